import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccountId } from '../../utils/model/account'
import { isPlatformId, type PlatformId } from '../../utils/model/platform'
import { findPagePlatform, pagePlatforms, platforms } from '../../utils/platforms'

const sec = 'MS4wLjABAAAAyKv9_Ab-cD3eF6gH'

describe('the address of an account', () => {
  const cases: readonly (readonly [PlatformId, readonly AccountId[], string | undefined])[] = [
    ['douyin', [`sec_uid:${sec}`], `https://www.douyin.com/user/${sec}`],
    ['douyin', ['uid:98765432101'], 'https://www.iesdouyin.com/share/user/98765432101'],
    ['douyin', ['unique_id:lzjj', `sec_uid:${sec}`], `https://www.douyin.com/user/${sec}`],
    ['weibo', ['uid:2640512903'], 'https://weibo.com/u/2640512903'],
    ['toutiao', [`token:${sec}`], `https://www.toutiao.com/c/user/token/${sec}/`],
    ['toutiao', ['user_id:62215957061'], 'https://www.toutiao.com/c/user/62215957061/'],
    ['bilibili', ['mid:10330740'], 'https://space.bilibili.com/10330740'],
    ['kuaishou', ['eid:3xk8pq7w4ea9v2c'], 'https://www.kuaishou.com/profile/3xk8pq7w4ea9v2c'],
    [
      'xiaohongshu',
      ['user_id:5f3a9c0d000000000101abcd'],
      'https://www.xiaohongshu.com/user/profile/5f3a9c0d000000000101abcd',
    ],
    ['zhihu', ['token:ren-min-ri-bao-she'], 'https://www.zhihu.com/org/ren-min-ri-bao-she'],
    ['wechat', ['gh:gh_0123456789ab', 'biz:MzA5MDE2MjM4MQ=='], undefined],
    ['channels', ['id:x'], undefined],
    ['mini-program', ['id:x'], undefined],
    ['app', ['id:x'], undefined],
    ['douyin', [], undefined],
  ]

  it.each(cases)('%s %j: %s', (platform, ids, url) => {
    expect(platforms[platform].accountUrl(ids)).toBe(url)
  })

  const hostile: readonly AccountId[] = [
    'sec_uid:../../x',
    'sec_uid:javascript:alert(1)',
    `sec_uid:${sec}/../self`,
    `sec_uid:${sec}?a=b`,
    `sec_uid:${sec}\n`,
    'sec_uid:self',
    'uid:1e5',
    'uid:-1',
    'uid:12345678 ',
    'uid:１２３４５６７８',
    'user_id:relation/1',
    'token:../article',
    'mid:1/../../x',
    'mid:@evil.example',
    'eid:..',
    '__proto__:x',
    'constructor:x',
    ':',
  ]

  it.each(hostile)('%j gives no address anywhere', (id) => {
    for (const platform of Object.values(platforms)) expect(platforms[platform.id].accountUrl([id])).toBeUndefined()
  })

  it('leads back to the same id', () => {
    const ids: readonly AccountId[] = [`sec_uid:${sec}`, 'uid:2640512903', `token:${sec}`, 'user_id:62215957061']
    for (const platform of pagePlatforms) {
      for (const id of ids) {
        const url = platforms[platform.id].accountUrl([id])
        if (url === undefined) continue
        expect(findPagePlatform(new URL(url))).toBe(platform)
        expect(platform.pages.locate(new URL(url))).toEqual({ kind: 'profile', ids: [id] })
      }
    }
  })

  it('keeps to the site, whatever the id', () => {
    const anyId = fc.tuple(
      fc.constantFrom('sec_uid', 'uid', 'token', 'user_id', 'mid', 'eid', 'biz'),
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^MS4wLjABAAAA[\w./-]*$/), fc.stringMatching(/^\d*$/)),
    )
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(platforms)), anyId, (platform, [scheme, value]) => {
        const url = platforms[platform.id].accountUrl([`${scheme}:${value}`])
        if (url === undefined) return
        expect(url).toMatch(/^https:\/\/(?:[a-z]+\.)*[a-z]+\.com\/[\w/-]+$/)
        expect(new URL(url).href).toBe(url)
      }),
    )
  })
})

describe("a platform's own search", () => {
  it.each([
    ['douyin', 'https://www.douyin.com/search/%E6%B7%84%E5%8D%9A%20%2F%3F?type=user'],
    ['weibo', 'https://s.weibo.com/user?q=%E6%B7%84%E5%8D%9A%20%2F%3F'],
    ['toutiao', 'https://so.toutiao.com/search?keyword=%E6%B7%84%E5%8D%9A%20%2F%3F&pd=user'],
    ['bilibili', 'https://search.bilibili.com/upuser?keyword=%E6%B7%84%E5%8D%9A%20%2F%3F'],
    ['wechat', undefined],
    ['channels', undefined],
    ['mini-program', undefined],
    ['app', undefined],
  ])('%s: %s', (id, url) => {
    if (!isPlatformId(id)) throw new Error(`no platform ${id}`)
    expect(platforms[id].searchUrl(' 淄博 /? ')).toBe(url)
  })

  it('is not offered for nothing', () => {
    for (const platform of Object.values(platforms)) expect(platform.searchUrl(' \n')).toBeUndefined()
  })

  it('survives halves of emoji, special patterns and a million characters', () => {
    for (const platform of Object.values(platforms)) {
      for (const words of ['\uD83D', '交警\uDE00', '$&$1$`', '🚓'.repeat(500_000), `${'a'.repeat(99)}🚓`]) {
        expect((platform.searchUrl(words) ?? '').length).toBeLessThan(1500)
      }
    }
    expect(platforms.weibo.searchUrl('$&')).toBe('https://s.weibo.com/user?q=%24%26')
  })

  it('is a valid https address for any words', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(platforms)), fc.string({ unit: 'binary' }), (platform, words) => {
        expect(new URL(platform.searchUrl(words) ?? 'https://none.example').protocol).toBe('https:')
      }),
    )
  })
})
