import type { ListKey } from '../../../utils/model/subscription'
import type { Changes, SyncFailure } from '../../../utils/model/sync-state'

/** A list this person follows, as it is shown. Times are Unix times in milliseconds. */
export interface FollowedList {
  readonly key: ListKey
  /** `bundled`: the one in the package; `personal`: the person's own entries. */
  readonly kind: 'bundled' | 'personal' | 'followed'
  /** Set by who manages this computer. */
  readonly isLocked: boolean
  readonly name: string
  /** What the person calls it; empty: as its publisher does. */
  readonly title: string
  readonly isEnabled: boolean
  /** Absent until the first edition is there. */
  readonly edition?: EditionFacts
  /** Of its keys, written for people to compare. */
  readonly fingerprints: readonly string[]
  /** Where it is fetched from; none: it is not fetched. */
  readonly addresses: readonly { readonly url: string; readonly servedLast: boolean }[]
  readonly sync: SyncFacts
  /** What the last update that brought something new changed. */
  readonly changes?: Changes | undefined
  /** Set while it is being brought up to date; `total` is 0 until it is known how much there is to fetch. */
  readonly running?: { readonly done: number; readonly total: number } | undefined
  /** How the update ended that the person asked for on this page. */
  readonly outcome?: SyncOutcome | undefined
}

export interface EditionFacts {
  readonly publisher: string
  readonly homepage?: string | undefined
  /** Day: `2026-11-21`. */
  readonly issuedOn: string
  /** 0: it came with the package. */
  readonly sequence: number
  readonly issuedAt: number
  readonly expiresAt: number
  readonly isStale: boolean
  readonly count: number
}

export interface SyncFacts {
  readonly triedAt?: number | undefined
  readonly succeededAt?: number | undefined
  readonly nextAt?: number | undefined
  /** Why the last try failed. */
  readonly failure?: SyncFailure | undefined
  /** The last try neither succeeded nor failed: the browser ended it. */
  readonly wasInterrupted: boolean
}

/** How an update ended. */
export type SyncOutcome =
  | { readonly kind: 'current'; readonly at: number }
  | { readonly kind: 'updated'; readonly changes: Changes }
  | { readonly kind: 'first'; readonly sequence: number; readonly count: number }
  | { readonly kind: 'failed'; readonly failure: SyncFailure }
  /** No try was made, or it left no trace. */
  | { readonly kind: 'unfinished' }

/** What a person does with the lists. Promises are kept when it is done and the lists that are shown are those after it. */
export interface ListActions {
  /** Brings one list, or all, up to date. */
  sync(list?: ListKey): Promise<void>
  cancelSync(list: ListKey): void
  rename(list: ListKey, title: string): Promise<void>
  enable(list: ListKey, enabled: boolean): Promise<void>
  order(lists: readonly ListKey[]): Promise<void>
  remove(list: ListKey): Promise<void>
}
