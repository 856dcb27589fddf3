import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { createDesk } from '../../utils/sync/desk'

/**
 * The half of the background that is needed now and then: taking lists in and keeping them up to date. A script of its
 * own, for the worker is started anew for every few questions, and what it is started with is read each time.
 */
export interface Later {
  readonly createDesk: typeof createDesk
}

export default defineUnlistedScript(() => {
  const later: Later = { createDesk }
  Object.assign(globalThis, { yibuLater: later })
})
