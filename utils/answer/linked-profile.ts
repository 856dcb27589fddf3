import { accountAndWayKeys, type AccountKey } from '../match/keys'
import type { LinkedAccount } from '../model/account'
import type { PlatformId } from '../model/platform'
import type { Profile } from '../model/profile'

/** All that is known of an account by a link to it. */
export function linkedProfile(platform: PlatformId, { ids, name }: LinkedAccount): Profile {
  return { platform, ids, ...(ids.length === 0 && name !== undefined && { name }), verification: { state: 'unknown' } }
}

/** By what all is found that has to do with accounts that links lead to. */
export function keysOfLinks(platform: PlatformId, accounts: readonly LinkedAccount[]): readonly AccountKey[] {
  return accounts.flatMap((account) => accountAndWayKeys(linkedProfile(platform, account)))
}
