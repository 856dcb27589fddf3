import type { Answer } from '../../utils/answer/answer'
import type { Copy } from './action-button'
import { ClosedNote } from './closed-note'
import { SameNameNote } from './same-name-note'
import { SuccessorNote } from './successor-note'

interface NoteProps {
  readonly answer: Answer
  readonly onCopy: Copy
}

/** What is told of an account, on every surface. Nothing when the lists claim nothing. */
export function Note({ answer, onCopy }: NoteProps) {
  const { verdict, guidance } = answer
  switch (verdict.kind) {
    case 'closed':
      return <ClosedNote verdict={verdict} guidance={guidance} onCopy={onCopy} />
    case 'same-name':
      return <SameNameNote verdict={verdict} guidance={guidance} onCopy={onCopy} />
    case 'successor':
      return <SuccessorNote verdict={verdict} guidance={guidance} />
    case 'none':
      return null
  }
}
