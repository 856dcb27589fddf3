// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { findPagePlatform } from '../../utils/platforms'
import type { Reading } from '../../utils/platforms/platform'
import { parsePage } from '../support/page-fixtures'

const sec = 'MS4wLjABAAAAyKv9_Ab-cD3eF6gH'
const viewer = 'MS4wLjABAAAAviewer00000000'
const douyin = `https://www.douyin.com/user/${sec}`
const weibo = 'https://weibo.com/u/2640512903'
const toutiao = `https://www.toutiao.com/c/user/token/${sec}/`

function read(address: string, html: string): Reading | undefined {
  const url = new URL(address)
  const pages = findPagePlatform(url)?.pages
  const place = pages?.locate(url)
  return place?.kind === 'profile' ? pages?.read(parsePage(html), place) : undefined
}

describe('the title as a last resort', () => {
  it.each([
    [douyin, '临淄交警的抖音 - 抖音', '临淄交警'],
    [douyin, '抖音的抖音 - 抖音', '抖音'],
    [douyin, '临淄交警的主页 - 抖音', '临淄交警'],
    [douyin, '抖音', undefined],
    [douyin, '的抖音 - 抖音', undefined],
    [douyin, '大风天气，注意安全 - 抖音', undefined],
    [douyin, '抖音-记录美好生活', undefined],
    [weibo, '@桃源网 的个人主页 - 微博', '桃源网'],
    [weibo, '@桃源网的个人主页 - 微博', '桃源网'],
    [weibo, '桃源网的微博_微博', '桃源网'],
    [weibo, '桃源网的微博', '桃源网'],
    [weibo, '本账号即日起停更 - @桃源网的微博 - 微博', undefined],
    [weibo, '微博', undefined],
    [weibo, '微博 – 随时随地发现新鲜事', undefined],
    [toutiao, '淄博住房公积金的头条主页 - 今日头条', '淄博住房公积金'],
    [toutiao, '淄博住房公积金的头条主页 - 今日头条(www.toutiao.com)', '淄博住房公积金'],
    [toutiao, '公积金缴存基数调整通知 - 今日头条', undefined],
    [toutiao, '今日头条', undefined],
  ])('%s “%s”: %s', (address, title, name) => {
    const reading = read(address, `<title>${title}</title><body><p>加载中</p>`)
    expect(reading?.profile.name).toBe(name)
    expect(reading?.profile.verification).toEqual({ state: 'unknown' })
    expect(reading?.rendered).toBe(false)
  })

  it('is not the title of a drawing', () => {
    expect(read(douyin, '<svg><title>临淄交警的抖音 - 抖音</title></svg>')?.profile.name).toBeUndefined()
  })

  it('gives way to the name the page shows', () => {
    const html = `<title>旧名的抖音 - 抖音</title><div data-e2e="user-detail"><div data-e2e="user-info"><h1>新名</h1></div></div>`
    expect(read(douyin, html)?.profile.name).toBe('新名')
  })
})

