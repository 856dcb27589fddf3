import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileSources } from '../../cli/list/compile-sources'
import { loadSources } from '../../cli/list/load'
import { divisionPath } from '../../utils/text/divisions'

const list = `id: test
name: 测试名录
publisher: 某人
issuedOn: 2026-11-21
licence: CC0-1.0
`

const sources = `news:
  title: 关于停更的报道
  publisher: 某报
  publishedOn: 2025-03
`

/** A file of Shandong's; each record is written as its lines, the first of them line 3 of the file. */
function shandong(...records: readonly (readonly string[])[]): string {
  const rows = records.flatMap((lines) => lines.map((line, at) => (at === 0 ? `  - ${line}` : `    ${line}`)))
  return ['province: 山东省', 'closures:', ...rows, ''].join('\n')
}

function record(name: string, ...more: readonly string[]): readonly string[] {
  const lines = [`account: ${name}`, 'platform: weibo', 'status: stopped', 'sources: [news]', 'checkedOn: 2026-11']
  const replaced = lines.filter((line) => !more.some((one) => one.split(':')[0] === line.split(':')[0]))
  return [...replaced, ...more]
}

function check(files: Readonly<Record<string, string | undefined>>) {
  const whole = {
    'list.yaml': list,
    'sources.yaml': sources,
    'closures/shandong.yaml': shandong(record('甲')),
    ...files,
  }
  const given = Object.entries(whole).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]))
  return compileSources(new Map(given))
}

function problemsOf(files: Readonly<Record<string, string | undefined>>): readonly string[] {
  return check(files).problems.map(
    ({ severity, code, file, line, column }) =>
      `${severity} ${code} ${file.replace('closures/', '')}:${line}:${column}`,
  )
}

const file = 'closures/shandong.yaml'

describe('a list without problems', () => {
  it('is compiled, records and all', () => {
    const text = shandong(
      record(
        '莒南交警',
        'region: 临沂市 莒南县',
        'successors:',
        '  - {account: 莒南交警, platform: wechat, ids: ["gh:gh_0a"]}',
        '  - website: 莒南县人民政府网站',
        '    url: https://www.junan.gov.cn/',
        '  - {phone: 12345热线, number: "12345"}',
        '  - mini-program: 莒南办事',
      ),
      record('博山发布', 'region:', 'ids: ["uid:1234567"]', 'note: 说明', 'formerNames: [博山在线]'),
    )
    const { info, closures, problems } = check({ [file]: text })
    expect(problems).toEqual([])
    expect(info).toEqual({ id: 'test', name: '测试名录', publisher: '某人', issuedOn: '2026-11-21' })
    expect(closures).toMatchObject([
      {
        id: 'weibo/莒南交警',
        account: { platform: 'weibo', name: '莒南交警', division: '371327' },
        successors: [
          { kind: 'account', name: '莒南交警', platform: 'wechat', ids: ['gh:gh_0a'] },
          { kind: 'website', name: '莒南县人民政府网站', url: 'https://www.junan.gov.cn/' },
          { kind: 'phone', name: '12345热线', number: '12345' },
          { kind: 'mini-program', name: '莒南办事' },
        ],
        sources: [{ title: '关于停更的报道', publisher: '某报', publishedOn: '2025-03' }],
      },
      {
        id: 'weibo/博山发布',
        account: { division: '370000', ids: ['uid:1234567'], formerNames: ['博山在线'] },
        note: '说明',
      },
    ])
  })

  it('may hold two accounts of one name, the newcomer with its division', () => {
    const fujian = shandong(record('鼓楼发布', 'region: 福州市 鼓楼区')).replace('山东省', '福建省')
    const jiangsu = shandong(record('鼓楼发布', 'region: 南京市 鼓楼区', 'id: weibo/鼓楼发布@320106')).replace(
      '山东省',
      '江苏省',
    )
    const files = { [file]: undefined, 'closures/fujian.yaml': fujian, 'closures/jiangsu.yaml': jiangsu }
    const { closures, problems } = check(files)
    expect(problems).toEqual([])
    expect(closures.map(({ id }) => id)).toEqual(['weibo/鼓楼发布', 'weibo/鼓楼发布@320106'])
  })

  it('may hold a chain that ends, and a pair of which one has opened again', () => {
    const text = shandong(
      record('甲', 'status: reopened', 'successors: [{account: 乙}]'),
      record('乙', 'successors: [{account: 甲}, {account: 丙}]'),
    )
    expect(problemsOf({ [file]: text })).toEqual([])
  })
})

