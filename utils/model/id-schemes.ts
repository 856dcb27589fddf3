import { isAccountId } from './parse-closure'
import type { AccountId } from './account'
import type { PlatformId } from './platform'

/** The ids each platform is known by, by their scheme, and what one looks like (`platforms.md`). Other platforms have none here. */
export const idSchemes: Partial<Record<PlatformId, Readonly<Record<string, RegExp>>>> = {
  douyin: { sec_uid: /^MS4wLjABAAAA[A-Za-z0-9_-]+$/, uid: /^\d{1,20}$/ },
  weibo: { uid: /^\d{5,12}$/ },
  toutiao: { token: /^MS4wLjABAAAA[A-Za-z0-9_-]+$/, user_id: /^\d{1,20}$/ },
  // Base64 is whole in fours; addresses lose the `=` at the end.
  wechat: { biz: /^(?=(?:.{4})+$)[A-Za-z0-9+/]{8,}={0,2}$/, gh: /^gh_[0-9a-f]+$/ },
  bilibili: { mid: /^\d{1,20}$/ },
  kuaishou: { eid: /^[A-Za-z0-9_-]+$/ },
  xiaohongshu: { user_id: /^[0-9a-f]{24}$/ },
  zhihu: { org: /^[A-Za-z0-9_-]+$/ },
}

/** An id that this platform gives its accounts, as far as its looks tell. */
export function isIdOf(platform: PlatformId, id: string): id is AccountId {
  const at = id.indexOf(':')
  const schemes = idSchemes[platform] ?? {}
  const scheme = id.slice(0, at)
  return isAccountId(id) && Object.hasOwn(schemes, scheme) && schemes[scheme]?.test(id.slice(at + 1)) === true
}
