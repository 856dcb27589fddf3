import { mirrorsInOrder, type OpenMirror, withDeadlines } from './mirror'
import { SyncError, toListError } from './sync-error'
import { findDelta, readDelta } from '../list/delta'
import { fetchEnvelope } from '../list/fetch-envelope'
import type { FetchFile } from '../list/fetch-file'
import { headFile, type ListHead, verifyEnvelope } from '../list/head'
import { parsePublicKey, type PublicKey } from '../list/keys'
import { ListError } from '../list/list-error'
import { openList } from '../list/open-list'
import { listIdOf, type ListKey, type Subscription } from '../model/subscription'
import type { SyncState } from '../model/sync-state'
import { applyChanges, WrongEditionError } from '../store/changes'
import { hasEveryKey } from '../store/editions'
import type { WhatChanged } from '../store/compare-editions'
import type { Database, Edition } from '../store/database'
import { importList } from '../store/import'

export interface SyncOptions {
  readonly openMirror: OpenMirror
  /** Unix time in milliseconds. */
  readonly now: () => number
  /** Gives the sync up between two steps. */
  readonly signal: AbortSignal
  /** Called as the shards of a new edition come in. */
  readonly onProgress: (done: number, total: number) => void
  /** Called right before and right after the edition in use changes. */
  readonly onFlip: () => void
  /** Called before anything is fetched for an edition with a higher sequence than was ever seen. */
  readonly onNewSequence: (sequence: number) => Promise<void>
}

export interface Synced {
  /** The mirror that served. */
  readonly address: string
  readonly head: ListHead
  /** Fingerprints of the keys that signed. */
  readonly signedBy: readonly string[]
  /** What the update changed; absent when there was nothing new, and for the first edition. */
  readonly changes?: WhatChanged & { readonly fromSequence: number }
}

/**
 * Brings one list up to date from the first of its mirrors that serves: one request when there is nothing new, two
 * where a delta leads there, else all shards, going on where the last try stopped. Throws `SyncError`, that of the
 * mirror tried first; the edition in use stays as it is.
 */
export async function syncList(
  database: Database,
  subscription: Subscription,
  state: Pick<SyncState, 'address' | 'sequence'>,
  options: SyncOptions,
): Promise<Synced> {
  const failures: SyncError[] = []
  let seen = state.sequence ?? 0
  const onNewSequence = async (sequence: number) => {
    seen = sequence
    await options.onNewSequence(sequence)
  }
  for (const address of mirrorsInOrder(subscription.addresses, state.address)) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the next one only when this one fails
      return await syncFrom(database, subscription, seen, address, { ...options, onNewSequence })
    } catch (error) {
      const failure = new SyncError(toListError(error, options.signal), address)
      failures.push(failure)
      // Another mirror would not help.
      if (failure.error.kind === 'cancelled' || failure.error.kind === 'quota') throw failure
    }
  }
  throw failures[0] ?? new SyncError(new ListError('missing', headFile, 'the list has no address'), '')
}

async function syncFrom(
  database: Database,
  { key: list, publicKeys }: Subscription,
  seen: number,
  address: string,
  options: SyncOptions,
): Promise<Synced> {
  const { openMirror, now, signal, onNewSequence } = options
  const keys = await Promise.all(publicKeys.map(parsePublicKey))
  const fetchFile = withDeadlines(openMirror(address), signal)
  const edition = await database.get('editions', list)
  const { head, signedBy } = await fetchHead(fetchFile, keys)
  checkHead(head, edition, { id: edition?.info.id ?? listIdOf(list), sequence: seen }, now())
  const synced: Synced = { address, head, signedBy }
  if (edition?.digest === head.manifest.digest) {
    if (edition.sequence !== head.sequence) await renew(database, edition, head, options.onFlip)
    return synced
  }
  if (head.sequence > seen) await onNewSequence(head.sequence)
  const changes =
    (await applyDelta(database, edition, head, fetchFile, options)) ??
    (await takeIn(database, list, head, fetchFile, options))
  return changes === undefined || edition === undefined
    ? synced
    : { ...synced, changes: { ...changes, fromSequence: edition.sequence } }
}

