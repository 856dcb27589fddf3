import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import { openTestChromium, openTestFirefox } from '../support/open-browser'

// No test can type into a browser's own address bar or open its menus: what it would tell the worker is told to it.

let browser: Chromium

beforeAll(async () => {
  browser = await openTestChromium()
})

afterAll(() => browser.close())

afterEach(async () => {
  const [, ...opened] = browser.context.pages()
  await Promise.all(opened.map((page) => page.close()))
})

/** What the code that runs in the worker uses of the extension API. `dispatch` is what the browser itself calls. */
declare const chrome: {
  readonly omnibox: {
    readonly onInputStarted: { dispatch(): void }
    readonly onInputChanged: { dispatch(text: string, suggest: (suggestions: Suggestion[]) => void): void }
    readonly onInputEntered: { dispatch(text: string, disposition: string): void }
  }
  readonly contextMenus: {
    readonly onClicked: { dispatch(info: object, tab: object | undefined): void }
    update(id: string, properties: object): Promise<void>
  }
  readonly runtime: {
    readonly onInstalled: { dispatch(details: object): void }
    getManifest(): { readonly omnibox?: { readonly keyword: string } }
  }
}

interface Suggestion {
  readonly content: string
  readonly description: string
}

async function type(text: string): Promise<readonly Suggestion[]> {
  const worker = await browser.worker()
  return worker.evaluate(
    (typed) =>
      new Promise<Suggestion[]>((resolve) => {
        chrome.omnibox.onInputStarted.dispatch()
        chrome.omnibox.onInputChanged.dispatch(typed, resolve)
      }),
    text,
  )
}

async function enter(text: string, disposition = 'newForegroundTab'): Promise<Page> {
  const opened = browser.context.waitForEvent('page')
  const worker = await browser.worker()
  await worker.evaluate(([taken, where]) => chrome.omnibox.onInputEntered.dispatch(taken, where), [
    text,
    disposition,
  ] as const)
  return opened
}

function addressOf(page: Page): string {
  return decodeURIComponent(page.url().replace(/^chrome-extension:\/\/[a-z]+\//, ''))
}

describe('in the address bar', () => {
  test('what is typed leads to suggestions that begin with where to go now', async () => {
    const [first] = await type('lzjj')
    expect(first?.content).toBe('douyin/临淄交警')
    expect(first?.description).toMatch(
      /^“淄博交警”<dim> ← <\/dim><match>临淄交警<\/match><dim>（抖音，2025年3月10日公告关停/,
    )
  })

  test('Enter on a suggestion opens where the account went', async () => {
    const request = browser.context.waitForEvent('request', (candidate) => candidate.url().startsWith('https:'))
    await enter('douyin/临淄交警')
    expect((await request).url()).toBe(`https://www.douyin.com/search/${encodeURIComponent('淄博交警')}?type=user`)
  })

  test('Enter on words opens all their results', async () => {
    const page = await enter('莒南 交警')
    await page.locator('.records > li').first().waitFor()
    expect(addressOf(page)).toBe('results.html?q=莒南+交警')
  })

  test('Enter in this tab stays in it', async () => {
    const page = await browser.openExtensionPage('options.html')
    await page.bringToFront()
    const worker = await browser.worker()
    await worker.evaluate(() => chrome.omnibox.onInputEntered.dispatch('莒南', 'currentTab'))
    await page.waitForURL(/results\.html\?q=/)
  })

  test.each([
    { locale: 'zh_CN', keyword: '移步' },
    { locale: 'zh_TW', keyword: '移步' },
    { locale: 'en', keyword: 'yb' },
  ] as const)('the keyword is $keyword in $locale', async ({ locale, keyword }) => {
    const localized = await openTestChromium({ locale })
    try {
      const worker = await localized.worker()
      expect(await worker.evaluate(() => chrome.runtime.getManifest().omnibox?.keyword)).toBe(keyword)
    } finally {
      await localized.close()
    }
  })
})

describe('in the menu of selected text', () => {
  test('it is there once, however often the extension was installed', async () => {
    const worker = await browser.worker()
    await worker.evaluate(() => {
      chrome.runtime.onInstalled.dispatch({ reason: 'update' })
      chrome.runtime.onInstalled.dispatch({ reason: 'update' })
    })
    // Rejects where there is none.
    await worker.evaluate(() => chrome.contextMenus.update('search', {}))
  })

  test('the selection is looked up, cut to a sensible length', async () => {
    const opened = browser.context.waitForEvent('page')
    const worker = await browser.worker()
    const selected = ` 莒南\n交警 ${'字'.repeat(100_000)}`
    await worker.evaluate(
      (text) => chrome.contextMenus.onClicked.dispatch({ selectionText: text }, undefined),
      selected,
    )
    const page = await opened
    await page.locator('.count output', { hasText: '没有' }).waitFor()
    expect(addressOf(page)).toBe(`results.html?q=莒南+交警+${'字'.repeat(94)}`)
  })
})

test('Firefox takes the manifest with its keyword, and knows the APIs', async () => {
  const firefox = await openTestFirefox()
  try {
    const page = await firefox.openExtensionPage('options.html')
    const known = await page.evaluate(() => {
      const { omnibox, contextMenus, runtime } = browserOfPage()
      return JSON.stringify([typeof omnibox, typeof contextMenus, runtime.getManifest().omnibox?.keyword])
      function browserOfPage() {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by Firefox
        return Reflect.get(globalThis, 'browser') as typeof chrome
      }
    })
    expect(JSON.parse(known)).toEqual(['object', 'object', 'yb'])
  } finally {
    await firefox.close()
  }
})
