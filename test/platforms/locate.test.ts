import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPagePlatform, pagePlatforms } from '../../utils/platforms'
import type { Place } from '../../utils/platforms/platform'

const sec = 'MS4wLjABAAAAyKv9_Ab-cD3eF6gH'
const uid = '2640512903'

function locate(address: string): Place | undefined {
  const url = new URL(address)
  return findPagePlatform(url)?.pages.locate(url)
}

describe('addresses of a profile', () => {
  it.each([
    [`https://www.douyin.com/user/${sec}`, [`sec_uid:${sec}`]],
    [`https://www.douyin.com/user/${sec}/`, [`sec_uid:${sec}`]],
    [`http://douyin.com/user/${sec}?from_tab_name=main&vid=1&showTab=like#x`, [`sec_uid:${sec}`]],
    [`https://www.douyin.com/user/${sec}?modal_id=7400000000000000001`, [`sec_uid:${sec}`]],
    [`https://www.douyin.com/user/${sec}?q=%`, [`sec_uid:${sec}`]],
    [`https://www.douyin.com/user/%4DS4wLjABAAAAyKv9_Ab-cD3eF6gH`, [`sec_uid:${sec}`]],
    [`https://www.iesdouyin.com/share/user/${sec}`, [`sec_uid:${sec}`]],
    [`https://www.iesdouyin.com/share/user/98765432101?sec_uid=${sec}`, [`sec_uid:${sec}`, 'uid:98765432101']],
    [`https://www.iesdouyin.com/share/user/98765432101?sec_uid=../x`, ['uid:98765432101']],
    [`https://m.douyin.com/share/user/98765432101`, ['uid:98765432101']],
    [`https://weibo.com/u/${uid}`, [`uid:${uid}`]],
    [`https://www.weibo.com/u/${uid}/?tabtype=album#1`, [`uid:${uid}`]],
    [`https://weibo.com/${uid}?refer_flag=1001030103_`, [`uid:${uid}`]],
    [`https://weibo.com/profile/${uid}`, [`uid:${uid}`]],
    [`https://weibo.com/p/100505${uid}`, [`uid:${uid}`]],
    [`https://weibo.com/p/100306${uid}/home?from=page`, [`uid:${uid}`]],
    [`https://weibo.com/p/100206${uid}`, [`uid:${uid}`]],
    [`https://weibo.com/p/100606${uid}`, [`uid:${uid}`]],
    [`https://weibo.com/p/100106${uid}/home?from=page_100106&mod=TAB`, [`uid:${uid}`]],
    [`https://m.weibo.cn/p/100106${uid}`, [`uid:${uid}`]],
    [`https://m.weibo.cn/u/${uid}?jumpfrom=weibocom`, [`uid:${uid}`]],
    [`https://m.weibo.cn/profile/${uid}`, [`uid:${uid}`]],
    [`https://m.weibo.cn/p/230413${uid}_-_WEIBO_SECOND_PROFILE_WEIBO`, [`uid:${uid}`]],
    [`https://m.weibo.cn/p/index?containerid=100505${uid}`, [`uid:${uid}`]],
    [`https://m.weibo.cn/p/index?extparam=x&containerid=107603${uid}`, [`uid:${uid}`]],
    [`https://weibo.cn/u/${uid}`, [`uid:${uid}`]],
    [`https://weibo.cn/${uid}`, [`uid:${uid}`]],
    [`https://www.toutiao.com/c/user/token/${sec}/?source=m_redirect&tab=all`, [`token:${sec}`]],
    [`https://www.toutiao.com/c/user/token/${sec}`, [`token:${sec}`]],
    [`https://toutiao.com/c/user/62215957061/#mid=1570625219325954`, ['user_id:62215957061']],
    [`https://m.toutiao.com/c/user/62215957061/`, ['user_id:62215957061']],
    [`https://m.toutiao.com/profile/62215957061/`, ['user_id:62215957061']],
    [`https://mp.weixin.qq.com/s?__biz=MzI1MzQxNTgwOA==&mid=2247483804&idx=1&sn=0066#rd`, ['biz:MzI1MzQxNTgwOA==']],
    [`http://mp.weixin.qq.com/s?mid=1&__biz=MzI1MzQxNTgwOA%3D%3D`, ['biz:MzI1MzQxNTgwOA==']],
    [`https://mp.weixin.qq.com/s?__biz=MzI1MzQxNTgwOA&mid=1`, ['biz:MzI1MzQxNTgwOA==']],
    [`https://mp.weixin.qq.com/mp/aboutbiz?__biz=MzI1MzQxNTgwOA==&wx_header=0`, ['biz:MzI1MzQxNTgwOA==']],
    [`https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=MzI1MzQxNTgwOA==`, ['biz:MzI1MzQxNTgwOA==']],
  ])('%s tells the id', (address, ids) => {
    expect(locate(address)).toEqual({ kind: 'profile', ids })
  })

  it.each([
    [`https://weibo.com/n/${encodeURIComponent('桃源网')}`, '桃源网'],
    ['https://weibo.com/n/桃源网/?from=feed', '桃源网'],
    [`https://m.weibo.cn/n/${encodeURIComponent('桃源网')}`, '桃源网'],
    ['https://weibo.com/n/Windtalker10', 'Windtalker10'],
    ['https://weibo.com/n/2640512903', '2640512903'],
  ])('%s tells a name', (address, name) => {
    expect(locate(address)).toEqual({ kind: 'profile', ids: [], name })
  })

  it.each([
    ['https://weibo.com/xinhuashidian', 'xinhuashidian'],
    ['https://www.weibo.com/XinHua_2?is_all=1', 'XinHua_2'],
    ['https://weibo.com/10086', '10086'],
    ['https://weibo.com/12306/', '12306'],
    ['https://mp.weixin.qq.com/s/Xq2Vd0Z7mWcR5tBnKpLs4A', 'Xq2Vd0Z7mWcR5tBnKpLs4A'],
    ['https://mp.weixin.qq.com/s/Xq2Vd0Z7mWcR5tBnKpLs4A?__biz=MzI1MzQxNTgwOA==&scene=1', 'Xq2Vd0Z7mWcR5tBnKpLs4A'],
    ['https://mp.weixin.qq.com/s?src=11&timestamp=1&ver=1&signature=iwHBaGJJ*Mb3Z-y8', 'iwHBaGJJ*Mb3Z-y8'],
  ])('%s tells no more than what the page must resolve', (address, handle) => {
    expect(locate(address)).toEqual({ kind: 'profile', ids: [], handle })
  })
})

