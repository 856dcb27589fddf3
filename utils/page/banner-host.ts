import { readTheme, type Theme, themeAttributes } from './theme'
import { stopUntrusted } from './trusted'
import type { Anchor } from '../platforms/platform'

export interface BannerHost {
  /** Where to render: inside a shadow root that the page's styles do not reach. */
  readonly container: HTMLElement
  /** False once it was given up: thrown out by the page too often. */
  isStanding(): boolean
  remove(): void
}

export interface BannerHostOptions {
  readonly document: Document
  readonly anchors: readonly Anchor[]
  readonly css: string
  /** Called soon after, whenever the host was put into the page again, and whenever its standing has changed. */
  onChange(standing: BannerStanding): void
}

/** How the banner stands in its page. */
export interface BannerStanding {
  readonly theme: Theme
  readonly docked: boolean
}

/**
 * Puts a host for the banner into the page's flow at the best anchor, or docks it at the foot of the window when
 * there is none, and keeps it there: put back when a re-render throws it out, moved when a better anchor appears.
 */
export function placeBannerHost({ document, anchors, css, onChange }: BannerHostOptions): BannerHost {
  const { host, root } = createHost(document)
  const style = document.createElement('style')
  style.textContent = css
  const container = document.createElement('div')
  root.append(style, container)

  let removed = false
  let attempts = 0
  let lastStanding = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const place = () => {
    timer = undefined
    if (removed) return
    const anchor = attempts < patience ? findAnchor(document, anchors) : undefined
    const isInPlace = stands(host, anchor)
    if (!isInPlace) {
      // A page that fights for its content wins in the end: then the banner is docked, and then gone.
      if (attempts >= 2 * patience || !insert(host, anchor, document)) return
      attempts++
      listen(host, root)
    }
    const standing: BannerStanding = { theme: readTheme(host), docked: anchor === undefined }
    if (isInPlace && JSON.stringify(standing) === lastStanding) return
    lastStanding = JSON.stringify(standing)
    onChange(standing)
  }

  const schedule = () => {
    timer ??= setTimeout(place, checkMs)
  }
  const observer = new MutationObserver(schedule)
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: [...themeAttributes],
  })
  const dark = document.defaultView?.matchMedia('(prefers-color-scheme: dark)')
  dark?.addEventListener('change', schedule)
  // Not before the caller has this host in hand.
  queueMicrotask(place)

  return {
    container,
    isStanding: () => host.isConnected || attempts < 2 * patience,
    remove() {
      removed = true
      observer.disconnect()
      dark?.removeEventListener('change', schedule)
      clearTimeout(timer)
      host.remove()
    },
  }
}

/** A page can claim the element's name and give every one a shadow root of its own; no page can claim `div`. */
function createHost(document: Document): { readonly host: HTMLElement; readonly root: ShadowRoot } {
  try {
    const host = document.createElement('yibu-banner')
    return { host, root: host.attachShadow({ mode: 'open' }) }
  } catch {
    const host = document.createElement('div')
    return { host, root: host.attachShadow({ mode: 'open' }) }
  }
}

/** How often the banner is put back into the flow before it is docked, and docked before it is given up. */
const patience = 10
const checkMs = 150

type FoundAnchor = { readonly element: Element; readonly position: Anchor['position'] }

function findAnchor(document: Document, anchors: readonly Anchor[]): FoundAnchor | undefined {
  for (const { selector, position } of anchors) {
    const element = document.querySelector(selector)
    if (element !== null) return { element, position }
  }
  return undefined
}

function stands(host: Element, anchor: FoundAnchor | undefined): boolean {
  if (!host.isConnected) return false
  if (anchor === undefined) return host.hasAttribute('docked')
  return anchor.position === 'before'
    ? host.nextElementSibling === anchor.element
    : host.parentElement === anchor.element
}

/** False when there is no place at all: a document that was just opened anew is empty. */
function insert(host: Element, anchor: FoundAnchor | undefined, document: Document): boolean {
  host.toggleAttribute('docked', anchor === undefined)
  const top: Element | null = document.body ?? document.documentElement
  if (anchor === undefined) top?.append(host)
  else if (anchor.position === 'before') anchor.element.before(host)
  else anchor.element.prepend(host)
  return host.isConnected
}

/** At every insertion: `document.open()` takes the listeners away with the content. */
function listen(host: Element, root: ShadowRoot): void {
  for (const type of ['keydown', 'keyup', 'keypress']) host.addEventListener(type, stopPropagation)
  for (const type of ['click', 'keydown']) root.addEventListener(type, stopUntrusted, { capture: true })
}

/** The site's keyboard shortcuts are not meant by someone who types in the banner. */
function stopPropagation(event: Event): void {
  event.stopPropagation()
}
