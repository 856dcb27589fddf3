import type { ListFailureKind } from './list-failure'
import type { ListKey } from './subscription'

/** How the last tries to bring a list up to date went. Times are Unix times in milliseconds. */
export interface SyncState {
  readonly triedAt?: number
  /** When the publisher's head was last seen, verified, whether or not it brought anything new. */
  readonly succeededAt?: number
  /** Why the last try failed; absent when it did not. */
  readonly failure?: SyncFailure
  /** Tries that failed in a row. */
  readonly failures: number
  /** Not tried again by itself before this. */
  readonly nextAt?: number
  /** The address that last served, tried first. */
  readonly address?: string
  /** The highest sequence ever seen with a good signature: nothing older is taken again. */
  readonly sequence?: number
  /** Fingerprints of the keys that signed the edition in use. */
  readonly signedBy?: readonly string[]
  /** What the last update that brought something new changed. */
  readonly changes?: Changes
}

/** A sync under way. `total` is 0 until it is known how much there is to fetch. */
export interface SyncProgress {
  readonly list: ListKey
  /** Files taken in. */
  readonly done: number
  readonly total: number
}

export interface SyncFailure {
  /** Which door it failed at; the interface has a sentence for each. */
  readonly kind: ListFailureKind
  readonly address?: string
  /** HTTP status, where there was one. */
  readonly status?: number
  /** For logs and reports, in English. */
  readonly detail: string
}

/** What an update changed. Names are those of the accounts, at most `namedChanges` a kind. */
export interface Changes {
  readonly at: number
  readonly fromSequence: number
  readonly toSequence: number
  readonly added: ChangedRecords
  readonly changed: ChangedRecords
  readonly removed: ChangedRecords
}

export interface ChangedRecords {
  readonly count: number
  readonly names: readonly string[]
}

export const namedChanges = 100
