import { createAddressBar } from './address-bar'
import { type LinePart, toMarkedLine, toPlainLine } from '../../components/address-bar/suggestion'
import { browser, optionalApis, type Omnibox, type Tabs } from '../../utils/browser'
import { t } from '../../utils/i18n'
import { createRecords, type Preparation } from '../../utils/records/records'
import { resultsAddress } from '../../utils/results/address'
import type { Library } from '../../utils/store/library'

/** Where one can search from without a page of the extension: the address bar, and the menu of selected text. */
export interface SearchPlaces {
  begin(): void
  change(text: string, suggest: (suggestions: Omnibox.SuggestResult[]) => void): Promise<void>
  enter(text: string, disposition: Omnibox.OnInputEnteredDisposition): Promise<void>
  /** Looks up what was selected, in a tab beside the one it was selected in. */
  lookUp(selection: string, from: Tabs.Tab | undefined): Promise<void>
  /** The lists have changed. */
  forget(): void
}

export function createSearchPlaces(library: Library, preparation: Preparation): SearchPlaces {
  const addressBar = createAddressBar({
    openRecords: async () => createRecords(await library.open(), preparation),
    ask: library.ask,
    writeLine,
    describeEnter: (description) => browser.omnibox.setDefaultSuggestion({ description }),
  })
  return {
    begin: addressBar.begin,
    change: addressBar.change,
    forget: addressBar.forget,
    async enter(text, disposition) {
      const url = new URL(await addressBar.addressFor(text), browser.runtime.getURL('/')).href
      if (disposition !== 'currentTab') await browser.tabs.create({ url, active: disposition === 'newForegroundTab' })
      // In a private window there may be no place for a page of the extension.
      else await browser.tabs.update({ url }).catch(() => browser.tabs.create({ url }))
    },
    async lookUp(selection, from) {
      const url = browser.runtime.getURL(resultsAddress({ words: selection }))
      await browser.tabs.create({ url, ...placeBeside(from) })
    },
  }
}

/** Puts the search into the menu of selected text, where it stays; however often it is called, once. */
export async function offerSearchInMenu(): Promise<void> {
  const { contextMenus } = optionalApis()
  await contextMenus?.removeAll()
  contextMenus?.create({ id: 'search', title: t('menu_search'), contexts: ['selection'] })
}

/** Anywhere, where no page of the extension may stand beside it: in a private window. */
function placeBeside(tab: Tabs.Tab | undefined): Omit<Tabs.CreateCreatePropertiesType, 'url'> {
  if (tab?.id === undefined || tab.windowId === undefined || tab.incognito) return {}
  return { windowId: tab.windowId, index: tab.index + 1, openerTabId: tab.id }
}

function writeLine(parts: readonly LinePart[]): string {
  return import.meta.env.BROWSER === 'firefox' ? toPlainLine(parts) : toMarkedLine(parts)
}