describe('each problem is told with its file, line and column', () => {
  const cases: readonly [string, Readonly<Record<string, string | undefined>>, string][] = [
    ['no list.yaml', { 'list.yaml': undefined }, 'error missing-file list.yaml:1:1'],
    ['no sources.yaml', { 'sources.yaml': undefined }, 'error missing-file sources.yaml:1:1'],
    ['a file of records by another name', { 'closures/fujian.yml': '' }, 'error misnamed-file fujian.yml:1:1'],
    ['broken YAML', { [file]: 'province: "山东省\nclosures: []\n' }, 'error bad-yaml shandong.yaml:3:1'],
    ['a tab', { [file]: 'province: 山东省\nclosures:\n\t- account: 甲\n' }, 'error bad-yaml shandong.yaml:3:1'],
    ['an alias', { [file]: 'province: &a 山东省\nclosures: *a\n' }, 'error bad-yaml shandong.yaml:2:11'],
    ['an empty file', { [file]: '' }, 'error wrong-type shandong.yaml:1:1'],
    ['a key twice', { [file]: shandong([...record('甲'), 'status: merged']) }, 'error duplicate-key shandong.yaml:8:5'],
    [
      'a field missing',
      { [file]: shandong(record('甲').filter((line) => !line.startsWith('status'))) },
      'error missing-field shandong.yaml:3:5',
    ],
    ['a field empty', { [file]: shandong(record('甲', 'status:')) }, 'error missing-field shandong.yaml:7:12'],
    [
      'no sources',
      { [file]: shandong(record('甲', 'sources: []')), 'sources.yaml': '{}' },
      'error missing-field shandong.yaml:7:14',
    ],
    ['a field unknown', { [file]: shandong(record('甲', 'acount: 乙')) }, 'error unknown-field shandong.yaml:8:5'],
    [
      'a list where a text is due',
      { [file]: shandong(record('甲', 'note: [乙]')) },
      'error wrong-type shandong.yaml:8:11',
    ],
    [
      'a text where a list is due',
      { [file]: shandong(record('甲', 'sources: news')) },
      'error wrong-type shandong.yaml:7:14',
    ],
    [
      'a status unknown',
      { [file]: shandong(record('甲', 'status: stoped')) },
      'error unknown-value shandong.yaml:7:13',
    ],
    [
      'a platform unknown',
      { [file]: shandong(record('甲', 'platform: 微博')) },
      'error unknown-value shandong.yaml:7:15',
    ],
    ['another licence', { 'list.yaml': list.replace('CC0-1.0', 'MIT') }, 'error unknown-value list.yaml:5:10'],
    [
      'a space too many',
      { [file]: shandong(record('甲', 'organisation: "某局 "')) },
      'error bad-text shandong.yaml:8:19',
    ],
    [
      'a control character',
      { [file]: shandong(record('甲', 'organisation: "某\\u202e局"')) },
      'error bad-text shandong.yaml:8:19',
    ],
    ['a name too long', { [file]: shandong(record('名'.repeat(101))) }, 'error bad-text shandong.yaml:3:14'],
    [
      'a day that does not exist',
      { [file]: shandong(record('甲', 'announcedOn: 2025-02-30')) },
      'error bad-date shandong.yaml:8:18',
    ],
    ['an issue of a month', { 'list.yaml': list.replace('2026-11-21', '2026-11') }, 'error bad-date list.yaml:4:11'],
    [
      'a year before Weibo',
      { [file]: shandong(record('甲', 'effectiveOn: 2008')) },
      'warning unlikely-date shandong.yaml:8:18',
    ],
    [
      'a year far ahead',
      { [file]: shandong(record('甲', 'effectiveOn: 2052-01-01')) },
      'warning unlikely-date shandong.yaml:8:18',
    ],
    [
      'a check after the issue',
      { [file]: shandong(record('甲', 'checkedOn: 2026-12')) },
      'error date-after-issue shandong.yaml:7:16',
    ],
    [
      'a source after the issue',
      { 'sources.yaml': sources.replace('2025-03', '2027') },
      'error date-after-issue sources.yaml:4:16',
    ],
    [
      'a script as address',
      { [file]: shandong(record('甲', 'successors:', '  - website: 乙', '    url: javascript:alert(1)')) },
      'error bad-url shandong.yaml:10:14',
    ],
    ['a source at ftp', { 'sources.yaml': `${sources}  url: ftp://a.cn/\n` }, 'error bad-url sources.yaml:5:8'],
    [
      'words as a number',
      { [file]: shandong(record('甲', 'successors: [{phone: 热线, number: 一二三}]')) },
      'error bad-number shandong.yaml:8:38',
    ],
    [
      'a phone without number',
      { [file]: shandong(record('甲', 'successors: [{phone: 热线}]')) },
      'error missing-field shandong.yaml:8:18',
    ],
    [
      'two kinds in one successor',
      { [file]: shandong(record('甲', 'successors: [{app: 乙, website: 丙}]')) },
      'error bad-successor shandong.yaml:8:18',
    ],
    [
      'an address of an account',
      { [file]: shandong(record('甲', 'successors:', '  - account: 乙', '    url: https://a.cn/')) },
      'error bad-successor shandong.yaml:10:14',
    ],
    [
      'an id of another platform',
      { [file]: shandong(record('甲', 'ids: ["sec_uid:MS4wLjABAAAAx"]')) },
      'error bad-account-id shandong.yaml:8:11',
    ],
    [
      'an id that cannot be',
      { [file]: shandong(record('甲', 'ids: ["uid:abc"]')) },
      'error bad-account-id shandong.yaml:8:11',
    ],
    [
      'an id of a successor that cannot be',
      { [file]: shandong(record('甲', 'successors: [{account: 乙, platform: wechat, ids: ["uid:1234567"]}]')) },
      'error bad-account-id shandong.yaml:8:55',
    ],
    [
      'one id on two records',
      { [file]: shandong(record('甲', 'ids: ["uid:1234567"]'), record('乙', 'ids: ["uid:1234567"]')) },
      'error account-id-claimed-twice shandong.yaml:14:11',
    ],
    ['one account twice', { [file]: shandong(record('甲'), record('甲')) }, 'error duplicate-id shandong.yaml:8:14'],
    [
      'one account twice, once with a space that nobody sees',
      { [file]: shandong(record('甲'), record('甲\u200b')) },
      'error duplicate-id shandong.yaml:8:14',
    ],
    [
      'an id of its own making',
      { [file]: shandong(record('甲', 'id: weibo/甲@110000')) },
      'error bad-id shandong.yaml:8:9',
    ],
    [
      'a province unknown',
      { [file]: shandong(record('甲')).replace('山东省', '山东') },
      'error unknown-province shandong.yaml:1:11',
    ],
    [
      'a province in another file',
      { [file]: shandong(record('甲')).replace('山东省', '河南省') },
      'error wrong-province shandong.yaml:1:11',
    ],
    [
      'a region unknown',
      { [file]: shandong(record('甲', 'region: 淄博 临淄')) },
      'error unknown-region shandong.yaml:8:13',
    ],
    [
      'a region that is not below',
      { [file]: shandong(record('甲', 'region: 济南市 临淄区')) },
      'error unknown-region shandong.yaml:8:13',
    ],
    [
      'the province in a region',
      { [file]: shandong(record('甲', 'region: 山东省 淄博市')) },
      'error unknown-region shandong.yaml:8:13',
    ],
    [
      'a source unknown',
      { [file]: shandong(record('甲', 'sources: [news, new]')) },
      'error unknown-source shandong.yaml:7:21',
    ],
    [
      'a source twice',
      { [file]: shandong(record('甲', 'sources: [news, news]')) },
      'error duplicate-source shandong.yaml:7:21',
    ],
    [
      'a source that nothing cites',
      { 'sources.yaml': `${sources}other:\n  title: 某\n  publisher: 某\n` },
      'error unused-source sources.yaml:5:1',
    ],
    [
      'an account that goes to itself',
      { [file]: shandong(record('甲', 'successors: [{account: 甲}]')) },
      'error successor-cycle shandong.yaml:8:18',
    ],
  ]

  it.each(cases)('%s', (_, files, problem) => {
    expect(problemsOf(files)).toEqual([problem])
  })

  it('an ambiguous region, with the ways to write it', () => {
    const text = shandong(record('甲', 'region: 鼓楼区')).replace('山东省', '江苏省')
    const { problems } = check({ [file]: undefined, 'closures/jiangsu.yaml': text })
    expect(problems).toMatchObject([
      {
        code: 'ambiguous-region',
        line: 8,
        column: 13,
        message: '“鼓楼区”在江苏省不止一处，请写全：南京市 鼓楼区，或 徐州市 鼓楼区。',
      },
    ])
  })

  it('a successor that has closed too, as a warning', () => {
    const text = shandong(
      record('甲', 'successors: [{account: 乙, ids: ["uid:1234567"]}]'),
      record('旧乙', 'ids: ["uid:1234567"]'),
    )
    expect(problemsOf({ [file]: text })).toEqual(['warning successor-closed shandong.yaml:8:18'])
  })

  it('a circle of three, across platforms, at each of its steps', () => {
    const text = shandong(
      record('甲', 'successors: [{account: 乙, platform: douyin}]'),
      record('乙', 'platform: douyin', 'successors: [{website: 某网}, {account: 丙}]'),
      record('丙', 'platform: douyin', 'successors: [{account: 甲, platform: weibo}]'),
    )
    expect(problemsOf({ [file]: text })).toEqual([
      'error successor-cycle shandong.yaml:8:18',
      'error successor-cycle shandong.yaml:14:33',
      'error successor-cycle shandong.yaml:20:18',
    ])
    expect(check({ [file]: text }).problems[0]?.message).toContain('weibo/甲 → douyin/乙 → douyin/丙 → weibo/甲')
  })

  it('many at once, in the order of the files', () => {
    const text = shandong(
      record('甲', 'region: 某地'),
      record('乙', 'announcedOn: 2027'),
      record('丙', 'sources: [nws]'),
    )
    expect(problemsOf({ [file]: text, 'list.yaml': list })).toEqual([
      'error unknown-region shandong.yaml:8:13',
      'error date-after-issue shandong.yaml:14:18',
      'error unknown-source shandong.yaml:19:15',
    ])
  })
})

