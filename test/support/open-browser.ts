import { type Chromium, openChromium } from '../../cli/browser/chromium'
import { type Firefox, openFirefox } from '../../cli/browser/firefox'
import { stageExtension, type StageOptions } from '../../cli/browser/stage-extension'

type Options = Omit<StageOptions, 'target'>

/** Chromium with the built extension; closing it takes the copy of the extension away too. */
export async function openTestChromium(options: Options = {}): Promise<Chromium> {
  const extension = await stageExtension({ ...options, target: 'chrome' })
  return closingToo(await openChromium({ extension: extension.folder }), extension.remove)
}

/** Firefox with the built extension; closing it takes the copy of the extension away too. */
export async function openTestFirefox(options: Options = {}): Promise<Firefox> {
  const extension = await stageExtension({ ...options, target: 'firefox' })
  return closingToo(await openFirefox(extension.folder), extension.remove)
}

function closingToo<Browser extends { close(): Promise<void> }>(browser: Browser, after: () => void): Browser {
  const close = async () => {
    await browser.close()
    after()
  }
  return { ...browser, close }
}
