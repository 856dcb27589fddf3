import { wording, type WordTag } from './wording'

/** The longest word of the wording at an offset. Time is bounded by the longest word. */
export function wordAt(text: string, from: number): { readonly tag: WordTag; readonly to: number } | undefined {
  let node = roots.get(text.charCodeAt(from))
  let found: { readonly tag: WordTag; readonly to: number } | undefined
  for (let index = from + 1; node !== undefined; index += 1) {
    if (node.tag !== undefined) found = { tag: node.tag, to: index }
    node = node.next?.get(text.charCodeAt(index))
  }
  return found
}

/** Words of a line of the wording. */
export function wordsOf(line: string): readonly string[] {
  return line.split(/\s+/).filter(Boolean)
}

interface Node {
  tag?: WordTag
  next?: Map<number, Node>
}

const roots = buildTrie()

function buildTrie(): ReadonlyMap<number, Node> {
  const root: Node = { next: new Map() }
  for (const [tag, line] of Object.entries(wording)) {
    for (const word of wordsOf(line)) {
      let node = root
      for (let index = 0; index < word.length; index += 1) {
        node.next ??= new Map()
        const code = word.charCodeAt(index)
        const known = node.next.get(code) ?? {}
        node.next.set(code, known)
        node = known
      }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the wording
      node.tag ??= tag as WordTag
    }
  }
  return root.next ?? new Map()
}
