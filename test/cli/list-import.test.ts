import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from './list-terminal'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yibu-import-'))
})

afterEach(() => rm(folder, { recursive: true }))

const source = [
  '--province',
  '山东省',
  '--title',
  '清理公示',
  '--publisher',
  '某市人民政府',
  '--published',
  '2025-03-20',
]

async function importFile(name: string, content: string | Uint8Array, ...options: readonly string[]) {
  const file = join(folder, name)
  await writeFile(file, content)
  const { code, out, complaint } = await run('import', file, ...source, '--checked', '2026-11', ...options, '--json')
  const report: Report = out === '' ? nothing : JSON.parse(out)
  return { code, complaint, report }
}

interface Report {
  readonly error?: string
  readonly tables: readonly { readonly columns: object; readonly left: readonly string[] }[]
  readonly records: readonly Readonly<Record<string, unknown>>[]
  readonly kept: readonly { readonly row: number; readonly account: string }[]
  readonly problems: readonly { readonly row: number; readonly severity: string; readonly message: string }[]
  readonly written: readonly string[]
}

const nothing: Report = { tables: [], records: [], kept: [], problems: [], written: [] }

const headings = ['序号', '账号名称', '平台', '主办单位', '处置方式', '关停时间', '保留账号', '联系人']
const rows = [
  ['1', '临淄文旅之窗', '抖音', '淄博市临淄区文化和旅游局', '关停', '2025年3月10日', '淄博文旅', '张三'],
  ['2', '“桓台城建”“桓台房管”', '微信公众号', '桓台县住房和城乡建设局', '注销', '2025.3', '无', ''],
  ['3', '沂源蓝天', '微博、抖音', '淄博市生态环境局沂源分局', '合并至“沂源之声”微信公众号', '3月5日', '', ''],
  ['4', '高青融媒', '微信', '高青县融媒体中心', '保留', '', '', ''],
  ['合计', '4', '', '', '', '', '', ''],
]

const expected = [
  {
    row: 3,
    account: '临淄文旅之窗',
    platform: 'douyin',
    organisation: '淄博市临淄区文化和旅游局',
    region: '淄博市 临淄区',
    status: 'stopped',
    effectiveOn: '2025-03-10',
    successors: [{ account: '淄博文旅' }],
    sources: ['a-2025-03-20'],
    checkedOn: '2026-11',
  },
  {
    row: 4,
    account: '桓台城建',
    platform: 'wechat',
    status: 'deregistered',
    effectiveOn: '2025-03',
    region: '淄博市 桓台县',
  },
  { row: 4, account: '桓台房管', platform: 'wechat' },
  {
    row: 5,
    account: '沂源蓝天',
    platform: 'weibo',
    status: 'merged',
    effectiveOn: '2025-03-05',
    region: '淄博市 沂源县',
    successors: [{ account: '沂源之声', platform: 'wechat' }],
  },
  { row: 5, account: '沂源蓝天', platform: 'douyin', successors: [{ account: '沂源之声', platform: 'wechat' }] },
]

function asLines(separator: string): string {
  return [['某市政务新媒体清理表'], headings, ...rows].map((row) => row.join(separator)).join('\r\n')
}

/** 某 in GB 18030, which `TextEncoder` does not write: the bytes of the text that Windows would save. */
function asGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const bytesOf = new Map<string, readonly number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) bytesOf.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  }
  return Uint8Array.from(
    Array.from(text).flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (bytesOf.get(char) ?? []))),
  )
}

function asPage(): string {
  const line = (cells: readonly string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${cell}`).join('')}`
  return `<!doctype html><meta charset="utf-8"><nav><table><tr><td>首页</td></tr></table></nav>
    <table><tr><td colspan="8">某市政务新媒体清理表</td></tr>${line(headings, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>`
}

function asWorkbook(): Uint8Array {
  const sheet = utils.aoa_to_sheet([['某市政务新媒体清理表'], headings, ...rows])
  sheet['!merges'] = [utils.decode_range('A1:H1')]
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['填表说明']]), '说明')
  utils.book_append_sheet(book, sheet, '清单')
  return write(book, { type: 'buffer', bookType: 'xlsx' })
}

describe('import reads the same records', () => {
  it.each([
    ['of a spreadsheet', 'a.xlsx', asWorkbook],
    ['of a page', 'a.html', asPage],
    ['of commas as Windows in China writes them', 'a.csv', () => asGb18030(asLines(','))],
    ['of commas in UTF-8', 'a.csv', () => asLines(',')],
    ['of a text with tabs', 'a.txt', () => asLines('\t')],
    ['of a text with wide gaps', 'a.txt', () => asLines('   ').replaceAll('   \r', '   　\r')],
    ['of a text with bars', 'a.txt', () => asLines('|')],
  ])('%s', async (_, name, make) => {
    const { code, report } = await importFile(name, make())
    expect(report.problems).toEqual([])
    expect(report.records).toMatchObject(expected)
    expect(report.records[0]).toEqual(expected[0])
    expect(report.kept).toEqual([{ row: 6, account: '高青融媒' }])
    expect(report.tables).toMatchObject([{ columns: { account: '账号名称', successor: '保留账号' }, left: ['联系人'] }])
    expect(code).toBe(0)
  })
})

