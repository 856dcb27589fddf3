import { guide } from '../answer/answer-profile'
import type { SearchAnswer } from '../answer/search-answer'
import type { Hit } from '../model/hit'
import type { ListInUse } from '../model/list'
import { createSearchIndex, type SearchOptions } from '../search/search'
import { createFinder, loadClosures, loadLists } from '../store/closures'
import type { Database } from '../store/database'
import { loadEditions } from '../store/editions'

/** Every record of the lists on this device, to be searched. */
export interface Records {
  readonly lists: readonly ListInUse[]
  /** There are lists, and every one of them is switched off. */
  readonly allOff: boolean
  /** What would be found, with not a word about where to go from there: for long lists. */
  hits(query: string, options: SearchOptions): Promise<SearchHits>
  /** Never throws for what is typed. Rejects where the database fails. */
  search(query: string, options: SearchOptions): Promise<SearchAnswer>
}

export interface SearchHits {
  /** Best first, one an id, whatever number of lists hold it. */
  readonly hits: readonly Hit[]
  /** As in `SearchAnswer`. */
  readonly preparing: boolean
}

export const noRecords: Records = {
  lists: [],
  allOff: false,
  hits: async () => ({ hits: [], preparing: false }),
  search: async () => ({ results: [], preparing: false }),
}

/** Reads the lists straight from the database. `prepare` takes the first one in, where there is none. */
export async function createRecords(database: Database, prepare: () => Promise<void>): Promise<Records> {
  if ((await loadEditions(database)).known === 0) await prepare()
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
    hits: async (query, options) => ({ hits: index.search(query, options), preparing: false }),
    search: async (query, options) => ({
      results: await Promise.all(
        index
          .search(query, options)
          .flatMap((hit) => (byId.get(hit.id) ?? []).map((listed) => ({ ...listed, hit })))
          .slice(0, options.limit)
          .map(async ({ closure, list, hit }) => ({ guidance: await guide(closure, list, find), hit })),
      ),
      preparing: false,
    }),
  }
}
