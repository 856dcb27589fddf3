import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type FiledRecord, statuses } from '../../utils/model/closure'
import { limits, parseClosure } from '../../utils/model/parse-closure'
import { readPlainRecord } from '../../utils/model/plain-record'
import { platformIds } from '../../utils/model/platform'
import { least, whole } from '../support/raw-records'

/** What `parseClosure` makes of a line, as far as it is asked for here; undefined when that is not all of it. */
function readThoroughly(line: string): FiledRecord | undefined {
  const parsed = parseClosure(JSON.parse(line))
  if (!parsed.ok || !parsed.isExact) return undefined
  const { id, account, status, successors } = parsed.closure
  const { division: _, ...found } = account
  return { id, account: found, status, successors }
}

/** A line of `whole` in which one text stands in the place of another. */
function lineWith(text: string, other: string): string {
  const line = JSON.stringify(whole)
  expect(line).toContain(text)
  return line.replace(text, other)
}

describe('a plain record is read', () => {
  it.each<[string, object]>([
    ['with every field', whole],
    ['with the least there can be', least],
    ...platformIds.map(
      (platform) => [platform, { ...least, account: { platform, name: 'a' } }] satisfies [string, object],
    ),
    ...statuses.map((status) => [status, { ...least, status }] satisfies [string, object]),
  ])('%s', (_, record) => {
    const line = JSON.stringify(record)
    expect(readPlainRecord(line)).toStrictEqual(readThoroughly(line))
    expect(readPlainRecord(line)).toBeDefined()
  })

  const word = fc.stringMatching(/^[a-z0-9\u4e00-\u9fff][a-z0-9 \u4e00-\u9fff]{0,20}$/)
  const url = fc.constantFrom('https://www.gov.cn', 'http://a-1.gov.cn/关于', 'https://x.cn/?a=b@c')
  const date = fc.constantFrom('2025', '2025-03', '2025-02-28', '1999-12-01')
  const ids = fc.array(fc.constantFrom('uid:1', 'sec_uid:MS4w-_', 'biz:Mz=='), { minLength: 1, maxLength: 3 })
  const plain = fc.record(
    {
      id: word,
      account: fc.record(
        {
          platform: fc.constantFrom(...platformIds),
          name: word,
          formerNames: fc.array(word, { minLength: 1, maxLength: 3 }),
          ids,
          organisation: word,
          division: fc.constant('371327'),
        },
        { requiredKeys: ['platform', 'name'] },
      ),
      status: fc.constantFrom(...statuses),
      successors: fc.array(
        fc.oneof(
          fc.record({ kind: fc.constantFrom('website', 'app'), name: word, url }, { requiredKeys: ['kind', 'name'] }),
          fc.record({ kind: fc.constant('account'), name: word, platform: fc.constantFrom(...platformIds), ids }),
          fc.record({ kind: fc.constantFrom('mini-program', 'account'), name: word }),
        ),
        { maxLength: 3 },
      ),
      sources: fc.array(
        fc.record(
          { title: word, publisher: word, publishedOn: date, url, archivedUrl: url },
          { requiredKeys: ['title', 'publisher'] },
        ),
        { minLength: 1, maxLength: 3 },
      ),
      checkedOn: date,
      announcedOn: date,
      effectiveOn: date,
      note: word,
    },
    { requiredKeys: ['id', 'account', 'status', 'successors', 'sources', 'checkedOn'] },
  )

  test('wherever our own publisher wrote it', () => {
    fc.assert(
      fc.property(plain, (record) => {
        const parsed = parseClosure(record)
        const line = parsed.ok ? JSON.stringify(parsed.closure) : parsed.error
        expect(readPlainRecord(line)).toStrictEqual(readThoroughly(line))
        expect(readPlainRecord(line)).toBeDefined()
      }),
    )
  })

  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.constantFrom('"', '\\', '\\n', ' ', '\u202e', '\ud800', '，', '-', '--', '@', '.', '31', '[', '{', ',', '":"'),
    fc.constantFrom(
      'null',
      '[]',
      '{}',
      '"x":1,',
      '"account",',
      '"note":"x"',
      'xn--',
      ':8080',
      'HTTPS',
      'x'.repeat(101),
    ),
  )

  test('as `parseClosure` reads it, whatever becomes of its line', () => {
    fc.assert(
      fc.property(plain, fc.nat(), fc.nat({ max: 3 }), odd, (record, place, gone, put) => {
        const line = JSON.stringify(record)
        const at = place % line.length
        const changed = line.slice(0, at) + put + line.slice(at + gone)
        const read = readPlainRecord(changed)
        fc.pre(read !== undefined)
        expect(read).toStrictEqual(readThoroughly(changed))
      }),
      { numRuns: 500, maxSkipsPerRun: 1000 },
    )
  })
})

