import type { Closure } from '../model/closure'
import type { ListInfo } from '../model/list'
import type { FetchFile } from './fetch-file'
import type { ListHead } from './head'
import { ListError } from './list-error'
import { manifestFile, parseManifest, type Shard, shardFile } from './manifest'
import { parseRecord, parseRecords, type ShardRecord } from './parse-records'
import { readVerified } from './read-verified'

/** An edition that can be taken in shard by shard, each as often as needed. */
export interface OpenList {
  readonly info: ListInfo
  /** SHA-256 of the manifest, in lower-case hex: other records have another one. */
  readonly digest: string
  readonly shardCount: number
  readonly shards: readonly Shard[]
  /** Fetches and verifies one shard (0 to `shardCount` - 1). Throws `ListError`. */
  openShard(this: void, index: number): Promise<OpenShard>
}

/**
 * Parses a shard's records and hands them over one by one. Throws `ListError`, maybe after some were handed over: they
 * count for nothing then.
 */
export type OpenShard = (visit: (record: ShardRecord) => void) => Promise<void>

/** Every record of a shard at once. Throws `ListError`. */
export async function readShard({ openShard }: OpenList, index: number): Promise<readonly Closure[]> {
  const texts: string[] = []
  const parse = await openShard(index)
  await parse(({ json }) => texts.push(json))
  return texts.map((json, at) => parseRecord(JSON.parse(json), `shard ${index}`, at + 1))
}

/** In bytes. A file that says it is larger is not fetched. */
export interface ListLimits {
  readonly manifest: number
  /** A shard as it is stored. */
  readonly shard: number
  /** A shard's text, once decompressed. */
  readonly text: number
  /** A delta as it is stored. */
  readonly delta: number
  /** A delta's text, once decompressed. */
  readonly deltaText: number
}

export const defaultLimits = {
  manifest: 1 << 20,
  shard: 8 << 20,
  text: 16 << 20,
  delta: 4 << 20,
  deltaText: 32 << 20,
} as const satisfies ListLimits

/**
 * Opens the edition that a head, already trusted, speaks of; its files may come from wherever. Throws `ListError`:
 * as `readVerified` does, `html` and `malformed` when the manifest is none, `other-list` when it is not the head's.
 */
export async function openList(
  fetchFile: FetchFile,
  head: Pick<ListHead, 'list' | 'count' | 'manifest'>,
  limits: ListLimits = defaultLimits,
): Promise<OpenList> {
  const file = manifestFile(head.manifest)
  const bytes = await readVerified(fetchFile, { file, ...head.manifest }, limits.manifest)
  const { list: info, shards } = parseManifest(bytes, file)
  if (info.id !== head.list.id) throw new ListError('other-list', file, `is of ${info.id}, not ${head.list.id}`)
  if (info.count !== head.count) {
    throw new ListError('malformed', file, `has ${info.count} records where the head says ${head.count}`)
  }
  return {
    info,
    digest: head.manifest.digest,
    shardCount: shards.length,
    shards,
    async openShard(index) {
      const shard = shards[index]
      if (shard === undefined) throw new RangeError(`no shard ${index} of ${shards.length}`)
      const named = { ...shard, file: shardFile(shard) }
      const compressed = await readVerified(fetchFile, named, limits.shard)
      return (visit) => parseRecords(compressed, { file: named.file, count: shard.count, limit: limits.text }, visit)
    },
  }
}
