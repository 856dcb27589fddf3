import { type Arrival, type Database, finish } from './database'
import { type Pointers, splitPairs } from './pointers'
import { createPace } from '../list/pace'
import { firstBits } from '../match/keys'

/**
 * The pointers of an arrival come shard by shard, and have to be sorted into the buckets they are read from: 2^22 pairs of
 * a million records. They wait as runs, one a shard and a group of buckets, so that a group at a time is in memory.
 */
export type Runs = ReadonlyMap<number, Pointers>

/** As many groups, as a power of two, as have some 256 buckets each. */
export function runBitsFor(pointerBits: number): number {
  return Math.max(0, pointerBits - 8)
}

/** The pairs of a shard by their groups. */
export function splitRun(pairs: readonly number[], runBits: number): Runs {
  return new Map(Array.from(splitPairs(pairs, runBits), ([group, own]) => [group, new Uint32Array(own)]))
}

/** The place of a group's run in its store. */
export function runKey(generation: number, group: number, shard: number): [generation: number, run: number] {
  return [generation, group * mostShards + shard]
}

/** More than any manifest names. */
const mostShards = 2 ** 24

type MergedArrival = Pick<Arrival, 'generation' | 'pointerBits' | 'runBits'>

/** Sorts the runs of an arrival into its buckets of pointers. Can be done again at any time, with the same result. */
export async function mergeRuns(database: Database, arrival: MergedArrival): Promise<void> {
  const groups = 2 ** (arrival.runBits ?? 0)
  // One group is read, the one before it sorted, and the one before that written.
  let reading = readAhead(database, arrival, 0)
  let writing: Promise<void> = Promise.resolve()
  try {
    for (let group = 0; group < groups; group += 1) {
      /* oxlint-disable no-await-in-loop -- groups come one after the other */
      const runs = await reading
      reading = readAhead(database, arrival, group + 1)
      const sorted = await sortRuns(arrival, runs, group)
      await writing
      writing = writeSorted(database, arrival, sorted)
      writing.catch(() => {})
      /* oxlint-enable no-await-in-loop */
    }
  } finally {
    // Whatever stopped it: what is being written ends first, in one way or the other.
    await writing.catch(() => {})
  }
  await writing
}

/** Begins to read a group's runs: none after the last. Fails when it is waited for, not before. */
function readAhead(database: Database, { generation }: MergedArrival, group: number): Promise<readonly Pointers[]> {
  const range = IDBKeyRange.bound(runKey(generation, group, 0), runKey(generation, group + 1, 0), false, true)
  const reading = database.getAll('runs', range)
  reading.catch(() => {})
  return reading
}

/** The pairs of a group by their buckets: those of bucket `first + n` end at `ends[n]`, where the next ones begin. */
interface SortedGroup {
  readonly first: number
  readonly pairs: Pointers
  readonly ends: Uint32Array
}

/** A counting sort: `ends[n]` is where the next pair of the group's bucket `n` goes, then where that bucket ends. */
async function sortRuns(
  { pointerBits, runBits = 0 }: MergedArrival,
  runs: readonly Pointers[],
  group: number,
): Promise<SortedGroup> {
  const buckets = 2 ** (pointerBits - runBits)
  const first = group * buckets
  const pace = createPace()
  const ends = new Uint32Array(buckets + 1)
  const eachPair = async (visit: (run: Pointers, at: number, bucket: number) => void) => {
    for (const run of runs) {
      for (let at = 0; at < run.length; at += 2) visit(run, at, firstBits(run[at] ?? 0, pointerBits) - first)
      // oxlint-disable-next-line no-await-in-loop -- short steps, so that whoever asks meanwhile is answered
      if (pace.isDue()) await pace.rest()
    }
  }
  await eachPair((_run, _at, bucket) => {
    ends[bucket + 1] = (ends[bucket + 1] ?? 0) + 2
  })
  for (let bucket = 0; bucket < buckets; bucket += 1) ends[bucket + 1] = (ends[bucket + 1] ?? 0) + (ends[bucket] ?? 0)
  const sorted = new Uint32Array(ends[buckets] ?? 0)
  await eachPair((run, at, bucket) => {
    const end = ends[bucket] ?? 0
    sorted[end] = run[at] ?? 0
    sorted[end + 1] = run[at + 1] ?? 0
    ends[bucket] = end + 2
  })
  return { first, pairs: sorted, ends: ends.subarray(0, buckets) }
}

/** Written in one transaction. */
const bucketsAtOnce = 256

async function writeSorted(
  database: Database,
  { generation }: MergedArrival,
  { first, pairs, ends }: SortedGroup,
): Promise<void> {
  const buckets = ends.length
  for (let begun = 0; begun < buckets; begun += bucketsAtOnce) {
    const transaction = database.transaction('pointers', 'readwrite')
    const numbers = Array.from({ length: Math.min(bucketsAtOnce, buckets - begun) }, (_, index) => begun + index)
    // oxlint-disable-next-line no-await-in-loop -- some at a time
    await finish(
      transaction,
      numbers.flatMap((bucket) => {
        const pointers = pairs.slice(bucket === 0 ? 0 : ends[bucket - 1], ends[bucket])
        return pointers.length === 0 ? [] : [transaction.store.put(pointers, [generation, first + bucket])]
      }),
    )
  }
}
