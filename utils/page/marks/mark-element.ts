import { openCardOnPress } from './mark-card'
import { readTheme } from '../theme'
import { stopUntrusted } from '../trusted'
import type { LinkMark, RenderedCard } from '../../messages'

/** A mark in the page, right after a link. */
export interface Mark {
  readonly closure: string
  /** Whether it stands where it belongs. */
  isInPlace(): boolean
  /** Puts it there. */
  place(): void
  /** Follows the page's theme, where it stands. */
  updateTheme(): void
  remove(): void
}

interface MarkOptions {
  readonly link: HTMLAnchorElement
  readonly mark: LinkMark
  readonly css: string
  /** Gives what the mark opens; undefined when there is nothing any more. */
  describe(): Promise<RenderedCard | undefined>
}

/** Makes a mark for a link, inside a shadow root that the page's styles do not reach. It is not in the page yet. */
export function createMark({ link, mark: { kind, text, label, closure }, css, describe }: MarkOptions): Mark {
  const document = link.ownerDocument
  const host = document.createElement('yibu-mark')
  const root = host.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = css
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `yibu ${kind}`
  button.textContent = text
  button.title = label
  button.setAttribute('aria-haspopup', 'dialog')
  button.setAttribute('aria-expanded', 'false')
  root.append(style, button)
  button.dataset['theme'] = readTheme(link)
  host.toggleAttribute('data-spread', isSpread(document, outermost(link).parentElement))

  // What is pressed here is not meant for the page, in whose links, cards and shortcuts it stands.
  for (const type of pressTypes) {
    root.addEventListener(type, stopUntrusted, { capture: true })
    host.addEventListener(type, (event) => event.stopPropagation())
  }
  openCardOnPress({ root, button, describe })

  return {
    closure,
    isInPlace: () => host.previousSibling === outermost(link),
    place: () => outermost(link).after(host),
    updateTheme() {
      button.dataset['theme'] = readTheme(host)
    },
    remove: () => host.remove(),
  }
}

const pressTypes = [
  'click',
  'dblclick',
  'auxclick',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
] as const

/** Whether the parts of a row are set as far from one another as there is room. */
function isSpread(document: Document, row: Element | null): boolean {
  const style = row && document.defaultView?.getComputedStyle(row)
  return !!style && style.display.includes('flex') && style.justifyContent.startsWith('space')
}

const pressedAsWhole = 'a, button, [role="link"], [role="button"]'

/** A mark is no part of anything that is pressed as a whole. */
function outermost(link: Element): Element {
  const { parentElement } = link
  // A form can hold something that is called `closest`.
  const around = parentElement && Element.prototype.closest.call(parentElement, pressedAsWhole)
  return around ? outermost(around) : link
}
