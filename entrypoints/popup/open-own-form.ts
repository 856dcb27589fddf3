import { browser } from '../../utils/browser'
import { ownFormHash } from '../../utils/model/own-form-link'

/** Opens the settings at the form for own entries, with the name filled in. */
export async function openOwnForm(name: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`options.html${ownFormHash(name)}`) })
  window.close()
}
