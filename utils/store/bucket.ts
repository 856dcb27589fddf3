import { furtherKeys, homeKey, type AccountKey } from '../match/keys'
import type { Closure } from '../model/closure'

/**
 * A bucket is a string of lines. `key⇥{json}` is a record under its home key; `key⇥>home key` points from another
 * key of a record to the one it is filed under. Keys hold no white space, JSON no raw line break, so a key is found
 * by searching for it, and only the records asked for are parsed.
 */
export type Bucket = string

/** The lines of a record, each with the key whose bucket it belongs in. */
export function bucketLines(closure: Closure): readonly { readonly key: AccountKey; readonly line: string }[] {
  const home = homeKey(closure)
  return [
    { key: home, line: `${home}\t${JSON.stringify(closure)}\n` },
    ...furtherKeys(closure).map((key) => ({ key, line: `${key}\t>${home}\n` })),
  ]
}

/** What a bucket holds under a key: its records, and the home keys of records filed elsewhere. */
export function readBucket(bucket: Bucket, key: AccountKey): { closures: Closure[]; homes: AccountKey[] } {
  const found: { closures: Closure[]; homes: AccountKey[] } = { closures: [], homes: [] }
  const start = `${key}\t`
  let at = bucket.startsWith(start) ? 0 : nextLine(bucket, start, 0)
  while (at !== -1) {
    const end = bucket.indexOf('\n', at)
    const value = bucket.slice(at + start.length, end)
    if (value.startsWith('>')) found.homes.push(value.slice(1))
    else found.closures.push(parse(value))
    at = nextLine(bucket, start, end)
  }
  return found
}

/** Every record filed in a bucket. */
export function bucketClosures(bucket: Bucket): readonly Closure[] {
  return bucket
    .split('\n')
    .map((line) => line.slice(line.indexOf('\t') + 1))
    .filter((value) => value.startsWith('{'))
    .map(parse)
}

/** 32-bit FNV-1a over UTF-16 code units: stable across versions, since stored buckets depend on it. */
export function bucketNumber(key: AccountKey, bucketBits: number): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  }
  // FNV's high bits mix better than its low ones.
  return bucketBits === 0 ? 0 : (hash >>> 0) >>> (32 - bucketBits)
}

/** As many buckets as keep each at some 64 records: 2^n of them. */
export function bucketBitsFor(count: number): number {
  return Math.max(0, Math.ceil(Math.log2(count / recordsPerBucket)))
}

const recordsPerBucket = 64

function nextLine(bucket: Bucket, start: string, from: number): number {
  const at = bucket.indexOf(`\n${start}`, from)
  return at === -1 ? -1 : at + 1
}

/** Records were checked when their list came in; what is read back is our own writing. */
function parse(json: string): Closure {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return JSON.parse(json) as Closure
}
