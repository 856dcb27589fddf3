import type { Answer } from '../../utils/answer/answer'
import { ClosedNote } from './closed-note'
import { SameNameNote } from './same-name-note'
import { SuccessorNote } from './successor-note'

/** What is told of an account, on every surface. Nothing when the lists claim nothing. */
export function Note({ answer }: { readonly answer: Answer }) {
  const { verdict, guidance } = answer
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