it('no text makes it throw', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('province: 山东省', 'closures:', '  - account: 甲', '    ids: {}', '<<: &x [*x]'),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = lines.join('\n')
      expect(check({ [file]: text, 'sources.yaml': text }).problems).not.toEqual([])
    }),
  )
})

describe('a message helps', () => {
  it.each([
    ['acount: 乙', '不认识的键 acount；是不是“account”？'],
    ['status: stoped', 'status 不能是“stoped”；是不是“stopped”？可以写 announced、stopped'],
    ['region: 淄博 临淄区', '山东省没有叫“淄博”的地方；是不是“淄博市”？'],
    ['region: 济南市 临淄区', '“济南市 临淄区”上下级对不上；是不是“淄博市 临淄区”？'],
    ['sources: [nws]', 'sources.yaml 里没有来源 nws；是不是“news”？'],
    ['announcedOn: 2025/3/1', 'announcedOn：“2025/3/1”不是存在的日期；请写成 2025、2025-03 或 2025-03-10。'],
  ])('about %s', (line, message) => {
    expect(check({ [file]: shandong(record('甲', line)) }).problems[0]?.message).toContain(message)
  })

  it('says how to tell two accounts of one name apart', () => {
    const text = shandong(record('甲'), record('甲', 'region: 淄博市'))
    const message = 'weibo/甲 已在 closures/shandong.yaml:3 有一条；同名的不同账号请在这里加一行：id: weibo/甲@370300'
    expect(check({ [file]: text }).problems[0]?.message).toBe(message)
  })
})

