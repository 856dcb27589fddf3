import browser from 'webextension-polyfill'

/** The one seam to the browser's extension APIs. */
export { browser }
export type { Omnibox, Runtime, Tabs } from 'webextension-polyfill'

/**
 * The same, of what may not be there: Firefox for Android has neither an address bar to type keywords into nor a menu of
 * selected text; notifications are there once the person has allowed them.
 */
export function optionalApis(): Partial<Pick<typeof browser, 'contextMenus' | 'notifications' | 'omnibox'>> {
  return browser
}
