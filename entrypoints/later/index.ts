import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { createSearchPlaces, offerSearchInMenu } from './search-places'
import { fetchFilesFrom } from '../../utils/list/fetch-file'
import { createDesk } from '../../utils/sync/desk'

/**
 * The half of the background that is needed now and then: taking lists in and keeping them up to date, and searching
 * from the address bar. A script of its own, for the worker is started anew for every few questions, and what it is started with is read each time.
 */
export interface Later {
  readonly createDesk: typeof createDesk
  /** From the same script as the desk: each has classes of errors of its own, and knows no others. */
  readonly fetchFilesFrom: typeof fetchFilesFrom
  readonly createSearchPlaces: typeof createSearchPlaces
  readonly offerSearchInMenu: typeof offerSearchInMenu
}

export default defineUnlistedScript(() => {
  const later: Later = { createDesk, fetchFilesFrom, createSearchPlaces, offerSearchInMenu }
  Object.assign(globalThis, { yibuLater: later })
})
