import { bucketBitsFor, linePieces } from './bucket'
import { compareEditions, type WhatChanged } from './compare-editions'
import {
  type Arrival,
  type Database,
  type Edition,
  finish,
  freeGeneration,
  generationRange,
  partStores,
} from './database'
import { pointersOf } from './pointers'
import { mergeRuns, runBitsFor, runKey, type Runs, splitRun } from './runs'
import type { OpenList, OpenShard } from '../list/open-list'
import { firstBits, hashKey, homeKey, idSchemesOf, keysVersion } from '../match/keys'
import type { ListKey } from '../model/subscription'

export interface ImportOptions {
  /** Stops the import between two steps; what is written by then is kept and gone on with. */
  readonly signal?: AbortSignal
  /** Called as shards come in. */
  readonly onProgress?: (done: number, total: number) => void
  /** Called right before and right after the edition in use changes. */
  readonly onFlip?: () => void
}

/** An edition to be taken in: what its head says, and its files. */
export interface NewEdition {
  readonly list: ListKey
  readonly head: Pick<Edition, 'sequence' | 'issued' | 'expires'>
  readonly files: OpenList
}

/**
 * Takes an edition in beside the one in use, and makes it the one in use when it is whole, in one transaction.
 * Interrupted at any point (an error, a worker killed) the old edition stays; called again with the same edition
 * it goes on with the first shard not yet written. Rejects with the list's or the database's error. Gives what changed;
 * undefined for the first edition of a list.
 */
export async function importList(
  database: Database,
  edition: NewEdition,
  { signal, onProgress, onFlip }: ImportOptions = {},
): Promise<WhatChanged | undefined> {
  const { list, files } = edition
  let arrival = await beginArrival(database, edition)
  // One shard is fetched, the one before it parsed, and the one before that written, each in its turn.
  let opening = openAhead(files, arrival.shardsDone)
  let writing: Promise<void> = Promise.resolve()
  onProgress?.(arrival.shardsDone, files.shardCount)
  try {
    while (arrival.shardsDone < files.shardCount) {
      /* oxlint-disable no-await-in-loop -- shards come one after the other */
      const parse = await opening
      opening = openAhead(files, arrival.shardsDone + 1)
      const packed = await packShard(parse, arrival)
      await writing
      signal?.throwIfAborted()
      // Nothing is said to be in before it is written.
      writing = writeShard(database, arrival, packed).then(() => onProgress?.(packed.next.shardsDone, files.shardCount))
      writing.catch(() => {})
      arrival = packed.next
      /* oxlint-enable no-await-in-loop */
    }
  } finally {
    // Whatever stopped it: what is being written ends first, in one way or the other.
    await writing.catch(() => {})
  }
  await writing
  signal?.throwIfAborted()
  await mergeRuns(database, arrival)
  const old = await database.get('editions', list)
  const changes = old === undefined ? undefined : await compareEditions(database, old, arrival)
  signal?.throwIfAborted()
  onFlip?.()
  try {
    await completeArrival(database, arrival)
  } finally {
    onFlip?.()
  }
  return changes
}

/** Gives up what has come in of a list's next edition. */
export async function dropArrival(database: Database, list: ListKey): Promise<void> {
  const transaction = database.transaction(['arrivals', ...partStores], 'readwrite')
  const arrival = await transaction.objectStore('arrivals').get(list)
  await finish(transaction, [
    transaction.objectStore('arrivals').delete(list),
    ...(arrival === undefined
      ? []
      : partStores.map((store) => transaction.objectStore(store).delete(generationRange(arrival)))),
  ])
}

/** Begins to fetch a shard. Fails when it is waited for, not before. */
function openAhead(files: OpenList, index: number): Promise<OpenShard> {
  const opening = index < files.shardCount ? files.openShard(index) : Promise.resolve(async () => {})
  opening.catch(() => {})
  return opening
}