describe('a text is as long as it may be, and no longer', () => {
  it.each([
    ['an id', whole.id, limits.id],
    ['a name', '莒南交警', limits.name],
    ['a former name', '莒南公安交警', limits.name],
    ['an organisation', whole.account.organisation, limits.organisation],
    ["a successor's name", '莒南发布', limits.name],
    ['a title', '山东多地交警集体注销抖音账号 回应:减轻工作负担', limits.title],
    ['a publisher', '上游新闻', limits.publisher],
    ['a note', whole.note, limits.note],
  ])('%s', (_, text, most) => {
    const [longest, longer] = [most, most + 1].map((length) => lineWith(`"${text}"`, `"${'名'.repeat(length)}"`))
    expect(readPlainRecord(longest ?? '')).toStrictEqual(readThoroughly(longest ?? ''))
    expect(readPlainRecord(longest ?? '')).toBeDefined()
    expect(readPlainRecord(longer ?? '')).toBeUndefined()
  })
})

describe('what is not plain is left to `parseClosure`', () => {
  it.each([
    ['a text that begins with a space', '"莒南交警"', '" 莒南交警"'],
    ['an empty text', '"莒南交警"', '""'],
    ['an escape', '"莒南交警"', '"莒南\\n交警"'],
    ['a control character', '"莒南交警"', '"莒南\u007f交警"'],
    ['a mark that turns the direction', '"莒南交警"', '"莒南\u202e交警"'],
    ['a character beyond the first 65,536', '"莒南交警"', '"莒南🚓"'],
    ['another platform', '"platform":"douyin"', '"platform":"twitter"'],
    ['another status', '"stopped"', '"ended"'],
    ['an id without a scheme', '"uid:123"', '"123"'],
    ['an id that is too long', '"uid:123"', `"uid:${'1'.repeat(197)}"`],
    ['a division of five digits', '"371327"', '"37132"'],
    ['no source', /"sources":\[.*\](?=,"checkedOn)/, '"sources":[]'],
    ['too many sources', '{"title":"t","publisher":"p"}', Array(50).fill('{"title":"t","publisher":"p"}').join(',')],
    ['a day that not every month has', '"2025-03-10"', '"2025-02-29"'],
    ['a month that does not exist', '"2025-03"', '"2025-13"'],
    ['an address of another kind', 'http://www.junan.gov.cn/', 'javascript:alert(1)'],
    ['an address with a user', 'http://www.junan.gov.cn/', 'http://www.gov.cn@junan.cn/'],
    ['an address with a number for a host', 'http://www.junan.gov.cn/', 'http://1.2.3.4/'],
    ['an address with a port', 'http://www.junan.gov.cn/', 'http://www.junan.gov.cn:8080/'],
    ['an address with a host in punycode', 'http://www.junan.gov.cn/', 'http://xn--a.cn/'],
    ['an address with a space', 'http://www.junan.gov.cn/', 'http://www.junan.gov.cn/a b'],
    ['an address of a mini-program', '"莒南办事"', '"莒南办事","url":"https://www.gov.cn"'],
    ['a field that is not known', ',"checkedOn"', ',"colour":"red","checkedOn"'],
    ['a field twice', ',"checkedOn"', ',"status":"merged","checkedOn"'],
    ['another order', /^\{("id":"[^"]*"),(.*)\}$/, '{$2,$1}'],
    ['a space between two fields', ',"status"', ', "status"'],
    ['nothing at the end', /\}$/, ''],
    ['something at the end', /\}$/, '}\r'],
  ])('%s', (_, plain, other) => {
    const line = JSON.stringify(whole)
    expect(line.replace(plain, other)).not.toBe(line)
    expect(readPlainRecord(line.replace(plain, other))).toBeUndefined()
  })
})
