import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { openChromium } from './browser/chromium'
import { openFirefox } from './browser/firefox'
import { leadingPage } from './browser/saved-page'
import { stageExtension } from './browser/stage-extension'
import { type Options, readOptions } from './inspect/options'
import { createReport } from './inspect/report'

try {
  // Files are named as seen from where npm was called.
  const options = readOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd())
  console.log(typeof options === 'string' ? options : await inspect(options))
} catch (error) {
  console.error(`inspect: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
}

/** Gives the report as JSON. */
async function inspect({ url, html, from, closures, browser, screenshot, json }: Options): Promise<string> {
  const extension = await stageExtension({ target: browser === 'firefox' ? 'firefox' : 'chrome', closures })
  const opened =
    browser === 'firefox' ? await openFirefox(extension.folder) : await openChromium({ extension: extension.folder })
  try {
    if (screenshot !== undefined) mkdirSync(dirname(screenshot), { recursive: true })
    const { state, banner } = await opened.inspect(
      { url, html, from: from === undefined ? undefined : leadingPage(from, url) },
      { screenshot },
    )
    const report = createReport(state, banner, opened.requests())
    return JSON.stringify(report, undefined, json ? undefined : 2)
  } finally {
    await opened.close()
    extension.remove()
  }
}
