import type { AnswersScript } from '../answers'
import type { Later } from '../later'
import type { NoticeReader } from '../notices'

declare global {
  /** Set by `answers.js`. */
  var yibuAnswers: AnswersScript | undefined
  /** Set by `later.js`. */
  var yibuLater: Later | undefined
  /** Set by `notices.js`. */
  var yibuNotices: NoticeReader | undefined
  /** There in workers only. */
  function importScripts(...urls: string[]): void
}

const files = { answers: '/answers.js', later: '/later.js', notices: '/notices.js' } as const

/**
 * A worker may import while it runs only what it imported when it was installed. Firefox's background is a page, and
 * its manifest names all scripts.
 */
export function prepareScripts(): void {
  self.addEventListener('install', () => importScripts(...Object.values(files)))
}

/** Loads, at first need, what tells of accounts that lists have. */
export function loadAnswers(): AnswersScript {
  if (globalThis.yibuAnswers === undefined) importScripts(files.answers)
  return globalThis.yibuAnswers ?? notLoaded(files.answers)
}

/** Loads, at first need, what takes lists in and searches them. */
export function loadLater(): Later {
  if (globalThis.yibuLater === undefined) importScripts(files.later)
  return globalThis.yibuLater ?? notLoaded(files.later)
}

/** Loads, at first need, what reads notices. */
export function loadNoticeReader(): NoticeReader {
  if (globalThis.yibuNotices === undefined) importScripts(files.notices)
  return globalThis.yibuNotices ?? notLoaded(files.notices)
}

function notLoaded(file: string): never {
  throw new Error(`${file} did not load`)
}
