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
  // A page can shadow its own methods, and a form's, with the names of what is in them.
  const { querySelectorAll: findAll } = Document.prototype
  const { querySelectorAll: findIn } = Element.prototype
  /** Parts of the page in which there may be links not told of yet. */
  const parts = new Set<Element | Document>()
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
    if (!isLink(node)) return
    onReuse(node)
    addPart(node)
  }

  function add(node: Node | undefined, parent: Node) {
    if (node instanceof Element) addPart(node)
    // A name that comes after its link.
    else if (parent instanceof Element) addPart(Element.prototype.closest.call(parent, 'a[href]'))
  }

  function addPart(part: Element | null) {
    if (part === null) return
    // Sooner the whole page than an account of all that changed while it had no time.
    if (parts.size >= mostParts) addPage()
    else parts.add(part)
  }

  function addPage() {
    parts.clear()
    parts.add(document)
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
    const end = Date.now() + sliceMs
    do {
      if (!tellSome()) {
        isPlanned = false
        isThrough = true
        onPause()
        return plan()
      }
    } while (Date.now() < end)
    onPause()
    resume()
  }

  /** Tells of a few links; gives whether there are more. */
  function tellSome(): boolean {
    for (const end = next + linksAtATime; next < links.length && next < end; next++) {
      const link = links[next]
      if (link !== undefined && isLink(link)) onLink(link)
    }
    if (next < links.length) return true
    const [part] = parts
    links = []
    next = 0
    if (part === undefined) return false
    parts.delete(part)
    if (!part.isConnected) return true
    if (isLink(part)) onLink(part)
    links = part === document ? findAll.call(document, 'a[href]') : findIn.call(part, 'a[href]')
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

/** A drawing's links have names in lower case. */
function isLink(node: Node): node is HTMLAnchorElement {
  return node.nodeName === 'A'
}

/** How long what changes is collected, how late it is looked at when the page is never idle, and for how long at once. */
const collectMs = 100
const latestMs = 500
const sliceMs = 4
/** Between two looks at the clock. */
const linksAtATime = 32
const mostParts = 5000
