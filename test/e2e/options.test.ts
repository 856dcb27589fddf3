import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import { forgetSettings, storeSettings } from '../support/extension-storage'
import { openTestChromium } from '../support/open-browser'
import { fixturePage } from '../support/saved-pages'

const linzi = fixturePage('2026-10-douyin-linzi-jiaojing')

let browser: Chromium

beforeAll(async () => {
  browser = await openTestChromium()
})

afterAll(() => browser.close())

afterEach(async () => {
  const [, ...opened] = browser.context.pages()
  await Promise.all(opened.map((page) => page.close()))
  await forgetSettings(browser)
})

async function openOptions(): Promise<Page> {
  const options = await browser.openExtensionPage('options.html')
  await options.getByText('记录数').first().waitFor()
  return options
}

async function openWithBanner(): Promise<{ page: Page; banner: Locator }> {
  const page = await browser.open(linzi)
  const banner = page.locator('yibu-banner .yibu')
  await banner.waitFor()
  return { page, banner }
}

async function hide(banner: Locator, how: string): Promise<void> {
  await banner.getByRole('button', { name: '隐藏' }).click()
  await banner.getByRole('button', { name: how }).click()
  await banner.getByRole('paragraph').getByText('已隐藏').waitFor()
}

describe('the list in use', () => {
  test('is told with its publisher, its date and its size', async () => {
    const options = await openOptions()
    const facts = await options.locator('dl').innerText()
    expect(facts).toMatch(/发布者\s+\S/)
    expect(facts).toMatch(/名录日期\s+\d{4}年\d{1,2}月\d{1,2}日/)
    expect(facts).toMatch(/记录数\s+36(?:\s|$)/)
  })

  test.each(['按平台', '按省份'])('is counted %s, and the counts add up', async (title) => {
    const options = await openOptions()
    const numbers = options.getByRole('table', { name: title }).locator('td.number')
    await numbers.first().waitFor()
    const counts = (await numbers.allInnerTexts()).map(Number)
    expect(counts.length).toBeGreaterThan(3)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(36)
  })
})

test('a platform switched off is quiet at once and after a reload, and speaks up when it is switched on', async () => {
  const { page, banner } = await openWithBanner()
  const options = await openOptions()
  const toggle = options.getByRole('checkbox', { name: '抖音', exact: true })
  await toggle.uncheck()
  await banner.waitFor({ state: 'detached' })
  await page.reload()
  expect(await browser.settle(page)).toMatchObject({ answer: { hidden: { scope: 'platform' } }, shown: false })
  await options.getByRole('button', { name: '恢复提示：抖音上的全部账号' }).waitFor()

  await options.reload()
  expect(await toggle.isChecked()).toBe(false)
  await toggle.check()
  await banner.waitFor()
  await options.getByText('没有隐藏任何账号或平台').waitFor()
})

describe('a hidden account', () => {
  test('stands among the hidden and can be shown again', async () => {
    const { page, banner } = await openWithBanner()
    await hide(banner, '不再提示此账号')
    await page.reload()
    expect(await browser.settle(page)).toMatchObject({ shown: false })

    const options = await openOptions()
    await options.getByText('“临淄交警”抖音号 一直隐藏').waitFor()
    await options.getByRole('button', { name: '恢复提示：“临淄交警”抖音号' }).click()
    await options.getByText('没有隐藏任何账号或平台').waitFor()
    await options.getByText('已恢复提示：“临淄交警”抖音号').waitFor()
    await options.locator('h2:focus').waitFor()
    await banner.waitFor()
  })

  test('for a week says until when', async () => {
    const { banner } = await openWithBanner()
    const weekLater = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000)
    await hide(banner, '7 天内不提示此账号')
    const options = await openOptions()
    const day = `${weekLater.getFullYear()}年${weekLater.getMonth() + 1}月${weekLater.getDate()}日`
    const entry = options.getByRole('listitem').filter({ hasText: '“临淄交警”抖音号' })
    expect(await entry.innerText()).toContain(`隐藏到${day}`)
  })

  test('for a week that has passed is shown, and not listed', async () => {
    const hidden = { platform: 'douyin', name: '临淄交警', ids: [], until: Date.now() - 1 }
    await storeSettings(browser, { version: 1, disabledPlatforms: [], hiddenAccounts: [hidden] })
    const options = await openOptions()
    await options.getByText('没有隐藏任何账号或平台').waitFor()
    const { banner } = await openWithBanner()
    expect(await banner.innerText()).toContain('淄博交警')
  })
})

test('the version is the one that is installed', async () => {
  const options = await openOptions()
  const version = await options.evaluate(() => chrome.runtime.getManifest().version)
  expect(await options.getByText('版本').innerText()).toBe(`版本 ${version}`)
})

describe('settings that make no sense', () => {
  test.each([
    ['a text', 'garbage'],
    ['null', null],
    ['a list', [1, 2, 3]],
    ['of a later version', { version: 99, everything: 'different' }],
    ['with fields of another type', { version: 1, disabledPlatforms: 'douyin', hiddenAccounts: { length: 3 } }],
    ['with a hidden account of no platform', { version: 1, disabledPlatforms: [], hiddenAccounts: [{ ids: [7] }] }],
  ])('(%s) count as none: the page opens, the banner shows, and a choice can be made', async (_, garbage) => {
    await storeSettings(browser, garbage)
    const { banner } = await openWithBanner()
    const options = await openOptions()
    await options.getByText('没有隐藏任何账号或平台').waitFor()
    const toggle = options.getByRole('checkbox', { name: '抖音', exact: true })
    expect(await toggle.isChecked()).toBe(true)
    await toggle.uncheck()
    await banner.waitFor({ state: 'detached' })
  })
})

test.each([320, 400, 1920])('nothing reaches beyond the side of a window %i px wide', async (width) => {
  const hidden = [
    { platform: 'douyin', name: '长'.repeat(200), ids: [] },
    { platform: 'weibo', ids: [`uid:${'1'.repeat(150)}`], until: Date.now() + 100_000_000 },
  ]
  await storeSettings(browser, { version: 1, disabledPlatforms: ['toutiao'], hiddenAccounts: hidden })
  const options = await openOptions()
  await options.setViewportSize({ width, height: 800 })
  await options.getByRole('button', { name: '恢复提示' }).nth(2).waitFor()
  await options.getByRole('button', { name: '添加一条记录' }).click()
  await options.getByRole('button', { name: '添加去向' }).click()
  await options.getByLabel('账号名称').fill('长'.repeat(90))
  expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
})

/** What the code that runs in the page uses of the extension API. */
declare const chrome: { readonly runtime: { getManifest(): { readonly version: string } } }
