/** Watches for links of a page. */
export interface LinkFollower {
  /** Looks at the whole page once more. */
  restart(): void
  /** Whether every link that was there at the last start has been told of. */
  isThrough(): boolean
  stop(): void
}

interface LinkFollowerOptions {
  readonly document: Document
  /** A link that is new in the page, or whose address or text may be: told of when the page is idle. */
  onLink(link: HTMLAnchorElement): void
  /** All that was told of for now. */
  onPause(): void
  /** A link's address was changed just now, and nothing of it is painted yet. */
  onReuse(link: HTMLAnchorElement): void
  /** The page's content was changed just now. */
  onChange(): void
}

/**
 * Tells of every link of the page as it is and as it comes to be: of what is added and of addresses that change, no
 * more than that. Works when the page is idle, a few milliseconds at a time, however much there is to do.
 */
export function followLinks({ document, onLink, onPause, onReuse, onChange }: LinkFollowerOptions): LinkFollower {
  /** Parts of the page in which there may be links not told of yet. */
  const parts = new Set<Element>()
  /** Those of the part that is being worked off, and the next of them. */
  let links: ArrayLike<Element> = []
  let next = 0
  let isPlanned = false
  let isThrough = false
  let isOver = false

  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') reuse(target)
      else for (let at = 0; at < addedNodes.length; at++) add(addedNodes[at], target)
    }
    onChange()
    plan()
  })

  function reuse(node: Node) {
    if (!(node instanceof HTMLAnchorElement)) return
    onReuse(node)
    addPart(node)
  }

  function add(node: Node | undefined, parent: Node) {
    if (node instanceof Element) addPart(node)
    // A name that comes after its link.
    else if (parent instanceof Element) addPart(parent.closest('a[href]'))
  }

  function addPart(part: Element | null) {
    if (part === null) return
    // Sooner the whole page than an account of all that changed while it had no time.
    if (parts.size >= mostParts) addPage()
    else parts.add(part)
  }

  function addPage() {
    parts.clear()
    if (document.documentElement !== null) parts.add(document.documentElement)
  }

  function plan() {
    if (isPlanned || isOver || parts.size === 0) return
    isPlanned = true
    setTimeout(resume, collectMs)
  }

  function resume() {
    requestIdleCallback(work, { timeout: latestMs })
  }

  function work() {
    if (isOver) return
    const end = performance.now() + sliceMs
    do {
      if (!tellSome()) {
        isPlanned = false
        isThrough = true
        onPause()
        return plan()
      }
    } while (performance.now() < end)
    onPause()
    resume()
  }

  /** Tells of a few links; gives whether there are more. */
  function tellSome(): boolean {
    for (const end = next + linksAtATime; next < links.length && next < end; next++) {
      const link = links[next]
      if (link instanceof HTMLAnchorElement) onLink(link)
    }
    if (next < links.length) return true
    const [part] = parts
    links = []
    next = 0
    if (part === undefined) return false
    parts.delete(part)
    if (!part.isConnected) return true
    if (part instanceof HTMLAnchorElement) onLink(part)
    links = part.querySelectorAll('a[href]')
    return true
  }

  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] })
  addPage()
  isPlanned = true
  work()

  return {
    restart() {
      isThrough = false
      addPage()
      plan()
    },
    isThrough: () => isThrough,
    stop() {
      isOver = true
      observer.disconnect()
    },
  }
}

/** How long what changes is collected, how late it is looked at when the page is never idle, and for how long at once. */
const collectMs = 100
const latestMs = 500
const sliceMs = 4
/** Between two looks at the clock. */
const linksAtATime = 32
const mostParts = 5000
