import type { IDBPTransaction } from 'idb'
import { bucketClosures, bucketNumber, readBucket, type Bucket } from './bucket'
import type { Database, Edition, YibuDatabase } from './database'
import type { AccountKey } from '../match/keys'
import type { Closure } from '../model/closure'
import type { ListInfo } from '../model/list'

/** A closure with the list it stands in. */
export interface ListedClosure {
  readonly closure: Closure
  readonly list: ListInfo
}

/**
 * Every closure that has to do with one of the keys, from the lists in use; undefined when no list is. Reads one
 * bucket a key and list, and another only for a record filed elsewhere, all in one transaction: what is read is of
 * one edition. Only who takes lists in may say which editions are in use (`known`), and save a read.
 */
export async function findClosures(
  database: Database,
  keys: readonly AccountKey[],
  known?: readonly Edition[],
): Promise<readonly ListedClosure[] | undefined> {
  const transaction = database.transaction(['editions', 'buckets'])
  const editions = known ?? (await transaction.objectStore('editions').getAll())
  if (editions.length === 0) return undefined
  const found = await Promise.all(
    editions.map(async (edition) => {
      const closures = await findInEdition(transaction, edition, keys)
      return closures.map((closure) => ({ closure, list: edition.info }))
    }),
  )
  return found.flat()
}

/** The lists in use. */
export async function loadLists(database: Database): Promise<readonly ListInfo[]> {
  return (await database.getAll('editions')).map(({ info }) => info)
}

/** Every closure of every list in use. */
export async function loadClosures(database: Database): Promise<readonly ListedClosure[]> {
  const transaction = database.transaction(['editions', 'buckets'])
  const editions = await transaction.objectStore('editions').getAll()
  const loaded = await Promise.all(
    editions.map(async ({ info, generation }) => {
      const range = IDBKeyRange.bound([generation], [generation + 1], false, true)
      const buckets = await transaction.objectStore('buckets').getAll(range)
      return buckets.flatMap((bucket) => bucketClosures(bucket).map((closure) => ({ closure, list: info })))
    }),
  )
  return loaded.flat()
}

async function findInEdition(
  transaction: IDBPTransaction<YibuDatabase, ('editions' | 'buckets')[]>,
  { generation, bucketBits }: Edition,
  keys: readonly AccountKey[],
): Promise<readonly Closure[]> {
  const buckets = new Map<number, Promise<Bucket | undefined>>()
  const read = async (key: AccountKey) => {
    const number = bucketNumber(key, bucketBits)
    const bucket = buckets.get(number) ?? transaction.objectStore('buckets').get([generation, number])
    buckets.set(number, bucket)
    return readBucket((await bucket) ?? '', key)
  }
  const near = await Promise.all(keys.map(read))
  const homes = new Set(near.flatMap((found) => found.homes).filter((home) => !keys.includes(home)))
  const far = await Promise.all([...homes].map(read))
  const closures = [...near, ...far].flatMap((found) => found.closures)
  // Two keys of one record may lead to the same bucket line.
  return [...new Map(closures.map((closure) => [closure.id, closure])).values()]
}
