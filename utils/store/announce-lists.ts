import { listsKey, searchKey } from './storage-watch'
import { browser } from '../browser'

/** Tells every context that lists have changed. `nowMs`: Unix time. */
export async function announceLists(nowMs: number): Promise<void> {
  await browser.storage.local.set({ [listsKey]: nowMs })
}

/** Tells every context that a list has been made ready to be searched. `nowMs`: Unix time. */
export async function announceSearch(nowMs: number): Promise<void> {
  await browser.storage.local.set({ [searchKey]: nowMs })
}
