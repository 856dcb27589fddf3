import type { Guidance } from '../../utils/answer/answer'
import type { Closed } from '../../utils/match/verdict'
import { FinePrint } from './fine-print'
import type { Copy } from './action-button'
import { Routes } from './routes'
import { SureTag } from './sure-tag'
import { summaryOf } from './summary'

interface ClosedNoteProps {
  readonly verdict: Closed
  readonly guidance: Guidance | undefined
  readonly onCopy: Copy
}

/** The account closed, merged, moved or was renamed: what happened, where to go, what that rests on. */
export function ClosedNote({ verdict, guidance, onCopy }: ClosedNoteProps) {
  return (
    <>
      <p class="sentence">
        {summaryOf(verdict)} <SureTag sure={verdict.sure} />
      </p>
      {guidance && <Routes guidance={guidance} onCopy={onCopy} />}
      <FinePrint sources={verdict.closure.sources} list={guidance?.list} />
    </>
  )
}
