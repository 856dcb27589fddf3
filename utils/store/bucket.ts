import { type AccountKey, hashKey } from '../match/keys'
import type { Closure } from '../model/closure'

/**
 * A bucket is a string of lines, a record each: its home key, a tab, its JSON. Keys hold no white space and JSON no raw
 * line break, so a record is found by searching for its key, and only the records asked for are parsed.
 */
export type Bucket = string

export function bucketLine(home: AccountKey, json: string): string {
  return linePieces(home, json).join('')
}

/** What is a line when it is joined. */
export function linePieces(home: AccountKey, json: string): string[] {
  return [`${home}\t`, json, '\n']
}

/** The records that are filed under a key. */
export function findByHome(bucket: Bucket, key: AccountKey): readonly Closure[] {
  const found: Closure[] = []
  const start = `${key}\t`
  let at = bucket.startsWith(start) ? 0 : nextLine(bucket, start, 0)
  while (at !== -1) {
    const end = bucket.indexOf('\n', at)
    found.push(parse(bucket.slice(at + start.length, end)))
    at = nextLine(bucket, start, end)
  }
  return found
}

/** The records whose home key has a hash. */
export function findByHash(bucket: Bucket, homeHash: number): readonly Closure[] {
  return linesOf(bucket)
    .filter((line) => hashKey(line.slice(0, line.indexOf('\t'))) === homeHash)
    .map(parseLine)
}

/** Every record of a bucket. */
export function bucketClosures(bucket: Bucket): readonly Closure[] {
  return linesOf(bucket).map(parseLine)
}

/** Takes the record of an id out of a bucket. `removed` is absent when it is not in there. */
export function withoutRecord(bucket: Bucket, id: string): { readonly bucket: Bucket; readonly removed?: Closure } {
  const written = JSON.stringify(id)
  for (const line of linesOf(bucket)) {
    if (!line.includes(written)) continue
    const closure = parseLine(line)
    if (closure.id === id) return { bucket: bucket.replace(`${line}\n`, ''), removed: closure }
  }
  return { bucket }
}

/** As many buckets as keep each at some 64 records: 2^n of them. */
export function bucketBitsFor(count: number): number {
  return Math.max(0, Math.ceil(Math.log2(count / recordsPerBucket)))
}

const recordsPerBucket = 64

function linesOf(bucket: Bucket): readonly string[] {
  return bucket.split('\n').slice(0, -1)
}

function nextLine(bucket: Bucket, start: string, from: number): number {
  const at = bucket.indexOf(`\n${start}`, from)
  return at === -1 ? -1 : at + 1
}

function parseLine(line: string): Closure {
  return parse(line.slice(line.indexOf('\t') + 1))
}

/** Records were checked when their list came in; what is read back is our own writing. */
function parse(json: string): Closure {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return JSON.parse(json) as Closure
}
