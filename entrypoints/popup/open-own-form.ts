import { browser } from '../../utils/browser'
import { ownFormHash, type OwnFormGiven } from '../../utils/model/own-form-link'

/** Opens the settings at the form for own entries, filled in with what is known. */
export async function openOwnForm(given: OwnFormGiven): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`options.html${ownFormHash(given)}`) })
  window.close()
}
