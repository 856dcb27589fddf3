import type { IDBPTransaction } from 'idb'
import { type Bucket, bucketClosures, findByHash, findByHome } from './bucket'
import { type Database, type Edition, generationRange, type YibuDatabase } from './database'
import { type EditionInUse, listInUse } from './editions'
import { homesOf, type Pointers } from './pointers'
import {
  type AccountKey,
  closureKeys,
  firstBits,
  hashKey,
  homeKey,
  homeKeyOfId,
  isHomeKey,
  recordKey,
} from '../match/keys'
import type { Closure } from '../model/closure'
import type { ListInUse } from '../model/list'

/** A closure with the list it stands in. */
export interface ListedClosure {
  readonly closure: Closure
  readonly list: ListInUse
}

/**
 * Gives every closure that has to do with one of the keys, from the lists in use; of those filed elsewhere, which are
 * a read each, no more than `mostElsewhere` a list.
 */
export type FindClosures = (keys: readonly AccountKey[], mostElsewhere?: number) => Promise<readonly ListedClosure[]>

/**
 * Look-ups for one question in some editions. Reads a bucket of records and one of pointers a key and edition, each
 * once, and further buckets only for records filed elsewhere. The editions have to stay until the question is answered:
 * who takes lists in sees to that.
 */
export function createFinder(database: Database, editions: readonly EditionInUse[]): FindClosures {
  const parts = createPartReader()
  const lists = new Map(editions.map((edition) => [edition, listInUse(edition, Date.now())]))
  return async (keys, mostElsewhere) => {
    const near = beginAtNeed(database)
    const found = await Promise.all(
      Array.from(lists, async ([edition, list]) => {
        // What is near may have been read in the transaction of another question: this one's would be over by now.
        const far = beginAtNeed(database)
        const closures = await findInEdition(
          (store, hash) => parts(near, store, edition, hash),
          (store, hash) => parts(far, store, edition, hash),
          keys,
          mostElsewhere,
        )
        return closures.map((closure) => ({ closure, list }))
      }),
    )
    return found.flat()
  }
}

/** Every record of one edition. */
export async function loadRecords(database: Database, edition: Edition): Promise<readonly Closure[]> {
  const buckets = await database.getAll('buckets', generationRange(edition))
  return buckets.flatMap((bucket) => bucketClosures(bucket))
}

/** Some buckets of an edition from a number on. */
export async function loadBuckets(
  database: Database,
  { generation }: Edition,
  first: number,
  count: number,
): Promise<readonly Bucket[]> {
  return database.getAll('buckets', IDBKeyRange.bound([generation, first], [generation, first + count], false, true))
}

/** Loads the record of an id, from the home key it is filed under. */
export type RecordLoader = (edition: Edition, home: AccountKey, id: string) => Promise<Closure | undefined>

/** For records that are asked for at one time: each bucket is read once. */
export function createRecordLoader(database: Database): RecordLoader {
  const parts = createPartReader()
  const begin = beginAtNeed(database)
  return async (edition, home, id) => {
    const bucket = await parts(begin, 'buckets', edition, hashKey(home))
    return findByHome(bucket ?? '', home).find((closure) => closure.id === id)
  }
}

/** The records of some ids, as far as they are there, in no order. */
export async function loadByIds(
  database: Database,
  edition: Edition,
  ids: readonly string[],
): Promise<readonly Closure[]> {
  const loaded: Closure[] = []
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const some = new Set(ids.slice(at, at + idsAtOnce))
    const parts = createPartReader()
    const readFrom =
      (begin: () => ReadTransaction): ReadPart =>
      (store, hash) =>
        parts(begin, store, edition, hash)
    const keys = Array.from(some, (id) => [homeKeyOfId(id), recordKey(id)]).flat()
    // oxlint-disable-next-line no-await-in-loop -- some in memory at a time
    const found = await findInEdition(readFrom(beginAtNeed(database)), readFrom(beginAtNeed(database)), keys)
    loaded.push(...found.filter(({ id }) => some.has(id)))
  }
  return loaded
}

const idsAtOnce = 128

type ReadTransaction = IDBPTransaction<YibuDatabase, ('buckets' | 'pointers')[]>

interface Parts {
  readonly buckets: Bucket
  readonly pointers: Pointers
}

/** Reads the part that holds a hash, each part once. */
function createPartReader() {
  const read = new Map<string, Promise<unknown>>()
  return <Store extends keyof Parts>(
    begin: () => ReadTransaction,
    store: Store,
    { generation, bucketBits, pointerBits }: Edition,
    hash: number,
  ): Promise<Parts[Store] | undefined> => {
    const number = firstBits(hash, store === 'buckets' ? bucketBits : pointerBits)
    const place = `${store} ${generation} ${number}`
    const part = read.get(place) ?? begin().objectStore(store).get([generation, number])
    read.set(place, part)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kept under the store's own name
    return part as Promise<Parts[Store] | undefined>
  }
}

type ReadPart = <Store extends keyof Parts>(store: Store, hash: number) => Promise<Parts[Store] | undefined>

/** A transaction that begins with the first read: one without a read would end before it. */
function beginAtNeed(database: Database): () => ReadTransaction {
  let transaction: ReadTransaction | undefined
  return () => (transaction ??= database.transaction(['buckets', 'pointers']))
}

async function findInEdition(
  readNear: ReadPart,
  readFar: ReadPart,
  keys: readonly AccountKey[],
  mostElsewhere?: number,
): Promise<readonly Closure[]> {
  const homes = keys.filter(isHomeKey)
  const [near, leads] = await Promise.all([
    Promise.all(homes.map(async (key) => findByHome((await readNear('buckets', hashKey(key))) ?? '', key))),
    Promise.all(keys.map(hashKey).map(async (hash) => homesOf(await readNear('pointers', hash), hash))),
  ])
  const known = new Set(homes.map(hashKey))
  const elsewhere = new Set(leads.flat().filter((hash) => !known.has(hash)))
  const far = await Promise.all(
    [...elsewhere]
      .slice(0, mostElsewhere)
      .map(async (hash) => findByHash((await readFar('buckets', hash)) ?? '', hash)),
  )
  // Two keys can share a hash: those that only seem to be meant are left out.
  const meant = far.flat().filter((closure) => {
    const own = closureKeys(closure)
    return keys.some((key) => own.includes(key)) || keys.includes(homeKey(closure))
  })
  // Two keys of one record may lead to it.
  return [...new Map([...near.flat(), ...meant].map((closure) => [closure.id, closure])).values()]
}
