import { beforeEach, describe, expect, test } from 'vitest'
import type { SyncOutcome } from '../../components/options/lists/followed-list'
import { followedLists, outcomeOf, type SyncsHere } from '../../entrypoints/options/followed-lists'
import type { ListRecord } from '../../entrypoints/options/list-records'
import type { SyncState } from '../../utils/model/sync-state'
import type { Edition } from '../../utils/store/database'
import { speak } from '../support/i18n'

const key = `city@${'a'.repeat(32)}`
const address = 'https://list.example.cn/'

const edition: Edition = {
  list: key,
  info: { id: 'city', name: '某市名录', publisher: '某市网信办', issuedOn: '2026-11-20', count: 12 },
  digest: 'd',
  sequence: 4,
  issued: '2026-11-20T00:00:00Z',
  expires: '2026-12-20T00:00:00Z',
  generation: 1,
  idSchemes: [],
  bucketBits: 0,
  pointerBits: 0,
}

const changes = {
  at: 50,
  fromSequence: 3,
  toSequence: 4,
  added: { count: 1, names: ['甲'] },
  changed: { count: 0, names: [] },
  removed: { count: 0, names: [] },
}

const nothing: SyncsHere = { progress: [], asked: new Set(), outcomes: new Map() }

function record(state?: SyncState, rest: Partial<ListRecord> = {}): ListRecord {
  const subscription = { key, addresses: [address], publicKeys: [], enabled: true, position: 1 }
  return { subscription, state, edition, fingerprints: [], ...rest }
}

function shown(given: ListRecord, syncs: Partial<SyncsHere> = {}, nowMs = Date.parse('2026-11-21')) {
  return followedLists([given], { ...nothing, ...syncs }, nowMs)[0]
}

beforeEach(() => speak('zh_CN'))

describe('how an update ended', () => {
  const before = record({ triedAt: 1, succeededAt: 1, failures: 0, changes: { ...changes, at: 1 } })
  const failure = { kind: 'timeout', detail: 'x' } as const

  test.each<[string, ListRecord | undefined, ListRecord | undefined, SyncOutcome]>([
    [
      'nothing new: seen again, and no other changes than before',
      before,
      record({ ...before.state, triedAt: 9, succeededAt: 9, failures: 0 }),
      { kind: 'current', at: 9 },
    ],
    [
      'something new',
      before,
      record({ triedAt: 9, succeededAt: 9, failures: 0, changes }),
      { kind: 'updated', changes },
    ],
    [
      'the first edition',
      record(undefined, { edition: undefined }),
      record({ triedAt: 9, succeededAt: 9, failures: 0 }),
      { kind: 'first', sequence: 4, count: 12 },
    ],
    [
      'the first edition of a list just followed',
      undefined,
      record({ triedAt: 9, succeededAt: 9, failures: 0 }),
      { kind: 'first', sequence: 4, count: 12 },
    ],
    ['a failure', before, record({ ...before.state, triedAt: 9, failures: 1, failure }), { kind: 'failed', failure }],
    [
      'a try of which nothing is known',
      before,
      record({ ...before.state, triedAt: 9, failures: 1 }),
      { kind: 'unfinished' },
    ],
    ['no try', before, before, { kind: 'unfinished' }],
    ['no try of a list that never was tried', record(), record(), { kind: 'unfinished' }],
    ['a list that has gone', before, undefined, { kind: 'unfinished' }],
    [
      'no try, after one that failed',
      record({ triedAt: 1, failures: 1, failure }),
      record({ triedAt: 1, failures: 1, failure }),
      { kind: 'unfinished' },
    ],
  ])('%s', (_, was, is, outcome) => {
    expect(outcomeOf(was, is)).toEqual(outcome)
  })

  test('is told until the list is tried again', () => {
    const outcomes = new Map([[key, { outcome: { kind: 'current', at: 9 } as const, triedAt: 9 }]])
    expect(shown(record({ triedAt: 9, failures: 0 }), { outcomes })?.outcome).toEqual({ kind: 'current', at: 9 })
    expect(shown(record({ triedAt: 10, failures: 0 }), { outcomes })?.outcome).toBeUndefined()
  })
})

describe('a list', () => {
  test.each([
    [
      'as the person calls it',
      record(undefined, { subscription: { ...record().subscription, title: '我市' } }),
      '我市',
    ],
    ['as its publisher calls it', record(), '某市名录'],
    ['by its id, until its publisher was heard', record(undefined, { edition: undefined }), 'city'],
    [
      'as own entries, in the person’s language',
      record(undefined, { subscription: { ...record().subscription, key: 'personal' } }),
      '我的记录',
    ],
  ])('is called %s', (_, given, name) => {
    expect(shown(given)?.name).toBe(name)
  })

  test('is stale from the instant on at which it runs out', () => {
    expect(shown(record(), {}, Date.parse(edition.expires) - 1)?.edition?.isStale).toBe(false)
    expect(shown(record(), {}, Date.parse(edition.expires))?.edition?.isStale).toBe(true)
  })

  test('names the mirror that served last', () => {
    expect(shown(record({ failures: 0, address }))?.addresses).toEqual([{ url: address, servedLast: true }])
  })

  test('is being brought up to date when the background says so, or from the moment it is asked for', () => {
    expect(shown(record(), { progress: [{ list: key, done: 1, total: 3 }] })?.running).toMatchObject({
      done: 1,
      total: 3,
    })
    expect(shown(record(), { asked: new Set([key]) })?.running).toEqual({ done: 0, total: 0 })
    expect(shown(record())?.running).toBeUndefined()
  })

  test('was interrupted when its last try left no word', () => {
    expect(shown(record({ failures: 1, triedAt: 1 }))?.sync.wasInterrupted).toBe(true)
    expect(shown(record({ failures: 1, triedAt: 1 }), { asked: new Set([key]) })?.sync.wasInterrupted).toBe(false)
    expect(shown(record({ failures: 0, triedAt: 1 }))?.sync.wasInterrupted).toBe(false)
  })
})
