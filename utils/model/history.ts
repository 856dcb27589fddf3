import type { PartialDate } from './closure'

/**
 * What the platform itself says on its page became of an account. It is told as the platform's word beside what the
 * lists say, and never makes a verdict.
 */
export type HistoryFact =
  | { readonly kind: 'registered'; readonly name: string; readonly on?: PartialDate }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string; readonly on?: PartialDate }
  | {
      readonly kind: 'migrated'
      /** The account that moved; absent when it is the one whose page it is, or is not named. */
      readonly from?: string
      readonly to?: string
      readonly on?: PartialDate
      /** Where the platform's own notice leads: an address of the platform's. */
      readonly url?: string
    }
  | { readonly kind: 'migrating' | 'deregistered' }
  /** A row of the platform's record that is not understood further, in its words. */
  | { readonly kind: 'recorded'; readonly text: string }