describe("Yibu's own list", () => {
  it('has no errors and no warnings', async () => {
    const { info, closures, problems } = await loadSources('lists')
    expect(problems).toEqual([])
    expect(info?.id).toBe('yibu')
    expect(closures.length).toBeGreaterThanOrEqual(36)
  })

  const facts = '../shared/data/closures.json'

  describe.runIf(existsSync(facts))('carries over the facts it was begun with', () => {
    interface Facts {
      readonly sources: Readonly<Record<string, Readonly<Record<string, string>>>>
      readonly closures: readonly {
        readonly account: string
        readonly platform: string
        readonly organisation: string | null
        readonly region: readonly string[]
        readonly status: string
        readonly announcedOn: string | null
        readonly effectiveOn: string | null
        readonly successors: readonly object[]
        readonly sources: readonly string[]
      }[]
    }
    const given: Facts = existsSync(facts) ? JSON.parse(readFileSync(facts, 'utf8')) : { sources: {}, closures: [] }

    it.each(given.closures.map((closure) => [`${closure.platform}/${closure.account}`, closure] as const))(
      '%s',
      async (id, fact) => {
        const { closures } = await loadSources('lists')
        const closure = closures.find((one) => one.id === id)
        expect({
          organisation: closure?.account.organisation ?? null,
          region: divisionPath(closure?.account.division ?? ''),
          status: closure?.status,
          announcedOn: closure?.announcedOn ?? null,
          effectiveOn: closure?.effectiveOn ?? null,
          successors: closure?.successors,
          sources: closure?.sources,
        }).toEqual({
          organisation: fact.organisation,
          region: fact.region,
          status: fact.status,
          announcedOn: fact.announcedOn,
          effectiveOn: fact.effectiveOn,
          successors: fact.successors,
          sources: fact.sources.map((key) => {
            const { key: _, ...source } = given.sources[key] ?? {}
            return source
          }),
        })
      },
    )
  })
})

