import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openChromium, type Chromium } from './browser/chromium'
import { root } from './browser/build-extension'
import type { Inspection } from './browser/saved-page'
import { stageExtension } from './browser/stage-extension'
import { type Scene, scenes } from './start/scenes'

/** The main job, shown: real Chromium on saved pages of each platform, and what Yibu says there. */
const screenshots = join(root, '.output', 'screenshots')
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
const stays = hasDisplay && !process.env['CI']

mkdirSync(screenshots, { recursive: true })
const extension = await stageExtension({ target: 'chrome' })
console.log(`Opening ${process.env['YIBU_CHROMIUM'] ?? 'Chromium'} ${stays ? 'in a window' : 'without a window'} …\n`)
const chromium = await openChromium({ extension: extension.folder, headless: !stays })
const wrong: string[] = []
try {
  for (const scene of scenes) {
    // oxlint-disable-next-line no-await-in-loop -- one scene after the other, to be looked at
    wrong.push(...(await play(chromium, scene)))
  }
  await showOwnPages(chromium)
  console.log(`\nScreenshots: ${screenshots}`)
  console.log(`Requests of the extension itself: ${chromium.requests().join(', ') || 'none'}`)
  if (chromium.requests().length > 0) wrong.push('the extension made requests')
} finally {
  await chromium.close()
  extension.remove()
}
for (const problem of wrong) console.error(`WRONG: ${problem}`)
console.log(wrong.length === 0 ? '\nAll as it should be.' : `\n${wrong.length} wrong.`)
process.exitCode = wrong.length === 0 ? 0 : 1

/** Opens one page, prints what Yibu says there; gives what is not as expected. */
async function play(browser: Chromium, scene: Scene): Promise<readonly string[]> {
  const { url }: { url: string } = JSON.parse(readFileSync(`test/fixtures/pages/${scene.page}.json`, 'utf8'))
  const html = readFileSync(`test/fixtures/pages/${scene.page}.html`, 'utf8')
  const screenshot = join(screenshots, `${scene.page}.png`)
  const inspection = await browser.inspect({ url, html }, { screenshot, pauseMs: stays ? 4000 : 0 })
  console.log(`${scene.title}\n  ${url}\n  ${say(inspection)}\n`)
  return scene.check(inspection).map((problem) => `${scene.title}: ${problem}`)
}

function say({ banner }: Inspection): string {
  if (banner === undefined) return 'no banner'
  return [banner.text, ...banner.links.map(({ text, href }) => `→ ${text}: ${href}`)].join('\n  ')
}

async function showOwnPages(browser: Chromium): Promise<void> {
  const options = await browser.openExtensionPage('options.html')
  await options.getByRole('table').first().waitFor()
  await options.screenshot({ path: join(screenshots, 'options.png'), fullPage: true })
  const popup = await browser.openExtensionPage('popup.html')
  await popup.setViewportSize({ width: 400, height: 600 })
  await popup.getByRole('combobox').fill('交警')
  await popup.getByRole('option').first().waitFor()
  await popup.screenshot({ path: join(screenshots, 'popup.png') })
  console.log('Options and popup: see the screenshots.')
}
