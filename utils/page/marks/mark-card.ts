import { handleCopyPress } from '../copy-press'
import { buildMarkup } from '../../markup/build-markup'
import type { RenderedCard } from '../../messages'

interface CardOptions {
  /** Where the card is put: beside the button that opens it. */
  readonly root: ShadowRoot
  readonly button: HTMLButtonElement
  describe(): Promise<RenderedCard | undefined>
}

/**
 * Opens the card of a mark. A popover: nothing of the page cuts it off, Esc, its button or a press elsewhere closes it,
 * and the focus goes back to where it came from.
 */
export async function openCard({ root, button, describe }: CardOptions): Promise<void> {
  // One that stands open is closed by the browser: the button is its invoker.
  if (root.querySelector('.card') !== null || button.ariaBusy === 'true') return
  button.ariaBusy = 'true'
  const rendered = await describe().catch(() => undefined)
  button.ariaBusy = null
  if (rendered !== undefined && root.host.isConnected) show(root, button, rendered)
}

function show(root: ShadowRoot, button: HTMLButtonElement, rendered: RenderedCard): void {
  const document = button.ownerDocument
  const { defaultView: window } = document
  const { card, style } = buildCard(document, rendered)
  card.querySelector('.yibu')?.setAttribute('data-theme', button.dataset['theme'] ?? 'light')
  const place = () => placeCard(card, button)

  function close() {
    window?.removeEventListener('scroll', place, true)
    window?.removeEventListener('resize', place)
    const hadFocus = card.matches(':focus-within')
    card.remove()
    style.remove()
    button.popoverTargetElement = null
    button.setAttribute('aria-expanded', 'false')
    if (hadFocus) button.focus()
  }

  card.addEventListener('toggle', (event) => {
    if (event.newState === 'closed') close()
  })
  card.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    card.hidePopover()
  })
  card.addEventListener('click', (event) => {
    handleCopyPress(event)
    if (event.target instanceof Element && event.target.closest('.close')) card.hidePopover()
  })
  root.append(style, card)
  button.popoverTargetElement = card
  button.setAttribute('aria-expanded', 'true')
  card.showPopover()
  place()
  card.focus()
  window?.addEventListener('scroll', place, { capture: true, passive: true })
  window?.addEventListener('resize', place)
}

function buildCard(document: Document, { css, markup }: RenderedCard) {
  const style = document.createElement('style')
  style.textContent = css
  const card = document.createElement('div')
  card.className = 'card'
  card.popover = 'auto'
  card.role = 'dialog'
  card.tabIndex = -1
  card.append(...markup.map((one) => buildMarkup(document, one)))
  card.ariaLabel = card.querySelector('[aria-label]')?.getAttribute('aria-label') ?? ''
  return { card, style }
}

/** Below the button or above it, wherever there is more room, and within the window. */
function placeCard(card: HTMLElement, button: HTMLElement): void {
  const { clientWidth, clientHeight } = button.ownerDocument.documentElement
  const { left, top, bottom } = button.getBoundingClientRect()
  const isBelow = clientHeight - bottom >= Math.min(top, card.scrollHeight + 2 * marginPx)
  const room = (isBelow ? clientHeight - bottom : top) - 2 * marginPx
  const { style } = card
  style.maxHeight = `${Math.max(room, leastRoomPx)}px`
  style.left = `${Math.max(marginPx, Math.min(left, clientWidth - card.offsetWidth - marginPx))}px`
  style.top = isBelow ? `${bottom + marginPx / 2}px` : 'auto'
  style.bottom = isBelow ? 'auto' : `${clientHeight - top + marginPx / 2}px`
}

const marginPx = 8
const leastRoomPx = 120
