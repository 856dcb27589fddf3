import { z } from 'zod/mini'
import type { Closure } from '../model/closure'
import type { ListInfo } from '../model/list'
import { limits as recordLimits } from '../model/parse-closure'
import type { FetchFile } from './fetch-file'
import { createFields, createInfoSchema, parseFields } from './fields'
import type { HeadDelta, ListHead } from './head'
import { ListError } from './list-error'
import { defaultLimits, type ListLimits } from './open-list'
import { parseRecord } from './parse-records'
import { parseLine, readLines } from './read-lines'
import { readVerified } from './read-verified'

/**
 * What became of the records since an earlier edition. All of it is absolute: applied to any edition from `from` on, it
 * gives the edition `to`.
 */
export interface Delta {
  readonly from: number
  readonly to: number
  /** Records that are new or other than they were, as they are in `to`. */
  readonly puts: readonly Closure[]
  /** Ids of records that are not in `to`; some may never have been in the edition at hand. */
  readonly removals: readonly string[]
  /** What is said of the list in `to`. */
  readonly info?: ListInfo
}

/** An edition that was published. */
export interface Publication {
  readonly sequence: number
  /** ISO instant. */
  readonly issued: string
}

/** A delta's first line. */
export interface DeltaHeader {
  readonly format: 1
  /** The list's id. */
  readonly list: string
  readonly from: number
  readonly to: number
  /** When the edition `from` was issued. */
  readonly fromIssued: string
  readonly puts: number
  readonly removals: number
  /** What is said of the list in `to`, as in its manifest. */
  readonly info?: ListInfo
  /** The sequence of the edition that changed `info`, other than its count, last; absent: it did not change since `from`. */
  readonly infoIn?: number
  /** Editions between `from` and `to`, for publishers: together with `in` of the changes, deltas from them follow. */
  readonly publications?: readonly Publication[]
}

/** A delta's further lines. `in` is the sequence of the edition that changed the record last; absent: `to`. */
export type DeltaChange =
  | { readonly put: Closure; readonly in?: number }
  | { readonly remove: string; readonly in?: number }

export function deltaFile({ digest }: Pick<HeadDelta, 'digest'>): string {
  return `delta-${digest}.gz`
}

/** The smallest of a head's deltas that lead from an edition's sequence to the head's; undefined when none does. */
export function findDelta(head: Pick<ListHead, 'deltas'>, sequence: number): HeadDelta | undefined {
  return head.deltas.filter(({ from }) => from <= sequence).toSorted((a, b) => a.bytes - b.bytes)[0]
}

/** Fetches, verifies and parses one of a head's deltas. Throws `ListError` as `readChanges` does. */
export async function readDelta(
  fetchFile: FetchFile,
  head: Pick<ListHead, 'list' | 'sequence'>,
  delta: HeadDelta,
  limits: ListLimits = defaultLimits,
): Promise<Delta> {
  const puts: Closure[] = []
  const removals: string[] = []
  const { info } = await readChanges(fetchFile, head, delta, limits, (change) => {
    if ('put' in change) puts.push(change.put)
    else removals.push(change.remove)
  })
  return { from: delta.from, to: head.sequence, puts, removals, ...(info !== undefined && { info }) }
}

/**
 * Hands the changes of a delta on one by one, and gives its first line. Throws `ListError`: as `readVerified` and
 * `readLines` do, `other-list` and `malformed` when its first line does not fit the head, `bad-record` when a change is
 * none.
 */
export async function readChanges(
  fetchFile: FetchFile,
  head: Pick<ListHead, 'list' | 'sequence'>,
  delta: HeadDelta,
  limits: ListLimits,
  visit: (change: DeltaChange) => void,
): Promise<DeltaHeader> {
  const file = deltaFile(delta)
  const compressed = await readVerified(fetchFile, { ...delta, file }, limits.delta)
  let header: DeltaHeader | undefined
  const ids = new Set<string>()
  let puts = 0
  await readLines(compressed, { file, limit: limits.deltaText }, (line, number) => {
    if (header === undefined) {
      header = parseHeader(line, file, head, delta)
      return
    }
    const change = parseChange(line, file, number)
    const id = 'put' in change ? change.put.id : change.remove
    if (ids.has(id)) throw new ListError('bad-record', file, `${id} stands twice`)
    ids.add(id)
    if (ids.size > header.puts + header.removals) throw new ListError('bad-record', file, 'holds more than it says')
    if ('put' in change) puts += 1
    visit(change)
  })
  if (header?.puts !== puts || header.removals !== ids.size - puts) {
    throw new ListError('bad-record', file, 'does not hold what its first line says')
  }
  return header
}

function parseHeader(
  line: string,
  file: string,
  { list, sequence }: Pick<ListHead, 'list' | 'sequence'>,
  { from }: HeadDelta,
): DeltaHeader {
  const header = parseFields(line, createHeaderSchema(), file)
  if (header.list !== list.id || (header.info !== undefined && header.info.id !== list.id))
    throw new ListError('other-list', file, `is of ${header.list}, not ${list.id}`)
  if (header.from !== from || header.to !== sequence) {
    throw new ListError('malformed', file, `leads from ${header.from} to ${header.to}, not ${from} to ${sequence}`)
  }
  return header
}

function createHeaderSchema() {
  const { listId, sequence, instant, count } = createFields()
  return z.object({
    format: z.literal(1),
    list: listId,
    from: sequence,
    to: sequence,
    fromIssued: instant,
    puts: count,
    removals: count,
    info: z.exactOptional(createInfoSchema()),
    infoIn: z.exactOptional(sequence),
    publications: z.exactOptional(z.array(z.object({ sequence, issued: instant }))),
  })
}

function parseChange(line: string, file: string, number: number): DeltaChange {
  const value = parseLine(line, file, number)
  if (typeof value === 'object' && value !== null) {
    const at: unknown = Object.hasOwn(value, 'in') ? Reflect.get(value, 'in') : undefined
    const stamp = Number.isSafeInteger(at) ? { in: Number(at) } : {}
    if (Object.hasOwn(value, 'put')) return { put: parseRecord(Reflect.get(value, 'put'), file, number), ...stamp }
    const id: unknown = Object.hasOwn(value, 'remove') ? Reflect.get(value, 'remove') : undefined
    if (typeof id === 'string' && id !== '' && id.length <= recordLimits.id) return { remove: id, ...stamp }
  }
  throw new ListError('bad-record', file, `line ${number} is neither put nor remove`)
}
