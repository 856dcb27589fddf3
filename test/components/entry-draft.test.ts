import { describe, expect, test } from 'vitest'
import { closureOf } from './answers'
import { draftOf, type EntryDraft, type SuccessorDraft } from '../../components/options/own/entry-draft'
import { readDraft } from '../../components/options/own/read-draft'
import type { Closure } from '../../utils/model/closure'

const today = '2026-11-21'

const draft: EntryDraft = {
  platform: 'douyin',
  name: '临淄交警',
  organisation: '',
  region: '',
  ids: '',
  status: 'stopped',
  announcedOn: '',
  effectiveOn: '',
  successors: [],
  sourceTitle: '本人记录',
  sourcePublisher: '本人',
  sourceDate: '',
  sourceUrl: '',
  note: '',
}

function row(changes: Partial<SuccessorDraft>): SuccessorDraft {
  return { row: 7, kind: 'account', name: '淄博交警', platform: '', url: '', number: '', ...changes }
}

function recordOf(changes: Partial<EntryDraft>, base?: Closure): Closure | undefined {
  const read = readDraft({ ...draft, ...changes }, { edited: base }, today)
  return read.ok ? read.record : undefined
}

function problemsOf(changes: Partial<EntryDraft>) {
  const read = readDraft({ ...draft, ...changes }, {}, today)
  return read.ok ? {} : read.problems
}

test('an entry needs an account and a source, and nothing else', () => {
  expect(recordOf({ name: ' 临淄交警 ' })).toEqual({
    id: 'douyin/临淄交警',
    account: { platform: 'douyin', name: '临淄交警' },
    status: 'stopped',
    successors: [],
    sources: [{ title: '本人记录', publisher: '本人' }],
    checkedOn: today,
  })
})

describe('a date', () => {
  test.each([
    ['2025', '2025'],
    ['2025-03', '2025-03'],
    ['2025-03-10', '2025-03-10'],
    ['2025-3-1', '2025-03-01'],
    ['2025/3/1', '2025-03-01'],
    ['2025.3', '2025-03'],
    ['2025年3月1日', '2025-03-01'],
    ['2025年3月', '2025-03'],
    ['２０２５年', '2025'],
  ])('is understood: %s', (date, written) => {
    expect(recordOf({ effectiveOn: date })?.effectiveOn).toBe(written)
  })

  test.each(['去年', '2025-13', '2025-02-30', '25-3', '2025-3-1-1'])('is refused: %s', (date) => {
    expect(problemsOf({ effectiveOn: date })).toEqual({ effectiveOn: 'own_date_wrong' })
  })

  test('of what is announced may be to come, that of the announcement and of its source may not', () => {
    expect(recordOf({ announcedOn: '2026', effectiveOn: '2027-01', sourceDate: '2026-11-21' })).toMatchObject({
      announcedOn: '2026',
      effectiveOn: '2027-01',
      sources: [{ publishedOn: '2026-11-21' }],
    })
    expect(problemsOf({ announcedOn: '2026-11-22', sourceDate: '2027' })).toEqual({
      announcedOn: 'own_date_to_come',
      sourceDate: 'own_date_to_come',
    })
  })
})

describe('a way', () => {
  test.each([
    [row({}), { kind: 'account', name: '淄博交警' }],
    [row({ platform: 'weibo' }), { kind: 'account', name: '淄博交警', platform: 'weibo' }],
    [
      row({ kind: 'website', url: ' https://example.gov.cn/ ' }),
      { kind: 'website', name: '淄博交警', url: 'https://example.gov.cn/' },
    ],
    [row({ kind: 'app' }), { kind: 'app', name: '淄博交警' }],
    [row({ kind: 'mini-program', url: 'left behind' }), { kind: 'mini-program', name: '淄博交警' }],
    [row({ kind: 'phone', number: '0533-1234567' }), { kind: 'phone', name: '淄博交警', number: '0533-1234567' }],
  ])('is read: %o', (given, successor) => {
    expect(recordOf({ successors: [given] })?.successors).toEqual([successor])
  })

  test('that is empty is passed over', () => {
    expect(recordOf({ successors: [row({ name: ' ' })] })?.successors).toEqual([])
  })
})

