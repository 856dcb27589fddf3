import type { SearchResult } from '../../components/popup/popup'
import { guide } from '../../utils/answer/answer-profile'
import { askBackground } from '../../utils/messages'
import type { ListInUse } from '../../utils/model/list'
import { createSearchIndex } from '../../utils/search/search'
import { createFinder, loadClosures, loadLists } from '../../utils/store/closures'
import type { Database } from '../../utils/store/database'
import { loadEditions } from '../../utils/store/editions'

/** Every record of the lists on this device, to be searched. */
export interface Records {
  readonly lists: readonly ListInUse[]
  /** There are lists, and every one of them is switched off. */
  readonly allOff: boolean
  search(query: string, limit: number): Promise<readonly SearchResult[]>
}

export const noRecords: Records = { lists: [], allOff: false, search: async () => [] }

/** Reads the lists straight from the database; at the very first run waits until the background has taken one in. */
export async function createRecords(database: Database): Promise<Records> {
  if ((await loadEditions(database)).known === 0) await askBackground('prepare', null)
  const { known, inUse } = await loadEditions(database)
  const lists = await loadLists(database)
  const index = createSearchIndex(await loadClosures(database))
  const find = createFinder(database, inUse)
  return {
    lists,
    allOff: known > 0 && inUse.length === 0,
    search: (query, limit) =>
      Promise.all(
        index.search(query, limit).map(async ({ closure, list }) => ({ guidance: await guide(closure, list, find) })),
      ),
  }
}
