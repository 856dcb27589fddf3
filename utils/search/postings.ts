import { pushNumber, readNumber, sizeOfNumber } from './numbers'
import { firstWord } from './part'
import type { VocabularyData } from './vocabulary'

/**
 * Which items hold a word, and where: lists of ascending item numbers. There is one for each role in which a word occurs
 * anywhere, and one for each division.
 */
export interface Postings {
  /** What each list is of, ascending: `word * roles.count + role`, or behind all those the division's place plus one. */
  readonly listKeys: Uint32Array
  /** Where each list begins in `listBytes`; one more at the end. */
  readonly listStarts: Uint32Array
  /** How far each item is behind the one before it, the first behind -1: see `numbers`. */
  readonly listBytes: Uint8Array
}

/** What a word is to an item. The roles of a field begin where the field is the whole of a name, begins it, or neither. */
export const roles = { whole: 0, first: 1, later: 2, formerName: 3, successor: 4, organisation: 5, count: 6 } as const

/** The texts of items, as a part holds them. */
interface ItemTexts {
  readonly itemStarts: Uint32Array
  readonly texts: Uint8Array
  readonly divisions: Uint16Array
}

export function* buildPostings(
  items: ItemTexts,
  wordCount: number,
  divisionCount: number,
): Generator<undefined, Postings> {
  const keyCount = wordCount * roles.count + divisionCount + 1
  const sizes = new Uint32Array(keyCount + 1)
  const last = new Int32Array(keyCount).fill(-1)
  // Once to know how much room each list takes, once to fill it.
  yield* walk(items, wordCount, (key, item) => {
    const step = item - (last[key] ?? 0)
    if (step === 0) return
    last[key] = item
    sizes[key] = (sizes[key] ?? 0) + sizeOfNumber(step)
  })
  const places = new Uint32Array(keyCount + 1)
  let total = 0
  for (let key = 0; key < keyCount; key += 1) {
    places[key] = total
    total += sizes[key] ?? 0
    if (key % 65_536 === 0) yield
  }
  const listBytes = new Uint8Array(total)
  last.fill(-1)
  yield* walk(items, wordCount, (key, item) => {
    const step = item - (last[key] ?? 0)
    if (step === 0) return
    last[key] = item
    let at = places[key] ?? 0
    pushNumber((byte) => {
      listBytes[at] = byte
      at += 1
    }, step)
    places[key] = at
  })
  const keys = new Uint32Array(sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0))
  const listStarts = new Uint32Array(keys.length + 1)
  let list = 0
  for (let key = 0, start = 0; key < keyCount; key += 1) {
    const size = sizes[key] ?? 0
    if (key % 65_536 === 0) yield
    if (size === 0) continue
    keys[list] = key
    listStarts[list] = start
    start += size
    list += 1
  }
  listStarts[list] = total
  return { listKeys: keys, listStarts, listBytes }
}

/** Items between two rests: about a millisecond. */
const stride = 1024

function* walk(
  { itemStarts, texts, divisions }: ItemTexts,
  wordCount: number,
  visit: (key: number, item: number) => void,
): Generator<undefined, void> {
  const count = itemStarts.length - 1
  const place = { at: 0 }
  for (let item = 0; item < count; item += 1) {
    if (item % stride === 0) yield
    const end = itemStarts[item + 1] ?? 0
    let role: number = roles.first
    let field = 0
    let previous = -1
    let isAlone = true
    for (place.at = itemStarts[item] ?? 0; place.at < end;) {
      const value = readNumber(texts, place)
      if (value < firstWord) {
        if (field === 0 && previous >= 0) visit(previous * roles.count + (isAlone ? roles.whole : role), item)
        previous = -1
        if (value > 0) field = value
        continue
      }
      const word = value - firstWord
      if (field > 0) visit(word * roles.count + roles.later + field, item)
      else if (previous >= 0) {
        visit(previous * roles.count + role, item)
        role = roles.later
        isAlone = false
        previous = word
      } else previous = word
    }
    if (field === 0 && previous >= 0) visit(previous * roles.count + (isAlone ? roles.whole : role), item)
    const division = divisions[item] ?? 0
    if (division > 0) visit(wordCount * roles.count + division, item)
  }
}

const firstLists = new WeakMap<Postings, Uint32Array>()

/** By word: its first list, and where the lists of the next word begin. Behind all words: the lists of divisions. */
export function listsByWord(postings: Postings & Pick<VocabularyData, 'wordStarts'>): Uint32Array {
  const known = firstLists.get(postings)
  if (known !== undefined) return known
  const { listKeys, wordStarts } = postings
  const wordCount = wordStarts.length - 1
  const firsts = new Uint32Array(wordCount + 1)
  let list = 0
  for (let word = 0; word <= wordCount; word += 1) {
    while (list < listKeys.length && (listKeys[list] ?? 0) < word * roles.count) list += 1
    firsts[word] = list
  }
  firstLists.set(postings, firsts)
  return firsts
}
