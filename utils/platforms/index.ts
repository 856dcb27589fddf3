import type { PlatformId } from '../model/platform'
import { app, bilibili, channels, kuaishou, miniProgram, wechat, xiaohongshu, zhihu } from './addresses'
import { douyin } from './douyin'
import type { Platform, PlatformPages } from './platform'
import { toutiao } from './toutiao'
import { weibo } from './weibo'

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

export type PagePlatform = Platform & { readonly pages: PlatformPages }

/** The platforms whose pages Yibu reads. */
export const pagePlatforms: readonly PagePlatform[] = [douyin, weibo, toutiao]

/** Match patterns of every page Yibu reads, for the manifest. */
export const matches: readonly string[] = pagePlatforms.flatMap(({ pages }) => pages.matches)

/** The platform whose page stands at `url`; undefined on every other site. */
export function findPagePlatform(url: URL): PagePlatform | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  const pattern = `*://${url.hostname}/*`
  return pagePlatforms.find(({ pages }) => pages.matches.includes(pattern))
}
