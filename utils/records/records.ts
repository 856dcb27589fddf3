import { makeSearchData } from './prepare-search'
import { guide } from '../answer/answer-profile'
import type { Guidance } from '../answer/answer'
import type { SearchAnswer, SearchResult } from '../answer/search-answer'
import { nameKey } from '../match/keys'
import type { Hit } from '../model/hit'
import type { ListInUse } from '../model/list'
import { platformIds } from '../model/platform'
import { decodeSearchData, searchFormat } from '../search/encode-search-data'
import { openSearchIndex, type PlacedHit, type SearchOptions } from '../search/search'
import type { SearchData } from '../search/search-data'
import {
  createFinder,
  createRecordLoader,
  type FindClosures,
  type ListedClosure,
  type RecordLoader,
} from '../store/closures'
import type { Database } from '../store/database'
import { type EditionInUse, listInUse } from '../store/editions'
import { loadSearchedEditions, type SearchedEdition } from '../store/search-data'

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

/** What the background does for whoever searches. */
export interface Preparation {
  /** Resolves once there is a list on the device. */
  prepare(): Promise<void>
  /** Makes the lists ready to be searched; that they are is announced, see `searchKey`. */
  prepareSearch(): Promise<void>
}

export const noRecords: Records = {
  lists: [],
  allOff: false,
  hits: async () => ({ hits: [], preparing: false }),
  search: async () => ({ results: [], preparing: false }),
}

/**
 * Opens the lists as they are now, straight from the database. What the background has made ready is opened at once; a list
 * that it has not, and that is not large, is made ready here; of a large one only exact names are found for the time being.
 */
export async function createRecords(database: Database, background: Preparation): Promise<Records> {
  const { known, searched } = await loadFilled(database, background)
  const editions = searched.map(({ edition }) => edition)
  const opened = await Promise.all(searched.map(openData))
  const ready = searched.flatMap(({ edition }, at) => (opened[at] === undefined ? [] : [edition]))
  const missing = editions.filter((_, at) => opened[at] === undefined)
  const index = openSearchIndex(...opened.filter((data) => data !== undefined))
  if (searched.some(({ data }) => data === undefined)) {
    background.prepareSearch().catch((error: unknown) => console.error(error))
  }
  const findByName = createNameFinder(database, missing)
  const guideHits = createHitGuide(database, editions, ready)
  const preparing = missing.length > 0
  return {
    lists: editions.map((edition) => listInUse(edition, Date.now())),
    allOff: known > 0 && editions.length === 0,
    async hits(query, options) {
      const exact = await findByName(query)
      const hits = [...exact.map(({ hit }) => hit), ...index.search(query, options)]
      const byId = new Map(hits.toReversed().map((hit) => [hit.id, hit]))
      return { hits: hits.filter((hit) => byId.get(hit.id) === hit).slice(0, options.limit), preparing }
    },
    async search(query, options) {
      const exact = (await findByName(query)).map(async ({ closure, list, hit }) => ({
        guidance: await guide(closure, list, createFinder(database, editions)),
        hit,
      }))
      const found = [...exact, ...guideHits(index.search(query, options))].slice(0, options.limit)
      const results = await Promise.all(found)
      // An edition that has just given way to the next has no records any more; that it has is announced.
      return { results: results.filter((one) => one !== undefined), preparing }
    },
  }
}

interface FoundRecord extends ListedClosure {
  readonly hit: Hit
}

/** Making that many ready takes a second or two. */
const mostInMemory = 50_000

async function loadFilled(database: Database, { prepare }: Preparation) {
  const found = await loadSearchedEditions(database, searchFormat, mostInMemory)
  if (found.known > 0) return found
  await prepare()
  return loadSearchedEditions(database, searchFormat, mostInMemory)
}

async function openData({ data, buckets }: SearchedEdition): Promise<SearchData | undefined> {
  if (data !== undefined) return decodeSearchData(data)
  return buckets && makeSearchData(buckets)
}

/** Loads the records of hits, and where to go from there; those of the last keystrokes are kept. */
function createHitGuide(database: Database, editions: readonly EditionInUse[], sources: readonly EditionInUse[]) {
  const kept = new Map<string, Promise<Guidance | undefined>>()

  async function guideHit(hit: PlacedHit, load: RecordLoader, find: FindClosures): Promise<Guidance | undefined> {
    const edition = sources[hit.source]
    if (edition === undefined) return undefined
    const closure = await load(edition, nameKey(hit.platform, hit.name), hit.id)
    return closure && guide(closure, listInUse(edition, Date.now()), find)
  }

  return (hits: readonly PlacedHit[]): readonly Promise<SearchResult | undefined>[] => {
    if (kept.size > mostKept) kept.clear()
    const load = createRecordLoader(database)
    const find = createFinder(database, editions)
    return hits.map(async (hit) => {
      const key = `${hit.source} ${hit.id}`
      const guiding = kept.get(key) ?? guideHit(hit, load, find)
      kept.set(key, guiding)
      const guidance = await guiding
      return guidance && { guidance, hit }
    })
  }
}

const mostKept = 500

/** Finds accounts by their whole name, or a former one, as the background does: without an index. */
function createNameFinder(database: Database, editions: readonly EditionInUse[]) {
  return async (name: string): Promise<readonly FoundRecord[]> => {
    if (editions.length === 0 || name.trim() === '') return []
    const keys = platformIds.map((platform) => nameKey(platform, name))
    const found = await createFinder(database, editions)(keys)
    return found.map((one) => ({ ...one, hit: hitOfName(one, keys) }))
  }
}

function hitOfName({ closure }: ListedClosure, keys: readonly string[]): Hit {
  const { platform, name, formerNames = [] } = closure.account
  const found = { id: closure.id, platform, name, score: 1000 }
  if (keys.includes(nameKey(platform, name))) return { ...found, matched: [[0, name.length]], field: 'name' }
  const at = formerNames.findIndex((former) => keys.includes(nameKey(platform, former)))
  return { ...found, matched: [], field: 'former-name', at: Math.max(0, at) }
}
