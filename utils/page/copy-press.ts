import { copyText } from './copy-text'

/**
 * Hears presses of copy buttons, however far below the listening element they stand:
 * `<button data-copy="the text" data-copied="its label then">` with an `<output data-failed="what is said else">` after it.
 */
export function handleCopyPress({ target }: Event): void {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null
  if (button !== null) void copy(button)
}

async function copy(button: HTMLElement): Promise<void> {
  const { copy: text = '', copied: copiedLabel = '' } = button.dataset
  const isCopied = await copyText(button.ownerDocument, text)
  const outcome = button.nextElementSibling
  if (outcome instanceof HTMLElement) outcome.textContent = isCopied ? '' : (outcome.dataset['failed'] ?? '')
  // Into the text node that is there: in the popup it is Preact's.
  const label = button.firstChild
  if (label === null) return
  button.dataset['label'] ??= label.nodeValue ?? ''
  label.nodeValue = isCopied ? copiedLabel : button.dataset['label']
}
