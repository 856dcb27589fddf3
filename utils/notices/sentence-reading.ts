import type { Act, Target } from './acts'
import type { Group } from './groups'
import type { Span } from './tokens'
import type { WrittenDate } from '../text/written-dates'

/** What one sentence says: of whom, where to go, and which accounts are only spoken of. */
export interface SentenceReading {
  readonly acts: readonly Act[]
  /** Where to go, said without a verb that closes: 请关注…. */
  readonly targets: readonly Target[]
  /** Accounts that nothing happens to here, in order; the one who announces is among them. */
  readonly mentioned: readonly Group[]
  /** The day an announcement was made that goes on in the sentences after this one. */
  readonly announced?: WrittenDate
  /** 认证为“某某局” */
  readonly organisation?: Span
  /** 自3月1日起, 请到…: a day from which something holds that was said before. */
  readonly since?: WrittenDate
}
