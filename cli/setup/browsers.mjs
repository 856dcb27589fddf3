import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.mjs'
import { findProgram } from './find-program.mjs'

/**
 * Finds the browsers, installing what is missing: the one on the machine, else the package manager's, else the
 * download of Playwright (Chromium) or Puppeteer (Firefox). Gives environment variables that name the programs.
 * Google's own Chrome is not used: it no longer loads extensions from the command line.
 */
export function installBrowsers(root, names) {
  if (names.length === 0) return {}
  installChineseFont()
  return Object.fromEntries(names.map((name) => [`YIBU_${name.toUpperCase()}`, installBrowser(root, name)]))
}

const browsers = {
  chromium: {
    programs: ['chromium', 'chromium-browser'],
    places: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    debian: ['chromium'],
    download: (root) => run(root, 'node_modules/.bin/playwright-core', ['install', 'chromium']),
    downloaded: (root) =>
      evaluate(root, `import { chromium } from 'playwright-core'; console.log(chromium.executablePath())`),
  },
  firefox: {
    programs: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
    debian: ['firefox-esr'],
    download: (root) => run(root, 'node_modules/.bin/browsers', ['install', 'firefox@stable', '--path', cache(root)]),
    downloaded: (root) =>
      evaluate(
        root,
        `import { getInstalledBrowsers } from '@puppeteer/browsers';
         const all = await getInstalledBrowsers({ cacheDir: ${JSON.stringify(cache(root))} });
         console.log(all.find((one) => one.browser === 'firefox')?.executablePath ?? '')`,
      ),
  },
}

function installBrowser(root, name) {
  const browser = browsers[name]
  const find = () =>
    process.env[`YIBU_${name.toUpperCase()}`] || findProgram(browser) || existing(browser.downloaded(root))
  const found = find()
  if (found) return found
  console.error(`No ${name} on this machine; installing it …`)
  if (!aptInstall(browser.debian) || !find()) browser.download(root)
  const installed = find()
  if (!installed)
    throw new Error(`${name} could not be installed; install it and run this again, or set YIBU_${name.toUpperCase()}`)
  return installed
}

function existing(path) {
  return path && existsSync(path) ? path : undefined
}

/** Screenshots of a Chinese interface need a Chinese font; only Linux machines come without one. */
function installChineseFont() {
  if (process.platform !== 'linux') return
  const { stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  if (stdout) return
  console.error('No Chinese font on this machine; installing one …')
  if (!aptInstall(['fontconfig', 'fonts-noto-cjk']))
    console.error('It could not be installed: screenshots will show boxes.')
}

function cache(root) {
  return join(root, 'node_modules', '.cache', 'browsers')
}

function run(root, program, args) {
  spawnSync(join(root, program), args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
}

function evaluate(root, code) {
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    encoding: 'utf8',
  }).stdout?.trim()
}
