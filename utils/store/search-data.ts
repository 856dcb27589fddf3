import type { IDBPObjectStore, StoreNames } from 'idb'
import type { Bucket } from './bucket'
import { type Database, type Edition, finish, generationRange, type YibuDatabase } from './database'
import { type EditionInUse, readEditions } from './editions'
import type { ListKey } from '../model/subscription'

/** How far an edition is ready to be searched. Cleared away with it; where there is none, nothing was begun. */
export interface SearchState {
  /** What makes the data: nobody else can read it. */
  readonly maker: string
  /** The data is there, whole. */
  readonly isMade: boolean
  /** Ids of the records that came, changed or went since the data was made, or begun. */
  readonly changed: readonly string[]
  /** Goes up whenever the edition is changed in place. */
  readonly revision: number
  /** How often it was begun since it last was completed, or the edition changed. */
  readonly tries: number
}

/** An edition as it is to be searched, all of it from one moment. Has neither when it is large and not yet ready. */
export interface SearchedEdition {
  readonly edition: EditionInUse
  readonly data?: ArrayBuffer
  /** Its records, where there is no data and they are few. */
  readonly buckets?: readonly Bucket[]
}

/**
 * The editions in use with the data that `maker` made of them; where that is not ready, the records if they are at most so
 * many. Who the maker is takes a while to tell, and is asked while the database reads.
 */
export async function loadSearchedEditions(
  database: Database,
  maker: () => string,
  mostRecords: number,
): Promise<{ readonly known: number; readonly searched: readonly SearchedEdition[] }> {
  const transaction = database.transaction(['editions', 'subscriptions', 'search-states', 'search-data', 'buckets'])
  const reading = readEditions(transaction)
  const format = maker()
  const { known, inUse } = await reading
  const searched = await Promise.all(
    inUse.map(async (edition): Promise<SearchedEdition> => {
      const [state, data] = await Promise.all([
        transaction.objectStore('search-states').get(keyOf(edition)),
        readData(transaction.objectStore('search-data'), edition),
      ])
      if (isReady(state) && state?.maker === format && data !== undefined) return { edition, data }
      if (edition.info.count > mostRecords) return { edition }
      return { edition, buckets: await transaction.objectStore('buckets').getAll(generationRange(edition)) }
    }),
  )
  return { known, searched }
}

/** Whether there is an edition in use to be made ready, as far as can be told without knowing the maker. */
export async function hasUnsearched(database: Database): Promise<boolean> {
  const transaction = database.transaction(['editions', 'subscriptions', 'search-states'])
  const { inUse } = await readEditions(transaction)
  const states = await Promise.all(inUse.map((edition) => transaction.objectStore('search-states').get(keyOf(edition))))
  return states.some((state) => !isReady(state) && !isHopeless(state))
}

/** An edition that is being made ready. */
export interface SearchTask {
  readonly edition: Edition
  readonly state: SearchState
  /** What was made before, all but the records that have `changed` since; absent: all is to be made anew. */
  readonly data?: ArrayBuffer
}

/** Undefined where nothing is to be done: there is no such edition, it is ready, or trying has proved to be of no use. */
export async function beginSearchTask(
  database: Database,
  list: ListKey,
  maker: string,
): Promise<SearchTask | undefined> {
  const transaction = database.transaction(['editions', 'search-states', 'search-data'], 'readwrite')
  const edition = await transaction.objectStore('editions').get(list)
  if (edition === undefined) return undefined
  const states = transaction.objectStore('search-states')
  const known = await states.get(keyOf(edition))
  const own = known?.maker === maker ? known : undefined
  if (isReady(own) || isHopeless(own)) return undefined
  const tries = (own?.tries ?? 0) + 1
  if (own?.isMade === true && own.changed.length <= mostChanged) {
    const state = { ...own, tries }
    const data = await readData(transaction.objectStore('search-data'), edition)
    await finish(transaction, [states.put(state, keyOf(edition))])
    return { edition, state, ...(data !== undefined && { data }) }
  }
  const state: SearchState = { maker, isMade: false, changed: [], revision: known?.revision ?? 0, tries }
  await finish(transaction, [
    states.put(state, keyOf(edition)),
    transaction.objectStore('search-data').delete(generationRange(edition)),
  ])
  return { edition, state }
}

/** Keeps what was made, unless its edition has gone meanwhile. What changed in the edition meanwhile is left to be done. */
export async function completeSearchTask(
  database: Database,
  { edition, state }: SearchTask,
  data: ArrayBuffer,
  pieceBytes = 4 << 20,
): Promise<void> {
  const transaction = database.transaction(['search-states', 'search-data'], 'readwrite')
  const states = transaction.objectStore('search-states')
  const current = await states.get(keyOf(edition))
  if (current === undefined) return
  const changed = current.revision === state.revision ? [] : current.changed
  await finish(transaction, [
    states.put({ ...current, isMade: true, changed, tries: 0 }, keyOf(edition)),
    writeData(transaction.objectStore('search-data'), edition, data, pieceBytes),
  ])
}

type SearchStore<Mode extends IDBTransactionMode> = IDBPObjectStore<
  YibuDatabase,
  StoreNames<YibuDatabase>[],
  'search-data',
  Mode
>

/** In pieces, one after the other: on its way into the database each is copied several times. */
async function writeData(
  store: SearchStore<'readwrite'>,
  { generation }: Edition,
  data: ArrayBuffer,
  pieceBytes: number,
): Promise<void> {
  await store.delete(generationRange({ generation }))
  for (let piece = 0; piece * pieceBytes < data.byteLength; piece += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await store.put(data.slice(piece * pieceBytes, (piece + 1) * pieceBytes), [generation, piece])
  }
}

/** Undefined where there is none. */
async function readData(
  store: SearchStore<'readonly' | 'readwrite'>,
  edition: Edition,
): Promise<ArrayBuffer | undefined> {
  const pieces = await store.getAll(generationRange(edition))
  if (pieces.length <= 1) return pieces[0]
  const joined = new Uint8Array(pieces.reduce((size, { byteLength }) => size + byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(new Uint8Array(piece), at)
    at += piece.byteLength
  }
  return joined.buffer
}

/** To be called in the transaction in which records of an edition come, change or go. */
export async function noteChanged(
  states: IDBPObjectStore<YibuDatabase, StoreNames<YibuDatabase>[], 'search-states', 'readwrite'>,
  edition: Edition,
  ids: readonly string[],
): Promise<void> {
  const state = await states.get(keyOf(edition))
  if (state === undefined) return
  const changed = [...new Set([...state.changed, ...ids])]
  await states.put({ ...state, changed, revision: state.revision + 1, tries: 0 }, keyOf(edition))
}

/** Of more than these it is as well to begin anew. */
const mostChanged = 50_000

/** An edition that takes the worker down with it each time is left alone then. Its accounts are found by their names as ever. */
const mostTries = 5

function isReady(state: SearchState | undefined): boolean {
  return state?.isMade === true && state.changed.length === 0
}

function isHopeless(state: SearchState | undefined): boolean {
  return (state?.tries ?? 0) >= mostTries
}

function keyOf({ generation }: Edition): [generation: number, part: 0] {
  return [generation, 0]
}
