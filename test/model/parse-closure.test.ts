import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAccountId, isWebAddress, limits, parseClosure } from '../../utils/model/parse-closure'
import { least, whole as wholeOfOneLine } from '../support/raw-records'

const whole = { ...wholeOfOneLine, note: '第一行\n第二行' }

/** `whole` with the value at a path replaced. */
function changed(path: string, value: unknown): unknown {
  return replaceAt(whole, path.split('.'), value)
}

function replaceAt(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(target)) return target.map((one, at) => (String(at) === key ? replaceAt(one, rest, value) : one))
  const fields = new Map<string, unknown>(Object.entries(target ?? {}))
  return Object.fromEntries(fields.set(key, replaceAt(fields.get(key), rest, value)))
}

describe('a record is taken', () => {
  it.each([
    ['with every field', whole],
    ['with the least there can be', least],
  ])('%s', (_, record) => {
    expect(parseClosure(record)).toEqual({ ok: true, closure: record, isExact: true })
  })

  it('with null or nothing for an absent field, and without its successors', () => {
    const { successors: _, ...rest } = least
    const record = { ...rest, note: null, announcedOn: undefined, account: { ...least.account, ids: null } }
    expect(parseClosure(record)).toStrictEqual({ ok: true, closure: least, isExact: false })
  })

  it('without the fields it does not know, at every level', () => {
    const record = {
      ...whole,
      x: 1,
      account: { ...whole.account, x: 1 },
      successors: whole.successors.map((successor) => ({ ...successor, x: 1 })),
      sources: whole.sources.map((source) => ({ ...source, x: 1 })),
    }
    expect(parseClosure(record)).toStrictEqual({ ok: true, closure: whole, isExact: false })
  })

  it('as a copy: nothing of the result is shared with what came in', () => {
    const record = structuredClone(whole)
    const parsed = parseClosure(record)
    record.account.ids.push('uid:9')
    record.successors.length = 0
    expect(parsed).toEqual({ ok: true, closure: whole, isExact: true })
  })

  it('in one order of fields, whatever the order it came in', () => {
    const reversed = Object.fromEntries(Object.entries(whole).toReversed())
    expect(JSON.stringify(parseClosure(reversed))).toBe(JSON.stringify(parseClosure(whole)))
  })
})

describe('a record is refused, and the field named', () => {
  it.each([
    ['id', '', 'id is empty'],
    ['id', 7, 'id is not a text'],
    ['id', 'x'.repeat(limits.id + 1), 'id is longer than 200 characters'],
    ['account', null, 'account is not an object'],
    ['account', [], 'account is not an object'],
    ['account.platform', 'twitter', 'account.platform is not one of douyin, weibo'],
    ['account.platform', 'constructor', 'account.platform is not one of'],
    ['account.name', ' \t', 'account.name is empty'],
    ['account.name', 'a\u0000b', 'account.name holds a control character'],
    ['account.name', 'a\nb', 'account.name holds a control character'],
    ['account.name', 'gov\u202Enc', 'account.name holds a control character'],
    ['account.name', 'a\uD800b', 'account.name holds a control character'],
    ['account.name', '名'.repeat(101), 'account.name is longer than 100 characters'],
    ['account.formerNames', '旧名', 'account.formerNames is not a list'],
    ['account.formerNames.0', '', 'account.formerNames[0] is empty'],
    ['account.ids.1', '123', 'account.ids[1] is not an id of the form scheme:value'],
    ['account.ids', Array.from({ length: 21 }, () => 'uid:1'), 'account.ids has more than 20 entries'],
    ['account.organisation', {}, 'account.organisation is not a text'],
    ['account.division', '37130', 'account.division is not a code of six digits'],
    ['account.division', 371327, 'account.division is not a code of six digits'],
    ['status', 'closed', 'status is not one of announced, stopped'],
    ['announcedOn', '2025-02-30', 'announcedOn is not a date that exists'],
    ['effectiveOn', '2025-2-3', 'effectiveOn is not a date that exists'],
    ['checkedOn', undefined, 'checkedOn is not a date that exists'],
    ['note', 'a\u0007', 'note holds a control character'],
    ['note', 'x'.repeat(1001), 'note is longer than 1000 characters'],
    ['sources', [], 'sources is empty: a record needs a source'],
    ['sources.0', 'shangyou', 'sources[0] is not an object'],
    ['sources.0.title', undefined, 'sources[0].title is not a text'],
    ['sources.0.publishedOn', '2025-13', 'sources[0].publishedOn is not a date'],
    ['sources.0.url', 'javascript:alert(1)', 'sources[0].url is not an http(s) address'],
    ['sources.0.archivedUrl', 'ftp://a.cn', 'sources[0].archivedUrl is not an http(s) address'],
    ['successors', {}, 'successors is not a list'],
    ['successors', Array.from({ length: 51 }, () => whole.successors[3]), 'successors has more than 50 entries'],
    ['successors.0.url', 'data:text/html,x', 'successors[0].url is not an http(s) address'],
    ['successors.0.url', `https://a.cn/${'x'.repeat(2048)}`, 'successors[0].url is longer than 2048 characters'],
    ['successors.1.kind', 'person', 'successors[1].kind is not one of account, website'],
    ['successors.1.platform', 'x', 'successors[1].platform is not one of'],
    ['successors.1.url', 'https://a.cn/', 'successors[1].url does not belong to a successor of kind account'],
    ['successors.4.url', 'https://a.cn/', 'successors[4].url does not belong to a successor of kind mini-program'],
    ['successors.5.number', '12345;ext=1', 'successors[5].number is not a telephone number'],
    ['successors.5.number', undefined, 'successors[5].number is not a text'],
  ])('%s: %j', (path, value, error) => {
    const parsed = parseClosure(changed(path, value))
    expect(parsed).toEqual({
      ok: false,
      error: expect.stringContaining(error),
    })
  })

  it.each([[null], [undefined], ['text'], [7], [[]], [[whole]]])('%j is not a record', (value) => {
    expect(parseClosure(value)).toEqual({ ok: false, error: 'the record is not an object' })
  })
})

