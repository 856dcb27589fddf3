import { browser } from '../browser'

/** The item of `storage.local` that holds the settings. Apart from them, so that content scripts need not carry their schema. */
export const settingsKey = 'settings'

/** Calls back after every change of the settings, from whatever context, until the signal aborts. */
export function watchSettings(onChange: () => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && settingsKey in changes) onChange()
  }
  browser.storage.onChanged.addListener(listen)
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen))
}