test.each<[string, Partial<EntryDraft>, Record<string, string>]>([
  ['no name', { name: ' ' }, { name: 'own_name_needed' }],
  [
    'no source',
    { sourceTitle: '', sourcePublisher: '' },
    { sourceTitle: 'own_source_needed', sourcePublisher: 'own_publisher_needed' },
  ],
  [
    'a way without a name',
    { successors: [row({ kind: 'phone', name: '', number: '110' })] },
    { 'successors.7.name': 'own_successor_needed' },
  ],
  [
    'an address that is none',
    { successors: [row({ kind: 'website', url: 'www.gov.cn' })] },
    { 'successors.7.url': 'own_url_wrong' },
  ],
  [
    'a script for an address',
    { successors: [row({ kind: 'app', url: 'javascript:alert(1)' })] },
    { 'successors.7.url': 'own_url_wrong' },
  ],
  [
    'a number that is none',
    { successors: [row({ kind: 'phone', number: '打这个' })] },
    { 'successors.7.number': 'own_number_wrong' },
  ],
  ['a name that is too long', { name: '长'.repeat(101) }, { name: 'own_unfit' }],
  ['characters that turn the text around', { note: '\u202eabc' }, { note: 'own_unfit' }],
  [
    'a way that is too long, behind an empty one',
    { successors: [row({ row: 1, name: '' }), row({ row: 9, name: '长'.repeat(101) })] },
    { 'successors.9.name': 'own_unfit' },
  ],
  ['a source that is too long', { sourceTitle: '长'.repeat(301) }, { sourceTitle: 'own_unfit' }],
  ['a place there is none of', { region: '山东省 东京' }, { region: 'own_region_wrong' }],
  ['ids of another platform', { platform: 'weibo', ids: 'uid:1234567 sec_uid:MS4' }, { ids: 'own_ids_wrong' }],
  ['a source at no address', { sourceUrl: 'ftp://a.cn' }, { sourceUrl: 'own_url_wrong' }],
  [
    'the account itself for a way',
    { successors: [row({ name: '临淄交警' })] },
    { 'successors.7.platform': 'own_successor_itself' },
  ],
  ['several at once', { name: '', announcedOn: '?' }, { name: 'own_name_needed', announcedOn: 'own_date_wrong' }],
])('what is wrong is said at its field: %s', (_, changes, problems) => {
  expect(problemsOf(changes)).toEqual(problems)
})

describe('an entry that is changed', () => {
  const base = closureOf({
    id: 'douyin/临淄交警@370305',
    account: { ...closureOf().account, ids: ['sec_uid:A'], formerNames: ['临淄公安'] },
    successors: [
      { kind: 'account', name: '淄博交警', platform: 'weibo', ids: ['uid:1'] },
      { kind: 'website', name: '官网', url: 'https://example.gov.cn/' },
      { kind: 'phone', name: '总机', number: '0533-1' },
    ],
    sources: [
      { title: '公告', publisher: '大队', publishedOn: '2025-03', url: 'https://example.gov.cn/1' },
      { title: '报道', publisher: '某报' },
    ],
    note: '备注',
    checkedOn: today,
  })

  test('and saved as it is, is as it was', () => {
    expect(readDraft(draftOf(base), { edited: base }, today)).toEqual({ ok: true, record: base })
  })

  test('under another name is another entry: what the form shows stays, what it does not show is of the first account', () => {
    const record = recordOf({ ...draftOf(base), name: '临淄公安' }, base)
    expect(record).toMatchObject({ id: 'douyin/临淄公安', account: { name: '临淄公安', ids: ['sec_uid:A'] } })
    expect(record?.account.formerNames).toBeUndefined()
  })

  test('loses what is cleared, and what today’s divisions do not have stays', () => {
    const { account } = recordOf({ ...draftOf(base), organisation: '', region: '', ids: '' }, base) ?? {}
    expect(account).toEqual({ platform: 'douyin', name: '临淄交警', formerNames: ['临淄公安'] })
    const old = { ...base, account: { ...base.account, division: '370399' } }
    expect(recordOf(draftOf(old), old)?.account.division).toBe('370399')
  })

  test('can lose its date and its note', () => {
    const record = recordOf({ ...draftOf(base), announcedOn: '', note: '' }, base)
    expect(record).not.toHaveProperty('announcedOn')
    expect(record).not.toHaveProperty('note')
  })
})

describe('an entry about an account that has one', () => {
  const known = closureOf({ account: { ...closureOf().account, ids: ['uid:7'], formerNames: ['临淄公安'] } })

  test('keeps of it what is left empty', () => {
    const read = readDraft({ ...draft, region: '山东省 淄博市' }, { known }, today)
    expect(read.ok && read.record.account).toEqual({ ...known.account, division: '370300' })
  })
})

test('ids that the account’s own page gave are good, whatever they look like', () => {
  const odd = { ...draft, ids: 'sec_uid:MS4、uid:1' }
  expect(readDraft(odd, {}, today).ok).toBe(false)
  expect(readDraft(odd, { pageIds: ['sec_uid:MS4'] }, today)).toMatchObject({
    record: { account: { ids: ['sec_uid:MS4', 'uid:1'] } },
  })
})
