import { z } from 'zod/mini'
import type { ListInfo } from '../model/list'
import { isWebAddress } from '../model/parse-closure'
import { isPartialDate } from '../text/partial-date'
import { ListError } from './list-error'

/** The file that names all others of a list. */
export const manifestFile = 'manifest.json'

/** One file of records: gzip of JSON lines, a `Closure` each. Its name is made of its digest. */
export interface Shard {
  /** SHA-256 of the file as it is stored, in hex. */
  readonly digest: string
  /** Length of the file as it is stored. */
  readonly bytes: number
  /** Number of records. */
  readonly count: number
}

export interface Manifest {
  readonly format: 1
  readonly list: ListInfo
  readonly shards: readonly Shard[]
}

export function shardFile({ digest }: Pick<Shard, 'digest'>): string {
  return `shard-${digest}.gz`
}

/** Reads a manifest's JSON. Fields it does not know are left behind. Throws `ListError` (`html`, `malformed`). */
export function parseManifest(text: string): Manifest {
  if (/^\s*</.test(text)) throw new ListError('html', manifestFile, 'a page came in its place')
  const parsed = createSchema().safeParse(parseJson(text))
  if (!parsed.success) throw new ListError('malformed', manifestFile, z.prettifyError(parsed.error))
  return parsed.data
}

/** Made when a manifest comes in: the worker that answers look-ups never needs it. */
function createSchema() {
  const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(100))
  const count = z.int().check(z.nonnegative(), z.maximum(10_000_000))
  return z
    .object({
      format: z.literal(1),
      list: z.object({
        id: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)),
        name: text,
        publisher: text,
        homepage: z.exactOptional(
          z.string().check(z.maxLength(2048), z.refine(isWebAddress, 'not an http(s) address')),
        ),
        issuedOn: z.string().check(z.refine((date) => date.length === 10 && isPartialDate(date), 'not a day')),
        count,
      }),
      shards: z
        .array(
          z.object({
            digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
            bytes: z.int().check(z.positive()),
            count,
          }),
        )
        .check(z.maxLength(4096)),
    })
    .check(
      z.refine(
        ({ list, shards }) => shards.reduce((sum, shard) => sum + shard.count, 0) === list.count,
        'the records of the shards do not add up to the list',
      ),
    )
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new ListError('malformed', manifestFile, 'is not JSON', { cause })
  }
}
