import { useState } from 'preact/hooks'
import { useFocus } from './use-focus'

interface ConfirmBoxProps {
  readonly question: string
  readonly yes: string
  readonly no: string
  /** Kept when it is done; nothing can be pressed until then. */
  readonly onYes: () => Promise<void>
  readonly onNo: () => void
}

/** Asks once more, in the page. The focus comes to the question, so that it is heard before it can be answered. */
export function ConfirmBox({ question, yes, no, onYes, onNo }: ConfirmBoxProps) {
  const boxRef = useFocus<HTMLFieldSetElement>()
  const [isBusy, setBusy] = useState(false)

  async function confirm() {
    if (isBusy) return
    setBusy(true)
    await onYes()
    setBusy(false)
  }

  return (
    <fieldset class="asking" aria-label={question} tabIndex={-1} ref={boxRef}>
      <p>{question}</p>
      <div class="actions">
        <button type="button" class="go" aria-disabled={isBusy} onClick={() => void confirm()}>
          {yes}
        </button>
        <button type="button" class="go" onClick={onNo}>
          {no}
        </button>
      </div>
    </fieldset>
  )
}
