import type { Chromium } from '../../cli/browser/chromium'

/** Puts anything at all in the settings' place, as an older or broken Yibu may have left it. */
export async function storeSettings(browser: Chromium, settings: unknown): Promise<void> {
  const worker = await browser.worker()
  await worker.evaluate((value) => chrome.storage.local.set({ settings: value }), settings)
}

/** Back to what a new installation has. */
export async function forgetSettings(browser: Chromium): Promise<void> {
  const worker = await browser.worker()
  await worker.evaluate(() => chrome.storage.local.clear())
}

/** What the code that runs in the worker uses of the extension API. */
declare const chrome: {
  readonly storage: { readonly local: { set(items: object): Promise<void>; clear(): Promise<void> } }
}
