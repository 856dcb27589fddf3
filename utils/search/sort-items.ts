import type { CollectedItems } from './collect-items'
import { itemGist, recordId } from './part'
import { sortInSteps } from './sort-in-steps'

/** The items by rank, then by name. */
export function* sortItems(items: CollectedItems): Generator<undefined, Uint32Array> {
  const { ranks, firstRecords } = items
  const rankOf = (item: number) => ranks[item] ?? 0
  const asTheyCame = new Uint32Array(ranks.length)
  for (let item = 0; item < asTheyCame.length; item += 1) asTheyCame[item] = item
  const order = yield* sortInSteps(asTheyCame, (a, b) => rankOf(a) - rankOf(b))
  const idOf = (item: number) => recordId(items, item, firstRecords[item] ?? 0)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && rankOf(order[end] ?? 0) === rankOf(order[start] ?? 0)) end += 1
    const names = new Map<number, string>()
    for (const item of order.subarray(start, end)) {
      names.set(item, itemGist(items, item).name)
      if (names.size % stride === 0) yield
    }
    order.set(
      yield* sortInSteps(
        order.slice(start, end),
        (a, b) => compareTexts(names.get(a) ?? '', names.get(b) ?? '') || compareTexts(idOf(a), idOf(b)),
      ),
      start,
    )
    start = end
    yield
  }
  return order
}

/** The records of every item behind one another, items in their order, the records of each by platform, then by id. */
export function* sortRecords(
  items: CollectedItems,
  order: Uint32Array,
): Generator<undefined, { readonly recordStarts: Uint32Array; readonly recordOrder: Uint32Array }> {
  const { recordItems, records } = items
  const places = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place += 1) {
    places[order[place] ?? 0] = place
    if (place % manyNumbers === 0) yield
  }
  const placeOf = (record: number) => places[recordItems[record] ?? 0] ?? 0
  const recordStarts = new Uint32Array(order.length + 1)
  for (let record = 0; record < recordItems.length; record += 1) {
    const next = placeOf(record) + 1
    recordStarts[next] = (recordStarts[next] ?? 0) + 1
    if (record % manyNumbers === 0) yield
  }
  for (let place = 0; place < order.length; place += 1) {
    recordStarts[place + 1] = (recordStarts[place + 1] ?? 0) + (recordStarts[place] ?? 0)
    if (place % manyNumbers === 0) yield
  }
  const ends = recordStarts.slice()
  const recordOrder = new Uint32Array(records.length)
  for (let record = 0; record < recordItems.length; record += 1) {
    const place = placeOf(record)
    recordOrder[ends[place] ?? 0] = record
    ends[place] = (ends[place] ?? 0) + 1
    if (record % manyNumbers === 0) yield
  }
  const platformOf = (record: number) => (records[record] ?? 0) & 31
  for (let place = 0; place < order.length; place += 1) {
    const item = order[place] ?? 0
    const own = recordOrder.subarray(recordStarts[place], recordStarts[place + 1])
    if (own.length > 1) {
      own.sort(
        (a, b) => platformOf(a) - platformOf(b) || compareTexts(recordId(items, item, a), recordId(items, item, b)),
      )
    }
    if (place % stride === 0) yield
  }
  return { recordStarts, recordOrder }
}

/** Items between two rests where names are made or compared. */
const stride = 512

/** What is only counted or copied between two rests. */
const manyNumbers = 16_384

function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
