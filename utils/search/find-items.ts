import { createEvaluate } from './evaluate'
import { addItem, createItemSet, hasItem, type ItemSet, lowestBit } from './item-set'
import type { Lookup } from './lookup'
import { readNumber } from './numbers'
import type { PartData } from './part'
import { never } from './penalties'
import { type Among, type Batch, bytesForLook, findBatches, leastElsewhere } from './sources'

export interface FoundItem {
  readonly item: number
  readonly penalty: number
}

export interface FindOptions {
  /** Only items in here are looked at. */
  readonly among?: ItemSet | undefined
  /** What has a higher penalty is of no use. */
  readonly ceiling?: number
  /** Of items of equal penalty these come first. */
  readonly near?: Nearness | undefined
  /** So many times a term is looked for in an item, the most promising first; what is left then is not found. */
  readonly mostLooks?: number
}

/** Items that lie near, and how far all are: less is nearer, and those that are not near are equally far. */
export interface Nearness {
  readonly items: ItemSet
  readonly farness: (item: number) => number
}

/**
 * The best items that hold every term, those of equal penalty in their order. Takes the term that the fewest items hold,
 * and looks at its lists from the most to the least promising, until what is left can be no better than what was found.
 */
export function findItems(
  part: PartData,
  lookups: readonly Lookup[],
  limit: number,
  options: FindOptions = {},
): readonly FoundItem[] {
  const sets = createSets(part)
  const scan = createScan(part, sets, lookups, limit, options)
  const [only, ...more] = lookups
  if (only !== undefined && more.length === 0) findTerm(part, only, scan)
  else findTerms(part, sets, lookups, scan)
  sets.giveBack()
  return scan.found
}

function findTerm(part: PartData, lookup: Lookup, scan: Scan): void {
  scan.read(findBatches(part, lookup, 'names'), 0, [])
  if (leastElsewhere(lookup) <= scan.worst()) scan.read(findBatches(part, lookup, 'elsewhere'), 0, [])
}

function findTerms(part: PartData, sets: Sets, lookups: readonly Lookup[], scan: Scan): void {
  const all = lookups.map((lookup) => findBatches(part, lookup, 'everywhere'))
  const sizes = all.map((batches) => batches.reduce((sum, { size }) => sum + size, 0))
  const driver = sizes.indexOf(Math.min(...sizes))
  const others = all.reduce((sum, { 0: first }, at) => (at === driver ? sum : sum + (first?.bound ?? never)), 0)
  if (others >= never) return
  const longest = Math.min(longestNeeded, bytesForLook * (sizes[driver] ?? 0))
  const needed = all
    .filter((_, at) => at !== driver && (sizes[at] ?? 0) <= longest)
    .map((batches) => sets.of({ lists: listsIn(batches) }))
  scan.read(all[driver] ?? [], others, needed)
}

/**
 * One interpretation of a query has about two milliseconds. Only several terms of a letter or two, each in a tenth of a
 * million records, would want more.
 */
const usualLooks = 2000

/** In bytes: where another term is in more items than that, it leaves out too few to be worth reading. */
const longestNeeded = 200_000

function listsIn(batches: readonly Batch[]): number[] {
  const all: number[] = []
  for (const { groups } of batches) for (const { lists } of groups) for (const list of lists) all.push(list)
  return all
}

type Scan = ReturnType<typeof createScan>

function createScan(
  part: PartData,
  sets: Sets,
  lookups: readonly Lookup[],
  limit: number,
  { among, ceiling = never, near, mostLooks = usualLooks }: FindOptions,
) {
  const itemCount = part.itemStarts.length - 1
  const evaluate = createEvaluate(part, lookups)
  const best = createBest(limit, itemCount, near)
  const { fresh, seen } = sets
  const worst = () => Math.min(best.worst(), ceiling)
  let left = Math.ceil(mostLooks / lookups.length)

  /** Looks at what was read, in order. False where what is still to be read in these lists is no better. */
  const visit = (bound: number, masks: readonly ItemSet[], isLast: boolean): boolean => {
    const { words, summary } = fresh
    let goesOn = true
    for (let part32 = 0; part32 < summary.length; part32 += 1) {
      for (let rest = summary[part32] ?? 0; rest !== 0; rest &= rest - 1) {
        const word = part32 * 32 + lowestBit(rest)
        let bits = (words[word] ?? 0) & ~(seen[word] ?? 0)
        for (const mask of masks) bits &= mask.words[word] ?? 0
        if (isLast) words[word] = 0
        if (!goesOn) continue
        seen[word] = (seen[word] ?? 0) | bits
        for (; bits !== 0; bits &= bits - 1) {
          const item = word * 32 + lowestBit(bits)
          if (left === 0 || (isLast && bound >= best.worst() && best.isBehind(item))) {
            goesOn = false
            // Elsewhere it may hold the term better.
            seen[word] = (seen[word] ?? 0) & ~bits
            break
          }
          left -= 1
          const penalty = evaluate(item)
          if (penalty < never && penalty <= ceiling) best.offer(item, penalty)
        }
      }
      if (isLast) summary[part32] = 0
    }
    return goesOn
  }

  /** `least`: no item has less than this for the other terms; `needed`: the items that may hold them. */
  const read = (batches: readonly Batch[], least: number, needed: readonly ItemSet[]) => {
    const masks = among === undefined ? needed : [...needed, among]
    for (const batch of batches) {
      const bound = batch.bound + least
      if (left === 0 || bound > worst()) return
      // Many are read in steps: what comes first is often all that is wanted. Unless what is near comes before all.
      if (near === undefined && batch.size > longestAtOnce) {
        const readTo = createReader(part, sets, batch, fresh)
        for (let end = itemsInStep; ; end += itemsInStep) {
          readTo(end)
          if (!visit(bound, masks, true) || end >= itemCount) break
        }
        continue
      }
      for (const { lists, among: others } of batch.groups) {
        readLists(part, lists, others && sets.of(others), fresh)
      }
      if (near !== undefined) visit(bound, [...masks, near.items], false)
      visit(bound, masks, true)
    }
  }
  return { read, worst, found: best.found }
}

