import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import { waitFor } from '../../cli/browser/wait-for'
import type { Closure } from '../../utils/model/closure'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { profilePage } from '../support/profile-pages'
import { closure } from '../support/records'
import { fixturePage } from '../support/saved-pages'

const office = { name: '某县公安', verification: '某县公安局官方微博', number: 1 }
const living = profilePage('weibo', office)
const uid = new URL(living.url).pathname.split('/').at(-1) ?? ''
/** Announced to close. */
const linzi = fixturePage('2026-10-douyin-linzi-jiaojing')

const closing = closure(
  { name: office.name, platform: 'weibo', ids: [`uid:${uid}`] },
  { successors: [{ kind: 'website', name: '某县公安局', url: 'https://police.example.cn/' }] },
)

describe('an account that is watched, in Chromium', () => {
  let browser: Chromium

  beforeAll(async () => {
    browser = await openTestChromium()
  })

  afterAll(() => browser.close())

  async function openPopupOn(page: Page): Promise<Page> {
    await browser.settle(page)
    return browser.openExtensionPage(`popup.html?tab=${await browser.tabId(page)}`)
  }

  /** What the toolbar button shows, and what it is called. */
  async function readButton(): Promise<string> {
    const worker = await browser.worker()
    return worker.evaluate(async () =>
      [await chrome.action.getBadgeText({}), await chrome.action.getTitle({})].join(' '),
    )
  }

  /** An own entry, as the options page saves one. */
  async function saveRecord(page: Page, record: Closure): Promise<void> {
    await page.evaluate((request) => chrome.runtime.sendMessage({ type: 'saveRecord', request }), { record })
  }

  test('is told of at the button and in the popup once it closes, until that was read', async () => {
    const page = await browser.open(living)
    const popup = await openPopupOn(page)
    await popup.getByRole('button', { name: '若此账号关停，请告诉我' }).click()
    await popup.getByText('已留意这个账号').waitFor()
    expect(await readButton()).toBe(' 移步')

    await saveRecord(popup, closing)
    await waitFor('the button to tell', async () => ((await readButton()).startsWith('1') ? true : undefined))
    expect(await readButton()).toBe('1 移步：您留意的账号有变化（“某县公安”微博账号）')
    const news = popup.getByRole('region', { name: '您留意的账号有变化' })
    await news.getByRole('link', { name: /某县公安局/ }).waitFor()

    await popup.reload()
    await news.getByRole('button', { name: '知道了' }).click()
    await news.waitFor({ state: 'detached' })
    await waitFor('the button to be quiet', async () => ((await readButton()) === ' 移步' ? true : undefined))
  })

  test('is pinned in the banner where it is announced to close, and let go in the options', async () => {
    const page = await browser.open(linzi)
    const banner = page.locator('yibu-banner .yibu')
    await banner.getByRole('button', { name: '若此账号关停，请告诉我' }).click()
    await banner.getByRole('button', { name: '不再留意' }).waitFor()
    const options = await browser.openExtensionPage('options.html')
    await options.getByRole('button', { name: '不再留意：“临淄交警”抖音号' }).click()
    await banner.getByRole('button', { name: '若此账号关停，请告诉我' }).waitFor()
  })

  test('needs no permission beyond those asked for at installation', async () => {
    const worker = await browser.worker()
    const { permissions = [] } = await worker.evaluate(() => chrome.permissions.getAll())
    expect(permissions).not.toContain('notifications')
  })
})

test('an account can be watched in Firefox, too', async () => {
  const browser = await openTestFirefox()
  try {
    const page = await browser.open(linzi)
    await browser.settle(page)
    await page.bringToFront()
    // Waits until it stands still.
    await page.locator('yibu-banner >>> [data-pin="on"]').click()
    // Puppeteer's own waiting hears of nothing that changes in a shadow root.
    await waitFor('the banner to know', async () => (await page.$('yibu-banner >>> [data-pin="off"]')) ?? undefined)
  } finally {
    await browser.close()
  }
})

/** What the code that runs in the worker and in pages of the extension uses of its API. */
declare const chrome: {
  readonly action: { getBadgeText(of: object): Promise<string>; getTitle(of: object): Promise<string> }
  readonly permissions: { getAll(): Promise<{ readonly permissions?: readonly string[] }> }
  readonly runtime: { sendMessage(message: object): Promise<unknown> }
}
