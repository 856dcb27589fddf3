import type { PlatformId } from './platform'

/** A record that a search found, and why. */
export interface Hit {
  readonly id: string
  readonly platform: PlatformId
  /** As the list writes it; `matched` counts in it. */
  readonly name: string
  /** Up to 1000; of one query, more fits better. */
  readonly score: number
  /** What of the name as it is written the query speaks of, in UTF-16 units. */
  readonly matched: readonly Range[]
  /** Where what fits least was found. */
  readonly field: MatchedField
  /** Which of the account's former names or successors that was, from 0 on, where it was in one of these. */
  readonly at?: number
  /** How the characters are read that were typed by their sound: `lin zi`. Absent when none were. */
  readonly reading?: string
  /** Only where there was one. */
  readonly slip?: Slip
}

/** From one place to before another. */
export type Range = readonly [from: number, to: number]

/** Where a word of the query was found. `office`: it is another word for what the body does. */
export type MatchedField = 'name' | 'former-name' | 'successor' | 'organisation' | 'region' | 'office'

/** What was typed for what, where they are not the same. */
export interface Slip {
  readonly typed: string
  readonly meant: string
}
