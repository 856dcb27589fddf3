import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import type { Pointers } from './pointers'
import type { SearchState } from './search-data'
import type { ListInfo } from '../model/list'
import type { ListKey, Subscription } from '../model/subscription'
import type { SyncState } from '../model/sync-state'

/**
 * The lists on this device. Records are not rows: they are packed into hash buckets, one string each, so that a
 * look-up reads one small value per key, and a million records take seconds to write (DESIGN §8).
 */
export interface YibuDatabase extends DBSchema {
  /** The lists this person follows. */
  subscriptions: { key: ListKey; value: Subscription }
  /** How each of them fared. */
  'sync-states': { key: ListKey; value: SyncState }
  /** The editions in use. Written only when an edition is whole. */
  editions: { key: ListKey; value: Edition }
  /** Editions on their way in. Removed in the transaction that makes the edition the one in use. */
  arrivals: { key: ListKey; value: Arrival }
  /** `[generation, bucket number]` → records, see `bucket.ts`. Each edition has a generation of its own. */
  buckets: { key: [generation: number, bucket: number]; value: string }
  /** `[generation, bucket number]` → ways to the records from their other keys, see `pointers.ts`. */
  pointers: { key: [generation: number, bucket: number]; value: Pointers }
  /** Pointers of one shard, until all are there to be sorted into `pointers`; see `runs.ts`. */
  runs: { key: [generation: number, run: number]; value: Pointers }
  /** `[generation, 0]` → how far the edition is ready to be searched. */
  'search-states': { key: [generation: number, part: 0]; value: SearchState }
  /** `[generation, piece]` → the edition made ready to be searched, in pieces; made and read by `utils/search`. */
  'search-data': { key: [generation: number, piece: number]; value: ArrayBuffer }
}

/** One edition of a list, whole. */
export interface Edition {
  readonly list: ListKey
  readonly info: ListInfo
  /** SHA-256 of its manifest, lower-case hex: what tells one edition from another. */
  readonly digest: string
  /** The head it came with. */
  readonly sequence: number
  /** ISO instant. */
  readonly issued: string
  /** ISO instant after which the list is stale. */
  readonly expires: string
  readonly generation: number
  /** The `keysVersion` its pointers were made by; absent: the first. */
  readonly keys?: number
  /** Which ids its accounts are known by: `douyin#uid`. None is forgotten when the last record with one goes. */
  readonly idSchemes: readonly string[]
  /** The edition has 2^bucketBits buckets of records. */
  readonly bucketBits: number
  /** The edition has 2^pointerBits buckets of pointers. */
  readonly pointerBits: number
}

/** An edition that is being taken in, shard by shard. */
export interface Arrival extends Edition {
  /** Shards already written. */
  readonly shardsDone: number
  /** The pointers of each shard wait in 2^runBits groups; absent: in one. */
  readonly runBits?: number
}

export type Database = IDBPDatabase<YibuDatabase>

/** Stores that hold parts of editions, by generation. */
export const partStores = ['buckets', 'pointers', 'runs', 'search-states', 'search-data'] as const

/** What each version brought; nothing that a person has is lost on the way. */
const upgrades: readonly ((database: Database) => void)[] = [
  // What version 1 held was the bundled list alone, which is taken in anew by version 2.
  () => {},
  (database) => {
    for (const store of Array.from(database.objectStoreNames)) database.deleteObjectStore(store)
    const stores = ['subscriptions', 'sync-states', 'editions', 'arrivals', 'buckets', 'pointers', 'runs'] as const
    for (const store of stores) database.createObjectStore(store)
  },
  // Editions that are there already are made ready to be searched by and by.
  (database) => {
    for (const store of ['search-states', 'search-data'] as const) database.createObjectStore(store)
  },
]

/**
 * Opens the database of this device's lists, creating or upgrading it as needed. Only extension pages and the
 * background may call it: in a content script it would be the page's database.
 */
export function openDatabase(name = 'yibu'): Promise<Database> {
  return openDB<YibuDatabase>(name, upgrades.length, {
    upgrade(database, before) {
      for (const upgrade of upgrades.slice(before)) upgrade(database)
    },
    // Another context wants to upgrade: give way, it is reopened at the next call.
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}

/** Every key of a generation in one of the `partStores`. */
export function generationRange({ generation }: Pick<Edition, 'generation'>): IDBKeyRange {
  return IDBKeyRange.bound([generation], [generation + 1], false, true)
}

/**
 * Waits for the requests of a transaction and for its end. Rejects with the error of the request that failed first:
 * `done` by itself would only tell that the transaction was aborted.
 */
export async function finish(
  { done }: { readonly done: Promise<void> },
  requests: readonly Promise<unknown>[],
): Promise<void> {
  const ended = done.then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  await Promise.all(requests)
  const failed = await ended
  if (failed !== undefined) throw failed.error
}

/** A number for a generation that no edition has. */
export async function freeGeneration(
  transaction: IDBPTransaction<YibuDatabase, StoreNames<YibuDatabase>[], 'readwrite'>,
): Promise<number> {
  const [editions, arrivals] = await Promise.all([
    transaction.objectStore('editions').getAll(),
    transaction.objectStore('arrivals').getAll(),
  ])
  return Math.max(0, ...[...editions, ...arrivals].map(({ generation }) => generation)) + 1
}
