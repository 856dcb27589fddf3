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
  const closures = await loadClosures(database)
  const byId = Map.groupBy(closures, ({ closure }) => closure.id)
  // Several lists may hold a record of one id: each is shown.
  const index = createSearchIndex(
    Array.from(byId.values(), ([first]) => first?.closure).filter((one) => one !== undefined),
  )
  const find = createFinder(database, inUse)
  return {
    lists,
    allOff: known > 0 && inUse.length === 0,
    search: (query, limit) =>
      Promise.all(
        index
          .search(query, { limit })
          .flatMap(({ id }) => byId.get(id) ?? [])
          .slice(0, limit)
          .map(async ({ closure, list }) => ({ guidance: await guide(closure, list, find) })),
      ),
  }
}
