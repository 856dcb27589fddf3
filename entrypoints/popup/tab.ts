import { browser } from '../../utils/browser'
import { askBackground, askPage, type PageState } from '../../utils/messages'
import type { HideScope, HideTarget } from '../../utils/model/hiding'

/** The tab a popup is about. */
export interface Tab {
  /** What its page is by now; undefined when no content script answers there. */
  describe(): Promise<PageState | undefined>
  /** Has the page ask again for what it shows; from then on `describe` tells of the new answer. */
  refresh(): Promise<void>
  unhide(account: HideTarget, scope: HideScope): Promise<void>
  reload(): Promise<void>
}

/** The active tab of this window, or the one that the popup's own address names (`?tab=7`), when it is a page of its own. */
export function openTab(parameters: URLSearchParams): Tab {
  const named = Number(parameters.get('tab') ?? Number.NaN)
  const id = Number.isInteger(named) ? Promise.resolve(named) : findActiveTab()
  return {
    async describe() {
      try {
        return await askPage(await id, 'describePage', null)
      } catch {
        return undefined
      }
    },
    async refresh() {
      try {
        await askPage(await id, 'refresh', null)
      } catch {
        // No content script answers there.
      }
    },
    unhide: ({ platform, ids, name }, scope) =>
      askBackground('unhide', { target: { platform, ids, ...(name !== undefined && { name }) }, scope }),
    reload: async () => browser.tabs.reload(await id),
  }
}

async function findActiveTab(): Promise<number> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab?.id ?? browser.tabs.TAB_ID_NONE
}
