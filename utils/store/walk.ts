import { bucketClosures } from './bucket'
import type { ListedClosure } from './closures'
import type { Database } from './database'
import { type EditionInUse, type Editions, listInUse, loadEditions, readEditions } from './editions'
import type { Closure } from '../model/closure'

/** Where a record is stored while its edition stays as it is. */
export interface Whereabouts {
  readonly edition: EditionInUse
  readonly bucket: number
  /** Its place in the bucket. */
  readonly line: number
}

/** The records of a bucket, in its order. */
export interface Stretch extends Omit<Whereabouts, 'line'> {
  readonly closures: readonly Closure[]
  /** Records gone through so far, and in all. */
  readonly done: number
  readonly total: number
}

/**
 * Goes through every record of the lists in use, a bucket at a time, so that a million of them need neither be held at
 * once nor stop anything else. Rejects with `EditionGone` when a list changes on the way.
 */
export async function* walkRecords(database: Database): AsyncGenerator<Stretch> {
  const { inUse } = await loadEditions(database)
  const total = inUse.reduce((sum, { info }) => sum + info.count, 0)
  let done = 0
  for (const edition of inUse) {
    for (let first = 0; first < 2 ** edition.bucketBits; first += bucketsAtOnce) {
      // oxlint-disable-next-line no-await-in-loop -- only so many are to be held at once
      for (const [bucket, text] of await readBuckets(database, edition, first)) {
        const closures = bucketClosures(text)
        done += closures.length
        yield { edition, bucket, closures, done, total }
      }
    }
  }
}

/** A list is no longer what it was when its records were gone through. */
export class EditionGone extends Error {
  override readonly name = 'EditionGone'
}

/** The records at some places, in that order. Those of editions that are no longer as they were are left out. */
export async function loadRecordsAt(
  database: Database,
  places: readonly Whereabouts[],
): Promise<readonly ListedClosure[]> {
  const transaction = database.transaction(['editions', 'subscriptions', 'buckets'])
  const editions = await readEditions(transaction)
  const read = new Map<string, Promise<readonly Closure[]>>()
  const readBucket = (key: [number, number]) => {
    const closures = read.get(key.join()) ?? transaction.objectStore('buckets').get(key).then(parseBucket)
    read.set(key.join(), closures)
    return closures
  }
  const loaded = await Promise.all(
    places.map(async ({ edition, bucket, line }) => {
      if (!isStill(edition, editions)) return []
      const closure = (await readBucket([edition.generation, bucket]))[line]
      return closure === undefined ? [] : [{ closure, list: listInUse(edition, Date.now()) }]
    }),
  )
  return loaded.flat()
}

/** Some two thousand records. */
const bucketsAtOnce = 32

async function readBuckets(
  database: Database,
  edition: EditionInUse,
  first: number,
): Promise<readonly (readonly [number: number, text: string])[]> {
  const transaction = database.transaction(['editions', 'subscriptions', 'buckets'])
  const store = transaction.objectStore('buckets')
  const range = IDBKeyRange.bound([edition.generation, first], [edition.generation, first + bucketsAtOnce], false, true)
  const [editions, keys, texts] = await Promise.all([
    readEditions(transaction),
    store.getAllKeys(range),
    store.getAll(range),
  ])
  if (!isStill(edition, editions)) throw new EditionGone(`${edition.list} has changed while it was read`)
  return keys.map(([, number], place) => [number, texts[place] ?? ''])
}

/** Small changes are made in place: the generation stays, the sequence does not. */
function isStill({ generation, sequence }: EditionInUse, { inUse }: Editions): boolean {
  return inUse.some((edition) => edition.generation === generation && edition.sequence === sequence)
}

function parseBucket(text: string | undefined): readonly Closure[] {
  return bucketClosures(text ?? '')
}
