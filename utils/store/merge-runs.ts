import { type Arrival, type Database, finish } from './database'
import type { Pointers } from './pointers'
import { createPace } from '../list/pace'
import { firstBits } from '../match/keys'

/**
 * Sorts the pointers of all shards of an arrival into the buckets they are read from. Can be done again at any time,
 * with the same result. 2^22 pairs are 32 MB: what is more is gone through several times.
 */
export async function mergeRuns(
  database: Database,
  arrival: Pick<Arrival, 'generation' | 'pointerBits' | 'shardsDone' | 'pairs'>,
  pairsPerPass = 4 << 20,
): Promise<void> {
  const passBits = Math.min(arrival.pointerBits, Math.max(0, Math.ceil(Math.log2(arrival.pairs / pairsPerPass))))
  for (let pass = 0; pass < 2 ** passBits; pass += 1) {
    /* oxlint-disable no-await-in-loop -- one part in memory at a time */
    const parts = await readParts(database, arrival, pass, passBits)
    await writeSorted(database, arrival, parts, { first: pass << (arrival.pointerBits - passBits), passBits })
    /* oxlint-enable no-await-in-loop */
  }
}

/** Written in one transaction. */
const bucketsAtOnce = 256

/** The pairs of every run whose keys' hashes begin with the bits of a pass. */
async function readParts(
  database: Database,
  { generation, shardsDone }: Pick<Arrival, 'generation' | 'shardsDone'>,
  pass: number,
  passBits: number,
): Promise<readonly Pointers[]> {
  const parts: Pointers[] = []
  for (let shard = 0; shard < shardsDone; shard += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one run in memory at a time
    const run = await database.get('runs', [generation, shard])
    if (run !== undefined) parts.push(passBits === 0 ? run : select(run, pass, passBits))
  }
  return parts
}

function select(run: Pointers, pass: number, passBits: number): Pointers {
  const chosen = new Uint32Array(run.length)
  let length = 0
  for (let at = 0; at < run.length; at += 2) {
    if (firstBits(run[at] ?? 0, passBits) !== pass) continue
    chosen[length++] = run[at] ?? 0
    chosen[length++] = run[at + 1] ?? 0
  }
  return chosen.slice(0, length)
}

/** A counting sort: `ends[n]` is where the next pair of bucket `first + n` goes, then where the bucket ends. */
async function writeSorted(
  database: Database,
  { generation, pointerBits }: Pick<Arrival, 'generation' | 'pointerBits'>,
  parts: readonly Pointers[],
  { first, passBits }: { readonly first: number; readonly passBits: number },
): Promise<void> {
  const buckets = 2 ** (pointerBits - passBits)
  const pace = createPace()
  const ends = new Uint32Array(buckets + 1)
  const eachPair = async (visit: (part: Pointers, at: number, bucket: number) => void) => {
    for (const part of parts) {
      for (let at = 0; at < part.length; at += 2) visit(part, at, firstBits(part[at] ?? 0, pointerBits) - first)
      // oxlint-disable-next-line no-await-in-loop -- short steps, so that whoever asks meanwhile is answered
      if (pace.isDue()) await pace.rest()
    }
  }
  await eachPair((_part, _at, bucket) => {
    ends[bucket + 1] = (ends[bucket + 1] ?? 0) + 2
  })
  for (let bucket = 0; bucket < buckets; bucket += 1) ends[bucket + 1] = (ends[bucket + 1] ?? 0) + (ends[bucket] ?? 0)
  const sorted = new Uint32Array(ends[buckets] ?? 0)
  await eachPair((part, at, bucket) => {
    const end = ends[bucket] ?? 0
    sorted[end] = part[at] ?? 0
    sorted[end + 1] = part[at + 1] ?? 0
    ends[bucket] = end + 2
  })
  for (let begun = 0; begun < buckets; begun += bucketsAtOnce) {
    const transaction = database.transaction('pointers', 'readwrite')
    const numbers = Array.from({ length: Math.min(bucketsAtOnce, buckets - begun) }, (_, index) => begun + index)
    // oxlint-disable-next-line no-await-in-loop -- some at a time
    await finish(
      transaction,
      numbers.flatMap((bucket) => {
        const pointers = sorted.slice(bucket === 0 ? 0 : ends[bucket - 1], ends[bucket])
        return pointers.length === 0 ? [] : [transaction.store.put(pointers, [generation, first + bucket])]
      }),
    )
  }
}
