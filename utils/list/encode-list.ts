import type { Closure } from '../model/closure'
import type { ListInfo } from '../model/list'
import { parseClosure } from '../model/parse-closure'
import { digestOf } from './digest'
import { type Manifest, manifestFile, type Shard, shardFile } from './manifest'

/** A list as files: name → bytes. */
export type ListFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/**
 * Makes the files of a list: the manifest and its shards. The same closures, in whatever order, give the same bytes
 * from the same version of zlib. Throws when a closure is none, or an id occurs twice: check them before.
 */
export async function encodeList(info: Omit<ListInfo, 'count'>, closures: Iterable<Closure>): Promise<ListFiles> {
  const lines = encodeRecords(closures)
  const shards = await Promise.all(split(lines).map(encodeShard))
  const { id, name, publisher, homepage, issuedOn } = info
  const manifest: Manifest = {
    format: 1,
    list: { id, name, publisher, ...(homepage !== undefined && { homepage }), issuedOn, count: lines.size },
    shards: shards.map(({ head }) => head),
  }
  return new Map([
    [manifestFile, new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 1)}\n`)],
    ...shards.map(({ head, bytes }): [string, Uint8Array<ArrayBuffer>] => [shardFile(head), bytes]),
  ])
}

async function encodeShard(lines: readonly string[]): Promise<{ head: Shard; bytes: Uint8Array<ArrayBuffer> }> {
  const bytes = await gzip(lines.map((line) => `${line}\n`).join(''))
  return { head: { digest: await digestOf(bytes), bytes: bytes.length, count: lines.length }, bytes }
}

/** Id → JSON, in the order of the ids. */
function encodeRecords(closures: Iterable<Closure>): ReadonlyMap<string, string> {
  const lines = new Map<string, string>()
  for (const value of closures) {
    const parsed = parseClosure(value)
    if (!parsed.ok) throw new Error(`${value.id}: ${parsed.error}`)
    const { closure } = parsed
    if (lines.has(closure.id)) throw new Error(`${closure.id} stands twice in the list`)
    lines.set(closure.id, JSON.stringify(closure))
  }
  return new Map(Array.from(lines).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** A shard is what a client takes in at one go: some 2 MB of text. 10^6 records make 256. */
const recordsPerShard = 4096

/** Splits by the hash of the id, so that a record stays in its shard while others come and go. */
function split(lines: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const count = 2 ** Math.max(0, Math.ceil(Math.log2(lines.size / recordsPerShard)))
  const shards = Array.from({ length: count }, (): string[] => [])
  for (const [id, line] of lines) shards[hash(id) % count]?.push(line)
  return shards.filter((shard) => shard.length > 0)
}

/** FNV-1a over the UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  // The stream writes no time into the header: nothing but the text decides about the bytes.
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