function table(...lines: readonly string[]): string {
  return lines.join('\n')
}

describe('import understands', () => {
  it('what is merged over several rows, dates of the spreadsheet’s own, and headings in two rows', async () => {
    const sheet = utils.aoa_to_sheet(
      [
        ['主办单位', '账号信息', '', '关停时间'],
        ['', '名称', '平台', ''],
        ['淄博市临淄区应急管理局', '临淄应急之声', '微博', new Date(Date.UTC(2025, 2, 10))],
        ['', '临淄应急在线', '抖音', 45736],
      ],
      { cellDates: true },
    )
    sheet['!merges'] = ['A1:A2', 'B1:C1', 'D1:D2', 'A3:A4'].map((range) => utils.decode_range(range))
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, '清单')
    const { report } = await importFile('a.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }))
    expect(report.records).toMatchObject([
      { account: '临淄应急之声', platform: 'weibo', effectiveOn: '2025-03-10', region: '淄博市 临淄区' },
      { account: '临淄应急在线', platform: 'douyin', effectiveOn: '2025-03-20', region: '淄博市 临淄区' },
    ])
  })

  it('rows that head those below them', async () => {
    const text = table(
      '账号名称\t主办单位\t注销日期',
      '一、微信公众号（1个）',
      '临淄甲\t淄博市',
      '二、抖音\t',
      '临淄乙\t淄博市\t2025年',
    )
    const { report } = await importFile('a.txt', text)
    expect(report.records).toMatchObject([
      { row: 3, account: '临淄甲', platform: 'wechat', status: 'deregistered' },
      { row: 5, account: '临淄乙', platform: 'douyin', effectiveOn: '2025' },
    ])
  })

  it.each([
    ['拟于6月底前注销', 'announced'],
    ['停止更新', 'stopped'],
    ['账号注销', 'deregistered'],
    ['整合到临淄发布', 'merged'],
    ['更名为临淄发布', 'renamed'],
    ['迁移至新账号', 'migrated'],
  ])('“%s” as %s', async (disposal, status) => {
    const { report } = await importFile(
      'a.txt',
      table('名称\t平台\t地区\t处置方式', `临淄甲\t微博\t淄博市\t${disposal}`, '\t'),
    )
    expect(report.records).toMatchObject([{ status }])
  })

  it.each([
    ['临淄发布（微博）', [{ account: '临淄发布', platform: 'weibo' }]],
    ['临淄发布、淄博文旅', [{ account: '临淄发布' }, { account: '淄博文旅' }]],
    ['“爱临淄”APP', [{ app: '爱临淄' }]],
    ['临淄区人民政府网站', [{ website: '临淄区人民政府网站' }]],
    ['—', undefined],
  ])('“%s” as where to go', async (text, successors) => {
    const lines = table('名称\t平台\t地区\t处置方式\t承接账号', `临淄甲\t微博\t淄博市\t关停\t${text}`, '\t')
    const { report } = await importFile('a.txt', lines)
    expect(report.records[0]?.['successors']).toEqual(successors)
  })

  it('a heading that it is told of', async () => {
    const text = table('谁\t平台\t地区\t处置方式', '临淄甲\t微博\t淄博市\t关停')
    expect((await importFile('a.txt', text)).report.error).toContain('没有找到账号的表格')
    const { report } = await importFile('a.txt', text, '--column', '谁=account')
    expect(report.records).toMatchObject([{ account: '临淄甲' }])
  })
})

