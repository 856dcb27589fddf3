import { handleCopyPress } from '../copy-press'
import { buildMarkup } from '../../markup/build-markup'
import type { RenderedCard } from '../../messages'

interface CardOptions {
  /** Where the card is put: beside the button that opens it. */
  readonly root: ShadowRoot
  readonly button: HTMLElement
  describe(): Promise<RenderedCard | undefined>
}

/**
 * Has a button open a card, and close it again. A popover: nothing of the page cuts it off, Esc or a press elsewhere
 * closes it, and the focus goes back to where it came from.
 */
export function openCardOnPress({ root, button, describe }: CardOptions): void {
  const findCard = () => root.querySelector<HTMLElement>('.card')
  let isClosing = false
  let isAsking = false

  // A press on the button is one elsewhere, too: by the time it is a click, the card is closed.
  button.addEventListener('pointerdown', () => {
    isClosing = findCard() !== null
  })
  button.addEventListener('click', () => {
    const card = findCard()
    if (card?.matches(':popover-open')) card.hidePopover()
    else if (!isClosing) void open()
    isClosing = false
  })

  async function open() {
    if (isAsking) return
    isAsking = true
    const rendered = await describe().catch(() => undefined)
    isAsking = false
    if (rendered !== undefined && root.host.isConnected) show(root, button, rendered)
  }
}

function show(root: ShadowRoot, button: HTMLElement, rendered: RenderedCard): void {
  const { defaultView: window } = button.ownerDocument
  const card = buildCard(button, rendered)
  const place = () => placeCard(card, button)

  function close() {
    window?.removeEventListener('scroll', place, true)
    window?.removeEventListener('resize', place)
    const hadFocus = card.matches(':focus-within')
    card.remove()
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
  card.shadowRoot?.addEventListener('click', (event) => {
    handleCopyPress(event)
    if (event.target instanceof Element && event.target.closest('.close')) card.hidePopover()
  })
  root.append(card)
  button.setAttribute('aria-expanded', 'true')
  card.showPopover()
  place()
  card.focus()
  window?.addEventListener('scroll', place, { capture: true, passive: true })
  window?.addEventListener('resize', place)
}

/** With a shadow root of its own: marks are styled as little as they can be, cards as banners are. */
function buildCard({ ownerDocument: document, dataset }: HTMLElement, { css, markup }: RenderedCard): HTMLElement {
  const style = document.createElement('style')
  style.textContent = css
  const card = document.createElement('div')
  card.className = 'card'
  card.popover = 'auto'
  card.role = 'dialog'
  card.tabIndex = -1
  const root = card.attachShadow({ mode: 'open' })
  root.append(style, ...markup.map((one) => buildMarkup(document, one)))
  const section = root.querySelector('.yibu')
  section?.setAttribute('data-theme', dataset['theme'] ?? 'light')
  card.ariaLabel = section?.getAttribute('aria-label') ?? ''
  return card
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
