import type { Answer } from '../../utils/answer/answer'
import { ClosedNote } from './closed-note'
import { History } from './history'
import { NoticeNote } from './notice-note'
import { OtherClaims } from './other-claims'
import { SameNameNote } from './same-name-note'
import { SuccessorNote } from './successor-note'

/** What is told of an account, on every surface. Nothing when the lists claim nothing, and its own page neither. */
export function Note({ answer }: { readonly answer: Answer }) {
  if (answer.notice) return <NoticeNote notice={answer.notice} />
  if (answer.verdict.kind === 'none') return null
  return (
    <>
      <Told answer={answer} />
      <History history={answer.history} />
      <OtherClaims claims={answer.otherClaims} />
    </>
  )
}

function Told({ answer: { verdict, guidance } }: { readonly answer: Answer }) {
  switch (verdict.kind) {
    case 'closed':
      return <ClosedNote verdict={verdict} guidance={guidance} />
    case 'same-name':
      return <SameNameNote verdict={verdict} guidance={guidance} />
    case 'successor':
      return <SuccessorNote verdict={verdict} guidance={guidance} />
    case 'none':
      return null
  }
}
