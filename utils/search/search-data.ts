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

/** Steps of about a millisecond each, see `buildPart`. */
export function* buildSearchData(closures: Iterable<Closure>): Generator<undefined, SearchData> {
  return yield* fromEntries(mapEntries(closures))
}

function* fromEntries(entries: Iterable<SearchEntry>): Generator<undefined, SearchData> {
  const base = yield* buildPart(entries)
  return { base, recent: yield* buildPart([]), removed: new Uint8Array(Math.ceil(base.records.length / 8)) }
}

function* mapEntries(closures: Iterable<Closure>): Generator<SearchEntry> {
  for (const closure of closures) yield toSearchEntry(closure)
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
  const kept = Array.from(recordEntries(recent)).filter(({ id }) => !gone.has(id))
  const entries = [...kept, ...mapEntries(put.values())]
  if (entries.length <= Math.max(fewRecords, base.records.length / 10)) {
    return { base, recent: yield* buildPart(entries), removed: marked }
  }
  return yield* fromEntries(allEntries({ base, recent, removed: marked }, entries))
}

/** Up to that many, or a tenth of the base, recent records are searched by themselves; then all are packed anew. */
const fewRecords = 1000

const stride = 256

function* recordIds(part: PartData): Generator<readonly [record: number, id: string]> {
  for (const [item, record] of records(part)) yield [record, recordId(part, item, record)]
}

function* recordEntries(part: PartData, removed?: Uint8Array): Generator<SearchEntry> {
  for (const [item, record] of records(part)) {
    if (removed === undefined || !isRemoved(removed, record)) yield recordEntry(part, item, record)
  }
}

function* allEntries({ base, removed }: SearchData, recent: readonly SearchEntry[]): Generator<SearchEntry> {
  yield* recordEntries(base, removed)
  yield* recent
}

function* records({ recordStarts }: PartData): Generator<readonly [item: number, record: number]> {
  for (let item = 0; item + 1 < recordStarts.length; item += 1) {
    const end = recordStarts[item + 1] ?? 0
    for (let record = recordStarts[item] ?? 0; record < end; record += 1) yield [item, record]
  }
}
