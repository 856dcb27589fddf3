import { type DeltaChange, deltaFile, type DeltaHeader, type Publication } from '../../../utils/list/delta'
import { digestOf } from '../../../utils/list/digest'
import { encodeLines } from '../../../utils/list/encode-lines'
import type { HeadDelta } from '../../../utils/list/head'
import { defaultLimits } from '../../../utils/list/open-list'
import type { Closure } from '../../../utils/model/closure'
import type { ListInfo } from '../../../utils/model/list'
import { chooseHorizons } from './choose-horizons'
import type { History } from './history'

export interface DeltaFile {
  readonly delta: HeadDelta
  readonly file: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface NewEdition {
  readonly info: ListInfo
  readonly sequence: number
  /** ISO instant. */
  readonly issued: string
  readonly records: ReadonlyMap<string, Closure>
  /** Bytes of all shards together. */
  readonly shardBytes: number
}

/**
 * Makes the deltas that lead to a new edition, the most useful first. Those that would not save a client anything are
 * left out: without changes, with the same changes as one from longer ago, or not much smaller than the shards.
 */
export async function makeDeltas(edition: NewEdition, history: History): Promise<readonly DeltaFile[]> {
  const horizons = chooseHorizons(history.publications, edition.issued)
  const drafts = horizons.map((horizon) => {
    const changes = changesSince(horizon, edition, history)
    return { horizon, changes, size: changes.length + (history.infoIn > horizon.sequence ? 1 : 0) }
  })
  // What changed since later is part of what changed since earlier: as many changes are the same changes.
  const worthwhile = drafts.filter(
    ({ horizon, size }) =>
      size > 0 && !drafts.some((other) => other.horizon.sequence < horizon.sequence && other.size === size),
  )
  const made = await Promise.all(
    worthwhile.map(({ horizon, changes }) => encodeDelta(headerOf(horizon, changes, edition, history), changes)),
  )
  const most = Math.max(edition.shardBytes / 2, alwaysWorthIt)
  return made.filter(
    ({ bytes, textBytes }) =>
      bytes.length <= Math.min(most, defaultLimits.delta) && textBytes <= defaultLimits.deltaText,
  )
}

/** A small delta saves a request, however small the shards are. */
const alwaysWorthIt = 4096

/** Removals first, each kind in the order of the ids. */
function changesSince(
  { sequence: since }: Publication,
  { sequence: to, records }: NewEdition,
  { changes }: History,
): readonly DeltaChange[] {
  const ids = Array.from(changes)
    .filter(([, sequence]) => sequence > since)
    .map(([id]) => id)
    .toSorted()
  const made = ids.map((id): DeltaChange => {
    const record = records.get(id)
    const sequence = changes.get(id)
    const stamp = sequence === undefined || sequence === to ? {} : { in: sequence }
    return record === undefined ? { remove: id, ...stamp } : { put: record, ...stamp }
  })
  return [...made.filter((change) => 'remove' in change), ...made.filter((change) => 'put' in change)]
}

function headerOf(
  { sequence: from, issued: fromIssued }: Publication,
  changes: readonly DeltaChange[],
  { info, sequence: to }: NewEdition,
  { publications, infoIn }: History,
): DeltaHeader {
  const puts = changes.filter((change) => 'put' in change).length
  const between = thin(publications.filter(({ sequence }) => sequence > from))
  return {
    format: 1,
    list: info.id,
    from,
    to,
    fromIssued,
    puts,
    removals: changes.length - puts,
    info,
    ...(infoIn > from && { infoIn }),
    ...(between.length > 0 && { publications: between }),
  }
}

/** Of editions that followed each other within an hour the first is enough: a week has 168. */
function thin(publications: readonly Publication[]): readonly Publication[] {
  const kept: Publication[] = []
  for (const one of publications) {
    const previous = kept.at(-1)
    if (previous === undefined || Date.parse(one.issued) - Date.parse(previous.issued) >= hourMs) kept.push(one)
  }
  return kept
}

const hourMs = 60 * 60 * 1000

async function encodeDelta(
  header: DeltaHeader,
  changes: readonly DeltaChange[],
): Promise<DeltaFile & { readonly textBytes: number }> {
  const lines = [header, ...changes].map((line) => JSON.stringify(line))
  const bytes = await encodeLines(lines)
  const delta = { from: header.from, digest: await digestOf(bytes), bytes: bytes.length }
  return {
    delta,
    file: deltaFile(delta),
    bytes,
    textBytes: lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0),
  }
}
