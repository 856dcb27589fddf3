import type { Guidance } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { SameName } from '../../utils/match/verdict'
import { FinePrint } from './fine-print'
import { Routes } from './routes'
import { summaryOf } from './summary'

interface SameNameNoteProps {
  readonly verdict: SameName
  readonly guidance: Guidance | undefined
}

/** The account only shares a listed account's name: what became of that one, and no more; where it went on demand. */
export function SameNameNote({ verdict, guidance }: SameNameNoteProps) {
  return (
    <>
      <p>{summaryOf(verdict)}</p>
      <details>
        <summary>{t('where_listed_went')}</summary>
        {guidance && <Routes small guidance={guidance} />}
        <FinePrint sources={verdict.closure.sources} />
      </details>
      <FinePrint sources={[]} list={guidance?.list} />
    </>
  )
}
