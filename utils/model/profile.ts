import type { AccountId } from './account'
import type { HistoryFact } from './history'
import type { PlatformId } from './platform'

/** What a page says about the account it shows. Texts are as the page has them, trimmed and bounded. */
export interface Profile {
  readonly platform: PlatformId
  /** Ids from the address first, then those of page data that agrees with the address. */
  readonly ids: readonly AccountId[]
  readonly name?: string
  readonly verification: Verification
  /** What the platform itself says became of the account; absent where it says nothing. */
  readonly history?: readonly HistoryFact[]
}

/**
 * What the page says about the platform's verification of the account.
 * `unknown`: nothing rendered yet, or this kind of page never shows it.
 * `none`: the page is rendered and shows that the account is not verified.
 * `verified`: `text` is the platform's wording when it is shown; `holder` is set when the platform's own mark
 * (a badge, a class) tells an organisation from a person, and absent when only the wording can tell.
 */
export type Verification =
  | { readonly state: 'unknown' }
  | { readonly state: 'none' }
  | { readonly state: 'verified'; readonly text?: string; readonly holder?: 'organisation' | 'person' }
