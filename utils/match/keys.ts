import type { Account, AccountId } from '../model/account'
import type { AccountSuccessor, Closure } from '../model/closure'
import type { PlatformId } from '../model/platform'
import { normalizeName } from '../text/normalize'

/**
 * What an account is found by. A record is filed under its home key (platform and name) and can also be reached
 * by its ids, its former names, and the accounts it leads to. Keys contain no white space.
 */
export type AccountKey = string

export function nameKey(platform: PlatformId, name: string): AccountKey {
  return `${platform}/${normalizeName(name)}`
}

export function idKey(platform: PlatformId, id: AccountId): AccountKey {
  return `${platform}#${id}`
}

/** The keys of an account as a page or a list describes it. */
export function accountKeys(account: {
  readonly platform: PlatformId
  readonly name?: string
  readonly ids?: readonly AccountId[]
}): readonly AccountKey[] {
  const keys = (account.ids ?? []).map((id) => idKey(account.platform, id))
  if (account.name !== undefined) keys.push(nameKey(account.platform, account.name))
  return keys
}

export function homeKey(closure: Closure): AccountKey {
  return nameKey(closure.account.platform, closure.account.name)
}

/** Every key but the home key, without repeats. */
export function furtherKeys(closure: Closure): readonly AccountKey[] {
  const { account, successors } = closure
  const keys = [
    ...accountKeys(account),
    ...(account.formerNames ?? []).map((name) => nameKey(account.platform, name)),
    ...successors.filter(isAccount).flatMap((successor) => accountKeys(locateSuccessor(successor, account))),
  ]
  const home = homeKey(closure)
  return [...new Set(keys)].filter((key) => key !== home)
}

/** A successor whose platform the notice does not name is looked for where the closed account was. */
export function locateSuccessor(
  successor: AccountSuccessor,
  closed: Account,
): AccountSuccessor & { readonly platform: PlatformId } {
  return { ...successor, platform: successor.platform ?? closed.platform }
}

export function isAccount(successor: { readonly kind: string }): successor is AccountSuccessor {
  return successor.kind === 'account'
}

/**
 * 32 bits of a key, evenly spread (FNV-1a over the UTF-16 units, then Murmur3's finish): the first bits choose the
 * file of a list and the bucket of the store, so that one file fills neighbouring buckets. Stored lists depend on it.
 */
export function hashKey(key: AccountKey): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The first `bits` (0 to 31) bits of a hash, as a number. */
export function firstBits(hash: number, bits: number): number {
  return bits === 0 ? 0 : hash >>> (32 - bits)
}
