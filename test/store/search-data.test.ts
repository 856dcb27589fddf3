import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { openDatabase } from '../../utils/store/database'
import { beginSearchTask, completeSearchTask, loadSearchedEditions } from '../../utils/store/search-data'
import { createDevice } from '../support/device'

test.each([
  [10, 4],
  [8, 4],
  [3, 4],
])('%i bytes made ready, kept in pieces of %i, are read as they were', async (length, pieceBytes) => {
  const name = `pieces-${length}`
  const { desk } = createDevice({ name, now: Date.now, serve: () => Promise.reject(new Error('nobody serves')) })
  await desk.keeper.importBundled()
  await desk.keeper.prepareSearch()
  const database = await openDatabase(name)
  const bytes = Uint8Array.from({ length }, (_, at) => at + 1)
  // More pieces than there will be.
  for (const made of [new Uint8Array(20), bytes]) {
    /* oxlint-disable no-await-in-loop -- one after the other */
    await database.clear('search-states')
    const task = await beginSearchTask(database, 'bundled', 'test')
    if (task === undefined) throw new Error('nothing is to be done')
    await completeSearchTask(database, task, made.slice().buffer, pieceBytes)
    /* oxlint-enable no-await-in-loop */
  }
  const { searched } = await loadSearchedEditions(database, () => 'test', 100)
  expect(searched.map(({ data }) => data && [...new Uint8Array(data)])).toEqual([[...bytes]])
  expect(await database.count('search-data')).toBe(Math.ceil(length / pieceBytes))
})
