import { addressOf, searchOf } from './address'
import type { Platform } from './platform'

/**
 * Platforms whose pages Yibu does not read: it can only point at accounts, or, where accounts have no address on the
 * web, not even that.
 */
export const channels = { id: 'channels', accountUrl: nowhere, searchUrl: nowhere } satisfies Platform
export const miniProgram = { id: 'mini-program', accountUrl: nowhere, searchUrl: nowhere } satisfies Platform
export const app = { id: 'app', accountUrl: nowhere, searchUrl: nowhere } satisfies Platform

export const kuaishou = {
  id: 'kuaishou',
  accountUrl: (ids) => addressOf(ids, [['eid', /^[\w-]{3,40}$/, 'https://www.kuaishou.com/profile/*']]),
  searchUrl: (words) => searchOf(words, 'https://www.kuaishou.com/search/author?searchKey=*'),
} satisfies Platform

export const bilibili = {
  id: 'bilibili',
  accountUrl: (ids) => addressOf(ids, [['mid', /^[1-9]\d{0,19}$/, 'https://space.bilibili.com/*']]),
  searchUrl: (words) => searchOf(words, 'https://search.bilibili.com/upuser?keyword=*'),
} satisfies Platform

export const xiaohongshu = {
  id: 'xiaohongshu',
  accountUrl: (ids) => addressOf(ids, [['user_id', /^[\da-f]{24}$/, 'https://www.xiaohongshu.com/user/profile/*']]),
  searchUrl: (words) => searchOf(words, 'https://www.xiaohongshu.com/search_result?keyword=*'),
} satisfies Platform

export const zhihu = {
  id: 'zhihu',
  accountUrl: (ids) => addressOf(ids, [['token', /^[\w-]{1,80}$/, 'https://www.zhihu.com/org/*']]),
  searchUrl: (words) => searchOf(words, 'https://www.zhihu.com/search?type=people&q=*'),
} satisfies Platform

function nowhere(): undefined {
  return undefined
}
