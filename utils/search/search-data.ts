import { buildPart } from './build-part'
import { type SearchEntry, toSearchEntry } from './entry'
import { isRemoved, type PartData, recordEntry, recordId } from './part'
import type { Closure } from '../model/closure'

/**
 * Records made searchable, so that changes need not make everything anew: most stand in `base`; what was put since stands in
 * `recent`, and what of the base is gone, or has been put anew, is marked.
 */
export interface SearchData {
  readonly base: PartData
  readonly recent: PartData
  /** A bit for each record of the base, the lowest of a byte first. */
  readonly removed: Uint8Array
}

/** Steps of about a millisecond each, see `buildPart`. What is not there yet may be undefined: it rests, and asks again. */
export function* buildSearchData(closures: Iterable<Closure | undefined>): Generator<undefined, SearchData> {
  return yield* fromEntries(mapEntries(closures))
}

function* fromEntries(entries: Iterable<SearchEntry | undefined>): Generator<undefined, SearchData> {
  const base = yield* buildPart(entries)
  empty ??= yield* buildPart([])
  return { base, recent: empty, removed: new Uint8Array(Math.ceil(base.records.length / 8)) }
}

/** Every vocabulary begins with the names of all regions: to make one takes some milliseconds. */
let empty: PartData | undefined

function* mapEntries(closures: Iterable<Closure | undefined>): Generator<SearchEntry | undefined> {
  for (const closure of closures) yield closure && toSearchEntry(closure)
}

/**
 * The data after some records came, in place of those with their ids or new, and others went. What was there stays as it
 * is, for whoever still searches it.
 */
export function* patchSearchData(
  { base, recent, removed }: SearchData,
  puts: Iterable<Closure>,
  removals: Iterable<string>,
): Generator<undefined, SearchData> {
  const put = new Map(Array.from(puts, (closure) => [closure.id, closure]))
  const gone = new Set([...removals, ...put.keys()])
  const marked = removed.slice()
  for (const [record, id] of recordIds(base)) {
    if (record % stride === 0) yield
    if (gone.has(id)) marked[record >> 3] = (marked[record >> 3] ?? 0) | (1 << (record & 7))
  }
  const others = recordEntries(recent, (_, id) => gone.has(id))
  const entries = chain(others, mapEntries(put.values()))
  if (recent.records.length + put.size <= Math.max(fewRecords, base.records.length / 10)) {
    return { base, recent: yield* buildPart(entries), removed: marked }
  }
  return yield* fromEntries(
    chain(
      recordEntries(base, (record) => isRemoved(marked, record)),
      entries,
    ),
  )
}

/** Up to that many, or a tenth of the base, recent records are searched by themselves; then all are packed anew. */
const fewRecords = 1000

const stride = 256

function* recordIds(part: PartData): Generator<readonly [record: number, id: string, item: number]> {
  for (const [item, record] of records(part)) yield [record, recordId(part, item, record), item]
}

function* recordEntries(part: PartData, isGone: (record: number, id: string) => boolean): Generator<SearchEntry> {
  for (const [record, id, item] of recordIds(part)) if (!isGone(record, id)) yield recordEntry(part, item, record)
}

function* chain<Item>(first: Iterable<Item>, second: Iterable<Item>): Generator<Item> {
  yield* first
  yield* second
}

function* records({ recordStarts }: PartData): Generator<readonly [item: number, record: number]> {
  for (let item = 0; item + 1 < recordStarts.length; item += 1) {
    const end = recordStarts[item + 1] ?? 0
    for (let record = recordStarts[item] ?? 0; record < end; record += 1) yield [item, record]
  }
}
