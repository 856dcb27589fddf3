import type { Later } from '../later'
import type { NoticeReader } from '../notices'

declare global {
  /** Set by `later.js`. */
  var yibuLater: Later | undefined
  /** Set by `notices.js`. */
  var yibuNotices: NoticeReader | undefined
  /** There in workers only. */
  function importScripts(...urls: string[]): void
}

const files = { later: '/later.js', notices: '/notices.js' } as const

/**
 * A worker may import while it runs only what it imported when it was installed. Firefox's background is a page, and
 * its manifest names all scripts.
 */
export function prepareLater(): void {
  self.addEventListener('install', () => importScripts(...Object.values(files)))
}

/** Loads the other half of the background, at first need. */
export function loadLater(): Later {
  if (globalThis.yibuLater === undefined) importScripts(files.later)
  return globalThis.yibuLater ?? notLoaded(files.later)
}

/** Loads what reads notices, at first need. */
export function loadNoticeReader(): NoticeReader {
  if (globalThis.yibuNotices === undefined) importScripts(files.notices)
  return globalThis.yibuNotices ?? notLoaded(files.notices)
}

function notLoaded(file: string): never {
  throw new Error(`${file} did not load`)
}