/** The sets of items of one search. */
interface Sets {
  /** What was read and not yet looked at; empty after every search. */
  readonly fresh: ItemSet
  /** What was looked at. */
  readonly seen: Int32Array
  /** The items in some lists; read once. */
  of(among: Among): ItemSet
  /** They are used again by the next search. */
  giveBack(): void
}

const spareSets = new WeakMap<PartData, ItemSet[]>()

function createSets(part: PartData): Sets {
  const spare = spareSets.get(part) ?? []
  spareSets.set(part, spare)
  const taken: ItemSet[] = []
  const take = () => {
    const set = spare.pop() ?? createItemSet(part.itemStarts.length - 1)
    taken.push(set)
    return set
  }
  const seen = take()
  return {
    fresh: take(),
    seen: seen.words,
    of(among) {
      if (among.items === undefined) {
        among.items = take()
        readMembers(part, among.lists, among.items)
      }
      return among.items
    },
    giveBack() {
      for (const set of taken) {
        set.words.fill(0)
        spare.push(set)
      }
    },
  }
}

/** In bytes. */
const longestAtOnce = 16_384
const itemsInStep = 65_536

/** Reads lists side by side, from the lowest items on, into a set. */
function createReader(part: PartData, sets: Sets, { groups }: Batch, into: ItemSet) {
  const { listStarts, listBytes } = part
  const lists: number[] = []
  const filters: (ItemSet | undefined)[] = []
  for (const { lists: own, among } of groups) {
    const items = among && sets.of(among)
    for (const list of own) {
      lists.push(list)
      filters.push(items)
    }
  }
  const place = { at: 0 }
  const places = new Uint32Array(lists.length)
  const items = new Uint32Array(lists.length)
  for (let at = 0; at < lists.length; at += 1) {
    place.at = listStarts[lists[at] ?? 0] ?? 0
    items[at] = readNumber(listBytes, place) - 1
    places[at] = place.at
  }
  return (end: number): void => {
    for (let at = 0; at < lists.length; at += 1) {
      let item = items[at] ?? 0
      if (item >= end) continue
      const filter = filters[at]
      const stop = listStarts[(lists[at] ?? 0) + 1] ?? 0
      place.at = places[at] ?? 0
      while (item < end) {
        if (filter === undefined || hasItem(filter, item)) addItem(into, item)
        item = place.at < stop ? item + readNumber(listBytes, place) : finished
      }
      items[at] = item
      places[at] = place.at
    }
  }
}

/** Behind every item. */
const finished = 0xffff_ffff

/** Reads whole lists into a set. */
function readLists(part: PartData, lists: readonly number[], filter: ItemSet | undefined, into: ItemSet): void {
  const { listStarts, listBytes } = part
  const place = { at: 0 }
  for (const list of lists) {
    const stop = listStarts[list + 1] ?? 0
    let item = -1
    for (place.at = listStarts[list] ?? 0; place.at < stop;) {
      item += readNumber(listBytes, place)
      if (filter === undefined || hasItem(filter, item)) addItem(into, item)
    }
  }
}

/** The same where it is only asked what is in the set: without its summary. Most of what a search reads is read here. */
function readMembers({ listStarts, listBytes }: PartData, lists: readonly number[], { words }: ItemSet): void {
  for (const list of lists) {
    const stop = listStarts[list + 1] ?? 0
    let item = -1
    for (let at = listStarts[list] ?? 0; at < stop; at += 1) {
      let byte = listBytes[at] ?? 0
      item += byte & 127
      for (let scale = 128; byte > 127; scale *= 128) {
        at += 1
        byte = listBytes[at] ?? 0
        item += (byte & 127) * scale
      }
      words[item >> 5] = (words[item >> 5] ?? 0) | (1 << (item & 31))
    }
  }
}

/** Keeps the best of what it is offered. */
function createBest(limit: number, itemCount: number, near: Nearness | undefined) {
  const found: FoundItem[] = []
  const places: number[] = []
  const isFull = () => found.length >= limit
  const placeOf = (item: number) => (near === undefined ? item : near.farness(item) * itemCount + item)
  return {
    found,
    /** The penalty above which nothing more is taken. */
    worst: () => (isFull() ? (found.at(-1)?.penalty ?? never) : never),
    /** At that penalty, and not near: is an item, and what comes after it, taken no more? */
    isBehind: (item: number) => isFull() && placeOf(item) > (places.at(-1) ?? never),
    offer(item: number, penalty: number): void {
      const place = placeOf(item)
      let at = found.length
      for (; at > 0; at -= 1) {
        const before = found[at - 1]?.penalty ?? 0
        if (penalty > before || (penalty === before && place > (places[at - 1] ?? 0))) break
      }
      if (at >= limit) return
      found.splice(at, 0, { item, penalty })
      places.splice(at, 0, place)
      if (found.length <= limit) return
      found.pop()
      places.pop()
    },
  }
}