describe("Douyin's embedded data", () => {
  it.each([
    ['an id of its own before other fields', `{"user":{"uid":"123456","secUid":"${sec}"}}`, ['uid:123456']],
    ['braces in a text before the id', `{"user":{"uid":"123456","desc":"{[","secUid":"${sec}"}}`, ['uid:123456']],
    ['objects before the id', `{"a":{"b":[{"c":{}}],"uid":"123456","sec_uid":"${sec}"}}`, ['uid:123456']],
    ['a number for an id', `{"uid":123456,"secUid":"${sec}"}`, ['uid:123456']],
    ['a mention before the record', `"${sec}" {"x":"${sec}"} {"uid":"123456","secUid":"${sec}"}`, ['uid:123456']],
    ['the viewer, who visited the account', `{"uid":"1111","secUid":"${viewer}","last":"${sec}"}`, []],
    ['the account inside the viewer', `{"uid":"1111","secUid":"${viewer}","last":{"secUid":"${sec}"}}`, []],
    ['a longer id that begins alike', `{"uid":"123456","secUid":"${sec}xyz"}`, []],
    ['an id that is no number', `{"uid":"12x","secUid":"${sec}"}`, []],
    ['a number too great to be exact', `{"uid":98765432109876543210,"secUid":"${sec}"}`, []],
    ['a record cut short', `{"uid":"123456","secUid":"${sec}"`, []],
    ['a prototype', `{"__proto__":{"uid":"123456"},"constructor":{},"secUid":"${sec}"}`, []],
  ])('with %s', (_, data, found) => {
    expect(read(douyin, push(data))?.profile.ids).toEqual([`sec_uid:${sec}`, ...found])
  })

  it('is joined where pushes split it, and decoded where scripts escape more than JSON does', () => {
    const html = `<script>self.__pace_f.push([1,"{\\x22uid\\x22:\\"12"]);self.__pace_f.push([1,'x'])</script><script>self.__pace_f.push([1,"3456\\",\\"secUid\\":\\"${sec}\\",\\"desc\\":\\"it\\'s\\"}"])</script>`
    expect(read(douyin, html)?.profile.ids).toContain('uid:123456')
  })

  it('gives a name and a verification only from the record of the address', () => {
    const own = `{"uid":"123456","secUid":"${sec}","nickname":"临淄交警","customVerify":"","enterpriseVerifyReason":"某局官方账号"}`
    expect(read(douyin, push(own))).toEqual({
      profile: {
        platform: 'douyin',
        ids: [`sec_uid:${sec}`, 'uid:123456'],
        name: '临淄交警',
        verification: { state: 'verified', text: '某局官方账号' },
      },
      rendered: false,
    })
    expect(read(douyin, push(own.replace(sec, viewer)))?.profile).toEqual({
      platform: 'douyin',
      ids: [`sec_uid:${sec}`],
      verification: { state: 'unknown' },
    })
  })
})

describe("Douyin's header and its data", () => {
  const header = (row: string) => `<div data-e2e="user-detail"><div data-e2e="user-info">${row}</div></div>`
  const record = (reason: string, id = sec) =>
    push(`{"uid":"123456","secUid":"${id}","nickname":"临淄交警","enterpriseVerifyReason":"${reason}"}`)

  it.each([
    ['no badge, a body in the data', '<h1>临淄交警</h1>', record('某局官方账号'), '某局官方账号'],
    ['a badge without words', '<h1>临淄交警</h1><div>认证徽章</div>', record('某局官方账号'), '某局官方账号'],
    [
      'a badge with other words than the data',
      '<h1>临淄交警</h1><span data-e2e="badge-role-name">甲局</span>',
      record('乙局'),
      '甲局',
    ],
  ])('%s: the words are found, however much is read', (_, row, data, text) => {
    const place = { kind: 'profile', ids: [`sec_uid:${sec}`] } as const
    for (const depth of ['shown', 'all'] as const) {
      const reading = findPagePlatform(new URL(douyin))?.pages.read(parsePage(header(row) + data), place, depth)
      expect(reading?.profile.verification).toEqual({ state: 'verified', text })
    }
  })

  it.each([
    ['nothing in the data', ''],
    ['an empty reason', record('')],
    ["the viewer's", record('某局官方账号', viewer)],
  ])('without a badge, and %s: not verified', (_, data) => {
    expect(read(douyin, header('<h1>临淄交警</h1>') + data)?.profile.verification).toEqual({ state: 'none' })
  })

  it('of a page that was left may stand there, empty, before the one that is shown', () => {
    const left = '<div data-e2e="user-detail" hidden><div class="skeleton"></div></div>'
    const row = '<h1>临淄交警</h1><span data-e2e="badge-role-name">某局</span>'
    expect(read(douyin, left + header(row))?.profile).toMatchObject({
      name: '临淄交警',
      verification: { state: 'verified', text: '某局' },
    })
  })
})

