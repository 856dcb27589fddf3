import { createFinder, type FindClosures } from './closures'
import { type Database, openDatabase } from './database'
import { type EditionInUse, type Editions, loadEditions } from './editions'

/** The lists of this device, as the background asks them. */
export interface Library {
  /** The database; opened again when the browser closed it. */
  open(): Promise<Database>
  /** Answers a question from the lists in use, all of it from the same editions. At the very first one fills the library. */
  ask<Result>(question: Question<Result>): Promise<Result>
  /** To be called right before and right after editions, or which of them are in use, change. */
  forget(): void
}

export type Question<Result> = (find: FindClosures, editions: readonly EditionInUse[]) => Promise<Result>

/** `fill` puts a first list into the empty library. */
export function createLibrary(fill: () => Promise<void>, open: () => Promise<Database> = openDatabase): Library {
  let database: Promise<Database> | undefined
  /** As they are in the database; nobody else writes them. */
  let editions: Promise<Editions> | undefined
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

  return {
    open: getDatabase,
    forget: forgetEditions,
    async ask(question) {
      if ((await getEditions()).known === 0) await fill()
      for (let attempt = 1; ; attempt += 1) {
        const asked = revision
        /* oxlint-disable no-await-in-loop -- once again only when the lists changed meanwhile */
        const [opened, { inUse }] = await Promise.all([getDatabase(), getEditions()])
        const answer = await question(createFinder(opened, inUse), inUse)
        /* oxlint-enable no-await-in-loop */
        if (asked === revision || attempt === attempts) return answer
      }
    },
  }
}

const attempts = 3
