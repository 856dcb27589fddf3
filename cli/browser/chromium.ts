import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright-core'
import type { PageState } from '../../utils/messages'
import { type PageQuestion, type PageReply, parseReply } from './page-reply'
import type { Inspection, InspectOptions, SavedPage } from './saved-page'
import { waitFor } from './wait-for'
import { findPagePlatform } from '../../utils/platforms'

/** A real Chromium with the extension in it and no way out: pages are served from memory, all else is refused. */
export interface Chromium {
  readonly context: BrowserContext
  readonly extensionId: string
  /** Opens a saved page at its address. */
  open(page: SavedPage): Promise<Page>
  /** Waits until the extension has nothing more to do on a page, and gives what it knows of it. Undefined where it does not run. */
  settle(page: Page): Promise<PageState | undefined>
  /** Opens a page of the extension in a tab: `popup.html?tab=1`. */
  openExtensionPage(path: string): Promise<Page>
  /** The tab's id as the extension knows it. */
  tabId(page: Page): Promise<number>
  worker(): Promise<Worker>
  /** Opens a page, waits until it has settled, reads what the extension makes of it, and closes it. */
  inspect(page: SavedPage, options?: InspectOptions): Promise<Inspection>
  /** Addresses beyond its own package that the extension itself asked for, so far. */
  requests(): readonly string[]
  close(): Promise<void>
}

/** What the code that runs in the worker uses of the extension API. */
declare const chrome: {
  readonly tabs: {
    query(filter: object): Promise<readonly { readonly id?: number }[]>
    sendMessage(tab: number, message: object): Promise<unknown>
  }
}

export interface ChromiumOptions {
  /** Folder of the unpacked extension; without one the browser is bare. */
  readonly extension?: string
  /** With a display and `false` the window is shown. */
  readonly headless?: boolean
}

export async function openChromium({ extension, headless = true }: ChromiumOptions): Promise<Chromium> {
  // Playwright tells of a worker's requests only when asked to.
  process.env['PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS'] = '1'
  const profile = mkdtempSync(join(tmpdir(), 'yibu-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: programPath(),
    headless,
    locale: 'zh-CN',
    args: [...launchArguments, ...(extension === undefined ? [] : loadArguments(extension))],
  })
  const pages = new Map<string, SavedPage>()
  const requests = new Set<string>()
  await context.route(
    () => true,
    async (route) => {
      const url = route.request().url()
      if (isLocal(url)) return route.continue()
      if (route.request().serviceWorker() !== null) requests.add(url)
      const saved = route.request().isNavigationRequest() ? pages.get(withoutHash(url)) : undefined
      if (saved === undefined) return route.abort('internetdisconnected')
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: saved.html })
    },
  )
  context.on('page', (page) => void watchPage(context, page, requests))
  const worker = async () => context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker')
  const extensionId = extension === undefined ? '' : new URL((await worker()).url()).host

  async function tabId(page: Page): Promise<number> {
    await page.bringToFront()
    const id = await (
      await worker()
    ).evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
      return tab?.id
    })
    if (id === undefined) throw new Error(`no tab is active for ${page.url()}`)
    return id
  }

  /** Asks a tab's content script: nothing of ours runs among the page's own scripts, which may have broken anything. */
  async function ask<Question extends PageQuestion>(
    tab: number,
    question: Question,
  ): Promise<PageReply<Question> | undefined> {
    const service = await worker()
    const reply: unknown = await service.evaluate(
      ([id, type]) => chrome.tabs.sendMessage(id, { type, request: null }).catch(() => undefined),
      [tab, question] as const,
    )
    return parseReply(question, reply)
  }

  async function settle(page: Page): Promise<PageState | undefined> {
    await page.waitForLoadState('load')
    if (findPagePlatform(new URL(page.url())) === undefined) return undefined
    const tab = await tabId(page)
    return waitFor(`the extension to settle on ${page.url()}`, async () => {
      const state = await ask(tab, 'describePage')
      return state?.settled === true ? state : undefined
    })
  }

  async function open(saved: SavedPage): Promise<Page> {
    pages.set(withoutHash(saved.url), saved)
    const page = await context.newPage()
    if (saved.from !== undefined) {
      pages.set(withoutHash(saved.from.url), saved.from)
      await page.goto(saved.from.url)
      await page.waitForURL(saved.url)
    } else await page.goto(saved.url, { waitUntil: 'domcontentloaded' })
    return page
  }

  return {
    context,
    extensionId,
    worker,
    tabId,
    open,
    settle,
    async inspect(saved, { screenshot, pauseMs = 0 } = {}) {
      const page = await open(saved)
      const state = await settle(page)
      const banner = state && ((await ask(await tabId(page), 'readBanner')) ?? undefined)
      if (screenshot !== undefined) await page.screenshot({ path: screenshot, type: 'png' })
      if (pauseMs > 0) await sleep(pauseMs)
      await page.close()
      return { state, banner }
    },
    async openExtensionPage(path) {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${extensionId}/${path}`)
      return page
    },
    requests: () => [...requests],
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

function programPath(): string {
  const path = process.env['YIBU_CHROMIUM']
  if (path === undefined) throw new Error('YIBU_CHROMIUM does not name a Chromium; run this through npm')
  return path
}

/** For a Chromium that keeps to itself, wherever it runs. */
export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function loadArguments(folder: string): readonly string[] {
  return [`--load-extension=${folder}`, `--disable-extensions-except=${folder}`]
}

function isLocal(url: string): boolean {
  return /^(?:chrome-extension|data|blob|about|chrome):/.test(url)
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '')
}

async function watchPage(context: BrowserContext, page: Page, requests: Set<string>): Promise<void> {
  const session: CDPSession = await context.newCDPSession(page)
  session.on('Network.requestWillBeSent', ({ request, initiator, documentURL }) => {
    const frames = initiator.stack?.callFrames ?? []
    const isOurs =
      documentURL.startsWith('chrome-extension:') || frames.some(({ url }) => url.startsWith('chrome-extension:'))
    if (isOurs && !isLocal(request.url)) requests.add(request.url)
  })
  await session.send('Network.enable')
}