describe("a Weibo profile's header", () => {
  it.each([
    ['m-icon-bluev', 'organisation'],
    ['m-icon-bluev-static', 'organisation'],
    ['m-icon-goldv-static', 'person'],
  ])('on the mobile site: %s marks an %s', (badge, holder) => {
    const html = `<div class="profile-cover"><i class="m-icon ${badge}"></i><div class="mod-fil-name"><span class="txt-shadow">某某</span></div></div>`
    const reading = read('https://m.weibo.cn/u/2640512903', html)
    expect(reading?.profile.verification).toEqual({ state: 'verified', holder })
  })

  it('is told from other names of the same class by the title, and by not being a link', () => {
    const others =
      '<div><img><a href="/u/1111111111"><span class="_name_1">我</span></a><p class="_name_1">别处</p></div>'
    const html = `<title>@桃源网 的个人主页 - 微博</title>${others}<div><img><div class="_name_1">桃源网</div></div>`
    expect(read(weibo, html)?.profile.name).toBe('桃源网')
    expect(read(weibo, others.replace('<p class="_name_1">别处</p>', ''))?.profile.name).toBeUndefined()
  })

  it.each([
    ['桃源网', '桃源网'],
    ['ＴＡＯ yuan', 'taoyuan'],
    ['别的名字', undefined],
  ])('that the address gives (%s) must be the one the page shows, else it shows somebody else', (asked, expected) => {
    const header = `<img><div class="ProfileHeader_name_1">${expected ?? '桃源网'}</div>`
    const reading = read(`https://weibo.com/n/${encodeURIComponent(asked)}`, weiboPage(header))
    expect(reading?.profile.name).toBe(expected)
    expect(reading?.rendered).toBe(expected !== undefined)
  })

  it('is not found in the navigation, the side or the feed', () => {
    expect(read(weibo, weiboPage(''))?.profile.name).toBeUndefined()
  })

  it.each([
    ['<svg id="woo_svg_vblue"></svg>', 'organisation'],
    ['<svg><use href="#woo_svg_vblue"></use></svg>', 'organisation'],
    ['<svg class="woo-icon--vblue"></svg>', 'organisation'],
    ['<span class="woo-avatar-icon" title="微博官方认证"></span>', 'organisation'],
    ['<svg id="woo_svg_vyellow"></svg>', 'person'],
    ['<svg><use xlink:href="#woo_svg_vgold"></use></svg>', 'person'],
    ['<svg id="woo_svg_vorange"></svg>', 'person'],
  ])('%s marks an %s', (badge, holder) => {
    const header = `<div class="woo-avatar-main"><img>${badge}</div><div class="ProfileHeader_name_1">某某</div>`
    expect(read(weibo, weiboPage(header))?.profile.verification).toEqual({ state: 'verified', holder })
  })

  it.each(['<svg id="woo_svg_vip"></svg>', '<svg class="woo-icon--female"></svg>', '<img class="vipicon">'])(
    '%s marks nobody',
    (badge) => {
      const header = `<div class="woo-avatar-main"><img>${badge}</div><div class="ProfileHeader_name_1">某某</div>`
      expect(read(weibo, weiboPage(header))).toMatchObject({
        profile: { verification: { state: 'none' } },
        rendered: true,
      })
    },
  )

  it('tells the uid of a custom domain only from links that are the account’s own', () => {
    expect(idsFromLinks('<a href="//weibo.com/u/2640512903?x=1"></a>')).toEqual(['uid:2640512903'])
    expect(idsFromLinks('<a href="/u/2222222222"></a><a href="/u/page/follow/2640512903"></a>')).toEqual([
      'uid:2640512903',
    ])
    expect(idsFromLinks('<a href="/u/2222222222"></a><a href="/u/2640512903"></a>')).toEqual([])
    expect(idsFromLinks('<a href="https://evil.example/u/2640512903"></a><a href="/u/2640512903abc"></a>')).toEqual([])
  })
})

