import { collectItems, type CollectedItems } from './collect-items'
import type { SearchEntry } from './entry'
import { idForms, type PartData } from './part'
import { buildPlaces } from './places'
import { buildPostings } from './postings'
import { getRegions } from './regions'
import { sortItems, sortRecords } from './sort-items'
import { createSparseTexts, sparseText } from './sparse-texts'

/**
 * Packs records into a part. Yields after every few, so that whoever builds in the background can rest in between; run to
 * the end at once by `runToEnd`. Entries that are not there yet are undefined. Two records of one id are the caller's to
 * avoid.
 */
export function* buildPart(entries: Iterable<SearchEntry | undefined>): Generator<undefined, PartData> {
  const items = yield* collectItems(entries)
  const order = yield* sortItems(items)
  return yield* pack(items, order)
}

/** Runs work that is made of steps without resting. */
export function runToEnd<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** Items between two rests: less than a millisecond. */
const stride = 1024

/** Writes the items down in their order. */
function* pack(collected: CollectedItems, order: Uint32Array): Generator<undefined, PartData> {
  const { ranks: _ranks, firstRecords: _first, recordItems: _items, ...vocabulary } = collected
  const itemStarts = new Uint32Array(order.length + 1)
  const texts = new Uint8Array(collected.texts.length)
  const divisions = new Uint16Array(order.length)
  const names = createSparseTexts()
  for (const [place, item] of order.entries()) {
    const own = collected.texts.subarray(collected.itemStarts[item], collected.itemStarts[item + 1])
    texts.set(own, itemStarts[place])
    itemStarts[place + 1] = (itemStarts[place] ?? 0) + own.length
    divisions[place] = collected.divisions[item] ?? 0
    const name = sparseText(collected.names, item)
    if (name !== undefined) names.add(place, name)
    if (place % stride === 0) yield
  }
  const packed = { ...vocabulary, itemStarts, texts, divisions, names: names.finish() }
  return {
    ...packed,
    ...(yield* buildPlaces(vocabulary)),
    ...(yield* packRecords(collected, order)),
    ...(yield* buildPostings(packed, vocabulary.wordStarts.length - 1, getRegions().codes.length)),
  }
}

function* packRecords(
  collected: CollectedItems,
  order: Uint32Array,
): Generator<undefined, Pick<PartData, 'recordStarts' | 'records' | 'ids'>> {
  const { recordStarts, recordOrder } = yield* sortRecords(collected, order)
  const records = new Uint8Array(recordOrder.length)
  const ids = createSparseTexts()
  for (const [at, record] of recordOrder.entries()) {
    const written = collected.records[record] ?? 0
    records[at] = written
    if (written >> 5 === idForms.other) ids.add(at, sparseText(collected.ids, record) ?? '')
    if (at % stride === 0) yield
  }
  return { recordStarts, records, ids: ids.finish() }
}
