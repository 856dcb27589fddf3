// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HistoryFact } from '../../utils/model/history'
import type { Profile } from '../../utils/model/profile'
import { wechatPages } from '../../utils/platforms/wechat'
import { parseRecord } from '../../utils/platforms/wechat-record'
import { parsePage } from '../support/page-fixtures'

const biz = 'MzI1MzQxNTgwOA=='
const otherBiz = 'MjM5ODE1NDM0MA=='
const short = 'https://mp.weixin.qq.com/s/Xq2Vd0Z7mWcR5tBnKpLs4A'
const long = `https://mp.weixin.qq.com/s?__biz=${biz}&mid=1&idx=1&sn=a`

function read(address: string, html: string): Profile | undefined {
  const place = wechatPages.locate(new URL(address))
  return place.kind === 'profile' ? wechatPages.read(parsePage(html), place)?.profile : undefined
}

function script(...lines: readonly string[]): string {
  return `<script>\n${lines.join('\n')}\n</script>`
}

describe('the account of an article', () => {
  it.each([
    ['var biz = "MzI1MzQxNTgwOA==";', [`biz:${biz}`]],
    ["var biz = '' || 'MzI1MzQxNTgwOA==';", [`biz:${biz}`]],
    ['var biz = "" || "" || "MzI1MzQxNTgwOA==" ;', [`biz:${biz}`]],
    ['var biz = "MzI1MzQxNTgwOA==" || "MjM5ODE1NDM0MA==";', [`biz:${biz}`]],
    ['var biz = "";\nvar biz = "MzI1MzQxNTgwOA==" || "";\nvar biz = "MjM5ODE1NDM0MA==";', [`biz:${biz}`]],
    ['window.biz = "MzI1MzQxNTgwOA==";', [`biz:${biz}`]],
    ['var appuin = "MzI1MzQxNTgwOA=="||"";', [`biz:${biz}`]],
    ['var user_name = "gh_1c763484ec17";', ['gh:gh_1c763484ec17']],
    [
      'var a = 1; var biz = "MzI1MzQxNTgwOA=="; var user_name = "gh_1c763484ec17"',
      [`biz:${biz}`, 'gh:gh_1c763484ec17'],
    ],
    [
      'window.cgiDataNew = { bizuin: "MzI1MzQxNTgwOA==", user_name: \'gh_1c763484ec17\' }',
      [`biz:${biz}`, 'gh:gh_1c763484ec17'],
    ],
  ])('stands in %s', (source, ids) => {
    expect(read(short, script(source))?.ids).toEqual(ids)
  })

  it.each([
    'var biz = "";',
    'var biz = "<b>";',
    'var biz = biz2 || "MzI1MzQxNTgwOA==";',
    'var bizuin = "MzI1MzQxNTgwOA==";',
    'if (window.biz == "MzI1MzQxNTgwOA==") {}',
    'var user_name = "somebody";',
    'var user_name = "gh_1C763484EC17";',
    `var msg_desc = 'var biz = "MzI1MzQxNTgwOA=="';`,
    String.raw`var msg_desc = "it\"s var biz = 'MzI1MzQxNTgwOA=='";`,
    '// var biz = "MzI1MzQxNTgwOA=="',
    'x() /* var biz = "MzI1MzQxNTgwOA==" */',
    'window.cgiDataNew = { source: { bizuin: "MzI1MzQxNTgwOA==" } }',
    `window.cgiDataNew = { title: 'bizuin: "MzI1MzQxNTgwOA=="' }`,
  ])('does not stand in %s', (source) => {
    expect(read(short, script(source))).toBeUndefined()
  })

  it('is nobody where the page shows another account than the address asks for', () => {
    const page = `<a id="js_name">别人</a>${script(`var biz = "${otherBiz}"`, 'var user_name = "gh_1c763484ec17"')}`
    expect(read(long, page)).toEqual({ platform: 'wechat', ids: [`biz:${biz}`], verification: { state: 'unknown' } })
  })

  it('keeps the name that is shown where the scripts were not saved', () => {
    expect(read(long, '<a id="js_name"> 某县发布 </a>')).toMatchObject({ ids: [`biz:${biz}`], name: '某县发布' })
  })
})

