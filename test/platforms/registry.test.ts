// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { platformIds } from '../../utils/model/platform'
import { findPagePlatform, matches, pagePlatforms, platforms } from '../../utils/platforms'
import { pageFixtures, parsePage } from '../support/page-fixtures'

describe('the index of platforms', () => {
  it('lists every platform once, under its own id', () => {
    expect(Object.keys(platforms).toSorted()).toEqual(platformIds.toSorted())
    for (const [key, platform] of Object.entries(platforms)) expect(platform.id).toBe(key)
  })

  it('lists page platforms once each, among the others', () => {
    const ids = pagePlatforms.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !Object.hasOwn(platforms, id))).toEqual([])
  })

  it('asks for whole hosts over http and https, each once; on WeChat only for what shows an account', () => {
    const form = /^\*:\/\/(?!mp\.)[a-z]+(?:\.[a-z]+)+\/\*$|^\*:\/\/mp\.weixin\.qq\.com\/(?:s[/?]|mp\/[a-z_]+\?)\*$/
    for (const pattern of matches) expect(pattern).toMatch(form)
    expect(new Set(matches).size).toBe(matches.length)
  })

  it.each(pagePlatforms)('$id has saved pages of a profile, a living account and an unfinished page', ({ id }) => {
    const own = pageFixtures.filter(({ platform }) => platform === id)
    expect(own.some(({ expected }) => expected.reading?.rendered)).toBe(true)
    expect(own.some(({ expected }) => expected.reading?.rendered === false)).toBe(true)
    expect(own.some(({ name }) => name.includes('-living-'))).toBe(true)
  })

  it.each(pagePlatforms)('$id has a place for the banner on each of its rendered profiles', ({ id, pages }) => {
    for (const { platform, html, expected } of pageFixtures) {
      if (platform !== id || !expected.reading?.rendered) continue
      const document = parsePage(html)
      expect(pages.anchors.some(({ selector }) => document.querySelector(selector))).toBe(true)
    }
  })
})

describe('a search', () => {
  it.each(pageFixtures.filter(({ expected }) => expected.place.kind === 'search'))(
    '$name has a place for a note above its results, or is within a profile',
    ({ url, html }) => {
      const anchors = findPagePlatform(url)?.pages.searchAnchors ?? []
      const document = parsePage(html)
      const isWithinProfile = url.pathname.startsWith('/user/')
      expect(isWithinProfile || anchors.some(({ selector }) => document.querySelector(selector))).toBe(true)
    },
  )
})

describe('which platform a page belongs to', () => {
  it.each([
    ['https://www.douyin.com/user/x', 'douyin'],
    ['http://douyin.com/', 'douyin'],
    ['https://WEIBO.com/u/1', 'weibo'],
    ['https://m.weibo.cn/u/1', 'weibo'],
    ['https://www.toutiao.com/c/user/1/', 'toutiao'],
    ['https://mp.weixin.qq.com/s/Xq2Vd0Z7mWcR5tBnKpLs4A', 'wechat'],
    ['http://mp.weixin.qq.com/s?__biz=x', 'wechat'],
    ['https://mp.weixin.qq.com/mp/aboutbiz?__biz=x', 'wechat'],
    ['https://mp.weixin.qq.com/mp/profile_ext?action=home', 'wechat'],
    ['https://mp.weixin.qq.com/', undefined],
    ['https://mp.weixin.qq.com/s', undefined],
    ['https://mp.weixin.qq.com/safe/verify?__biz=x', undefined],
    ['https://mp.weixin.qq.com/cgi-bin/home?t=home/index&token=1', undefined],
    ['https://mp.weixin.qq.com/mp/wappoc_appmsgcaptcha?target_url=x', undefined],
    ['https://weixin.qq.com/s/x', undefined],
    ['https://live.douyin.com/1', undefined],
    ['https://v.douyin.com/abc', undefined],
    ['https://s.weibo.com/user?q=x', 'weibo'],
    ['https://so.toutiao.com/search?keyword=x', 'toutiao'],
    ['https://s.weibo.com.example.org/', undefined],
    ['https://weibo.com.example.org/u/1', undefined],
    ['https://example.org/www.douyin.com/*', undefined],
    ['ftp://weibo.com/u/1', undefined],
    ['file:///weibo.com/u/1', undefined],
    ['about:blank', undefined],
  ])('%s: %s', (url, id) => {
    expect(findPagePlatform(new URL(url))?.id).toBe(id)
  })
})
