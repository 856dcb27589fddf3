import type { Guidance } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { SameName } from '../../utils/match/verdict'
import type { Copy } from './action-button'
import { FinePrint } from './fine-print'
import { Routes } from './routes'
import { statusSentence } from '../status-text'
import { summaryOf } from './summary'

interface SameNameNoteProps {
  readonly verdict: SameName
  readonly guidance: Guidance | undefined
  readonly onCopy: Copy
}

/** The account only shares a listed account's name. Says so and no more; where the listed one went is on demand. */
export function SameNameNote({ verdict, guidance, onCopy }: SameNameNoteProps) {
  return (
    <>
      <p>{summaryOf(verdict)}</p>
      <details>
        <summary>{t('where_listed_went')}</summary>
        <p>{statusSentence(verdict.closure)}</p>
        {guidance && <Routes small guidance={guidance} onCopy={onCopy} />}
        <FinePrint sources={verdict.closure.sources} />
      </details>
      <FinePrint sources={[]} list={guidance?.list} />
    </>
  )
}
