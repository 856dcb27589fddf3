import { bucketBitsFor, bucketLines, bucketNumber } from './bucket'
import type { Arrival, Database, Edition } from './database'
import type { Closure } from '../model/closure'
import type { OpenList } from '../list/open-list'

/**
 * Takes an edition in beside the one in use, and makes it the one in use when it is whole, in one transaction.
 * Interrupted at any point (an error, a worker killed) the old edition stays; called again with the same edition
 * it goes on with the first shard not yet written. Rejects with the list's or the database's error.
 */
export async function importList(database: Database, list: OpenList): Promise<'unchanged' | 'imported'> {
  const current = await database.get('editions', list.info.id)
  if (current?.digest === list.digest) return 'unchanged'
  let arrival = await beginArrival(database, list)
  while (arrival.shardsDone < list.shardCount) {
    // oxlint-disable-next-line no-await-in-loop -- one shard in memory at a time
    arrival = await addShard(database, arrival, await list.readShard(arrival.shardsDone))
  }
  await completeArrival(database, arrival)
  return 'imported'
}

/** Goes on with an arrival of the same edition, or starts anew and clears away what another one left. */
async function beginArrival(database: Database, { info, digest }: OpenList): Promise<Arrival> {
  const transaction = database.transaction(['editions', 'arrivals', 'buckets'], 'readwrite')
  const arrivals = transaction.objectStore('arrivals')
  const unfinished = await arrivals.get(info.id)
  if (unfinished?.digest === digest) {
    await transaction.done
    return unfinished
  }
  const others: Edition[] = [...(await transaction.objectStore('editions').getAll()), ...(await arrivals.getAll())]
  const arrival: Arrival = {
    info,
    digest,
    generation: Math.max(0, ...others.map(({ generation }) => generation)) + 1,
    bucketBits: bucketBitsFor(info.count),
    shardsDone: 0,
  }
  if (unfinished !== undefined) await transaction.objectStore('buckets').delete(generationRange(unfinished))
  await arrivals.put(arrival, info.id)
  await transaction.done
  return arrival
}

/** Writes a shard's records and the progress made in one transaction: a shard is in, or it is not. */
async function addShard(database: Database, arrival: Arrival, closures: readonly Closure[]): Promise<Arrival> {
  const additions = new Map<number, string[]>()
  for (const { key, line } of closures.flatMap(bucketLines)) {
    const bucket = bucketNumber(key, arrival.bucketBits)
    const lines = additions.get(bucket)
    if (lines === undefined) additions.set(bucket, [line])
    else lines.push(line)
  }
  const transaction = database.transaction(['arrivals', 'buckets'], 'readwrite')
  const buckets = transaction.objectStore('buckets')
  const next: Arrival = { ...arrival, shardsDone: arrival.shardsDone + 1 }
  await Promise.all([
    ...[...additions].map(async ([bucket, lines]) => {
      const key: [number, number] = [arrival.generation, bucket]
      await buckets.put(((await buckets.get(key)) ?? '') + lines.join(''), key)
    }),
    transaction.objectStore('arrivals').put(next, arrival.info.id),
    transaction.done,
  ])
  return next
}

/** The flip: from one moment to the next readers see the new edition, whole. */
async function completeArrival(database: Database, arrival: Arrival): Promise<void> {
  const { info, digest, generation, bucketBits } = arrival
  const edition: Edition = { info, digest, generation, bucketBits }
  const transaction = database.transaction(['editions', 'arrivals', 'buckets'], 'readwrite')
  const { id } = info
  const old = await transaction.objectStore('editions').get(id)
  await Promise.all([
    transaction.objectStore('editions').put(edition, id),
    transaction.objectStore('arrivals').delete(id),
    ...(old === undefined ? [] : [transaction.objectStore('buckets').delete(generationRange(old))]),
    transaction.done,
  ])
}

function generationRange({ generation }: Edition): IDBKeyRange {
  return IDBKeyRange.bound([generation], [generation + 1], false, true)
}
