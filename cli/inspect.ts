import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openChromium } from './browser/chromium'
import { openFirefox } from './browser/firefox'
import { stageExtension } from './browser/stage-extension'
import { readClosures } from './inspect/read-closures'
import { createReport } from './inspect/report'

const usage = `npm run -s inspect -- --url <address> --html <saved page>
  [--closures <file.jsonl>]     records to go with the bundled list, one closure a line
  [--browser chromium|firefox]  chromium unless said otherwise
  [--screenshot <file.png>]     what the page looks like
  [--json]                      one JSON object on one line
Runs the built extension in a real browser on a saved page, served at the given address, and prints what it makes of it.`

try {
  process.exitCode = await inspect(readOptions(process.argv.slice(2)))
} catch (error) {
  console.error(`inspect: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
}

type Options = ReturnType<typeof readOptions>

async function inspect({ url, html, closures, browser, screenshot, json }: Options): Promise<number> {
  const extension = await stageExtension({ target: browser === 'firefox' ? 'firefox' : 'chrome', closures })
  const opened =
    browser === 'firefox' ? await openFirefox(extension.folder) : await openChromium({ extension: extension.folder })
  try {
    const { state, banner } = await opened.inspect({ url, html }, { screenshot })
    const report = createReport(state, banner, opened.requests())
    console.log(JSON.stringify(report, undefined, json ? undefined : 2))
    return 0
  } finally {
    await opened.close()
    extension.remove()
  }
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      html: { type: 'string' },
      closures: { type: 'string' },
      browser: { type: 'string', default: 'chromium' },
      screenshot: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const { url, html, browser } = values
  if (values.help) {
    console.log(usage)
    process.exit(0)
  }
  if (url === undefined || html === undefined) throw new Error(`--url and --html are needed\n${usage}`)
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new Error(`--url is not an http or https address: ${url}`)
  if (browser !== 'chromium' && browser !== 'firefox')
    throw new Error(`--browser is chromium or firefox, not ${browser}`)
  return {
    url: new URL(url).href,
    html: readFileSync(fromHere(html), 'utf8'),
    closures: values.closures === undefined ? [] : readClosures(fromHere(values.closures)),
    screenshot: values.screenshot === undefined ? undefined : fromHere(values.screenshot),
    browser,
    json: values.json,
  }
}

/** Files are named as seen from where npm was called. */
function fromHere(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), file)
}
