import { createEvaluate } from './evaluate'
import type { Lookup } from './lookup'
import type { PartData } from './part'
import { never } from './penalties'
import { type Among, findSources, leastElsewhere, listSize, type Source } from './sources'

export interface FoundItem {
  readonly item: number
  readonly penalty: number
}

/**
 * The best items that hold every term, those of equal penalty in their order; `isMeant` leaves out others beforehand, and
 * what has more than `ceiling` is of no use.
 * Takes the term that the fewest items hold, and looks at its lists from the most to the least promising, until what is
 * left can be no better than what was found.
 */
export function findItems(
  part: PartData,
  lookups: readonly Lookup[],
  limit: number,
  {
    isMeant,
    ceiling = never,
  }: { readonly isMeant?: ((item: number) => boolean) | undefined; readonly ceiling?: number } = {},
): readonly FoundItem[] {
  const evaluate = createEvaluate(part, lookups)
  const best = createBest(limit)
  const seen = new Set<number>()
  let left = mostEvaluations

  /** `others`: no item has less than this for the other terms; `needed`: bits of the items that may hold them. */
  const scan = (sources: readonly Source[], others: number, needed: readonly Uint8Array[]) => {
    for (let at = 0; at < sources.length && left > 0;) {
      const bound = (sources[at]?.bound ?? 0) + others
      if (bound > Math.min(best.worst(), ceiling)) return
      const end = groupEnd(sources, at)
      const cursors = createCursors(part, sources, at, end)
      for (let item = cursors.next(); item >= 0 && left > 0; item = cursors.next()) {
        // What comes behind it in these lists is no better, and further down.
        if (bound >= best.worst() && item > best.worstItem()) break
        if (seen.has(item)) continue
        seen.add(item)
        if (needed.some((bits) => !hasBit(bits, item))) continue
        if (isMeant !== undefined && !isMeant(item)) continue
        left -= 1
        const penalty = evaluate(item)
        if (penalty < never && penalty <= ceiling) best.offer(item, penalty)
      }
      at = end
    }
  }

  const [only, ...more] = lookups
  if (only === undefined) return []
  if (more.length === 0) {
    scan(findSources(part, only, 'names'), 0, [])
    if (leastElsewhere(only) <= Math.min(best.worst(), ceiling)) scan(findSources(part, only, 'elsewhere'), 0, [])
    return best.found
  }
  const all = lookups.map((lookup) =>
    [...findSources(part, lookup, 'names'), ...findSources(part, lookup, 'elsewhere')].toSorted(
      (a, b) => a.bound - b.bound,
    ),
  )
  const sizes = all.map((sources) => sources.reduce((size, { list }) => size + listSize(part, list), 0))
  const driver = sizes.indexOf(Math.min(...sizes))
  const others = all.reduce((sum, { 0: first }, at) => (at === driver ? sum : sum + (first?.bound ?? never)), 0)
  if (others >= never) return []
  const longest = Math.min(longestNeeded, 64 * (sizes[driver] ?? 0))
  const needed = all
    .filter((_, at) => at !== driver && (sizes[at] ?? 0) <= longest)
    .map((sources) => itemsAmong(part, { lists: sources.map(({ list }) => list) }))
  scan(all[driver] ?? [], others, needed)
  return best.found
}

/**
 * So many items are looked at for one interpretation of a query. Only two terms of a letter or two, each in a tenth of
 * a million records, would want more; the most promising were looked at by then.
 */
const mostEvaluations = 4000

/** In bytes: where another term is in more items than that, it leaves out too few to be worth reading. */
const longestNeeded = 200_000

function hasBit(bits: Uint8Array, item: number): boolean {
  return ((bits[item >> 3] ?? 0) & (1 << (item & 7))) !== 0
}

/** Lists of one bound are read side by side. */
function groupEnd(sources: readonly Source[], start: number): number {
  let end = start + 1
  while (end < sources.length && sources[end]?.bound === sources[start]?.bound) end += 1
  return end
}

