import type { OwnNotice } from './own-notice'
import type { Verdict } from '../match/verdict'
import type { Closure, Successor } from '../model/closure'
import type { HistoryFact } from '../model/history'
import type { Hiding } from '../model/hiding'
import type { ListInUse } from '../model/list'
import type { PlatformId } from '../model/platform'

/** All that is told to a person about the account a page shows. */
export interface Answer {
  readonly verdict: Verdict
  /** For the verdict's closure (the first one of a `successor`); absent when the verdict has none. */
  readonly guidance?: Guidance
  /** What other lists say of the same account, where it is not the same. */
  readonly otherClaims?: readonly Claim[]
  /** What the platform's own page says became of the account. Told as the platform's word; no part of the verdict. */
  readonly history?: PlatformHistory
  /**
   * What the account's own page announces, where no list has the account. Read by machine; no part of the verdict, and told
   * as the account's own words.
   */
  readonly notice?: NoticeAnswer
  /** Set when the person asked not to see this. */
  readonly hidden?: Hiding
}

export interface PlatformHistory {
  readonly platform: PlatformId
  /** Never empty; in the page's order. */
  readonly facts: readonly HistoryFact[]
}

/** An announcement of an account's own, and where to go from there. Its record stands in no list. */
export type NoticeAnswer = OwnNotice & Ways

/** A record, and the list it stands in. */
export interface Claim {
  readonly closure: Closure
  readonly list: ListInUse
}

/** Where to go from a listed closure. */
export interface Guidance extends Ways {
  readonly list: ListInUse
}

/** Where to go from one closure. */
export interface Ways {
  readonly closure: Closure
  /** One for each stated successor, followed to where its chain ends; empty when none was stated. */
  readonly routes: readonly Route[]
  /** What else may help when no route ends anywhere. Never stated by a source. */
  readonly suggestions: readonly Suggestion[]
}

export interface Route {
  /** The closed accounts passed on the way, in order; empty when the successor still stands. */
  readonly via: readonly Closure[]
  /** Absent when the last of `via` closed without naming a successor. */
  readonly end?: Destination
  /** The last of `via` names an account already passed; only without `end`. */
  readonly circular?: true
  /** The record that announces the end's own closing, when it has not closed yet. */
  readonly closing?: Closure
}

export interface Destination {
  readonly successor: Successor
  readonly action: Action
}

/** What one press does. */
export type Action =
  /** Opens the account's page, the website or the app's page. `host` is shown for addresses a list supplies. */
  | { readonly kind: 'open'; readonly url: string; readonly host?: string }
  /** Opens the platform's own search for the name: the account's page is not known. */
  | { readonly kind: 'search'; readonly url: string; readonly platform: PlatformId }
  /** Copies the name, to be pasted into `where`. */
  | { readonly kind: 'copy'; readonly text: string; readonly where: PlatformId | 'web' }
  | { readonly kind: 'call'; readonly url: string; readonly number: string }

export interface Suggestion {
  /**
   * `same-body`: the same body on another platform; `body-went`: where another account of the same body went;
   * `level-above`: the level above; `search`: a search on the platform for the level above, or for the body;
   * `elsewhere`: the same name where it may live on.
   */
  readonly kind: 'same-body' | 'body-went' | 'level-above' | 'search' | 'elsewhere'
  readonly name: string
  readonly platform: PlatformId
  readonly action: Action
}
