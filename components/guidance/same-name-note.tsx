import type { Guidance } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { SameName } from '../../utils/match/verdict'
import type { Copy } from './action-button'
import { FinePrint } from './fine-print'
import { Routes } from './routes'
import { summaryOf } from './summary'

interface SameNameNoteProps {
  readonly verdict: SameName
  readonly guidance: Guidance | undefined
  readonly onCopy: Copy
}

/** The account only shares a listed account's name: what became of that one, and no more; where it went on demand. */
export function SameNameNote({ verdict, guidance, onCopy }: SameNameNoteProps) {
  return (
    <>
      <p>{summaryOf(verdict)}</p>
      <details>
        <summary>{t('where_listed_went')}</summary>
        {guidance && <Routes small guidance={guidance} onCopy={onCopy} />}
        <FinePrint sources={verdict.closure.sources} />
      </details>
      <FinePrint sources={[]} list={guidance?.list} />
    </>
  )
}