describe('import tells by its row', () => {
  it.each([
    ['\t微博\t关停\t2025年', 'error', '没有账号名称'],
    ['临淄甲\tQQ空间\t关停\t2025年', 'error', '不认识平台“QQ空间”'],
    ['临淄甲\t\t关停\t2025年', 'error', '没有说是哪个平台'],
    ['临淄甲\t微博\t待定\t2025年', 'error', '看不懂处置方式“待定”'],
    ['临淄甲\t微博\t关停\t很久以前', 'warning', '“很久以前”不是看得懂的日期'],
    ['临淄甲\t微博\t关停\t2025年2月30日', 'warning', '“2025年2月30日”不是看得懂的日期'],
  ])('what is wrong with %j', async (line, severity, message) => {
    const text = table('账号名称\t平台\t处置方式\t关停时间', '临淄乙\t微博\t关停\t2025年', line)
    const { code, report } = await importFile('a.txt', text, '--region', '淄博市 临淄区')
    expect(report.problems).toMatchObject([{ row: 3, severity }])
    expect(report.problems[0]?.message).toContain(message)
    expect(report.records).toHaveLength(severity === 'error' ? 1 : 2)
    expect(code).toBe(severity === 'error' ? 1 : 0)
  })

  it('that an account stands twice', async () => {
    const text = table('账号名称\t平台\t处置方式', '临淄甲\t微博\t关停', '臨淄甲\t新浪微博\t注销')
    const { report } = await importFile('a.txt', text, '--region', '淄博市')
    expect(report.records).toHaveLength(1)
    expect(report.problems).toMatchObject([{ row: 3, severity: 'warning' }])
  })
})

describe('import writes', () => {
  const lists = () => join(folder, 'lists')

  beforeEach(() => cp('lists', lists(), { recursive: true }))

  it('records that pass the check, and leaves what was there as it was', async () => {
    const { report } = await importFile('a.txt', asLines('\t'), '--into', lists())
    expect(report.written).toHaveLength(2)
    for (const file of ['closures/shandong.yaml', 'sources.yaml']) {
      // oxlint-disable-next-line no-await-in-loop -- two files
      const [before, after] = await Promise.all([
        readFile(join('lists', file), 'utf8'),
        readFile(join(lists(), file), 'utf8'),
      ])
      expect(after.startsWith(before)).toBe(true)
      expect(after.length).toBeGreaterThan(before.length)
    }
    expect((await run('check', '--in', lists())).code).toBe(0)
  })

  it('nothing the second time', async () => {
    await importFile('a.txt', asLines('\t'), '--into', lists())
    const before = await readFile(join(lists(), 'closures/shandong.yaml'), 'utf8')
    const { report } = await importFile('a.txt', asLines('\t'), '--into', lists())
    expect({ records: report.records, written: report.written }).toEqual({ records: [], written: [] })
    expect(await readFile(join(lists(), 'closures/shandong.yaml'), 'utf8')).toBe(before)
  })

  it('a province’s first file, and an id where another place has an account of the name', async () => {
    const text = table('账号名称\t平台\t地区\t处置方式', '临淄交警\t抖音\t拉萨市\t关停')
    const first = await importFile('a.txt', text, '--province', '西藏自治区', '--into', lists())
    expect(first.report.written[0]).toContain('xizang.yaml')
    const shared = table('账号名称\t平台\t地区\t处置方式', '临淄交警\t抖音\t淄博市张店区\t关停')
    const second = await importFile('b.txt', shared, '--into', lists())
    expect(second.report.records).toMatchObject([{ id: 'douyin/临淄交警@370303' }])
    expect((await run('check', '--in', lists())).code).toBe(0)
  })

  it('nothing at all when the list would not pass its check', async () => {
    const before = await readFile(join(lists(), 'sources.yaml'), 'utf8')
    const text = table('账号名称\t平台\t地区\t处置方式\t关停时间', '临淄甲\t微博\t淄博市\t关停\t2099年1月')
    const { code, report } = await importFile('a.txt', text, '--published', '2099-01', '--into', lists())
    expect(code).toBe(1)
    expect(report.error).toContain('没有写入')
    expect(await readFile(join(lists(), 'sources.yaml'), 'utf8')).toBe(before)
  })
})

describe('import refuses', () => {
  it.each([
    ['an empty file', 'a.txt', ''],
    ['a text that is no table', 'a.txt', '这里没有表格。'],
    ['a page without a table', 'a.html', '<!doctype html><p>没有'],
    ['a broken spreadsheet', 'a.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9)],
  ])('%s', async (_, name, content) => {
    const { code, report } = await importFile(name, content)
    expect(code).toBe(1)
    expect(report.error).toMatch(/没有找到账号的表格|读不了/)
  })

  it.each([
    [['import', 'a.txt'], '缺少 --province'],
    [['import', 'a.txt', '--province', '山东'], '是不是“山东省”'],
    [['import', 'a.txt', '--province', '山东省'], '--title'],
    [['import', 'a.txt', ...source, '--status', 'gone'], '没有 gone 这个状态'],
    [['import', 'a.txt', ...source, '--platform', 'qq'], '没有 qq 这个平台'],
    [['import', 'a.txt', ...source, '--checked', '昨天'], '--checked'],
    [['import', 'a.txt', ...source, '--column', '谁'], '--column'],
  ])('%j', async (args, hint) => {
    const { code, complaint } = await run(...args)
    expect(code).toBe(2)
    expect(complaint).toContain(hint)
  })
})
