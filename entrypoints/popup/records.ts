import type { SearchResult } from '../../components/popup/popup'
import { guide } from '../../utils/answer/answer-profile'
import { askBackground } from '../../utils/messages'
import type { ListInfo } from '../../utils/model/list'
import { createSearchIndex } from '../../utils/search/search'
import { createFinder, loadClosures, loadLists } from '../../utils/store/closures'
import { openDatabase } from '../../utils/store/database'
import { loadEditions } from '../../utils/store/editions'

/** Every record of the lists on this device, to be searched. */
export interface Records {
  readonly lists: readonly ListInfo[]
  search(query: string, limit: number): Promise<readonly SearchResult[]>
}

export const noRecords: Records = { lists: [], search: async () => [] }

/** Reads the lists straight from the database; at the very first run waits until the background has taken one in. */
export async function createRecords(): Promise<Records> {
  const database = await openDatabase()
  if ((await loadLists(database)).length === 0) await askBackground('prepare', null)
  const lists = await loadLists(database)
  const index = createSearchIndex(await loadClosures(database))
  const find = createFinder(database, (await loadEditions(database)).inUse)
  return {
    lists,
    search: (query, limit) =>
      Promise.all(
        index.search(query, limit).map(async ({ closure, list }) => ({ guidance: await guide(closure, list, find) })),
      ),
  }
}