describe('addresses that only look like a profile', () => {
  it.each([
    'https://www.douyin.com/',
    'https://www.douyin.com/user/self',
    'https://www.douyin.com/user/self?from_tab_name=main&showTab=like',
    'https://www.douyin.com/user/',
    'https://www.douyin.com/user/98765432101',
    'https://www.douyin.com/user/MS4wLjABAAAA',
    'https://www.douyin.com/user/ms4wljabaaaaykv9',
    `https://www.douyin.com/user/${sec}%2F..%2Fself`,
    `https://www.douyin.com/user/${sec}%`,
    `https://www.douyin.com/user/${sec}%E4%B8`,
    `https://www.douyin.com/user/${sec}/video/1`,
    `https://www.douyin.com/user/${'MS4wLjABAAAA'.padEnd(5000, 'a')}`,
    'https://www.douyin.com/video/7400000000000000001',
    'https://www.douyin.com/note/7400000000000000001',
    'https://www.douyin.com/slides/1',
    'https://www.douyin.com/follow/live/1',
    'https://www.douyin.com/friend',
    'https://www.douyin.com/jingxuan?modal_id=1',
    'https://www.douyin.com/discover',
    'https://www.douyin.com/channel/300203',
    'https://www.douyin.com/collection/1',
    'https://www.douyin.com/hashtag/1',
    'https://www.douyin.com/music/1',
    'https://www.douyin.com/live',
    'https://www.douyin.com/recommend',
    'https://www.iesdouyin.com/share/video/7400000000000000001/',
    'https://www.iesdouyin.com/share/user/abc',
    'https://weibo.com/',
    `https://weibo.com/${uid}/QdGSDbsQI`,
    `https://weibo.com/${uid}/QdGSDbsQI?type=comment#_rnd1590548401855`,
    `https://weibo.com/u/page/follow/${uid}`,
    `https://weibo.com/u/page/follow/${uid}?relate=fans`,
    'https://weibo.com/u/abc',
    'https://weibo.com/u/',
    'https://weibo.com/u/0123456',
    `https://weibo.com/u/${uid}/home`,
    `https://weibo.com/p/100808${'f'.repeat(32)}`,
    'https://weibo.com/p/1008082640512903/super_index',
    `https://weibo.com/p/100505${uid}/photos`,
    'https://weibo.com/p/100505',
    'https://weibo.com/hot/mine',
    'https://weibo.com/HOT',
    'https://weibo.com/mygroups?gid=1',
    'https://weibo.com/login.php',
    'https://weibo.com/newlogin',
    'https://weibo.com/sorry?pagenotfound',
    'https://weibo.com/sorry',
    'https://m.weibo.cn/sorry?usernotexists',
    'https://weibo.com/ajax/profile/info?uid=1',
    'https://weibo.com/tv/show/1034:1',
    'https://weibo.com/ttarticle/p/show?id=1',
    'https://weibo.com/status/QdGSDbsQI',
    'https://weibo.com/detail/5232630992732508',
    'https://weibo.com/at/weibo',
    'https://weibo.com/ab',
    'https://weibo.com/n/',
    'https://weibo.com/n/%C4%DA%C3%C9',
    'https://weibo.com/n/%20',
    'https://m.weibo.cn/status/4623322346685004',
    'https://m.weibo.cn/detail/4623322346685004',
    `https://m.weibo.cn/${uid}/4623322346685004`,
    `https://m.weibo.cn/p/index?containerid=100808${'a'.repeat(32)}`,
    'https://m.weibo.cn/p/index',
    'https://weibo.cn/comment/Jabc',
    'https://weibo.cn/2640512903/follow',
    'https://www.toutiao.com/',
    'https://www.toutiao.com/article/7400000000000000001/',
    'https://www.toutiao.com/w/1/',
    'https://www.toutiao.com/video/1/',
    'https://www.toutiao.com/a7400000000000000001/',
    'https://www.toutiao.com/i7400000000000000001/',
    'https://www.toutiao.com/group/1/',
    'https://www.toutiao.com/item/1/',
    'https://www.toutiao.com/trending/1/',
    'https://www.toutiao.com/c/user/relation/62215957061/',
    'https://www.toutiao.com/c/user/article/?page_type=1',
    'https://www.toutiao.com/c/user/token/',
    'https://www.toutiao.com/c/user/token/62215957061/',
    `https://www.toutiao.com/c/user/token/${sec}/x`,
    'https://www.toutiao.com/c/user/62215957061/video/',
    'https://www.toutiao.com/profile/62215957061/',
    'https://mp.weixin.qq.com/s?__biz=',
    'https://mp.weixin.qq.com/s?__biz=<script>&mid=1',
    'https://mp.weixin.qq.com/s?mid=1&idx=1',
    'https://mp.weixin.qq.com/s/short',
    'https://mp.weixin.qq.com/s/Xq2Vd0Z7mWcR5tBnKpLs4A/more',
    'https://mp.weixin.qq.com/mp/aboutbiz?biz=MzI1MzQxNTgwOA==',
    'https://mp.weixin.qq.com/mp/profile_ext?action=getmsg&__biz=MzI1MzQxNTgwOA==',
  ])('%s is none', (address) => {
    expect(locate(address)).toEqual({ kind: 'other' })
  })
})

