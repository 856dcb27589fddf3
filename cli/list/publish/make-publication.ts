import { encodeEnvelope, encodeHead } from '../../../utils/list/encode-head'
import { type EncodedRecords, encodeRecords, type ListFiles } from '../../../utils/list/encode-list'
import { headFile, type ListHead } from '../../../utils/list/head'
import { type OpenList, readShard } from '../../../utils/list/open-list'
import type { Closure } from '../../../utils/model/closure'
import type { ListInfo } from '../../../utils/model/list'
import { parseClosure } from '../../../utils/model/parse-closure'
import type { SigningKey } from '../signing-key'
import { compareRecords, type RecordChanges } from './compare-records'
import { fitHead } from './fit-head'
import { addEdition, type History, readHistory } from './history'
import { makeDeltas } from './make-deltas'
import type { PublishedList } from './published-list'
import { Refusal } from './refusal'

export interface PublicationOptions {
  readonly previous?: PublishedList
  /** ISO instant. */
  readonly issued: string
  readonly expiresDays: number
  /** None: the list is left unsigned. */
  readonly keys: readonly SigningKey[]
  /** How many signatures the head must have room for, at least. */
  readonly reservedSignatures: number
  readonly allowShrink: boolean
}

export interface NewPublication {
  readonly head: ListHead
  readonly changes: RecordChanges
  /** Everything but the head, to be written before it. */
  readonly files: ListFiles
  readonly headBytes: Uint8Array<ArrayBuffer>
  /** Deltas for which the head had no room. */
  readonly deltasLeftOut: number
}

/** Makes the next edition of a list. Throws `Refusal`; `ListError` when the previous edition is broken. */
export async function makePublication(
  info: Omit<ListInfo, 'count'>,
  closures: readonly Closure[],
  options: PublicationOptions,
): Promise<NewPublication> {
  const { previous, issued } = options
  if (previous !== undefined) refuseStranger(info, previous, issued)
  const records = new Map(closures.map((closure) => [closure.id, asWritten(closure)]))
  const encoded = await encodeRecords(info, closures)
  const changes = await compareRecords(previous === undefined ? [] : shardsOf(previous.files), records)
  if (!options.allowShrink && previous !== undefined) refuseShrinking(previous.head.count, records.size)
  const sequence = previous === undefined ? 1 : previous.head.sequence + 1
  const edition = { info: encoded.info, sequence, issued, records, shardBytes: encoded.shardBytes }
  const deltas =
    previous === undefined
      ? []
      : await makeDeltas(edition, await continueHistory(previous, encoded.info, sequence, changes))
  const head = fitHead(
    {
      format: 1,
      ...encoded.head,
      sequence,
      issued,
      expires: addDays(issued, options.expiresDays),
      ...(options.allowShrink && { mayShrink: true }),
      ...unchangedSince(previous, encoded),
    },
    deltas.map(({ delta }) => delta),
    Math.max(options.keys.length, options.reservedSignatures),
  )
  if (head === undefined) {
    throw new Refusal(
      `${headFile} 放不下：名录的 id 和 name 太长，加上签名超过了 1024 字节。请把 list.yaml 的 name 写短，或减少签名。`,
    )
  }
  const named = deltas.filter(({ delta }) => head.deltas.includes(delta))
  const payload = encodeHead(head)
  return {
    head,
    changes,
    files: new Map([...encoded.files, ...named.map(({ file, bytes }) => [file, bytes] as const)]),
    headBytes: encodeEnvelope(
      payload,
      options.keys.map(({ sign }) => sign(payload)),
    ),
    deltasLeftOut: deltas.length - named.length,
  }
}

function unchangedSince(
  previous: PublishedList | undefined,
  { head }: EncodedRecords,
): Pick<ListHead, 'unchangedSince'> | undefined {
  if (previous?.files.digest !== head.manifest.digest) return undefined
  return { unchangedSince: previous.head.unchangedSince ?? previous.head.sequence }
}

async function continueHistory(
  previous: PublishedList,
  info: ListInfo,
  sequence: number,
  changes: RecordChanges,
): Promise<History> {
  const isInfoChanged = JSON.stringify({ ...previous.files.info, count: 0 }) !== JSON.stringify({ ...info, count: 0 })
  return addEdition(await readHistory(previous), { sequence, changes, isInfoChanged })
}

/** A record with its fields in the order in which they are written: only so can it be compared with a written one. */
function asWritten(value: Closure): Closure {
  const parsed = parseClosure(value)
  if (!parsed.ok) throw new Error(`${value.id}: ${parsed.error}`)
  return parsed.closure
}

/** The records of a published list, shard by shard. */
export async function* shardsOf(list: OpenList): AsyncGenerator<readonly Closure[]> {
  for (let index = 0; index < list.shardCount; index += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a shard in memory at a time
    yield await readShard(list, index)
  }
}

/** `2026-11-21T08:00:00Z` some days later. */
function addDays(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 24 * 60 * 60 * 1000).toISOString().replace('.000Z', 'Z')
}

function refuseStranger({ id }: Pick<ListInfo, 'id'>, { head }: PublishedList, issued: string): void {
  if (head.list.id !== id) {
    throw new Refusal(
      `上一期是名录 ${head.list.id}，这一期是 ${id}：不是同一份名录。请核对 --previous、--out 和 list.yaml 的 id。`,
    )
  }
  if (issued < head.issued) {
    throw new Refusal(`上一期的时间是 ${head.issued}，晚于这一期的 ${issued}。请核对这台电脑的时钟，或 --issued。`)
  }
}

function refuseShrinking(before: number, after: number): void {
  if (after >= before * 0.8) return
  throw new Refusal(
    `记录从 ${before} 条减到 ${after} 条，少了五分之一以上，用户的插件会拒绝。确实如此的话，加上 --allow-shrink。`,
  )
}
