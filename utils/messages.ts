import type { Answer, HideScope, HideTarget } from './answer/answer'
import type { PlatformId } from './model/platform'
import type { Profile } from './model/profile'

/** What the background answers. One function a message; senders and handlers derive their types from here. */
export interface BackgroundMessages {
  /** What the lists say about a profile. */
  judge(profile: Profile): Answer
  /** Stops showing Yibu's banner for the account (for a week, or for good) or for its whole platform. */
  hide(request: { readonly target: HideTarget; readonly scope: HideScope }): void
  /** Takes a `hide` back. */
  unhide(request: { readonly target: HideTarget; readonly scope: HideScope }): void
}

/** What the content script of a tab answers. */
export interface PageMessages {
  /** What the page in this tab is, as far as it has been read. */
  describePage(request: null): PageState
}

export interface PageState {
  readonly platform: PlatformId
  readonly kind: 'profile' | 'search' | 'other'
  readonly profile?: Profile
  readonly answer?: Answer
  /** True once nothing more is expected of the page as it stands: it was read whole, judged, and shown. */
  readonly settled: boolean
  /** Whether the banner stands in the page now. */
  readonly shown: boolean
}