/** Reads some lists as one, in ascending order of items; -1 at the end. An item may come more than once. */
function createCursors(part: PartData, sources: readonly Source[], start: number, end: number) {
  const { listStarts, listBytes } = part
  const places: number[] = []
  const ends: number[] = []
  const items: number[] = []
  const heap: number[] = []
  const filters: (Uint8Array | undefined)[] = []

  const advance = (cursor: number): boolean => {
    const stop = ends[cursor] ?? 0
    const bits = filters[cursor]
    let at = places[cursor] ?? 0
    let item = items[cursor] ?? 0
    while (at < stop) {
      let byte = listBytes[at] ?? 0
      at += 1
      item += byte & 127
      for (let scale = 128; byte > 127; scale *= 128) {
        byte = listBytes[at] ?? 0
        at += 1
        item += (byte & 127) * scale
      }
      if (bits !== undefined && !hasBit(bits, item)) continue
      places[cursor] = at
      items[cursor] = item
      return true
    }
    return false
  }
  const itemAt = (place: number) => items[heap[place] ?? 0] ?? 0
  const sink = (from: number) => {
    let place = from
    for (;;) {
      let least = place
      const left = 2 * place + 1
      if (left < heap.length && itemAt(left) < itemAt(least)) least = left
      if (left + 1 < heap.length && itemAt(left + 1) < itemAt(least)) least = left + 1
      if (least === place) return
      const moved = heap[place] ?? 0
      heap[place] = heap[least] ?? 0
      heap[least] = moved
      place = least
    }
  }
  for (let at = start; at < end; at += 1) {
    const { list = 0, among } = sources[at] ?? {}
    const cursor = places.length
    filters.push(among && itemsAmong(part, among))
    places.push(listStarts[list] ?? 0)
    ends.push(listStarts[list + 1] ?? 0)
    items.push(-1)
    if (advance(cursor)) heap.push(cursor)
  }
  for (let place = heap.length >> 1; place >= 0; place -= 1) sink(place)
  return {
    next(): number {
      const [cursor] = heap
      if (cursor === undefined) return -1
      const item = items[cursor] ?? -1
      if (!advance(cursor)) {
        const last = heap.pop() ?? 0
        if (heap.length > 0) heap[0] = last
      }
      sink(0)
      return item
    },
  }
}

function itemsAmong({ listStarts, listBytes, itemStarts }: PartData, among: Among): Uint8Array {
  if (among.items !== undefined) return among.items
  const bits = new Uint8Array((itemStarts.length >> 3) + 1)
  for (const list of among.lists) {
    const stop = listStarts[list + 1] ?? 0
    let item = -1
    for (let at = listStarts[list] ?? 0; at < stop;) {
      let byte = listBytes[at] ?? 0
      at += 1
      item += byte & 127
      for (let scale = 128; byte > 127; scale *= 128) {
        byte = listBytes[at] ?? 0
        at += 1
        item += (byte & 127) * scale
      }
      bits[item >> 3] = (bits[item >> 3] ?? 0) | (1 << (item & 7))
    }
  }
  among.items = bits
  return bits
}

/** Keeps the best of what it is offered. */
function createBest(limit: number) {
  const found: FoundItem[] = []
  const isFull = () => found.length >= limit
  return {
    found,
    /** The penalty above which nothing more is taken. */
    worst: () => (isFull() ? (found.at(-1)?.penalty ?? never) : never),
    /** At that penalty, the item behind which nothing more is taken. */
    worstItem: () => (isFull() ? (found.at(-1)?.item ?? never) : Infinity),
    offer(item: number, penalty: number): void {
      const last = found.at(-1)
      if (isFull() && last !== undefined && !isBefore(item, penalty, last)) return
      let at = found.length
      for (; at > 0; at -= 1) {
        const before = found[at - 1]
        if (before === undefined || !isBefore(item, penalty, before)) break
      }
      found.splice(at, 0, { item, penalty })
      if (found.length > limit) found.pop()
    },
  }
}

function isBefore(item: number, penalty: number, other: FoundItem): boolean {
  return penalty === other.penalty ? item < other.item : penalty < other.penalty
}
