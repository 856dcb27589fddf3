import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LinkedAccount } from '../../utils/model/account'
import { findPagePlatform, pagePlatforms } from '../../utils/platforms'

const sec = 'MS4wLjABAAAAyKv9_Ab-cD3eF6gH'
const uid = '2640512903'

const bases = {
  douyin: 'https://www.douyin.com/video/7400000000000000001',
  weibo: 'https://weibo.com/hot/mine',
  toutiao: 'https://so.toutiao.com/search?keyword=x',
} as const

/** As a page of the platform has it: what is written is looked at first, then where it leads. */
function find(platform: keyof typeof bases, written: string): LinkedAccount | undefined {
  const links = pagePlatforms.find(({ id }) => id === platform)?.pages.links
  return links?.written.test(written) ? links.find(new URL(written, bases[platform])) : undefined
}

describe('a link leads to an account', () => {
  it.each([
    ['douyin', `/user/${sec}`, { ids: [`sec_uid:${sec}`] }],
    ['douyin', `//www.douyin.com/user/${sec}?from_tab_name=main`, { ids: [`sec_uid:${sec}`] }],
    ['douyin', `https://www.douyin.com/user/${sec}?modal_id=1`, { ids: [`sec_uid:${sec}`] }],
    ['douyin', `https://www.iesdouyin.com/share/user/98765432101`, { ids: ['uid:98765432101'] }],
    ['weibo', `/u/${uid}`, { ids: [`uid:${uid}`] }],
    ['weibo', `//weibo.com/${uid}?refer_flag=1001030103_`, { ids: [`uid:${uid}`] }],
    ['weibo', `https://weibo.com/${uid}`, { ids: [`uid:${uid}`] }],
    ['weibo', `https://m.weibo.cn/profile/${uid}`, { ids: [`uid:${uid}`] }],
    ['weibo', `/p/100505${uid}`, { ids: [`uid:${uid}`] }],
    ['weibo', '/n/桃源网', { ids: [], name: '桃源网' }],
    ['weibo', `http://weibo.com/n/${encodeURIComponent('桃源网')}?from=feed&loc=at`, { ids: [], name: '桃源网' }],
    ['toutiao', `https://www.toutiao.com/c/user/token/${sec}/?source=feed`, { ids: [`token:${sec}`] }],
    ['toutiao', 'https://www.toutiao.com/c/user/62215957061/', { ids: ['user_id:62215957061'] }],
    [
      'toutiao',
      `/search/jump?url=${encodeURIComponent(`https://www.toutiao.com/c/user/token/${sec}/`)}&aid=4916`,
      { ids: [`token:${sec}`] },
    ],
  ] as const)('on %s: %s', (platform, written, account) => {
    expect(find(platform, written)).toEqual(account)
  })
})

describe('a link leads to none', () => {
  it.each([
    ['douyin', '/user/self', 'the viewer'],
    ['douyin', '/video/7400000000000000001', 'a video'],
    ['douyin', `https://example.com/user/${sec}`, 'another site'],
    ['douyin', `https://www.douyin.com.example.com/user/${sec}`, 'a site that looks like it'],
    ['douyin', `https://live.douyin.com/user/${sec}`, 'a room'],
    ['douyin', `javascript:location='/user/${sec}'`, 'a script'],
    ['weibo', `/${uid}/QdGSDbsQI`, 'a post'],
    ['weibo', `//weibo.com/${uid}/QdGSDbsQI?refer_flag=1`, 'a post'],
    ['weibo', '/detail/5232630992732508', 'a post'],
    ['weibo', `/p/100808${'f'.repeat(32)}`, 'a super-topic'],
    ['weibo', `/p/100808${uid}`, 'a super-topic'],
    ['weibo', `/u/page/follow/${uid}`, 'a list of people'],
    ['weibo', `https://promote.biz.weibo.cn/u/${uid}`, 'an advertisement'],
    ['weibo', `https://s.weibo.com/weibo?q=${encodeURIComponent('#桃源网#')}`, 'a search'],
    ['weibo', '/xinhuashidian', 'a custom domain, which only its own page can resolve'],
    ['weibo', 'https://t.cn/A6x', 'an address that is not known'],
    ['weibo', `https://weibo.com/n/%C4%DA`, 'a malformed name'],
    ['toutiao', '/article/7400000000000000001/', 'an article'],
    ['toutiao', `/c/user/relation/62215957061/`, 'a list of people'],
    [
      'toutiao',
      `/search/jump?url=${encodeURIComponent('https://www.toutiao.com/a7262293013651522105/')}`,
      'an article',
    ],
    ['toutiao', `/search/jump?url=${encodeURIComponent(`https://evil.example/c/user/token/${sec}/`)}`, 'another site'],
    ['toutiao', '/search/jump?url=%E4', 'nothing'],
  ] as const)('on %s: %s (%s)', (platform, written, _what) => {
    expect(find(platform, written)).toBeUndefined()
  })
})

describe('any address at all', () => {
  it('is told without an exception, and every account of a profile’s page is found by a link to it', () => {
    const part = fc.oneof(fc.constantFrom('user', 'u', 'n', 'p', 'c', 'token', sec, uid, '%', '..'), fc.webSegment())
    const hosts = pagePlatforms.flatMap(({ pages }) => pages.matches.map((pattern) => pattern.slice(4, -2)))
    fc.assert(
      fc.property(fc.constantFrom(...hosts), fc.array(part, { maxLength: 5 }), (host, parts) => {
        const written = `https://${host}/${parts.join('/')}`
        if (!URL.canParse(written)) return
        const url = new URL(written)
        const pages = findPagePlatform(url)?.pages
        const place = pages?.locate(url)
        const isKnown = place?.kind === 'profile' && (place.ids.length > 0 || place.name !== undefined)
        const found = pages?.links?.written.test(written) ? pages.links.find(url) : undefined
        expect(found !== undefined).toBe(isKnown)
      }),
      { numRuns: 300 },
    )
  })
})
