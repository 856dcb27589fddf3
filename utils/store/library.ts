import { findClosures, type ListedClosure } from './closures'
import { type Database, openDatabase } from './database'
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
  }

  function importBundled(): Promise<void> {
    importing ??= (async () => {
      await importList(await getDatabase(), await openList(fetchBundled))
    })().finally(() => {
      importing = undefined
    })
    return importing
  }

  async function resume(): Promise<void> {
    if ((await (await getDatabase()).count('arrivals')) > 0) await importBundled()
  }

  async function find(keys: readonly AccountKey[]): Promise<readonly ListedClosure[]> {
    const found = await findClosures(await getDatabase(), keys)
    if (found !== undefined) return found
    await importBundled()
    return (await findClosures(await getDatabase(), keys)) ?? []
  }

  return { importBundled, resume, find }
}
