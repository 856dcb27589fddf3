import type { PlatformId } from '../model/platform'
import { isWithin } from './address'
import { app, bilibili, channels, kuaishou, miniProgram, xiaohongshu, zhihu } from './addresses'
import { douyin, douyinPages } from './douyin'
import type { PageAddress, Platform, PlatformPages } from './platform'
import { toutiao, toutiaoPages } from './toutiao'
import { wechat, wechatPages } from './wechat'
import { weibo, weiboPages } from './weibo'

/** Every platform by its id; one that is forgotten is a type error. */
export const platforms: Readonly<Record<PlatformId, Platform>> = {
  douyin,
  weibo,
  toutiao,
  wechat,
  channels,
  'mini-program': miniProgram,
  app,
  kuaishou,
  bilibili,
  xiaohongshu,
  zhihu,
} satisfies { readonly [Id in PlatformId]: Platform & { readonly id: Id } }

/** A platform whose pages Yibu reads. Apart from how to point at accounts: who only points need not carry the rest. */
export interface PagePlatform {
  readonly id: PlatformId
  readonly pages: PlatformPages
}

/** The platforms whose pages Yibu reads. */
export const pagePlatforms: readonly PagePlatform[] = [
  { id: 'douyin', pages: douyinPages },
  { id: 'weibo', pages: weiboPages },
  { id: 'toutiao', pages: toutiaoPages },
  { id: 'wechat', pages: wechatPages },
]

/** Match patterns of every page Yibu reads, for the manifest. */
export const matches: readonly string[] = /* @__PURE__ */ pagePlatforms.flatMap(({ pages }) => pages.matches)

/** The platform whose page stands at `url`; undefined on every other site. */
export function findPagePlatform(url: PageAddress): PagePlatform | undefined {
  return pagePlatforms.find(({ pages }) => isWithin(url, pages.matches))
}
