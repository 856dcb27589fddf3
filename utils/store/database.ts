import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ListInfo } from '../model/list'

/**
 * The lists on this device. Records are not rows: they are packed into hash buckets, one string each, so that a
 * look-up reads one small value per key, and a million records take seconds to write (DESIGN §8).
 */
export interface YibuDatabase extends DBSchema {
  /** The editions in use, by list id. Written only when an edition is whole. */
  editions: { key: string; value: Edition }
  /** Editions on their way in, by list id. Removed in the transaction that makes the edition the one in use. */
  arrivals: { key: string; value: Arrival }
  /** `[generation, bucket number]` → lines, see `bucket.ts`. Each edition has a generation of its own. */
  buckets: { key: [generation: number, bucket: number]; value: string }
}

/** One edition of a list, whole. */
export interface Edition {
  readonly info: ListInfo
  /** SHA-256 of its manifest, lower-case hex: what tells one edition from another. */
  readonly digest: string
  readonly generation: number
  /** The edition has 2^bucketBits buckets. */
  readonly bucketBits: number
}

/** An edition that is being taken in, shard by shard. */
export interface Arrival extends Edition {
  /** Shards already written. */
  readonly shardsDone: number
}

export type Database = IDBPDatabase<YibuDatabase>

const version = 1

/**
 * Opens the database of this device's lists, creating or upgrading it as needed. Only extension pages and the
 * background may call it: in a content script it would be the page's database.
 */
export function openDatabase(name = 'yibu'): Promise<Database> {
  return openDB<YibuDatabase>(name, version, {
    upgrade(database) {
      database.createObjectStore('editions')
      database.createObjectStore('arrivals')
      database.createObjectStore('buckets')
    },
    // Another context wants to upgrade: give way, it is reopened at the next call.
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}
