import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chromium, openChromium } from '../../cli/browser/chromium'
import type { SavedPage } from '../../cli/browser/saved-page'
import { stageExtension } from '../../cli/browser/stage-extension'
import { waitFor } from '../../cli/browser/wait-for'
import { openTestChromium } from '../support/open-browser'
import { pageFixtures } from '../support/page-fixtures'
import { type PageAccount, profilePage, withHead, withoutScripts } from '../support/profile-pages'
import { fixturePage } from '../support/saved-pages'

const linzi = fixturePage('2026-10-douyin-linzi-jiaojing')
const living = fixturePage('2026-10-douyin-living-renmin-ribao')

let browser: Chromium

beforeAll(async () => {
  browser = await openTestChromium()
})

afterAll(() => browser.close())

describe('what is visited', () => {
  const accounts = (names: readonly string[], verification: string): readonly PageAccount[] =>
    names.map((name, number) => ({ name, verification, number }))
  const visits: readonly SavedPage[] = [
    ...pageFixtures.map(({ url, html }) => ({ url: url.href, html })),
    ...accounts(['桓台交警', '陆丰交警', '某市发布', '某区文旅'], '某市某局官方账号').map((account) =>
      profilePage('douyin', account),
    ),
    ...accounts(
      ['商洛政务发布', '商州区人民政府', '某市发布', '某区气象', '某县文旅'],
      '商洛市人民政府办公室官方微博',
    ).map((account) => profilePage('weibo', account)),
    ...accounts(['富民警方', '昆明五华警方', '某县消防', '某县发布'], '简介：为您服务').map((account) =>
      profilePage('toutiao', account),
    ),
  ]

  test('stays on the device: on not one of fifty pages does the extension ask for anything', async () => {
    expect(visits.length).toBeGreaterThanOrEqual(50)
    const kinds = new Set<string | undefined>()
    const tabs = await Promise.all(visits.map((visit) => browser.open(visit)))
    for (const tab of tabs) {
      // oxlint-disable-next-line no-await-in-loop -- a person looks at one tab after the other
      const state = await browser.settle(tab)
      kinds.add(state?.answer?.verdict.kind)
    }
    await Promise.all(tabs.map((tab) => tab.close()))
    expect([...kinds]).toEqual(expect.arrayContaining(['closed', 'same-name', 'none']))
    expect(browser.requests()).toEqual([])
  })

  test('is watched by a recorder that sees what worker, content script and popup ask for', async () => {
    const staged = await stageExtension({ target: 'chrome' })
    const append = (file: string, text: string) => {
      const path = join(staged.folder, file)
      writeFileSync(path, `${readFileSync(path, 'utf8')}\n${text}`)
    }
    append('background.js', "chrome.runtime.onMessage.addListener(() => void fetch('https://example.com/worker'))")
    append('page-douyin.js', "fetch('https://example.com/page').catch(() => {})")
    append('popup.html', '<script type="module" src="/told.js"></script>')
    writeFileSync(join(staged.folder, 'told.js'), "fetch('https://example.com/popup')")
    const telling = await openChromium({ extension: staged.folder })
    try {
      await telling.open(living)
      await telling.openExtensionPage('popup.html')
      await waitFor('three requests to be recorded', async () => telling.requests()[2], 4000).catch(() => {})
      const expected = ['page', 'popup', 'worker'].map((what) => `https://example.com/${what}`)
      expect(telling.requests().toSorted()).toEqual(expected)
    } finally {
      await telling.close()
      staged.remove()
    }
  })
})

test('with no network from the very first run everything works', async () => {
  const fresh = await openTestChromium()
  try {
    await fresh.context.setOffline(true)
    const { banner } = await fresh.inspect(linzi)
    expect(banner?.text).toContain('淄博交警')
    const popup = await fresh.openExtensionPage('popup.html')
    await popup.getByRole('combobox').fill('莒南')
    await popup.getByRole('option').nth(1).waitFor()
    const results = await fresh.openExtensionPage('results.html?q=莒南')
    await results.locator('.records > li').nth(1).waitFor()
    const options = await fresh.openExtensionPage('options.html')
    expect(await options.locator('dl').innerText()).toContain('36')
    expect(fresh.requests()).toEqual([])
  } finally {
    await fresh.close()
  }
})

