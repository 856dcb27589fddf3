import type { AccountId } from '../model/account'
import { type AddressForm, addressOf, searchOf } from './address'
import type { Platform } from './platform'

/** Platforms whose pages Yibu does not read: it can only point at accounts, or not even that. */
export const wechat = { id: 'wechat', ...addressOnly() } satisfies Platform
export const channels = { id: 'channels', ...addressOnly() } satisfies Platform
export const miniProgram = { id: 'mini-program', ...addressOnly() } satisfies Platform
export const app = { id: 'app', ...addressOnly() } satisfies Platform
export const kuaishou = {
  id: 'kuaishou',
  ...addressOnly(
    [['eid', /^[\w-]{3,40}$/, 'https://www.kuaishou.com/profile/*']],
    'https://www.kuaishou.com/search/author?searchKey=*',
  ),
} satisfies Platform
export const bilibili = {
  id: 'bilibili',
  ...addressOnly(
    [['mid', /^[1-9]\d{0,19}$/, 'https://space.bilibili.com/*']],
    'https://search.bilibili.com/upuser?keyword=*',
  ),
} satisfies Platform
export const xiaohongshu = {
  id: 'xiaohongshu',
  ...addressOnly(
    [['user_id', /^[\da-f]{24}$/, 'https://www.xiaohongshu.com/user/profile/*']],
    'https://www.xiaohongshu.com/search_result?keyword=*',
  ),
} satisfies Platform
export const zhihu = {
  id: 'zhihu',
  ...addressOnly(
    [['token', /^[\w-]{1,80}$/, 'https://www.zhihu.com/org/*']],
    'https://www.zhihu.com/search?type=people&q=*',
  ),
} satisfies Platform

function addressOnly(forms: readonly AddressForm[] = [], search?: string) {
  return {
    accountUrl: (ids: readonly AccountId[]) => addressOf(ids, forms),
    searchUrl: (words: string) => (search === undefined ? undefined : searchOf(words, search)),
  }
}
