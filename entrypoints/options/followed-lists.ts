import type { ListRecord } from './list-records'
import type { EditionFacts, FollowedList, SyncOutcome } from '../../components/options/lists/followed-list'
import { t } from '../../utils/i18n'
import { bundledList, listIdOf, type ListKey, personalList } from '../../utils/model/subscription'
import type { SyncProgress } from '../../utils/model/sync-state'
import type { Edition } from '../../utils/store/database'

/** How an update that the person asked for ended, and the try it tells of. */
export interface AskedSync {
  readonly outcome: SyncOutcome
  readonly triedAt: number | undefined
}

export interface SyncsHere {
  readonly progress: readonly SyncProgress[]
  /** Lists whose update was asked for on this page and has not ended. */
  readonly asked: ReadonlySet<ListKey>
  readonly outcomes: ReadonlyMap<ListKey, AskedSync>
}

/** Lists as they are shown. `nowMs`: Unix time. */
export function followedLists(
  records: readonly ListRecord[],
  { progress, asked, outcomes }: SyncsHere,
  nowMs: number,
): readonly FollowedList[] {
  return records.map((record) => {
    const { subscription, state, edition, fingerprints } = record
    const { key, title = '', locked = false, enabled, addresses } = subscription
    const underWay = progress.find(({ list }) => list === key)
    const isRunning = underWay !== undefined || asked.has(key)
    const ended = outcomes.get(key)
    const failures = state?.failures ?? 0
    return {
      key,
      kind: kindOf(key),
      isLocked: locked,
      name: nameOf(record),
      title,
      isEnabled: enabled,
      ...(edition !== undefined && { edition: editionFacts(edition, nowMs) }),
      fingerprints,
      addresses: addresses.map((url) => ({ url, servedLast: url === state?.address })),
      sync: {
        triedAt: state?.triedAt,
        succeededAt: state?.succeededAt,
        nextAt: state?.nextAt,
        failure: state?.failure,
        // Failures are counted before the try, reasons written after it.
        wasInterrupted: failures > 0 && state?.failure === undefined && !isRunning,
      },
      changes: state?.changes,
      running: isRunning ? { done: underWay?.done ?? 0, total: underWay?.total ?? 0 } : undefined,
      // Once it was tried again, by itself or from elsewhere, this is no longer how it stands.
      outcome: ended !== undefined && ended.triedAt === state?.triedAt ? ended.outcome : undefined,
    }
  })
}

/** What an update did, by what is stored of the list before and after it. */
export function outcomeOf(before: ListRecord | undefined, after: ListRecord | undefined): SyncOutcome {
  const state = after?.state
  if (state === undefined || state.triedAt === undefined || state.triedAt === before?.state?.triedAt) {
    return { kind: 'unfinished' }
  }
  if (state.failure !== undefined) return { kind: 'failed', failure: state.failure }
  const { succeededAt, changes } = state
  if (succeededAt === undefined || succeededAt === before?.state?.succeededAt) return { kind: 'unfinished' }
  if (after?.edition !== undefined && before?.edition === undefined) {
    return { kind: 'first', sequence: after.edition.sequence, count: after.edition.info.count }
  }
  if (changes !== undefined && changes.at !== before?.state?.changes?.at) return { kind: 'updated', changes }
  return { kind: 'current', at: succeededAt }
}

function kindOf(key: ListKey): FollowedList['kind'] {
  if (key === personalList) return 'personal'
  return key === bundledList ? 'bundled' : 'followed'
}

function nameOf({ subscription: { key, title, addresses }, edition }: ListRecord): string {
  if (title !== undefined) return title
  if (key === personalList) return t('list_own')
  return edition?.info.name ?? listIdOf(key) ?? addresses[0] ?? key
}

function editionFacts({ info, sequence, issued, expires }: Edition, nowMs: number): EditionFacts {
  const { publisher, homepage, issuedOn, count } = info
  const expiresAt = Date.parse(expires)
  return {
    publisher,
    homepage,
    issuedOn,
    sequence,
    issuedAt: Date.parse(issued),
    expiresAt,
    isStale: expiresAt <= nowMs,
    count,
  }
}
