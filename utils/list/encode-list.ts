import { firstBits, hashKey, homeKey } from '../match/keys'
import type { Closure } from '../model/closure'
import type { ListInfo } from '../model/list'
import { parseClosure } from '../model/parse-closure'
import { digestOf } from './digest'
import { encodeEnvelope, encodeHead } from './encode-head'
import { headFile, type ListHead } from './head'
import { encodeLines } from './encode-lines'
import { type Manifest, manifestFile, type Shard, shardFile } from './manifest'

/** A list as files: name → bytes. */
export type ListFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** The records of an edition as files, and what a head says of them. */
export interface EncodedRecords {
  readonly info: ListInfo
  readonly head: Pick<ListHead, 'list' | 'count' | 'manifest'>
  /** Bytes of all shards together. */
  readonly shardBytes: number
  /** The manifest and its shards. */
  readonly files: ListFiles
}

/**
 * Makes the files of a list as it goes into the package: records, and a head that nobody signed, sequence 0, issued at
 * the beginning of the list's day and good for 180 days. Throws as `encodeRecords` does.
 */
export async function encodeList(info: Omit<ListInfo, 'count'>, closures: Iterable<Closure>): Promise<ListFiles> {
  const { head, files } = await encodeRecords(info, closures)
  const issued = `${info.issuedOn}T00:00:00Z`
  const expires = new Date(Date.parse(issued) + packagedMs).toISOString().replace('.000Z', 'Z')
  const { list, count, manifest } = head
  const payload = encodeHead({ format: 1, list, sequence: 0, issued, expires, count, manifest, deltas: [] })
  return new Map([[headFile, encodeEnvelope(payload, [])], ...files])
}

const packagedMs = 180 * 24 * 60 * 60 * 1000

/**
 * Makes the manifest and the shards. The same closures, in whatever order, give the same bytes from the same version of
 * zlib. Throws when a closure is none, or an id occurs twice: check them before.
 */
export async function encodeRecords(
  { id, name, publisher, homepage, issuedOn, selectors }: Omit<ListInfo, 'count'>,
  closures: Iterable<Closure>,
): Promise<EncodedRecords> {
  const parts = split(closures)
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const shards: Shard[] = []
  for (const part of parts) {
    // oxlint-disable-next-line no-await-in-loop -- the text of one shard in memory at a time
    const bytes = await encodeLines(encodePart(part))
    // oxlint-disable-next-line no-await-in-loop -- as above
    const shard = { digest: await digestOf(bytes), bytes: bytes.length, count: part.length }
    shards.push(shard)
    files.set(shardFile(shard), bytes)
  }
  const count = shards.reduce((sum, shard) => sum + shard.count, 0)
  const info = {
    id,
    name,
    publisher,
    ...(homepage !== undefined && { homepage }),
    issuedOn,
    count,
    ...(selectors !== undefined && { selectors }),
  }
  const manifest: Manifest = { format: 1, list: info, shards }
  const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 1)}\n`)
  const named = { digest: await digestOf(bytes), bytes: bytes.length }
  return {
    info,
    head: { list: { id, name }, count, manifest: named },
    shardBytes: shards.reduce((sum, shard) => sum + shard.bytes, 0),
    files: new Map([[manifestFile(named), bytes], ...files]),
  }
}

/** Records of one shard as lines, in the order of their ids. */
function encodePart(closures: readonly Closure[]): readonly string[] {
  const lines = new Map<string, string>()
  for (const value of closures.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const parsed = parseClosure(value)
    if (!parsed.ok) throw new Error(`${value.id}: ${parsed.error}`)
    lines.set(value.id, JSON.stringify(parsed.closure))
  }
  return [...lines.values()]
}

/** A shard is what a client takes in at one go: some 2 MB of text. 10^6 records make 256. */
const recordsPerShard = 4096

/**
 * Splits by the first bits of the hash of what a record is filed under: a record stays in its shard while others come
 * and go, and a shard fills neighbouring buckets of the client's store. Shards without records are left out.
 */
function split(closures: Iterable<Closure>): readonly (readonly Closure[])[] {
  const records = new Map<string, Closure>()
  for (const closure of closures) {
    if (records.has(closure.id)) throw new Error(`${closure.id} stands twice in the list`)
    records.set(closure.id, closure)
  }
  const bits = Math.max(0, Math.ceil(Math.log2(records.size / recordsPerShard)))
  const parts = Array.from({ length: 2 ** bits }, (): Closure[] => [])
  for (const closure of records.values()) parts[firstBits(hashKey(homeKey(closure)), bits)]?.push(closure)
  return parts.filter((part) => part.length > 0)
}
