import 'fake-indexeddb/auto'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Hit } from '../../utils/model/hit'
import { tableOfAll, tableOfHits } from '../../utils/records/record-table'
import { filterGists } from '../../utils/results/gist'
import { type Database, openDatabase } from '../../utils/store/database'
import { importList } from '../../utils/store/import'
import { changeOwnRecords } from '../../utils/store/own-list'
import { EditionGone, walkRecords } from '../../utils/store/walk'
import { arriving } from '../support/arriving'
import { closure } from '../support/records'

let database: Database
let opened = 0

beforeEach(async () => {
  database = await openDatabase(`walk-${opened++}`)
})

afterEach(() => database.close())

function many(count: number) {
  return Array.from({ length: count }, (_, index) =>
    closure(
      { name: `某地发布${index}`, platform: index % 2 === 0 ? 'douyin' : 'weibo', division: '370305' },
      { effectiveOn: `2025-${String((index % 12) + 1).padStart(2, '0')}` },
    ),
  )
}

async function namesAt(table: Awaited<ReturnType<typeof tableOfAll>>, places: readonly number[]) {
  return (await table.load(places)).map(({ closure: { account } }) => account.name)
}

function hit(name: string): Hit {
  return { id: `douyin/${name}`, platform: 'douyin', name, score: 1000, matched: [], field: 'name' }
}

describe('going through every record', () => {
  test('meets each of them once, in buckets, and tells how far it is', async () => {
    const records = many(5000)
    await importList(database, arriving('a', records))
    const met: string[] = []
    const told: number[] = []
    for await (const { closures, done, total } of walkRecords(database)) {
      met.push(...closures.map(({ id }) => id))
      told.push(done)
      expect(total).toBe(5000)
    }
    expect(met.toSorted()).toEqual(records.map(({ id }) => id).toSorted())
    expect(told.at(-1)).toBe(5000)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  test('ends when another edition takes the list’s place on the way', async () => {
    await importList(database, arriving('a', many(5000)))
    const walk = walkRecords(database)
    await walk.next()
    await importList(database, arriving('b', many(6000)))
    await expect(async () => {
      for await (const stretch of walk) expect(stretch.total).toBe(5000)
    }).rejects.toThrow(EditionGone)
  })
})

describe('a table of every record', () => {
  test('has what happened last first, by place on one day, and what has no date last', async () => {
    const records = [
      closure({ name: '无日期' }),
      closure({ name: '今年' }, { announcedOn: '2026' }),
      closure({ name: '去年三月', division: '370305' }, { effectiveOn: '2025-03', announcedOn: '2024' }),
      closure({ name: '去年三月，别处', division: '110101' }, { effectiveOn: '2025-03' }),
      closure({ name: '去年三月十日' }, { effectiveOn: '2025-03-10' }),
    ]
    await importList(database, arriving('a', records))
    const table = await tableOfAll(database)
    expect(await namesAt(table, [0, 1, 2, 3, 4])).toEqual([
      '今年',
      '去年三月十日',
      '去年三月，别处',
      '去年三月',
      '无日期',
    ])
  })

  test('has everything in order in any list of records', async () => {
    const record = fc.record(
      {
        division: fc.constantFrom('110101', '370305', '370000'),
        date: fc.constantFrom('2024', '2025', '2025-03', '2025-03-10'),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 60 }), async (facts) => {
        const fresh = await openDatabase(`order-${opened++}`)
        const records = facts.map(({ division, date }, index) =>
          closure(
            { name: `某号${index}`, ...(division !== undefined && { division }) },
            date === undefined ? {} : { effectiveOn: date },
          ),
        )
        await importList(fresh, arriving('a', records))
        const table = await tableOfAll(fresh)
        const listed = await table.load([...table.gists.keys()])
        expect(new Set(listed.map((one) => one.closure.id)).size).toBe(records.length)
        const told = listed.map(({ closure: { effectiveOn = '0', account } }) => [
          effectiveOn.replaceAll('-', '').padEnd(8, '0'),
          account.division ?? '999999',
        ])
        for (const [place, [date = '', division = '']] of told.entries()) {
          const [nextDate = '', nextDivision = ''] = told[place + 1] ?? [date, division]
          expect(date > nextDate || (date === nextDate && division <= nextDivision)).toBe(true)
        }
        fresh.close()
      }),
      { numRuns: 30 },
    )
  })

  test('is filtered without its records, and gives those that are left from every list', async () => {
    await importList(database, arriving('a', many(3000)))
    await changeOwnRecords(database, [closure({ name: '我的', platform: 'weibo', division: '110101' })], [], 0)
    const table = await tableOfAll(database)
    expect(table.gists).toHaveLength(3001)
    const { places, choices } = filterGists(table.gists, { platform: 'weibo', province: '11' })
    expect(choices.platform.get('weibo')).toBe(1)
    const loaded = await table.load(places)
    expect(loaded).toMatchObject([{ closure: { id: 'weibo/我的' }, list: { key: 'personal' } }])
    const { places: all } = filterGists(table.gists, {})
    expect(new Set(await namesAt(table, all)).size).toBe(3001)
  })

  test('gives nothing of a list that has changed since, rather than another record', async () => {
    await changeOwnRecords(database, [closure({ name: '甲' }), closure({ name: '乙' })], [], 0)
    const table = await tableOfAll(database)
    await changeOwnRecords(database, [], ['douyin/甲'], 1)
    expect(await table.load([0, 1])).toEqual([])
  })

  test('is given up when that is asked for', async () => {
    await importList(database, arriving('a', many(5000)))
    const stop = new AbortController()
    const table = tableOfAll(database, { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(table).rejects.toThrow(/abort/i)
  })
})

describe('a table of hits', () => {
  test('has them in their order, once for each list that holds them, and none that is gone', async () => {
    const held = ['甲', '乙', '丙'].map((name) => closure({ name }))
    await importList(database, arriving('a', held))
    await changeOwnRecords(database, [closure({ name: '乙' })], [], 0)
    const table = await tableOfHits(database, ['丙', '没有', '乙', '甲'].map(hit))
    expect(table.gists).toHaveLength(4)
    expect(await namesAt(table, [0, 1, 2, 3])).toEqual(['丙', '乙', '乙', '甲'])
    expect(await table.load([3])).toMatchObject([{ closure: { id: 'douyin/甲' }, hit: hit('甲') }])
  })
})
