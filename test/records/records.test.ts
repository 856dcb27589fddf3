import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { arriving } from '../support/arriving'
import { interceptRequests } from '../support/faulty-requests'
import { closure } from '../support/records'
import type { Closure } from '../../utils/model/closure'
import { prepareSearch } from '../../utils/records/prepare-search'
import { createRecords } from '../../utils/records/records'
import { applyChanges } from '../../utils/store/changes'
import { type Database, openDatabase } from '../../utils/store/database'
import { importList } from '../../utils/store/import'
import { changeOwnRecords } from '../../utils/store/own-list'

let opened = 0

async function holding(lists: Readonly<Record<string, readonly Closure[]>>): Promise<Database> {
  const database = await openDatabase(`records-${opened++}`)
  for (const [list, closures] of Object.entries(lists)) {
    const edition = arriving(list, closures)
    const files = { ...edition.files, info: { ...edition.files.info, name: list } }
    // oxlint-disable-next-line no-await-in-loop -- one list after the other
    await importList(database, { ...edition, list, files })
  }
  return database
}

const background = {
  prepare: vi.fn<() => Promise<void>>(async () => {}),
  prepareSearch: vi.fn<() => Promise<void>>(async () => {}),
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.clearAllMocks()
})

/** As if there were that many records more. */
async function enlarge(database: Database, list: string, count: number): Promise<void> {
  const edition = await database.get('editions', list)
  if (edition === undefined) throw new Error(`no ${list}`)
  await database.put('editions', { ...edition, info: { ...edition.info, count } }, list)
}

async function find(database: Database, query: string, limit = 9) {
  const records = await createRecords(database, background)
  const { results, preparing } = await records.search(query, { limit })
  return { found: results.map(({ guidance }) => `${guidance.closure.account.name} ${guidance.list.name}`), preparing }
}

const linzi = closure({ name: '临淄交警', formerNames: ['临淄大队'] })
const junan = closure({ name: '莒南交警' }, { successors: [{ kind: 'account', name: '莒南公安' }] })

describe('records', () => {
  test.each([
    ['made ready by the background', true],
    ['as they came in', false],
  ])('of several lists, %s, are found together, each with its list', async (_, isReady) => {
    const database = await holding({ a: [linzi, junan], b: [linzi] })
    await changeOwnRecords(database, [closure({ name: '桓台交警' })], [], 0)
    if (isReady) await prepareSearch(database)
    const { found, preparing } = await find(database, 'jiaojing')
    expect(found.toSorted()).toEqual(['临淄交警 a', '临淄交警 b', '桓台交警 我的记录', '莒南交警 a'])
    expect(preparing).toBe(false)
    expect(background.prepareSearch).toHaveBeenCalledTimes(isReady ? 0 : 1)
    const records = await createRecords(database, background)
    const { hits } = await records.hits('linzi', { limit: 9 })
    expect(hits.map(({ id }) => id)).toEqual(['douyin/临淄交警'])
  })

  test('say why they were found, and where to go', async () => {
    const database = await holding({ a: [linzi, junan] })
    const records = await createRecords(database, background)
    const { results } = await records.search('junan', { limit: 1 })
    expect(results).toMatchObject([
      {
        hit: { name: '莒南交警', matched: [[0, 2]], field: 'name' },
        guidance: { routes: [{ end: { successor: { name: '莒南公安' } } }] },
      },
    ])
  })

  test('of a list that is switched off are not found', async () => {
    const database = await holding({ a: [linzi], b: [junan] })
    const off = { key: 'b', addresses: [], publicKeys: [], enabled: false, position: 1 }
    await database.put('subscriptions', off, 'b')
    expect(await find(database, 'jiaojing')).toEqual({ found: ['临淄交警 a'], preparing: false })
  })

  test('are read only where something was found', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => closure({ name: `别处${at}` }))
    const database = await holding({ a: [...many, junan] })
    await prepareSearch(database)
    const edition = await database.get('editions', 'a')
    let read = 0
    interceptRequests(({ store }) => {
      if (store === 'buckets') read += 1
      return undefined
    })
    expect(await find(database, 'junan')).toEqual({ found: ['莒南交警 a'], preparing: false })
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(2 ** (edition?.bucketBits ?? 0) / 4)
  })

  test('there are none at first: the background is asked for a list', async () => {
    const database = await holding({})
    background.prepare.mockImplementationOnce(async () => {
      await importList(database, arriving('a', [linzi]))
    })
    expect((await find(database, 'linzi')).found).toEqual(['临淄交警 移步名录'])
    expect(background.prepare).toHaveBeenCalledOnce()
  })
})

describe('a large list that is not ready', () => {
  test.each([
    ['its whole name', '莒南交警', ['莒南交警 a']],
    ['its whole name, written otherwise', ' 莒南 交警', ['莒南交警 a']],
    ['a former name', '临淄大队', ['临淄交警 a']],
    ['a part of its name', '莒南', []],
    ['its pinyin', 'junan', []],
    ['nothing', '', []],
  ])('is said to be prepared, and an account in it is found by %s', async (_, query, expected) => {
    const database = await holding({ a: [linzi, junan] })
    await enlarge(database, 'a', 50_001)
    expect(await find(database, query)).toEqual({ found: expected, preparing: true })
    expect(background.prepareSearch).toHaveBeenCalledOnce()
  })

  test('does not keep others from being searched', async () => {
    const database = await holding({ a: [linzi, junan], b: [closure({ name: '桓台交警' })] })
    await enlarge(database, 'a', 50_001)
    expect(await find(database, 'jiaojing')).toEqual({ found: ['桓台交警 b'], preparing: true })
    expect(await find(database, '莒南交警')).toEqual({ found: ['莒南交警 a'], preparing: true })
  })

  test('is searched once it is, until it changes', async () => {
    const database = await holding({ a: [linzi, junan] })
    await enlarge(database, 'a', 50_001)
    await prepareSearch(database)
    expect(await find(database, 'junan')).toEqual({ found: ['莒南交警 a'], preparing: false })
    const added = closure({ name: '莒南发布' })
    await applyChanges(database, 'a', { puts: [added], removals: [] }, (edition, count) => ({
      ...edition,
      info: { ...edition.info, count },
    }))
    expect(await find(database, 'junan')).toEqual({ found: [], preparing: true })
    expect(await find(database, '莒南发布')).toEqual({ found: ['莒南发布 a'], preparing: true })
    await prepareSearch(database)
    expect((await find(database, 'junan')).found.toSorted()).toEqual(['莒南交警 a', '莒南发布 a'])
  })
})
