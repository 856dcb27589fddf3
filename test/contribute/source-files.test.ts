import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileSources } from '../../cli/list/compile-sources'
import { loadSources } from '../../cli/list/load'
import { type SourceFiles, writeSourceFiles } from '../../utils/contribute/source-files'
import { type Closure, statuses } from '../../utils/model/closure'
import { parseClosure } from '../../utils/model/parse-closure'
import { platformIds } from '../../utils/model/platform'
import { divisionCodes } from '../../utils/text/divisions'
import { closure } from '../support/records'

const info = { name: '我的记录', publisher: '本人', issuedOn: '2026-11-21' }

const write = (closures: readonly Closure[]): SourceFiles => writeSourceFiles(closures, info)

const textOf = ({ files }: SourceFiles, name: string) => files.find((file) => file.name === name)?.text

function compile({ files }: SourceFiles) {
  const { closures, problems } = compileSources(new Map(files.map(({ name, text }) => [name, text])))
  return { closures, errors: problems.filter(({ severity }) => severity === 'error') }
}

const linzi = closure(
  {
    name: '临淄交警',
    organisation: '淄博市公安局交通警察支队临淄大队',
    division: '370305',
    ids: ['sec_uid:MS4wLjABAAAAx', 'uid:123'],
    formerNames: ['临淄: 公安'],
  },
  {
    announcedOn: '2025-03',
    effectiveOn: '2025-03-10',
    successors: [
      { kind: 'account', name: '淄博交警' },
      { kind: 'account', name: '淄博交警', platform: 'weibo', ids: ['uid:1234567'] },
      { kind: 'website', name: '淄博市人民政府', url: 'https://www.zibo.gov.cn/?a=1#b' },
      { kind: 'phone', name: '总机', number: '12345' },
      { kind: 'mini-program', name: '淄博办事' },
    ],
    sources: [
      { title: '山东多地交警集体注销抖音账号 回应:减轻负担', publisher: '上游新闻', publishedOn: '2025-03' },
      { title: '公告', publisher: '上游新闻', publishedOn: '2025-03', url: 'https://a.cn/1' },
    ],
    note: '第一行\n第二行',
    checkedOn: '2026-11-21',
  },
)

describe('records as the files of a list’s sources', () => {
  test('are written as people write them', () => {
    const written = write([linzi])
    expect(written.leftOut).toEqual([])
    expect(textOf(written, 'closures/shandong.yaml')).toBe(`province: 山东省

closures:
  - account: 临淄交警
    platform: douyin
    organisation: 淄博市公安局交通警察支队临淄大队
    region: 淄博市 临淄区
    ids: ["sec_uid:MS4wLjABAAAAx", "uid:123"]
    formerNames: ["临淄: 公安"]
    status: stopped
    announcedOn: 2025-03
    effectiveOn: 2025-03-10
    successors:
      - {account: 淄博交警}
      - {account: 淄博交警, platform: weibo, ids: ["uid:1234567"]}
      - {website: 淄博市人民政府, url: "https://www.zibo.gov.cn/?a=1#b"}
      - {phone: 总机, number: "12345"}
      - {mini-program: 淄博办事}
    sources: [上游新闻-2025-03, 上游新闻-2025-03-2]
    checkedOn: 2026-11-21
    note: "第一行\\n第二行"
`)
    expect(textOf(written, 'list.yaml')).toContain('issuedOn: 2026-11-21')
  })

  test('are what they were when they are read again', () => {
    expect(compile(write([linzi]))).toEqual({ closures: [linzi], errors: [] })
  })

  test('pass the check of a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yibu-sources-'))
    const records = [linzi, closure({ name: '鼓楼发布', platform: 'weibo', division: '350102' })]
    for (const { name, text } of write(records).files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const { closures, problems } = await loadSources(folder)
    rmSync(folder, { recursive: true })
    expect(problems).toEqual([])
    expect(closures).toHaveLength(2)
  })

  test('of one name tell each other apart by their division', () => {
    const both = [
      closure({ name: '鼓楼发布', division: '350102' }),
      closure({ name: '鼓楼发布', division: '320106' }, { id: 'douyin/鼓楼发布@320106' }),
    ]
    expect(compile(write(both))).toEqual({ closures: both, errors: [] })
  })

  test('write a region no more exactly than its names can say', () => {
    const codes = divisionCodes()
    const written = write(codes.map((division, index) => closure({ name: `账号${index}`, division })))
    expect(written.leftOut).toEqual([])
    expect(compile(written).errors).toEqual([])
  })

  test.each<[string, readonly Closure[], string]>([
    ['belongs nowhere', [closure({ name: '甲' })], 'region'],
    ['was announced tomorrow', [closure({ name: '甲', division: '370000' }, { announcedOn: '2026-11-22' })], 'date'],
    ['has ids of another platform', [closure({ name: '甲', division: '370000', ids: ['biz:MzA='] })], 'ids'],
    ['has a name of marks alone', [closure({ name: '\u200f', division: '370000' })], 'text'],
    [
      'goes to itself',
      [closure({ name: '甲', division: '370000' }, { successors: [{ kind: 'account', name: '甲' }] })],
      'circle',
    ],
  ])('leave out what %s, and say so', (_, records, because) => {
    expect(write(records)).toEqual({ files: [], leftOut: [{ closure: records[0], because }] })
  })

  test('leave out the second of two that claim one account', () => {
    const [first, second] = [
      closure({ name: '甲', division: '370000', ids: ['uid:1'] }),
      closure({ name: '乙', division: '370000', ids: ['uid:1'] }),
    ]
    expect(write([first, second]).leftOut).toEqual([{ closure: second, because: 'ids' }])
    const twin = { ...first, id: 'x', account: { ...first.account, ids: [] } }
    expect(write([first, twin]).leftOut).toEqual([{ closure: twin, because: 'duplicate' }])
  })
})