describe('selectors.yaml', () => {
  it('need not be there, and goes into what is said of the list', () => {
    expect(check({}).info).not.toHaveProperty('selectors')
    const { info, problems } = check({ 'selectors.yaml': "weibo:\n  name: ['main .name', '[data-v=\"1\"]']\n" })
    expect(problems).toEqual([])
    expect(info?.selectors).toEqual({ weibo: { name: ['main .name', '[data-v="1"]'] } })
  })

  it.each([
    ['a selector that is not allowed', "weibo:\n  name: ['.a:has(.b)']\n", 'error bad-selector selectors.yaml:2:10'],
    ['an element by its name alone', 'weibo:\n  name: [h1]\n', 'error bad-selector selectors.yaml:2:10'],
    ['a part nobody looks for', 'weibo:\n  nme: [.a]\n', 'error unknown-field selectors.yaml:2:3'],
    ['a platform whose pages are not read so', 'zhihu:\n  name: [.a]\n', 'error unknown-field selectors.yaml:1:1'],
    ['more than there is room for', 'weibo:\n  name: [.a, .b, .c, .d, .e]\n', 'error bad-text selectors.yaml:2:9'],
    ['a single text', 'weibo:\n  name: .a\n', 'error wrong-type selectors.yaml:2:9'],
  ])('with %s is refused, with the place', (_, text, problem) => {
    expect(problemsOf({ 'selectors.yaml': text })).toEqual([problem])
  })
})
