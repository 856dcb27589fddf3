import { createFinder, type FindClosures } from './closures'
import { type Database, type Edition, openDatabase } from './database'
import { type Editions, loadEditions } from './editions'
import { importList, type ImportOptions, type NewEdition } from './import'
import { type FetchFile } from '../list/fetch-file'
import { openUnsignedList } from '../list/open-unsigned-list'
import { bundledList } from '../model/subscription'

/** The lists of this device, as the background keeps and asks them. */
export interface Library {
  /** Takes the bundled list in unless it, or a later edition of it, is there already; goes on where it was interrupted. */
  importBundled(): Promise<void>
  /** Goes on with taking the bundled list in, if that was interrupted. */
  resume(): Promise<void>
  /** Takes an edition in, and answers from it from then on. */
  takeIn(edition: NewEdition, options?: Omit<ImportOptions, 'onFlip'>): Promise<Edition>
  /** Changes editions in use, or which are; what is asked meanwhile is answered from before or after, never from both. */
  change<Result>(change: (database: Database) => Promise<Result>): Promise<Result>
  /** Answers a question from the lists in use. At the very first one waits for the bundled list. */
  ask<Result>(question: (find: FindClosures) => Promise<Result>): Promise<Result>
}

/** `fetchBundled` gives the files of the list in the package. */
export function createLibrary(fetchBundled: FetchFile, open: () => Promise<Database> = openDatabase): Library {
  let database: Promise<Database> | undefined
  /** As they are in the database; nobody else writes them. */
  let editions: Promise<Editions> | undefined
  let importing: Promise<void> | undefined
  /** Goes up whenever what was read may be of another edition than what will be. */
  let revision = 0

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
    forgetEditions()
  }

  function forgetEditions() {
    editions = undefined
    revision += 1
  }

  // Read before anybody asks: a worker is started to be asked, and opening takes a good part of its start.
  void getEditions().catch(() => {})

  function getEditions(): Promise<Editions> {
    editions ??= getDatabase()
      .then(loadEditions)
      .catch((error: unknown) => {
        forgetDatabase()
        throw error
      })
    return editions
  }

  function importBundled(): Promise<void> {
    importing ??= (async () => {
      const { head, files } = await openUnsignedList(fetchBundled)
      const current = await (await getDatabase()).get('editions', bundledList)
      const isThere = current?.digest === files.digest || (current !== undefined && current.issued > head.issued)
      if (!isThere) await takeIn({ list: bundledList, head, files })
    })().finally(() => {
      importing = undefined
    })
    return importing
  }

  async function takeIn(edition: NewEdition, options: Omit<ImportOptions, 'onFlip'> = {}): Promise<Edition> {
    return importList(await getDatabase(), edition, { ...options, onFlip: forgetEditions })
  }

  return {
    importBundled,
    takeIn,
    async resume() {
      if ((await (await getDatabase()).count('arrivals', bundledList)) > 0) await importBundled()
    },
    async change(change) {
      const opened = await getDatabase()
      forgetEditions()
      try {
        return await change(opened)
      } finally {
        forgetEditions()
      }
    },
    async ask(question) {
      if ((await getEditions()).known === 0) await importBundled()
      for (let attempt = 1; ; attempt += 1) {
        const asked = revision
        /* oxlint-disable no-await-in-loop -- once again only when the lists changed meanwhile */
        const [opened, { inUse }] = await Promise.all([getDatabase(), getEditions()])
        const answer = await question(createFinder(opened, inUse))
        /* oxlint-enable no-await-in-loop */
        if (asked === revision || attempt === attempts) return answer
      }
    },
  }
}

const attempts = 3