describe('the name of an account', () => {
  it.each([
    ['htmlDecode("某县发布")', '某县发布'],
    ['"某县发布"', '某县发布'],
    [String.raw`htmlDecode("A\x26amp;B")`, 'A&B'],
    [String.raw`htmlDecode("A\x26B")`, 'A&B'],
    [String.raw`JsDecode('A\\x26B')`, 'A&B'],
    ['htmlDecode("&lt;城&gt; &quot;区&quot;&#39;&#x533A;")', `<城> "区"'区`],
    [String.raw`htmlDecode("\u4e34\u6dc4\ud83d\ude93")`, '临淄🚓'],
    [String.raw`htmlDecode("a\"b")`, 'a"b'],
    ['htmlDecode("&#99999999;&#x110000;")', '&#99999999;&#x110000;'],
    ['htmlDecode("&unknown;")', '&unknown;'],
  ])('%s is %s', (source, name) => {
    expect(read(long, script(`var nickname = ${source};`))?.name).toBe(name)
  })

  it.each([
    '<meta property="og:article:author" content="小编">',
    '<span id="js_author_name">小编</span>',
    '<div id="js_content"><a id="js_name">小编</a></div>',
    script('var author = "小编"'),
    script('var nickname = user.nickname || "小编"'),
  ])('is not in %s', (html) => {
    expect(read(long, html)?.name).toBeUndefined()
  })

  it('is whatever the account is called, however its pages write it', () => {
    const written = (name: string) =>
      [...name].map((char) => (/[\w\p{Script=Han}]/u.test(char) ? char : `\\x26#${char.codePointAt(0)};`)).join('')
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((name) => !/[\s\\&]/.test(name))
    fc.assert(
      fc.property(names, (name) => {
        expect(read(long, script(`var nickname = htmlDecode("${written(name)}");`))?.name).toBe(name)
      }),
    )
  })
})

describe('what WeChat says of an account that is gone', () => {
  const message = (title: string, more = '') =>
    `<div class="weui-msg"><h2 class="weui-msg__title">${title}</h2>${more}</div>`

  it.each<[string, HistoryFact['kind']]>([
    ['此帐号已自主注销，内容无法查看', 'deregistered'],
    ['此账号已自主注销，内容无法查看', 'deregistered'],
    ['该公众号已注销', 'deregistered'],
    ['此帐号被投诉且经审核涉嫌侵权。此帐号已注销，内容无法查看。', 'deregistered'],
    ['该公众号已迁移', 'migrated'],
    ['原帐号迁移时未将文章素材同步至新帐号，该链接已不可访问', 'migrated'],
    ['此帐号处于帐号迁移流程中', 'migrating'],
    ['此帐号已申请公众号帐号迁移流程，被冻结/回收', 'migrating'],
  ])('“%s”: %s', (title, kind) => {
    expect(read(long, message(title))?.history).toEqual([{ kind }])
    expect(read(short, message(title))).toBeUndefined()
  })

  it.each([
    '该内容已被发布者删除',
    '此内容因违规无法查看',
    '此内容被投诉且经审核涉嫌侵权，无法查看。',
    '此帐号已被屏蔽, 内容无法查看',
    '链接已过期',
    '参数错误',
    '环境异常',
    '请在微信客户端打开链接',
    '文中称“该公众号已注销”不实',
  ])('“%s” says nothing of the account', (title) => {
    expect(read(long, message(title))).toEqual({
      platform: 'wechat',
      ids: [`biz:${biz}`],
      verification: { state: 'unknown' },
    })
  })

  it('is not what an article says', () => {
    const article = `<div id="js_content">${message('该公众号已注销')}</div><a id="js_name">某县发布</a>`
    expect(read(long, article)?.history).toBeUndefined()
  })

  it.each([
    ["var transferTargetLink = 'https://mp.weixin.qq.com/s/abc';", 'https://mp.weixin.qq.com/s/abc'],
    [
      String.raw`var transfer_target_link = 'http://mp.weixin.qq.com/s?__biz=x\x26amp;mid=1';`,
      'https://mp.weixin.qq.com/s?__biz=x&mid=1',
    ],
    ["var transferTargetLink = '';", undefined],
    ["var transferTargetLink = 'javascript:alert(1)';", undefined],
    ["var transferTargetLink = 'https://mp.weixin.qq.com.example.org/s/abc';", undefined],
    ["var transferTargetLink = 'https://a@mp.weixin.qq.com/s/abc';", undefined],
    ["var transferTargetLink = 'https://mp.weixin.qq.com:8080/s/abc';", undefined],
    ["var transferTargetLink = 'https://mp.weixin.qq.com/cgi-bin/logout';", undefined],
    ["var transferTargetLink = '//mp.weixin.qq.com/s/abc';", undefined],
  ])('leads nowhere but to an article: %s', (source, url) => {
    const fact = { kind: 'migrated', ...(url !== undefined && { url }) }
    expect(read(long, message('该公众号已迁移', script(source)))?.history).toEqual([fact])
  })
})