describe('a page cannot tell that the extension is there', () => {
  test('by its files: none can be reached from the web', async () => {
    const worker = await browser.worker()
    const manifest = await worker.evaluate(() => chrome.runtime.getManifest())
    expect(manifest).not.toHaveProperty('web_accessible_resources')
    expect(manifest).not.toHaveProperty('externally_connectable')

    const page = await browser.open(living)
    const reached = await page.evaluate(async (origin) => {
      const files = ['manifest.json', 'page-douyin.js', 'popup.html', 'results.html', 'list/head.json']
      const answers = await Promise.allSettled(files.map((file) => fetch(`${origin}/${file}`)))
      return files.filter((_, index) => answers[index]?.status === 'fulfilled')
    }, `chrome-extension://${browser.extensionId}`)
    expect(reached).toEqual([])
  })

  test.each([
    ['a living account', living],
    ['a living account that shows little', fixturePage('2026-10-weibo-not-rendered')],
    ['a page that is no profile', fixturePage('2026-08-weibo-post')],
  ])('by anything it can see of its own document: %s', async (_, saved) => {
    const page = await browser.open(withHead(withoutScripts(saved), `<script>(${String(watchEverything)})()</script>`))
    expect(await browser.settle(page)).toMatchObject({ shown: false })
    expect(await page.evaluate(tellChanges)).toEqual({
      changes: [],
      events: [],
      globals: [],
      isSameHtml: true,
      stored: [0, 0, 0, 0, ''],
    })
  })

  test('and would see it in the ways that are watched, if there were a banner', async () => {
    const page = await browser.open(withHead(withoutScripts(linzi), `<script>(${String(watchEverything)})()</script>`))
    expect(await browser.settle(page)).toMatchObject({ shown: true })
    const seen = await page.evaluate(tellChanges)
    expect(seen).toMatchObject({ isSameHtml: false, events: [], globals: [], stored: [0, 0, 0, 0, ''] })
    expect(seen.changes).toContain('YIBU-BANNER')
  })

  test.each([
    ['a living account', living],
    ['a closed account', linzi],
  ])('by words on the console: %s', async (_, saved) => {
    const said: string[] = []
    const listen = (message: { text(): string }) => said.push(message.text())
    const complain = (error: { error(): Error }) => said.push(error.error().message)
    browser.context.on('console', listen)
    browser.context.on('weberror', complain)
    const page = await browser.open(saved)
    await browser.settle(page)
    await page.evaluate(() => console.log('the page itself'))
    browser.context.off('console', listen)
    browser.context.off('weberror', complain)
    expect(said).toEqual(['the page itself'])
  })
})

interface Watched {
  html: string
  globals: readonly string[]
  readonly changes: string[]
  readonly events: string[]
}

/** Runs in the page before anything else. Remembers how the page was once parsed, and what happens to it from then on. */
function watchEverything(): void {
  const watched: Watched = { html: '', globals: [], changes: [], events: [] }
  Reflect.set(globalThis, 'watched', watched)
  const names = [
    'message',
    'wxt:content-script-started',
    'wxt:locationchange',
    'yibu',
    'storage',
    'hashchange',
    'error',
  ]
  for (const name of [
    ...names,
    'popstate',
    'unhandledrejection',
    'securitypolicyviolation',
    'focusin',
    'selectionchange',
  ])
    addEventListener(name, () => watched.events.push(name), { capture: true })
  document.addEventListener('DOMContentLoaded', () => {
    watched.html = document.documentElement.outerHTML
    watched.globals = Object.getOwnPropertyNames(globalThis)
    const note = (records: readonly MutationRecord[]) =>
      watched.changes.push(...records.map(({ target, addedNodes }) => (addedNodes[0] ?? target).nodeName))
    new MutationObserver(note).observe(document, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    })
  })
}

/** Runs in the page once the extension is done. */
async function tellChanges() {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by `watchEverything`
  const { html, globals, changes, events } = Reflect.get(globalThis, 'watched') as Watched
  return {
    changes,
    events,
    globals: Object.getOwnPropertyNames(globalThis).filter((name) => !globals.includes(name)),
    isSameHtml: document.documentElement.outerHTML === html,
    stored: [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      document.cookie,
    ],
  }
}

/** What the code that runs in the worker uses of the extension API. */
declare const chrome: { readonly runtime: { getManifest(): object } }
