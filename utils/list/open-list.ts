import type { Closure } from '../model/closure'
import type { ListInfo } from '../model/list'
import { digestOf } from './digest'
import type { FetchFile } from './fetch-file'
import { ListError } from './list-error'
import { manifestFile, parseManifest, type Shard, shardFile } from './manifest'
import { parseRecords } from './parse-records'
import { readBytes } from './read-bytes'

/** A list that can be taken in shard by shard, each as often as needed. */
export interface OpenList {
  readonly info: ListInfo
  /** SHA-256 of the manifest, in hex: another edition has another digest. */
  readonly digest: string
  readonly shardCount: number
  /** Fetches, verifies and parses one shard (0 to `shardCount` - 1). Throws `ListError`. */
  readShard(this: void, index: number): Promise<readonly Closure[]>
}

/** In bytes. */
export interface ListLimits {
  readonly manifest: number
  /** A shard as it is stored. */
  readonly shard: number
  /** A shard's text, once decompressed. */
  readonly text: number
}

export const defaultLimits = { manifest: 1 << 20, shard: 8 << 20, text: 64 << 20 } as const satisfies ListLimits

/**
 * Opens a list from its files, wherever they come from; a file is trusted only after its digest. The manifest itself
 * is for the caller to trust. Throws `ListError`.
 */
export async function openList(fetchFile: FetchFile, limits: ListLimits = defaultLimits): Promise<OpenList> {
  const { bytes, whole } = await readBytes(await fetchFile(manifestFile), limits.manifest)
  if (!whole) throw new ListError('too-large', manifestFile, `is larger than ${limits.manifest} bytes`)
  const { list: info, shards } = parseManifest(new TextDecoder().decode(bytes))
  return {
    info,
    digest: await digestOf(bytes),
    shardCount: shards.length,
    async readShard(index) {
      const shard = shards[index]
      if (shard === undefined) throw new RangeError(`no shard ${index} of ${shards.length}`)
      const file = shardFile(shard)
      if (shard.bytes > limits.shard) throw new ListError('too-large', file, `${shard.bytes} bytes are too many`)
      return parseRecords(await readVerified(fetchFile, shard), { file, count: shard.count, limit: limits.text })
    },
  }
}

async function readVerified(fetchFile: FetchFile, shard: Shard): Promise<Uint8Array<ArrayBuffer>> {
  const file = shardFile(shard)
  const { bytes, whole } = await readBytes(await fetchFile(file), shard.bytes)
  if (whole && bytes.length === shard.bytes && (await digestOf(bytes)) === shard.digest) return bytes
  if (beginsLikeHtml(bytes)) throw new ListError('html', file, 'a page came in its place')
  if (whole && bytes.length < shard.bytes) {
    throw new ListError('truncated', file, `${bytes.length} bytes came of ${shard.bytes}`)
  }
  throw new ListError('tampered', file, 'is not the file that the manifest means')
}

function beginsLikeHtml(bytes: Uint8Array): boolean {
  return /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 256)))
}
