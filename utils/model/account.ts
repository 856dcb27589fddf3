import type { PlatformId } from './platform'

/**
 * A platform's own immutable identifier, with its scheme: `sec_uid:MS4w…`, `uid:1234`,
 * `token:MS4w…`, `user_id:1234`, `biz:MzA…==`, `gh:gh_…`. Ids of one scheme are comparable on one platform
 * only; ids of different schemes say nothing about each other.
 */
export type AccountId = `${string}:${string}`

/** A social account of a public body, as a list describes it. */
export interface Account {
  readonly platform: PlatformId
  /** The name people see, as the source writes it. */
  readonly name: string
  readonly formerNames?: readonly string[]
  readonly ids?: readonly AccountId[]
  /** The body the platform verified the account for, in full. */
  readonly organisation?: string
  /** GB/T 2260 code, six digits: `370305`. */
  readonly division?: string
}

/** An account as an address tells it: by ids, or by a name where the address is one. Nothing else is known of it. */
export interface LinkedAccount {
  readonly ids: readonly AccountId[]
  /** Absent where there are ids. */
  readonly name?: string
}

/** The part before the colon: `sec_uid` of `sec_uid:MS4w…`. */
export function schemeOf(id: AccountId): string {
  return id.slice(0, id.indexOf(':'))
}
