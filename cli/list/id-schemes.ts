import type { PlatformId } from '../../utils/model/platform'

/** The ids each platform is known by, and what one looks like (`platforms.md`). Other platforms have none here. */
const schemes: Partial<Record<PlatformId, Readonly<Record<string, RegExp>>>> = {
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

/** What is wrong with an id of a platform, in Chinese; undefined when it is good. */
export function explainBadId(platform: PlatformId, id: string): string | undefined {
  const unknown = explainUnknownScheme(platform, id)
  if (unknown !== undefined) return unknown
  const [scheme = '', value = ''] = id.split(/:(.*)/s)
  const looksRight = schemes[platform]?.[scheme]?.test(value)
  return looksRight ? undefined : `“${id}”不像 ${platform} 的 ${scheme}，请对照主页地址再抄一遍。`
}

/** What is wrong with an id whose scheme the platform does not have (`secuid:…`), whatever its value; else undefined. */
export function explainUnknownScheme(platform: PlatformId, id: string): string | undefined {
  const known = schemes[platform]
  if (known === undefined) return `平台 ${platform} 还没有可用的编号，请删去 ids。`
  if (Object.hasOwn(known, id.slice(0, id.indexOf(':')))) return undefined
  const forms = Object.keys(known).map((one) => `${one}:…`)
  return `“${id}”不是 ${platform} 的编号；可以写 ${forms.join('、')}。`
}
