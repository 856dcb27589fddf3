import type { Later } from '../later'

declare global {
  /** Set by `later.js`. */
  var yibuLater: Later | undefined
  /** There in workers only. */
  function importScripts(url: string): void
}

const file = '/later.js'

/**
 * A worker may import while it runs only what it imported when it was installed. Firefox's background is a page, and
 * its manifest names both scripts.
 */
export function prepareLater(): void {
  self.addEventListener('install', () => importScripts(file))
}

/** Loads the other half of the background, at first need. */
export function loadLater(): Later {
  if (globalThis.yibuLater === undefined) importScripts(file)
  if (globalThis.yibuLater === undefined) throw new Error(`${file} did not load`)
  return globalThis.yibuLater
}
