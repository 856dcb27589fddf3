import { setTimeout as sleep } from 'node:timers/promises'
import { type HTTPRequest, launch, type Page } from 'puppeteer-core'
import { openRecordingProxy } from './recording-proxy'
import { type PageQuestion, type PageReply, parseReply } from './page-reply'
import type { Inspection, InspectOptions, SavedPage } from './saved-page'
import { waitFor } from './wait-for'
import type { PageState } from '../../utils/messages'
import { findPagePlatform } from '../../utils/platforms'

/** A real Firefox with the extension in it and no way out: pages are served from memory, all else is refused. */
export interface Firefox {
  /** Opens a saved page at its address. */
  open(page: SavedPage): Promise<Page>
  /** Waits until the extension has nothing more to do on a page, and gives what it knows of it. Undefined where it does not run. */
  settle(page: Page): Promise<PageState | undefined>
  /** Opens a page of the extension: `options.html`. */
  openExtensionPage(path: string): Promise<Page>
  /** Opens a page, waits until it has settled, reads what the extension makes of it, and closes it. */
  inspect(page: SavedPage, options?: InspectOptions): Promise<Inspection>
  /** Hosts the extension itself asked for, so far, as addresses: what is asked of them is encrypted. */
  requests(): readonly string[]
  close(): Promise<void>
}

/** Takes the folder of the unpacked extension. */
export async function openFirefox(extension: string): Promise<Firefox> {
  const proxy = await openRecordingProxy()
  const firefox = await launch({
    browser: 'firefox',
    executablePath: programPath(),
    headless: true,
    // Without it no page of the extension can be opened from outside.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { ...quietPreferences, ...proxy.preferences },
  })
  await firefox.installExtension(extension)
  const pages = new Map<string, SavedPage>()
  let asker: Page | undefined

  async function open(saved: SavedPage): Promise<Page> {
    pages.set(withoutHash(saved.url), saved)
    const page = await firefox.newPage()
    await page.setRequestInterception(true)
    page.on('request', (request) => void serve(request, pages))
    if (saved.from !== undefined) {
      pages.set(withoutHash(saved.from.url), saved.from)
      await page.goto(saved.from.url, { waitUntil: 'load' })
      await waitFor(`${saved.from.url} to lead on`, async () => (page.url() === saved.url ? true : undefined))
    } else await page.goto(saved.url, { waitUntil: 'load' })
    return page
  }

  async function settle(page: Page): Promise<PageState | undefined> {
    if (findPagePlatform(new URL(page.url())) === undefined) return undefined
    return waitFor(`the extension to settle on ${page.url()}`, async () => {
      const state = await ask(page, 'describePage')
      return state?.settled === true ? state : undefined
    })
  }

  /** Asks a tab's content script: nothing of ours runs among the page's own scripts, which may have broken anything. */
  async function ask<Question extends PageQuestion>(
    page: Page,
    question: Question,
  ): Promise<PageReply<Question> | undefined> {
    asker ??= await openExtensionPage('options.html')
    await page.bringToFront()
    return parseReply(question, JSON.parse(await asker.evaluate(askActiveTab, question)))
  }

  async function openExtensionPage(path: string): Promise<Page> {
    const page = await firefox.newPage()
    // Firefox never tells that such a page has loaded; it is there as soon as its own code can be run in it.
    void page.goto(`moz-extension://${extensionHost}/${path}`).catch(() => {})
    await waitFor(`${path} to open`, () => page.evaluate(() => ('browser' in globalThis ? true : undefined)))
    return page
  }

  return {
    open,
    settle,
    openExtensionPage,
    async inspect(saved, { screenshot, pauseMs = 0 } = {}) {
      const page = await open(saved)
      const state = await settle(page)
      const banner = state && ((await ask(page, 'readBanner')) ?? undefined)
      if (screenshot !== undefined) await page.screenshot({ path: screenshot, type: 'png' })
      if (pauseMs > 0) await sleep(pauseMs)
      await page.close()
      return { state, banner }
    },
    requests: proxy.requests,
    async close() {
      await firefox.close()
      await proxy.close()
    },
  }
}

/** The extension's host in this Firefox, which makes one up unless told. */
const extensionHost = '5f1e4f4e-8f0a-4c44-9b7a-0d5b7f2f0001'

const quietPreferences = {
  'extensions.webextensions.uuids': JSON.stringify({ 'yibu@yibu.example': extensionHost }),
  'intl.accept_languages': 'zh-CN',
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
}

async function serve(request: HTTPRequest, pages: ReadonlyMap<string, SavedPage>): Promise<void> {
  const saved = request.isNavigationRequest() ? pages.get(withoutHash(request.url())) : undefined
  if (saved === undefined) return request.abort()
  return request.respond({ contentType: 'text/html; charset=utf-8', body: saved.html })
}

/** Runs in a page of the extension. Gives JSON: values from deep down are lost on the way out of the browser. */
async function askActiveTab(type: string): Promise<string> {
  const [tab] = await browser.tabs.query({ active: true })
  const reply = tab && (await browser.tabs.sendMessage(tab.id, { type, request: null }).catch(() => null))
  return JSON.stringify(reply ?? null)
}

/** What the code that runs in a page of the extension uses of its API. */
declare const browser: {
  readonly tabs: {
    query(filter: object): Promise<readonly { readonly id: number }[]>
    sendMessage(tab: number, message: object): Promise<unknown>
  }
}

function programPath(): string {
  const path = process.env['YIBU_FIREFOX']
  if (path === undefined) throw new Error('YIBU_FIREFOX does not name a Firefox; run this through npm')
  return path
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '')
}
