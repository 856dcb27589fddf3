import type { Hit } from '../model/hit'
import type { Closure } from '../model/closure'
import { homeKeyOfId, recordKey } from '../match/keys'
import { gistOf } from '../results/gist'
import { createFinder, type ListedClosure } from '../store/closures'
import type { Database } from '../store/database'
import { type EditionInUse, loadEditions } from '../store/editions'
import { loadRecordsAt, walkRecords, type Whereabouts } from '../store/walk'

/** Records in the order in which they are shown, of a million of which no more is held than what they are filtered by. */
export interface RecordTable {
  /** One a record. */
  readonly gists: Uint32Array
  /** The records at some places, in that order. Those that are gone by now are left out. */
  load(places: readonly number[]): Promise<readonly TableRecord[]>
}

export interface TableRecord extends ListedClosure {
  /** Why a search found it. */
  readonly hit?: Hit
}

export interface TableOptions {
  /** Told now and then how many records were gone through, and of how many. */
  readonly onProgress?: (done: number, total: number) => void
  /** Rejects with its reason. */
  readonly signal?: AbortSignal
}

/**
 * Every record of the lists in use, what happened last first, by place where it happened on one day. Rejects with
 * `EditionGone` when a list changes meanwhile.
 */
export async function tableOfAll(database: Database, { onProgress, signal }: TableOptions = {}): Promise<RecordTable> {
  const orders: number[] = []
  const gists: number[] = []
  const addresses: number[] = []
  const editions: EditionInUse[] = []
  for await (const { edition, bucket, closures, done, total } of walkRecords(database)) {
    signal?.throwIfAborted()
    if (editions.at(-1) !== edition) editions.push(edition)
    const address = ((editions.length - 1) * mostBuckets + bucket) * mostLines
    for (const [line, closure] of closures.entries()) {
      orders.push(newestFirst(closure))
      gists.push(gistOf(closure))
      addresses.push(address + line)
    }
    onProgress?.(done, Math.max(done, total))
  }
  const order = Uint32Array.from(orders.keys()).toSorted((a, b) => (orders[a] ?? 0) - (orders[b] ?? 0) || a - b)
  const whereabouts = (place: number): readonly Whereabouts[] => {
    const address = addresses[order[place] ?? 0] ?? 0
    const edition = editions[Math.floor(address / mostLines / mostBuckets)]
    if (edition === undefined) return []
    return [{ edition, bucket: Math.floor(address / mostLines) % mostBuckets, line: address % mostLines }]
  }
  return {
    gists: order.map((row) => gists[row] ?? 0),
    load: (places) => loadRecordsAt(database, places.flatMap(whereabouts)),
  }
}

/** The records that a search found, in its order; a record that stands in several lists once for each of them. */
export async function tableOfHits(
  database: Database,
  hits: readonly Hit[],
  { onProgress, signal }: TableOptions = {},
): Promise<RecordTable> {
  const { inUse } = await loadEditions(database)
  const records: TableRecord[] = []
  for (let first = 0; first < hits.length; first += hitsAtOnce) {
    const some = hits.slice(first, first + hitsAtOnce)
    const keys = some.flatMap(({ id }) => [homeKeyOfId(id), recordKey(id)])
    // A finder keeps what it has read: one for each few.
    // oxlint-disable-next-line no-await-in-loop -- only so many are to be read at once
    const found = await createFinder(database, inUse)(keys)
    signal?.throwIfAborted()
    const byId = new Map(some.map(({ id }): [string, ListedClosure[]] => [id, []]))
    for (const one of found) byId.get(one.closure.id)?.push(one)
    records.push(...some.flatMap((hit) => (byId.get(hit.id) ?? []).map((one) => ({ ...one, hit }))))
    onProgress?.(first + some.length, hits.length)
  }
  return {
    gists: Uint32Array.from(records, ({ closure }) => gistOf(closure)),
    load: async (places) => places.flatMap((place) => records[place] ?? []),
  }
}

/** More than any edition has buckets, and any bucket lines: an address is one number. */
const mostBuckets = 2 ** 24
const mostLines = 2 ** 16

const hitsAtOnce = 200

/** By the day, later ones first and those without one last, then by the code of the division, and none last. */
function newestFirst({ effectiveOn, announcedOn, account }: Closure): number {
  const date = (effectiveOn ?? announcedOn ?? '').replaceAll('-', '').padEnd(8, '0')
  return (99_999_999 - Number(date)) * 1_000_000 + Number(account.division ?? 999_999)
}
