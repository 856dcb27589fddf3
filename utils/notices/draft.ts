import type { PartialDate, Status, Successor } from '../model/closure'
import type { PlatformId } from '../model/platform'

/** What is known of a notice besides its words. */
export interface NoticeContext {
  /** Where the notice was posted. */
  readonly platform?: PlatformId
  /** Name of the account that posted it: 本账号. */
  readonly account?: string
  /** The body the platform verified that account for. */
  readonly organisation?: string
  /** The day it was posted, which 即日起, 30天后 and dates without a year are held against. */
  readonly postedOn?: PartialDate
}

/** From and to, in UTF-16 units of the notice as it was given. */
export type Range = readonly [from: number, to: number]

/** One account that a notice closes, merges, renames, as far as its words go. */
export interface Draft {
  readonly account: DraftAccount
  readonly status: Status
  readonly announcedOn?: PartialDate
  readonly effectiveOn?: PartialDate
  /** Dates without a year that nothing says: `--03-10`. */
  readonly withoutYear: { readonly announcedOn?: string; readonly effectiveOn?: string }
  readonly successors: readonly Successor[]
  readonly evidence: Evidence
  /** How likely it is, 0 to 1, that this is a closing of this account (calibrated: docs/notices.md). */
  readonly confidence: number
}

export interface DraftAccount {
  /** Absent when neither the words nor the context name it. */
  readonly name?: string
  /** Absent when nothing says. A list has no records of websites yet. */
  readonly platform?: PlatformId | 'website'
  readonly organisation?: string
}

/** The words that said so. A field that only the context gave has none. */
export interface Evidence {
  readonly account: readonly Range[]
  readonly platform: readonly Range[]
  readonly organisation: readonly Range[]
  readonly status: readonly Range[]
  readonly announcedOn: readonly Range[]
  readonly effectiveOn: readonly Range[]
  /** One entry for each successor, in their order. */
  readonly successors: readonly (readonly Range[])[]
}