describe("Toutiao's embedded data", () => {
  const byId = 'https://www.toutiao.com/c/user/6812345678901/'

  it.each([
    ['the token in the record', { userId: '6812345678901', token: sec }, {}, true],
    ['the token elsewhere, none in the record', { userId: '6812345678901', name: '不同' }, { path: sec }, true],
    ['the same name, no token', { userId: '6812345678901', name: '某某' }, {}, true],
    ['the same name, and only tokens of others', { userId: '6812345678901', name: '某某' }, { x: viewer }, false],
    ['another token in the record', { userId: '6812345678901', name: '某某', token: viewer }, { path: sec }, false],
    ['another name, no token', { userId: '6812345678901', name: '不同' }, {}, false],
    ['no name, no token', { userId: '6812345678901' }, {}, false],
  ])('for a token: %s', (_, user, more, isBound) => {
    const ids = isBound ? [`token:${sec}`, 'user_id:6812345678901'] : [`token:${sec}`]
    expect(read(toutiao, toutiaoPage(user, more))?.profile.ids).toEqual(ids)
  })

  it.each([
    ['the same id', { userId: '6812345678901', token: sec }, ['user_id:6812345678901', `token:${sec}`]],
    ['the same id, two tokens', { userId: '6812345678901', a: sec, b: viewer }, ['user_id:6812345678901']],
    ['another id', { userId: '1112345678901', name: '某某', token: sec }, ['user_id:6812345678901']],
  ])('for an id: %s', (_, user, ids) => {
    expect(read(byId, toutiaoPage(user))?.profile.ids).toEqual(ids)
  })

  it.each([
    [{ user_auth_info: '{"auth_type":"2","auth_info":"某局官方账号"}' }, { state: 'verified', text: '某局官方账号' }],
    [{ userAuthInfo: { authInfo: '某局官方账号' } }, { state: 'verified', text: '某局官方账号' }],
    [
      { verified_content: '某局官方账号', user_verified: 1 },
      { state: 'verified', text: '某局官方账号' },
    ],
    [{ userVerified: true }, { state: 'verified' }],
    [{ userAuthInfo: '' }, { state: 'none' }],
    [{ user_verified: false, verified_content: '' }, { state: 'none' }],
    [{ userAuthInfo: '{"auth_info":' }, { state: 'unknown' }],
    [{ userAuthInfo: '{"__proto__":{"auth_info":"x"}}' }, { state: 'unknown' }],
    [{}, { state: 'unknown' }],
  ])('%j says %j', (user, verification) => {
    expect(read(byId, toutiaoPage({ userId: '6812345678901', ...user }))?.profile.verification).toEqual(verification)
  })
})

describe("a Toutiao profile's header", () => {
  it.each([
    ['<div class="user-auth">认证：某局官方账号</div>', { state: 'verified', text: '某局官方账号' }],
    ['<p>淄博市住房公积金管理中心官方账号</p>', { state: 'verified', text: '淄博市住房公积金管理中心官方账号' }],
    ['<p>中共某区委宣传部官方头条号</p>', { state: 'verified', text: '中共某区委宣传部官方头条号' }],
    ['<p>优质财经领域创作者</p>', { state: 'verified', text: '优质财经领域创作者' }],
    ['<p>知名汽车博主</p>', { state: 'verified', text: '知名汽车博主' }],
    ['<p class="author-tag">写作者</p>', { state: 'unknown' }],
    ['<p class="verify">未认证</p>', { state: 'unknown' }],
    ['<p>关注我，找淄博公积金，不迷路，认准官方账号</p>', { state: 'unknown' }],
    ['<p><b>简介：</b><i>某局官方账号</i></p>', { state: 'unknown' }],
    ['<p>简介：某局官方账号</p>', { state: 'unknown' }],
    ['<div class="toutiao-header"><p class="auth">某局官方账号</p></div>', { state: 'unknown' }],
  ])('%s says %j', (html, verification) => {
    const page = `<div class="profile-info-wrapper"><span class="name">某某官方账号</span>${html}</div>`
    expect(read(toutiao, page)?.profile).toMatchObject({ name: '某某官方账号', verification })
  })
})

function push(text: string): string {
  return `<script>self.__pace_f.push([1,${JSON.stringify(text)}])</script>`
}

function weiboPage(header: string): string {
  return `<nav class="Nav_wrap_x"><a href="/u/1111111111"><span class="Nav_name_x">我</span></a></nav>
    <div class="Frame_side_2"><div class="_name_9"><img>旁人</div></div>
    <main><div class="woo-panel-main">${header}</div>
    <article><div class="_name_8">路人</div><svg id="woo_svg_vblue"></svg></article></main>`
}

function toutiaoPage(user: object, more: object = {}): string {
  const data = encodeURIComponent(JSON.stringify({ data: { profileUserInfo: user, ...more } }))
  return `<div class="profile-info-wrapper"><span class="name">某某</span></div>
    <script id="RENDER_DATA" type="application/json">${data}</script>`
}

function idsFromLinks(links: string): readonly string[] | undefined {
  const header = `<img><div class="ProfileHeader_name_1">某某</div>${links}`
  return read('https://weibo.com/somebody', weiboPage(header))?.profile.ids
}