const words = fc.oneof(
  fc.constantFrom(
    '甲',
    '乙',
    '丙',
    '2025',
    'true',
    '- a',
    'a: b',
    '#x',
    '{',
    "'",
    '"',
    '👮🏽‍♀️',
    'x\u200f',
    ' 两  处 ',
    'a-',
    'a/ b',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
)
const date = fc.constantFrom('2025', '2025-03', '2026-11-21', '2026-11-22', '2031')
const url = fc.constantFrom('https://a.cn/', 'http://b.cn/?x=“"#')
const ids = fc.array(fc.constantFrom('uid:1234567', 'uid:7654321', 'gh:gh_0a', 'sec_uid:x', 'biz:MzIxNTY3ODgwNA=='), {
  maxLength: 2,
})
const some = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const successor = fc.oneof(
  fc.record({
    kind: fc.constant('account'),
    name: words,
    platform: some(fc.constantFrom(...platformIds)),
    ids: some(ids),
  }),
  fc.record({ kind: fc.constantFrom('website', 'app'), name: words, url: some(url) }),
  fc.record({ kind: fc.constant('phone'), name: words, number: fc.constantFrom('12345', '+86 (533)  1-2') }),
  fc.record({ kind: fc.constant('mini-program'), name: words }),
)
const record = fc.record({
  id: words,
  account: fc.record({
    platform: fc.constantFrom(...platformIds),
    name: words,
    organisation: some(words),
    division: some(fc.constantFrom('370305', '370300', '350102', '320106', '419001', '110000', '999999')),
    ids: some(ids),
    formerNames: some(fc.array(words, { maxLength: 2 })),
  }),
  status: fc.constantFrom(...statuses),
  announcedOn: some(date),
  effectiveOn: some(date),
  successors: fc.array(successor, { maxLength: 3 }),
  sources: fc.array(fc.record({ title: words, publisher: words, publishedOn: some(date), url: some(url) }), {
    minLength: 1,
    maxLength: 3,
  }),
  note: some(words),
  checkedOn: date,
})

test('whatever the records, the check finds no error in what was written, and all of them are there or left out', () => {
  let most = 0
  fc.assert(
    fc.property(fc.array(record, { maxLength: 12 }), (values) => {
      const closures = values.flatMap((value) => {
        const parsed = parseClosure(value)
        return parsed.ok ? [parsed.closure] : []
      })
      const written = write(closures)
      const compiled = written.files.length === 0 ? { closures: [], errors: [] } : compile(written)
      expect(compiled.errors).toEqual([])
      expect(compiled.closures.length + written.leftOut.length).toBe(closures.length)
      most = Math.max(most, compiled.closures.length)
    }),
    { numRuns: 600 },
  )
  // Not all of it was left out.
  expect(most).toBeGreaterThan(2)
})
