import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { listOfNames } from '../search/arbitraries'
import { arriving } from '../support/arriving'
import { interceptRequests } from '../support/faulty-requests'
import { closure } from '../support/records'
import type { Closure } from '../../utils/model/closure'
import { prepareSearch } from '../../utils/records/prepare-search'
import { decodeSearchData, searchFormat } from '../../utils/search/encode-search-data'
import { createSearchIndex, openSearchIndex } from '../../utils/search/search'
import { applyChanges } from '../../utils/store/changes'
import { loadClosures } from '../support/load-closures'
import { type Database, type Edition, openDatabase } from '../../utils/store/database'
import { importList } from '../../utils/store/import'
import { beginSearchTask, completeSearchTask, hasUnsearched, loadSearchedEditions } from '../../utils/store/search-data'

let opened = 0

async function holding(closures: readonly Closure[]): Promise<Database> {
  const database = await openDatabase(`prepare-search-${opened++}`)
  await importList(database, arriving('a', closures))
  return database
}

async function change(database: Database, puts: readonly Closure[], removals: readonly string[] = []) {
  const next = (edition: Edition, count: number) => ({ ...edition, info: { ...edition.info, count } })
  await applyChanges(database, 'test', { puts, removals }, next)
}

/** What the data finds that is ready; undefined where none is. */
async function searchReady(database: Database, query: string) {
  const { searched } = await loadSearchedEditions(database, searchFormat, 0)
  const data = searched[0]?.data && decodeSearchData(searched[0].data)
  return data && openSearchIndex(data).search(query, { limit: 9 })
}

async function searchAfresh(database: Database, query: string) {
  return createSearchIndex((await loadClosures(database)).map((one) => one.closure)).search(query, { limit: 9 })
}

const linzi = closure({ name: '临淄交警' })
const junan = closure({ name: '莒南交警' })

describe('a list made ready to be searched', () => {
  test('finds what its records hold, after any changes made at any time', { timeout: 120_000 }, async () => {
    const changes = fc.array(
      fc.record({ puts: listOfNames(5), removals: fc.array(fc.nat(20), { maxLength: 4 }), waits: fc.boolean() }),
      { maxLength: 4 },
    )
    await fc.assert(
      fc.asyncProperty(listOfNames(15), changes, async (first, steps) => {
        const database = await holding(first)
        let preparing = prepareSearch(database)
        for (const { puts, removals, waits } of steps) {
          /* oxlint-disable no-await-in-loop -- one change after the other */
          if (waits) await preparing
          const ids = (await loadClosures(database)).map((one) => one.closure.id)
          const gone = removals.flatMap((at) => ids[at] ?? [])
          await change(
            database,
            puts,
            gone.filter((id) => !puts.some((put) => put.id === id)),
          )
          preparing = preparing.then(() => prepareSearch(database))
          /* oxlint-enable no-await-in-loop */
        }
        await preparing
        expect(await hasUnsearched(database)).toBe(false)
        for (const query of ['交警', 'fabu', '临淄']) {
          // oxlint-disable-next-line no-await-in-loop -- a few queries
          expect(await searchReady(database, query)).toEqual(await searchAfresh(database, query))
        }
        database.close()
      }),
      { numRuns: 25 },
    )
  })

  test('is not used from the moment in which a record changes', async () => {
    const database = await holding([linzi])
    await prepareSearch(database)
    expect(await searchReady(database, 'jiaojing')).toHaveLength(1)
    await change(database, [junan])
    expect(await searchReady(database, 'jiaojing')).toBeUndefined()
    expect(await hasUnsearched(database)).toBe(true)
    expect(await prepareSearch(database)).toBe(true)
    expect(await searchReady(database, 'jiaojing')).toHaveLength(2)
    expect(await prepareSearch(database)).toBe(false)
  })

  test('goes with its edition', async () => {
    const database = await holding([linzi])
    await prepareSearch(database)
    await importList(database, arriving('b', [junan]))
    expect(await searchReady(database, 'jiaojing')).toBeUndefined()
    expect([await database.count('search-states'), await database.count('search-data')]).toEqual([0, 0])
  })

  test('is not written when its edition went while it was made', async () => {
    const database = await holding([linzi])
    const task = await beginSearchTask(database, 'test', searchFormat())
    await importList(database, arriving('b', [junan]))
    expect(task).toBeDefined()
    if (task !== undefined) await completeSearchTask(database, task, new ArrayBuffer(8))
    expect(await database.count('search-data')).toBe(0)
  })

  test('is made anew where another version of the extension made it', async () => {
    const database = await holding([linzi])
    await prepareSearch(database)
    const [key] = await database.getAllKeys('search-states')
    const [state] = await database.getAll('search-states')
    if (key === undefined || state === undefined) throw new Error('nothing was made')
    await database.put('search-states', { ...state, maker: 'an earlier one' }, key)
    await database.put('search-data', new ArrayBuffer(8), key)
    expect(await searchReady(database, 'jiaojing')).toBeUndefined()
    await prepareSearch(database)
    expect(await searchReady(database, 'jiaojing')).toHaveLength(1)
  })

  test('is begun five times at most, until the list changes', async () => {
    const database = await holding([linzi])
    const begin = () => beginSearchTask(database, 'test', 'me')
    for (let times = 0; times < 5; times += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await begin()).toBeDefined()
    }
    expect(await begin()).toBeUndefined()
    expect(await hasUnsearched(database)).toBe(false)
    await change(database, [junan])
    expect(await begin()).toBeDefined()
  })

  test('is not there where there is no room for it, and is made when there is', async () => {
    const database = await holding([linzi])
    interceptRequests(({ store, kind }) =>
      store === 'search-data' && kind === 'put' ? { at: 'request', error: 'QuotaExceededError' } : undefined,
    )
    await expect(prepareSearch(database)).rejects.toThrow('on purpose')
    vi.restoreAllMocks()
    expect(await searchReady(database, 'jiaojing')).toBeUndefined()
    await prepareSearch(database)
    expect(await searchReady(database, 'jiaojing')).toHaveLength(1)
  })
})
