import type { Profile } from './profile'

/** An account of which the person wants to be told when it closes. */
export interface Pin {
  /** As its page described it when it was pinned. */
  readonly account: Profile
  /** What the lists said of it when the person last heard; absent: that it is not closed. */
  readonly told?: PinState
  /** What they say since, of which the person has not heard. */
  readonly news?: PinState
}

/** A closure, and how far it has come: `stopped douyin/临淄交警`. */
export type PinState = string

/** At most so many are kept. */
export const mostPins = 200
