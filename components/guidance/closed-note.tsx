import type { Guidance } from '../../utils/answer/answer'
import type { Closed } from '../../utils/match/verdict'
import { FinePrint } from './fine-print'
import { Routes } from './routes'
import { SureTag } from './sure-tag'
import { summaryOf } from './summary'

interface ClosedNoteProps {
  readonly verdict: Closed
  readonly guidance: Guidance | undefined
}

/** The account closed, merged, moved or was renamed: what happened, where to go, what that rests on. */
export function ClosedNote({ verdict, guidance }: ClosedNoteProps) {
  return (
    <>
      <p class="sentence">
        {summaryOf(verdict)} <SureTag sure={verdict.sure} />
      </p>
      {guidance && <Routes guidance={guidance} />}
      <FinePrint sources={verdict.closure.sources} list={guidance?.list} />
    </>
  )
}
