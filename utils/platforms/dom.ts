/** Where to look: the whole page, or one part of it. */
export type Root = Document | Element

export const NAME_LIMIT = 200
export const VERIFICATION_LIMIT = 300

/** Longest raw text looked at before white space is collapsed and the rest is cut. */
const RAW_LIMIT = 2000
const NODE_LIMIT = 500
const ELEMENT_LIMIT = 200
/** Editors of articles wrap every word. */
const LINES_NODE_LIMIT = 4000

const unread: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'svg', 'SVG'])
const unreadLines: ReadonlySet<string> = new Set([...unread, 'BUTTON'])
const lineBreaks: ReadonlySet<string> = new Set([
  'BR',
  'P',
  'DIV',
  'SECTION',
  'LI',
  'TR',
  'H1',
  'H2',
  'H3',
  'BLOCKQUOTE',
])

/**
 * The elements of `root` that fit `selector`, at most 200, in document order. The methods come from the prototypes
 * because a page can shadow the document's own with `<form name="querySelector">`.
 */
export function selectAll(root: Root, selector: string): readonly Element[] {
  const prototype = 'documentElement' in root ? Document.prototype : Element.prototype
  const list: NodeListOf<Element> = prototype.querySelectorAll.call(root, selector)
  const found: Element[] = []
  for (let i = 0; i < list.length && i < ELEMENT_LIMIT; i++) {
    const element = list[i]
    if (element) found.push(element)
  }
  return found
}

/** The first element that fits the earliest of `selectors` and is acceptable. */
export function select(
  root: Root,
  selectors: readonly string[],
  isAcceptable?: (element: Element) => boolean,
): Element | undefined {
  for (const selector of selectors) {
    const first = selectFirst(root, selector)
    if (!first) continue
    if (!isAcceptable || isAcceptable(first)) return first
    const found = selectAll(root, selector).find(isAcceptable)
    if (found) return found
  }
  return undefined
}

/** Without a list of elements: the first one made takes a page 0.5 ms. */
function selectFirst(root: Root, selector: string): Element | null {
  const prototype = 'documentElement' in root ? Document.prototype : Element.prototype
  return prototype.querySelector.call(root, selector)
}

/** The text below `node` as a person reads it: spans joined, emoji images by their alt text, trimmed, cut at `limit`. */
export function readText(node: Node | null | undefined, limit: number = NAME_LIMIT): string | undefined {
  let raw = ''
  let current: Node | null | undefined = node
  for (let seen = 0; current && seen < NODE_LIMIT && raw.length < RAW_LIMIT; seen++) {
    raw += readOwn(current)
    current = nextNode(current, node)
  }
  return cut(raw, limit)
}

/**
 * The text below `node` as a person reads it, with its line breaks: where paragraphs end, sentences do. Buttons (展开) are
 * not part of it.
 */
export function readLines(node: Node | null | undefined, limit: number): string | undefined {
  let raw = ''
  let current: Node | null | undefined = node
  for (let seen = 0; current && seen < LINES_NODE_LIMIT && raw.length < 2 * limit; seen++) {
    raw += lineBreaks.has(current.nodeName) ? '\n' : readOwn(current)
    current = nextNode(current, node, unreadLines)
  }
  const text = raw
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n')
    .trim()
  return text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '') || undefined
}

/** White space collapsed, trimmed, at most `limit` characters; undefined when nothing is left. */
export function cut(raw: string, limit: number = NAME_LIMIT): string | undefined {
  const text = raw.slice(0, RAW_LIMIT).replaceAll(/\s+/g, ' ').trim().slice(0, limit)
  // A cut may leave the first half of an emoji.
  return text.replace(/[\uD800-\uDBFF]$/, '').trimEnd() || undefined
}

/** The document's title; read from its element since `<img name="title">` shadows `document.title`. Drawings have titles too. */
export function readTitle(document: Document): string {
  return (
    readText(
      select(document, ['head > title']) ?? select(document, ['title'], (title) => !title.closest('svg')),
      RAW_LIMIT,
    ) ?? ''
  )
}

/** What `read` gives, or `fallback` when the page makes it throw. */
export function attempt<Result>(read: () => Result, fallback: Result): Result {
  try {
    return read()
  } catch {
    return fallback
  }
}

function readOwn(node: Node): string {
  if (node.nodeType === 3) return (node.nodeValue ?? '').slice(0, RAW_LIMIT)
  if (node.nodeName === 'IMG') return (Element.prototype.getAttribute.call(node, 'alt') ?? '').slice(0, RAW_LIMIT)
  return ''
}

function nextNode(node: Node, top: Node | null | undefined, skipped = unread): Node | null {
  if (node.firstChild && !skipped.has(node.nodeName)) return node.firstChild
  let current: Node | null = node
  while (current && current !== top) {
    if (current.nextSibling) return current.nextSibling
    current = current.parentNode
  }
  return null
}
