import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { OpenedRecords } from './use-records'
import type { Progress, ResultsShown } from '../../components/results-page/results-page'
import { guide } from '../../utils/answer/answer-profile'
import { searchElsewhere } from '../../utils/answer/search-elsewhere'
import { findChannels } from '../../utils/records/find-channels'
import { type RecordTable, tableOfAll, tableOfHits, type TableOptions } from '../../utils/records/record-table'
import type { ResultsQuery } from '../../utils/results/address'
import type { Filters } from '../../utils/results/filters'
import { type Filtered, filterGists } from '../../utils/results/gist'
import { createFinder } from '../../utils/store/closures'
import { loadEditions } from '../../utils/store/editions'
import { EditionGone } from '../../utils/store/walk'

/** What is found for a query, as far as that is known yet. */
export interface Results {
  readonly shown: ResultsShown | undefined
  readonly progress: Progress | undefined
  readonly hasTrouble: boolean
}

/** Looks for words once, then filters what was found without asking again. */
export function useResults(opened: OpenedRecords | undefined, query: ResultsQuery): Results {
  const { words, filters, page } = query
  const [hasTrouble, setTrouble] = useState(false)
  const near = filters.province === undefined ? undefined : `${filters.province}0000`
  const { found, progress } = useFound(opened, words, near, setTrouble)
  const filtered = useMemo(
    () => found && { found, filters, ...filterGists(found.table.gists, filters) },
    [found, filters],
  )
  const shown = useShown(filtered, page, setTrouble)
  return { shown, progress, hasTrouble }
}

/** The records that fit some words, as light as they can be. */
interface Found {
  readonly opened: OpenedRecords
  readonly words: string
  readonly table: RecordTable
  readonly cutAt?: number
  readonly isPreparing: boolean
}

interface FilteredRecords extends Filtered {
  readonly found: Found
  readonly filters: Filters
}

type OnTrouble = (hasTrouble: boolean) => void

/** What was found last stands until there is something newer. */
function useFound(
  opened: OpenedRecords | undefined,
  words: string,
  near: string | undefined,
  onTrouble: OnTrouble,
): { readonly found: Found | undefined; readonly progress: Progress | undefined } {
  const [found, setFound] = useState<Found>()
  const [progress, setProgress] = useState<Progress>()
  /** Every record is gone through once, not whenever the box is emptied. */
  const allRef = useRef<Found>(undefined)

  useEffect(() => {
    if (opened === undefined) return undefined
    const stop = new AbortController()
    const take = async () => {
      const options = { onProgress: tellNowAndThen(setProgress), signal: stop.signal }
      const known = words === '' && allRef.current?.opened === opened ? allRef.current : undefined
      const taken = known ?? (await find(opened, words, near, options))
      if (stop.signal.aborted) return
      if (words === '') allRef.current = taken
      setFound(taken)
      onTrouble(false)
    }
    const fail = (error: unknown) => {
      // Whoever changed a list says so, and everything is read anew.
      if (stop.signal.aborted || error instanceof EditionGone) return
      console.error(error)
      onTrouble(true)
    }
    const end = () => {
      if (!stop.signal.aborted) setProgress(undefined)
    }
    void take().catch(fail).finally(end)
    return () => stop.abort()
  }, [opened, words, near, onTrouble])

  return { found, progress }
}

/** Not of what is over before it can be read, and of the rest no more often than a bar moves by its fiftieth. */
function tellNowAndThen(tell: (progress: Progress) => void): NonNullable<TableOptions['onProgress']> {
  let told = 0
  return (done, total) => {
    if (total < recordsAtOnce || done - told < total / 50) return
    told = done
    tell({ done, total })
  }
}

const recordsAtOnce = 10_000

/** One page of what is left, with where to go from each record. */
function useShown(filtered: FilteredRecords | undefined, page: number, onTrouble: OnTrouble): ResultsShown | undefined {
  const [shown, setShown] = useState<ResultsShown>()
  useEffect(() => {
    if (filtered === undefined) return undefined
    let isCurrent = true
    const take = (loaded: ResultsShown) => {
      if (isCurrent) setShown(loaded)
    }
    const fail = (error: unknown) => {
      console.error(error)
      onTrouble(true)
    }
    void loadPage(filtered, page).then(take, fail)
    return () => {
      isCurrent = false
    }
  }, [filtered, page, onTrouble])
  return shown
}

const recordsOnPage = 50

/** Of what fits worse than so much else nobody reads a list. */
const mostHits = 2000

async function find(
  opened: OpenedRecords,
  words: string,
  near: string | undefined,
  options: TableOptions,
): Promise<Found> {
  const { records, database } = opened
  if (words === '') return { opened, words, table: await tableOfAll(database, options), isPreparing: false }
  const { hits, preparing } = await records.hits(words, { limit: mostHits, ...(near !== undefined && { near }) })
  options.signal?.throwIfAborted()
  const table = await tableOfHits(database, hits, options)
  return { opened, words, table, isPreparing: preparing, ...(hits.length === mostHits && { cutAt: mostHits }) }
}

/** A page behind the last is the last. */
async function loadPage({ found, filters, places, choices }: FilteredRecords, page: number): Promise<ResultsShown> {
  const { words, table, cutAt, isPreparing } = found
  const { database } = found.opened
  const pages = Math.max(1, Math.ceil(places.length / recordsOnPage))
  const shownPage = Math.min(page, pages)
  const first = (shownPage - 1) * recordsOnPage
  const [records, { inUse }] = await Promise.all([
    table.load(places.slice(first, first + recordsOnPage)),
    loadEditions(database),
  ])
  const finder = createFinder(database, inUse)
  const results = await Promise.all(
    records.map(async ({ closure, list, hit }) => ({ guidance: await guide(closure, list, finder), hit })),
  )
  const query = { words, filters, page: shownPage }
  const [total, unfiltered] = [places.length, table.gists.length]
  const shown = { query, results, total, unfiltered, first, pages, choices, cutAt, isPreparing }
  if (unfiltered > 0 || words === '') return shown
  const channels = await findChannels(found.opened.records, words)
  return { ...shown, help: { channels, searches: searchElsewhere(words) } }
}
