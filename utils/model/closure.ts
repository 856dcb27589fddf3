import type { Account, AccountId } from './account'
import type { PlatformId } from './platform'

/** What happened, or was announced to happen, to an account. */
export const statuses = ['announced', 'stopped', 'deregistered', 'merged', 'migrated', 'renamed', 'reopened'] as const

export type Status = (typeof statuses)[number]

/** As precise as its source: `2025`, `2025-03` or `2025-03-10`. */
export type PartialDate = string

export const successorKinds = ['account', 'website', 'app', 'mini-program', 'phone'] as const

/** Where to go instead. Only websites and apps carry an address; an account's is built from its id or name. */
export type Successor = AccountSuccessor | PlaceSuccessor | PhoneSuccessor

export interface AccountSuccessor {
  readonly kind: 'account'
  readonly name: string
  /** Absent when the notice does not say on which platform. */
  readonly platform?: PlatformId
  readonly ids?: readonly AccountId[]
}

export interface PlaceSuccessor {
  readonly kind: 'website' | 'app' | 'mini-program'
  readonly name: string
  /** `http` or `https`; never present on a mini-program. */
  readonly url?: string
}

export interface PhoneSuccessor {
  readonly kind: 'phone'
  readonly name: string
  readonly number: string
}

/** The citation that proves a record. */
export interface Source {
  readonly title: string
  readonly publisher: string
  readonly publishedOn?: PartialDate
  readonly url?: string
  readonly archivedUrl?: string
}

/** One record: this account, on this platform, was or will be closed, merged, renamed… */
export interface Closure {
  /** Stable and readable: `douyin/临淄交警`, or `weibo/鼓楼发布@350102` where a name is shared. */
  readonly id: string
  readonly account: Account
  readonly status: Status
  readonly announcedOn?: PartialDate
  readonly effectiveOn?: PartialDate
  /** Empty when the notice names none, which is the usual case. */
  readonly successors: readonly Successor[]
  /** Never empty. */
  readonly sources: readonly Source[]
  readonly note?: string
  /** When somebody last held the record against its sources. */
  readonly checkedOn: PartialDate
}

/** What of a record decides where it is filed and what it is found by. */
export interface FiledRecord extends Pick<Closure, 'id' | 'status' | 'successors'> {
  readonly account: Omit<Account, 'division'>
}
