import { findClosures, type ListedClosure } from './closures'
import { type Database, type Edition, openDatabase } from './database'
import { importList } from './import'
import { type FetchFile } from '../list/fetch-file'
import { openList } from '../list/open-list'
import type { AccountKey } from '../match/keys'

/** The lists of this device, as the background keeps and asks them. */
export interface Library {
  /** Takes the bundled list in unless it is there already; goes on where an interrupted import stopped. */
  importBundled(): Promise<void>
  /** Goes on with an import that was interrupted, if there is one. */
  resume(): Promise<void>
  /** Every closure that has to do with one of the keys. At the very first question waits for the bundled list. */
  find(keys: readonly AccountKey[]): Promise<readonly ListedClosure[]>
}

/** `fetchBundled` gives the files of the list in the package. */
export function createLibrary(fetchBundled: FetchFile, open: () => Promise<Database> = openDatabase): Library {
  let database: Promise<Database> | undefined
  /** As they are in the database; nobody else writes them. */
  let editions: Promise<readonly Edition[]> | undefined
  let importing: Promise<void> | undefined

  function getDatabase(): Promise<Database> {
    database ??= open().then(
      (opened) => {
        // Closed by the browser (storage pressure) or to let another context upgrade: the next question opens it again.
        opened.addEventListener('close', forgetDatabase)
        return opened
      },
      (error: unknown) => {
        forgetDatabase()
        throw error
      },
    )
    return database
  }

  function forgetDatabase() {
    database = undefined
    editions = undefined
  }

  // Read before anybody asks: a worker is started to be asked, and opening takes a good part of its start.
  void getEditions().catch(() => {})

  function getEditions(): Promise<readonly Edition[]> {
    editions ??= getDatabase()
      .then((opened) => opened.getAll('editions'))
      .catch((error: unknown) => {
        forgetDatabase()
        throw error
      })
    return editions
  }

  function importBundled(): Promise<void> {
    importing ??= (async () => {
      await importList(await getDatabase(), await openList(fetchBundled))
    })().finally(() => {
      importing = undefined
      editions = undefined
    })
    return importing
  }

  async function resume(): Promise<void> {
    if ((await (await getDatabase()).count('arrivals')) > 0) await importBundled()
  }

  async function find(keys: readonly AccountKey[]): Promise<readonly ListedClosure[]> {
    if ((await getEditions()).length === 0) await importBundled()
    const current = getEditions()
    const [opened, known] = await Promise.all([getDatabase(), current])
    // While a list comes in, the edition in use can change from one moment to the next.
    const isCurrent = importing === undefined && editions === current
    return (await findClosures(opened, keys, isCurrent ? known : undefined)) ?? []
  }

  return { importBundled, resume, find }
}
