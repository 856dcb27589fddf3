import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { createKeeper } from '../../utils/sync/keeper'

/**
 * The half of the background that is needed now and then: taking lists in and keeping them up to date. A script of its
 * own, for the worker is started anew for every few questions, and what it is started with is read each time.
 */
export interface Later {
  readonly createKeeper: typeof createKeeper
}

export default defineUnlistedScript(() => {
  const later: Later = { createKeeper }
  Object.assign(globalThis, { yibuLater: later })
})