/** The head at a mirror, as one of the keys signed it. Throws `ListError`. */
export async function fetchHead(fetchFile: FetchFile, keys: readonly PublicKey[]) {
  return verifyEnvelope(await fetchEnvelope(fetchFile), keys)
}

/** Whether a head, truly signed, may follow upon what is here. Throws `ListError`. */
function checkHead(
  head: ListHead,
  edition: Edition | undefined,
  expected: { readonly id: string | undefined; readonly sequence: number },
  nowMs: number,
): void {
  const { list, sequence, expires, count, manifest, mayShrink } = head
  if (expected.id !== undefined && expected.id !== list.id) {
    throw new ListError('other-list', headFile, `is of ${list.id}, not ${expected.id}`)
  }
  const known = Math.max(expected.sequence, edition?.sequence ?? 0)
  if (sequence < known) throw new ListError('rollback', headFile, `has sequence ${sequence}, ${known} was seen before`)
  if (sequence === edition?.sequence && manifest.digest !== edition.digest) {
    throw new ListError('rollback', headFile, `has sequence ${sequence} of another edition`)
  }
  if (Date.parse(expires) <= nowMs) throw new ListError('expired', headFile, `ran out at ${expires}`)
  if (edition !== undefined && count < edition.info.count * leastShare && mayShrink !== true) {
    throw new ListError('shrunk', headFile, `has ${count} records left of ${edition.info.count}`)
  }
}

/** A list that loses more than a fifth of its records at a time has to say that it means it. */
const leastShare = 0.8

/** The same records, issued anew. */
async function renew(database: Database, edition: Edition, head: ListHead, onFlip: () => void): Promise<void> {
  const { sequence, issued, expires } = head
  onFlip()
  await database.put('editions', { ...edition, sequence, issued, expires }, edition.list)
  onFlip()
}

/** Changes the edition in place where a delta leads to the head; undefined where none does. */
async function applyDelta(
  database: Database,
  edition: Edition | undefined,
  head: ListHead,
  fetchFile: FetchFile,
  { onFlip }: SyncOptions,
): Promise<WhatChanged | undefined> {
  // The list in the package has no place in the publisher's sequence.
  if (edition === undefined || edition.sequence === 0 || isCramped(edition, head)) return undefined
  // Records of an edition that was taken in before are found by fewer keys.
  if (!hasEveryKey(edition)) return undefined
  const delta = findDelta(head, edition.sequence)
  if (delta === undefined) return undefined
  const { sequence, issued, expires, manifest, count } = head
  try {
    const changes = await readDelta(fetchFile, head, delta)
    onFlip()
    return await applyChanges(database, edition.list, changes, () => ({
      info: { ...(changes.info ?? edition.info), count },
      digest: manifest.digest,
      sequence,
      issued,
      expires,
    }))
  } catch (error) {
    // The shards bring everything, wherever one starts.
    if (isGone(error) || error instanceof WrongEditionError) return undefined
    throw error
  } finally {
    onFlip()
  }
}

/** A publisher may have cleared the delta away between two requests. */
function isGone(error: unknown): boolean {
  return error instanceof ListError && error.kind === 'missing' && error.status === 404
}

/** The list has outgrown the buckets it was sorted into. */
function isCramped({ bucketBits }: Edition, { count }: ListHead): boolean {
  return count > crampedBucket * 2 ** bucketBits
}

const crampedBucket = 256

async function takeIn(
  database: Database,
  list: ListKey,
  head: ListHead,
  fetchFile: FetchFile,
  { signal, onProgress, onFlip }: SyncOptions,
): Promise<WhatChanged | undefined> {
  const files = await openList(fetchFile, head)
  return importList(database, { list, head, files }, { signal, onProgress, onFlip })
}
