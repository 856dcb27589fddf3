import { browser } from '../browser'

/** The item of `storage.local` that holds the settings. */
export const settingsKey = 'settings'

/** The item of `storage.local` that changes whenever a list, or which lists are used, has changed. */
export const listsKey = 'listsChangedAt'

/** The item of `storage.local` that changes whenever a list has been made ready to be searched. */
export const searchKey = 'searchReadyAt'

/** The item of `storage.local` that says how this computer is managed. */
export const managementKey = 'management'

/** The item of `storage.local` that holds which listed accounts were seen here. */
export const seenKey = 'seen'

/** The item of `storage.local` that holds the accounts the person wants to hear of. */
export const pinsKey = 'pins'

/** The item of `storage.local` that counts what of a platform's pages could not be read. */
export const troubleKey = 'readingTrouble'

/** Calls back after every change of one of the items, from whatever context, until the signal aborts if there is one. */
export function watchStorage(items: readonly string[], onChange: () => void, signal?: AbortSignal): void {
  const listen = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && items.some((item) => item in changes)) onChange()
  }
  browser.storage.onChanged.addListener(listen)
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen))
}

/** Calls back after every change of what whoever manages this computer decided. */
export function watchManagedStorage(onChange: () => void): void {
  // The area's own event takes a worker's start 0.4 ms more.
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') onChange()
  })
}
