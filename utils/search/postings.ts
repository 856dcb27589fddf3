import { firstWord } from './part'

/**
 * Which items hold a word, and where: lists of ascending item numbers. There is one for each role in which a word occurs
 * anywhere, and one for each division.
 */
export interface Postings {
  /** What each list is of, ascending: `word * roles.count + role`, or behind all those the division's place plus one. */
  readonly listKeys: Uint32Array
  /** Where each list begins in `listBytes`; one more at the end. */
  readonly listStarts: Uint32Array
  /** Differences of item numbers plus one, 7 bits a byte, the lowest first. */
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
    sizes[key] = (sizes[key] ?? 0) + bytesOf(step)
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
    let step = item - (last[key] ?? 0)
    if (step === 0) return
    last[key] = item
    let at = places[key] ?? 0
    for (; step > 127; step = Math.floor(step / 128)) listBytes[at++] = (step & 127) | 128
    listBytes[at++] = step
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
  for (let item = 0; item < count; item += 1) {
    if (item % stride === 0) yield
    const end = itemStarts[item + 1] ?? 0
    let role: number = roles.first
    let field = 0
    let previous = -1
    let isAlone = true
    for (let at = itemStarts[item] ?? 0; at < end;) {
      let value = texts[at] ?? 0
      at += 1
      if (value > 127) {
        value &= 127
        for (let scale = 128; ; scale *= 128) {
          const next = texts[at] ?? 0
          at += 1
          value += (next & 127) * scale
          if (next < 128) break
        }
      }
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

function bytesOf(value: number): number {
  let bytes = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) bytes += 1
  return bytes
}

const firstLists = new WeakMap<Postings, Uint32Array>()

/** The number of the list of a key, or -1. */
export function findList(postings: Postings, key: number): number {
  const { listKeys } = postings
  let firsts = firstLists.get(postings)
  if (firsts === undefined) {
    firsts = findFirsts(listKeys)
    firstLists.set(postings, firsts)
  }
  const group = Math.floor(key / roles.count)
  const end = firsts[group + 1] ?? listKeys.length
  for (let list = firsts[group] ?? listKeys.length; list < end; list += 1) if (listKeys[list] === key) return list
  return -1
}

/** By word (those behind the last are divisions, six to one): its first list. */
function findFirsts(listKeys: Uint32Array): Uint32Array {
  const firsts = new Uint32Array(Math.floor((listKeys.at(-1) ?? 0) / roles.count) + 2).fill(listKeys.length)
  for (let list = listKeys.length - 1; list >= 0; list -= 1) {
    firsts[Math.floor((listKeys[list] ?? 0) / roles.count)] = list
  }
  for (let group = firsts.length - 2; group >= 0; group -= 1) {
    firsts[group] = Math.min(firsts[group] ?? 0, firsts[group + 1] ?? 0)
  }
  return firsts
}