describe('hostile objects', () => {
  it('give nothing by inheritance', () => {
    expect(parseClosure(Object.create(whole))).toMatchObject({ ok: false })
    expect(parseClosure(JSON.parse(`{"__proto__":${JSON.stringify(whole)}}`))).toMatchObject({ ok: false })
  })

  it('do not get an own __proto__ or constructor into the result', () => {
    const json = JSON.stringify(whole).replace('{', '{"__proto__":{"polluted":1},"constructor":{"polluted":1},')
    const parsed = parseClosure(JSON.parse(json))
    expect(parsed).toStrictEqual({ ok: true, closure: whole, isExact: false })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('never make it throw', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseClosure(value).ok).toBe(false)
      }),
    )
    const keys = fc.constantFrom(
      'id',
      'account',
      'status',
      'successors',
      'sources',
      'checkedOn',
      'account.ids',
      'successors.0',
      'note',
    )
    fc.assert(
      fc.property(keys, fc.anything(), (key, value) => {
        expect(parseClosure(changed(key, value)).ok).toBeTypeOf('boolean')
      }),
    )
  })
})

it('parsing is idempotent: what was taken is taken again, the same', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  const record = fc.record({
    id: text,
    account: fc.record({ platform: fc.constant('weibo'), name: text }),
    status: fc.constantFrom('stopped', 'renamed'),
    sources: fc.constant(whole.sources),
    successors: fc.subarray(whole.successors),
    note: fc.option(text),
    checkedOn: fc.constant('2026-11'),
  })
  fc.assert(
    fc.property(record, (value) => {
      const once = parseClosure(value)
      fc.pre(once.ok)
      expect(parseClosure(JSON.parse(JSON.stringify(once.closure)))).toStrictEqual({ ...once, isExact: true })
    }),
  )
})

describe('isAccountId', () => {
  it.each([
    ['sec_uid:MS4wLjABAAAAx-_', true],
    ['uid:1234', true],
    ['biz:MzA3MDUxMjM0NQ==', true],
    ['gh:gh_0a1b2c3d', true],
    ['uid:', false],
    [':1', false],
    ['UID:1', false],
    ['uid:1 2', false],
    ['uid:1"', false],
    ['uid:名', false],
    ['uid:1:2', false],
    [`uid:${'1'.repeat(200)}`, false],
  ])('%s: %s', (id, good) => {
    expect(isAccountId(id)).toBe(good)
  })
})

describe('isWebAddress', () => {
  it.each([
    ['https://www.gov.cn/', true],
    ['http://www.sm.gov.cn/zw/t.htm', true],
    ['HTTPS://WWW.GOV.CN', true],
    ['https://www.gov.cn@example.com/', false],
    ['https://a:b@example.com/', false],
    ['https://', false],
    ['https:/www.gov.cn', false],
    ['//www.gov.cn', false],
    ['www.gov.cn', false],
    [' https://www.gov.cn', false],
    ['https://www.gov.cn/a b', false],
    ['javascript:https://a', false],
  ])('%s: %s', (url, good) => {
    expect(isWebAddress(url)).toBe(good)
  })
})

describe('a record is exact', () => {
  const plain = {
    id: 'douyin/临淄交警',
    account: { platform: 'douyin', name: '临淄交警', ids: ['uid:1234'] },
    status: 'stopped',
    successors: [{ kind: 'account', name: '淄博交警' }],
    sources: [{ title: '公告', publisher: '某报' }],
    checkedOn: '2026-11',
  }

  it.each<[string, boolean, object]>([
    ['as it is read', true, plain],
    ['in another order', true, Object.fromEntries(Object.entries(plain).toReversed())],
    ['with a field that is not known', false, { ...plain, colour: 'red' }],
    ['with one in the account', false, { ...plain, account: { ...plain.account, colour: 'red' } }],
    ['with one in a successor', false, { ...plain, successors: [{ ...plain.successors[0], colour: 'red' }] }],
    ['with one in a source', false, { ...plain, sources: [{ ...plain.sources[0], colour: 'red' }] }],
    ['with an absent field written null', false, { ...plain, note: null }],
    ['without the list of successors', false, { ...plain, successors: undefined }],
    [
      'with a key that every object inherits',
      false,
      JSON.parse(JSON.stringify(plain).replace('{', '{"__proto__":{},')),
    ],
  ])('%s: %s', (_, isExact, value) => {
    expect(parseClosure(value)).toMatchObject({ ok: true, isExact })
  })
})