/** Goes on with an arrival of the same edition, or starts anew and clears away what another one left. */
async function beginArrival(database: Database, { list, head, files }: NewEdition): Promise<Arrival> {
  const transaction = database.transaction(['editions', 'arrivals', ...partStores], 'readwrite')
  const arrivals = transaction.objectStore('arrivals')
  const unfinished = await arrivals.get(list)
  const { sequence, issued, expires } = head
  const { info, digest } = files
  if (unfinished?.digest === digest) {
    const arrival: Arrival = { ...unfinished, sequence, issued, expires }
    await finish(transaction, [arrivals.put(arrival, list)])
    return arrival
  }
  const generation = await freeGeneration(transaction)
  const bucketBits = bucketBitsFor(info.count)
  const pointerBits = Math.max(0, bucketBits - 2)
  const arrival: Arrival = {
    list,
    info,
    digest,
    sequence,
    issued,
    expires,
    generation,
    keys: keysVersion,
    idSchemes: [],
    bucketBits,
    pointerBits,
    runBits: runBitsFor(pointerBits),
    shardsDone: 0,
  }
  await finish(transaction, [
    ...(unfinished === undefined
      ? []
      : partStores.map((store) => transaction.objectStore(store).delete(generationRange(unfinished)))),
    arrivals.put(arrival, list),
  ])
  return arrival
}

/** A shard as it is written. */
interface PackedShard {
  /** Bucket number → lines. */
  readonly lines: ReadonlyMap<number, string>
  readonly runs: Runs
  /** The arrival once it is written. */
  readonly next: Arrival
}

/** Packs records as they are parsed: a shard's own make would take several times the room. */
async function packShard(parse: OpenShard, arrival: Arrival): Promise<PackedShard> {
  /** Joined at the end: a string that grows has to be put together for the database all the same, and slower. */
  const pieces = new Map<number, string[]>()
  const pairs: number[] = []
  const schemes = new Set(arrival.idSchemes)
  await parse(({ record, json }) => {
    const home = homeKey(record)
    for (const scheme of idSchemesOf(record)) schemes.add(scheme)
    const bucket = firstBits(hashKey(home), arrival.bucketBits)
    const others = pieces.get(bucket)
    if (others === undefined) pieces.set(bucket, linePieces(home, json))
    else others.push(...linePieces(home, json))
    for (const half of pointersOf(record, home)) pairs.push(half)
  })
  const lines = new Map(Array.from(pieces, ([bucket, own]) => [bucket, own.join('')]))
  const next = { ...arrival, idSchemes: [...schemes], shardsDone: arrival.shardsDone + 1 }
  return { lines, runs: splitRun(pairs, arrival.runBits ?? 0), next }
}

/** Writes a shard's records and the progress made in one transaction: a shard is in, or it is not. */
async function writeShard(database: Database, arrival: Arrival, { lines, runs, next }: PackedShard): Promise<void> {
  const { list, generation, shardsDone } = arrival
  const transaction = database.transaction(['arrivals', 'buckets', 'runs'], 'readwrite')
  const buckets = transaction.objectStore('buckets')
  // A shard fills buckets of its own, unless its publisher split the list in another way.
  const numbers = [...lines.keys()]
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  const [found, keys] = await Promise.all([
    transaction.objectStore('arrivals').get(list),
    numbers.length === 0 ? [] : buckets.getAllKeys(IDBKeyRange.bound([generation, first], [generation, last])),
  ])
  refuseOther(found, arrival)
  const begun = new Set(keys.map(([, bucket]) => bucket))
  await finish(transaction, [
    ...[...lines].map(async ([bucket, added]) => {
      const key: [number, number] = [generation, bucket]
      const before = begun.has(bucket) ? ((await buckets.get(key)) ?? '') : ''
      await buckets.put(before + added, key)
    }),
    ...Array.from(runs, ([group, run]) =>
      transaction.objectStore('runs').put(run, runKey(generation, group, shardsDone)),
    ),
    transaction.objectStore('arrivals').put(next, list),
  ])
}

/** Somebody else took the arrival away or began another one: what is left of this one is not whole. */
function refuseOther(found: Arrival | undefined, { list, generation, shardsDone }: Arrival): void {
  if (found?.generation === generation && found.shardsDone === shardsDone) return
  throw new Error(`the arrival of ${list} is no longer the one that was begun`)
}

/** The flip: from one moment to the next readers see the new edition, whole. */
async function completeArrival(database: Database, arrival: Arrival): Promise<void> {
  const { shardsDone: _shards, runBits: _runs, ...edition } = arrival
  const transaction = database.transaction(['editions', 'arrivals', ...partStores], 'readwrite')
  refuseOther(await transaction.objectStore('arrivals').get(edition.list), arrival)
  const old = await transaction.objectStore('editions').get(edition.list)
  await finish(transaction, [
    transaction.objectStore('editions').put(edition, edition.list),
    transaction.objectStore('arrivals').delete(edition.list),
    transaction.objectStore('runs').delete(generationRange(arrival)),
    ...(old === undefined
      ? []
      : partStores.map((store) => transaction.objectStore(store).delete(generationRange(old)))),
  ])
}
