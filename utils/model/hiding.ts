import type { AccountId } from './account'
import type { PlatformId } from './platform'

/** How far a person's "do not show" goes: this account for a week, this account for good, the whole platform. */
export type HideScope = 'week' | 'account' | 'platform'

/** What can be chosen in a page, in this order; `once` lives in the page only. */
export const pageHideScopes = ['once', 'week', 'account', 'platform'] as const satisfies readonly ('once' | HideScope)[]

export type PageHideScope = (typeof pageHideScopes)[number]

export interface Hiding {
  readonly scope: HideScope
  /** Unix time in milliseconds; only for `week`. */
  readonly until?: number
}

/** The account that is not to be told about, or with the scope `platform` any account of its platform. */
export interface HideTarget {
  readonly platform: PlatformId
  readonly name?: string
  readonly ids: readonly AccountId[]
}
