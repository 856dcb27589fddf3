import type { ListSelectors } from './selectors'
import type { ListKey } from './subscription'

/** What is said of a list beside its records. */
export interface ListInfo {
  readonly id: string
  readonly name: string
  readonly publisher: string
  readonly homepage?: string
  /** Day the publisher put this edition out: `2026-11-21`. */
  readonly issuedOn: string
  /** Number of closures. */
  readonly count: number
  /** Where to look on pages that have changed since this version of Yibu. */
  readonly selectors?: ListSelectors
}

/** A list as it is used on this device. */
export interface ListInUse extends ListInfo {
  readonly key: ListKey
  /** Nobody has vouched for it since it ran out: what it says may no longer be so. */
  readonly isStale: boolean
  /** ISO instant after which it is stale. */
  readonly expires: string
}
