import { describe, expect, test } from 'vitest'
import { closureOf } from './answers'
import { draftOf, type EntryDraft, readDraft, type SuccessorDraft } from '../../components/options/own/entry-draft'
import type { Closure } from '../../utils/model/closure'

const today = '2026-11-21'

const draft: EntryDraft = {
  platform: 'douyin',
  name: '临淄交警',
  status: 'stopped',
  date: '',
  successors: [],
  sourceTitle: '本人记录',
  sourcePublisher: '本人',
  note: '',
}

function row(changes: Partial<SuccessorDraft>): SuccessorDraft {
  return { row: 7, kind: 'account', name: '淄博交警', platform: '', url: '', number: '', ...changes }
}

function recordOf(changes: Partial<EntryDraft>, base?: Closure): Closure | undefined {
  const read = readDraft({ ...draft, ...changes }, base, today)
  return read.ok ? read.record : undefined
}

function problemsOf(changes: Partial<EntryDraft>) {
  const read = readDraft({ ...draft, ...changes }, undefined, today)
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
    expect(recordOf({ date })?.effectiveOn).toBe(written)
  })

  test.each(['去年', '2025-13', '2025-02-30', '25-3', '2025-3-1-1'])('is refused: %s', (date) => {
    expect(problemsOf({ date })).toEqual({ date: 'own_date_wrong' })
  })

  test('is that of the announcement while that is all there is', () => {
    expect(recordOf({ status: 'announced', date: '2025' })).toMatchObject({ announcedOn: '2025' })
    expect(recordOf({ status: 'announced', date: '2025' })).not.toHaveProperty('effectiveOn')
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
  ['several at once', { name: '', date: '?' }, { name: 'own_name_needed', date: 'own_date_wrong' }],
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
    expect(readDraft(draftOf(base), base, today)).toEqual({ ok: true, record: base })
  })

  test('keeps the announcement when the account has closed since', () => {
    expect(recordOf({ ...draftOf(base), status: 'stopped', date: '2025-04' }, base)).toMatchObject({
      announcedOn: '2025-03-10',
      effectiveOn: '2025-04',
    })
  })

  test('of another account is another entry, with nothing left of the first account', () => {
    expect(recordOf({ ...draftOf(base), name: '临淄公安' }, base)).toMatchObject({
      id: 'douyin/临淄公安',
      account: { platform: 'douyin', name: '临淄公安' },
    })
    expect(recordOf({ ...draftOf(base), name: '临淄公安' }, base)?.account.ids).toBeUndefined()
  })

  test('can lose its date and its note', () => {
    const record = recordOf({ ...draftOf(base), date: '', note: '' }, base)
    expect(record).not.toHaveProperty('announcedOn')
    expect(record).not.toHaveProperty('note')
  })
})