describe("a row of an account's record", () => {
  it.each<[string, HistoryFact]>([
    ['2023年05月04日 “甲”改名为“乙”', { kind: 'renamed', from: '甲', to: '乙', on: '2023-05-04' }],
    ['2023年5月4日 “甲”认证改名为“乙”', { kind: 'renamed', from: '甲', to: '乙', on: '2023-05-04' }],
    ['2023-05-04 由“甲”更名为“乙”', { kind: 'renamed', from: '甲', to: '乙', on: '2023-05-04' }],
    ['于2023/5/4 甲 变更为 乙', { kind: 'renamed', from: '甲', to: '乙', on: '2023-05-04' }],
    ['2023年05月 “甲”改名为“乙”', { kind: 'renamed', from: '甲', to: '乙', on: '2023-05' }],
    ['2023年02月30日 “甲”改名为“乙”', { kind: 'renamed', from: '甲', to: '乙' }],
    ['2014年03月06日 注册“甲”', { kind: 'registered', name: '甲', on: '2014-03-06' }],
    ['2024年08月01日 “甲”帐号迁移至“乙”', { kind: 'migrated', from: '甲', to: '乙', on: '2024-08-01' }],
    ['2024年08月01日 原帐号“甲”迁移至本帐号', { kind: 'migrated', from: '甲', on: '2024-08-01' }],
    ['2024年08月01日 由“甲”迁移而来', { kind: 'migrated', from: '甲', on: '2024-08-01' }],
    ['2024年08月01日 帐号迁移至“乙”', { kind: 'migrated', to: '乙', on: '2024-08-01' }],
  ])('“%s” is understood', (row, fact) => {
    expect(parseRecord(row)).toEqual(fact)
  })

  it.each([
    '2024年08月01日 主体由“甲局”变更为“乙局”',
    '2024年08月01日 微信号由 jia 变更为 yi',
    '2024年08月01日 “甲”改名为“乙”，后又改名为“丙”',
    '2024年08月01日 帐号迁移',
    '“甲”改名为“乙”',
    '暂无记录',
  ])('“%s” stays in its own words', (text) => {
    expect(parseRecord(text)).toEqual({ kind: 'recorded', text })
  })

  it('is nothing when it is empty', () => {
    expect(parseRecord('  ')).toBeUndefined()
  })

  it('whatever it says, is told with names and dates that are such, or word for word', () => {
    const parts = fc.constantFrom('2023年05月04日', '改名为', '帐号迁移至', '注册', '“', '”', '甲', '由', '本帐号', ' ')
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ unit: 'binary' }))), (said) => {
        const row = said.join('').replaceAll(/\s+/g, ' ').trim()
        const fact = parseRecord(row)
        const texts = Object.values(fact ?? {}).filter((text) => text !== row.slice(0, 200).trim())
        expect(texts.filter((text) => /[“”]/.test(text))).toEqual([])
        expect(fact === undefined).toBe(row === '')
      }),
    )
  })
})

describe('the page of particulars', () => {
  const about = (...rows: readonly (readonly [title: string, text: string])[]) =>
    `<div class="about-page">${rows.map(([title, text]) => `<div class="item-info"><h3 class="item-title">${title}</h3><div class="item-desc">${text}</div></div>`).join('')}</div>`
  const address = `https://mp.weixin.qq.com/mp/aboutbiz?__biz=${biz}`

  it.each([
    [
      [
        ['认证类型', '政府'],
        ['认证主体', '某局'],
      ],
      { state: 'verified', text: '某局', holder: 'organisation' },
    ],
    [[['认证主体', '某局']], { state: 'verified', text: '某局' }],
    [
      [
        ['主体类型', '事业单位'],
        ['账号主体', '某馆'],
      ],
      { state: 'verified', text: '某馆', holder: 'organisation' },
    ],
    [
      [
        ['主体类型', '个人'],
        ['账号主体', '个人'],
      ],
      { state: 'none' },
    ],
    [
      [
        ['认证类型', '个人'],
        ['认证主体', '王某'],
      ],
      { state: 'verified', text: '王某', holder: 'person' },
    ],
    [[['公众号简介', '认证主体：某局']], { state: 'unknown' }],
    [[['微信号', 'jia']], { state: 'unknown' }],
  ] as const)('%j: %j', (rows, verification) => {
    expect(read(address, about(...rows))?.verification).toEqual(verification)
  })

  const named = (...rows: readonly string[]) =>
    read(
      address,
      about([
        '名称记录',
        `<div id="js_div_rename_history">${rows.map((row) => `<p class="js_item">${row}</p>`).join('')}</div>`,
      ]),
    )?.name

  it('tells the name by its record, in whatever order', () => {
    const start = '2014年03月06日 注册“甲”'
    const first = '2018年11月30日 “甲”改名为“乙”'
    const last = '2023年05月04日 “乙”改名为“丙”'
    expect(named(start)).toBe('甲')
    expect(named(start, last, first)).toBe('丙')
    expect(named(last, first, start)).toBe('丙')
  })

  it('tells no name where the record is not plain', () => {
    expect(named('2014年03月06日 注册“甲”', '某日改名')).toBeUndefined()
    expect(named('2014年 注册“甲”', '2018年11月30日 “甲”改名为“乙”')).toBeUndefined()
    expect(named('2018年11月30日 “甲”改名为“乙”', '2018年11月30日 “乙”改名为“丙”')).toBeUndefined()
  })
})
