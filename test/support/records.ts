import type { Account } from '../../utils/model/account'
import type { Closure } from '../../utils/model/closure'
import type { ListInUse } from '../../utils/model/list'
import type { Profile, Verification } from '../../utils/model/profile'

/** A closure with everything a test does not care about filled in. */
export function closure(account: Partial<Account> & { readonly name: string }, rest: Partial<Closure> = {}): Closure {
  const platform = account.platform ?? 'douyin'
  return {
    id: `${platform}/${account.name}`,
    status: 'stopped',
    successors: [],
    sources: [{ title: '关于停用账号的报道', publisher: '某报' }],
    checkedOn: '2026-11',
    ...rest,
    account: { ...account, platform },
  }
}

/** A list in use, in date unless said otherwise. */
export function listInUse(rest: Partial<ListInUse> = {}): ListInUse {
  const info = { id: 'yibu', name: '移步名录', publisher: '移步', issuedOn: '2026-11-21', count: 1 }
  return { ...info, key: 'bundled', isStale: false, expires: '2027-05-20T00:00:00Z', ...rest }
}

/** A profile on Douyin with nothing rendered yet, unless said otherwise. */
export function profile(rest: Partial<Profile> = {}): Profile {
  return { platform: 'douyin', ids: [], verification: { state: 'unknown' }, ...rest }
}

export const unverified: Verification = { state: 'none' }

export function verified(text: string): Verification {
  return { state: 'verified', text }
}
