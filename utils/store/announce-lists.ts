import { listsKey } from './storage-watch'
import { browser } from '../browser'

/** Tells every context that lists have changed. `nowMs`: Unix time. */
export async function announceLists(nowMs: number): Promise<void> {
  await browser.storage.local.set({ [listsKey]: nowMs })
}
