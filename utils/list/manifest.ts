import { z } from 'zod/mini'
import type { ListInfo } from '../model/list'
import { createFields, createInfoSchema, parseFields } from './fields'

/** One file of records: gzip of JSON lines, a `Closure` each. Its name is made of its digest. */
export interface Shard {
  /** SHA-256 of the file as it is stored, in lower-case hex. */
  readonly digest: string
  /** Length of the file as it is stored. */
  readonly bytes: number
  /** Number of records. */
  readonly count: number
}

/**
 * The file that names all shards of an edition. It does not say when the edition was issued: the same records have the
 * same manifest.
 */
export interface Manifest {
  readonly format: 1
  readonly list: ListInfo
  readonly shards: readonly Shard[]
}

/** Most shards a list may have, and most records a shard. */
export const mostShards = 4096
export const mostRecordsPerShard = 16_384

export function manifestFile({ digest }: { readonly digest: string }): string {
  return `manifest-${digest}.json`
}

export function shardFile({ digest }: Pick<Shard, 'digest'>): string {
  return `shard-${digest}.gz`
}

/** Reads a manifest's JSON. Fields it does not know are left behind. Throws `ListError` (`html`, `malformed`). */
export function parseManifest(json: Uint8Array, file: string): Manifest {
  return parseFields(json, createSchema(), file)
}

/** Made when a manifest comes in: the worker that answers look-ups never needs it. */
function createSchema() {
  const { digest, bytes } = createFields()
  return z
    .object({
      format: z.literal(1),
      list: createInfoSchema(),
      shards: z
        .array(z.object({ digest, bytes, count: z.int().check(z.nonnegative(), z.maximum(mostRecordsPerShard)) }))
        .check(z.maxLength(mostShards)),
    })
    .check(
      z.refine(
        ({ list, shards }) => shards.reduce((sum, shard) => sum + shard.count, 0) === list.count,
        'the records of the shards do not add up to the list',
      ),
    )
}