describe('addresses of a page for accounts that are gone', () => {
  it.each(['https://weibo.com/sorry?usernotexists&msg=x', 'http://www.weibo.com/sorry?usernotexists&code=100001'])(
    '%s is one',
    (address) => {
      expect(locate(address)).toEqual({ kind: 'gone' })
    },
  )
})

describe('addresses of a search', () => {
  it.each([
    [`https://www.douyin.com/search/${encodeURIComponent('临淄交警')}?type=user`, '临淄交警'],
    [`https://www.douyin.com/root/search/${encodeURIComponent('临淄交警')}`, '临淄交警'],
    [`https://www.douyin.com/user/${sec}/search/${encodeURIComponent('驾照')}`, '驾照'],
    [`https://m.weibo.cn/search?containerid=${encodeURIComponent('100103type=3&q=桃源网&t=0')}`, '桃源网'],
    [`https://weibo.com/search?q=${encodeURIComponent('桃源网')}`, '桃源网'],
    [`https://s.weibo.com/weibo?q=${encodeURIComponent('桃源网')}&Refer=top`, '桃源网'],
    [`https://s.weibo.com/user?q=${encodeURIComponent('桃源网')}`, '桃源网'],
    [`https://s.weibo.com/weibo/${encodeURIComponent('桃源网')}`, '桃源网'],
    [`https://so.toutiao.com/search?dvpf=pc&keyword=${encodeURIComponent('淄博公积金')}`, '淄博公积金'],
    [`https://www.toutiao.com/search/?keyword=${encodeURIComponent('淄博公积金')}`, '淄博公积金'],
  ])('%s tells the words', (address, words) => {
    expect(locate(address)).toEqual({ kind: 'search', words })
  })

  it.each([
    'https://www.douyin.com/search/',
    'https://s.weibo.com/top/summary',
    'https://s.weibo.com/u/2640512903',
    'https://so.toutiao.com/',
    'https://www.douyin.com/search/%20?type=user',
    'https://www.douyin.com/search/%E4%B8',
    'https://m.weibo.cn/search?containerid=231583',
    'https://www.toutiao.com/search/?keyword=',
  ])('%s tells none', (address) => {
    expect(locate(address)).toEqual({ kind: 'other' })
  })
})

describe('any address at all', () => {
  const hosts = pagePlatforms.flatMap(({ pages }) =>
    pages.matches.map((pattern) => pattern.slice(4).replace(/[?/]?\*$/, '')),
  )
  const routes = fc.constantFrom(
    'user',
    'share',
    'u',
    'n',
    'p',
    'profile',
    'c',
    'token',
    'search',
    'self',
    sec,
    uid,
    '%',
    '..',
  )
  const path = fc.array(fc.oneof(routes, fc.string({ unit: 'binary' }), fc.webSegment()), { maxLength: 6 })

  it('is located without an exception, and a profile always has an id, a name or a handle', () => {
    fc.assert(
      fc.property(fc.constantFrom(...hosts), path, fc.webQueryParameters(), (host, segments, query) => {
        const address = `https://${host}/${segments.join('/')}?${query}`
        if (!URL.canParse(address)) return
        const place = locate(address)
        if (place?.kind !== 'profile') return
        expect(place.ids.length > 0 || place.name !== undefined || place.handle !== undefined).toBe(true)
        expect((place.name ?? '').length).toBeLessThanOrEqual(200)
      }),
      { numRuns: 500 },
    )
  })
})
