import { browser } from '../browser'

/** The item of `storage.local` that changes whenever a list, or which lists are used, has changed. */
const listsKey = 'listsChangedAt'

/** Tells every context that lists have changed. `nowMs`: Unix time. */
export async function announceLists(nowMs: number): Promise<void> {
  await browser.storage.local.set({ [listsKey]: nowMs })
}

/** Calls back after every change of the lists, from whatever context, until the signal aborts. */
export function watchLists(onChange: () => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && listsKey in changes) onChange()
  }
  browser.storage.onChanged.addListener(listen)
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen))
}
