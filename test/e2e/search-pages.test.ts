import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import type { Firefox } from '../../cli/browser/firefox'
import type { SavedPage } from '../../cli/browser/saved-page'
import { forgetSettings } from '../support/extension-storage'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { closure } from '../support/records'
import { fixturePage } from '../support/saved-pages'

const taoyuan = closure({ platform: 'weibo', name: '桃源网' }, { status: 'deregistered', effectiveOn: '2025-03' })
const namesake = closure({ name: '临淄交警', division: '370305' }, { id: 'douyin/临淄交警@1', status: 'merged' })
const closures = [taoyuan]

const douyin = fixturePage('2026-10-douyin-search')

/** The same page after a search for other words. */
function searchFor(words: string): SavedPage {
  return { ...douyin, url: `https://www.douyin.com/search/${encodeURIComponent(words)}?type=user` }
}

const fixtures = [
  { page: '2026-10-douyin-search', words: '临淄交警', closure: 'douyin/临淄交警', says: /^“临淄交警”抖音号.*淄博交警/ },
  {
    page: '2026-10-weibo-search',
    words: '桃源网',
    closure: 'weibo/桃源网',
    says: /^“桃源网”微博账号已于2025年3月注销/,
  },
  { page: '2026-10-weibo-mobile-search', words: '桃源网', closure: 'weibo/桃源网', says: /^“桃源网”微博账号/ },
  {
    page: '2026-10-toutiao-search',
    words: '淄博住房公积金',
    closure: 'toutiao/淄博住房公积金',
    says: /^“淄博住房公积金”头条号自2024年6月5日起停止更新.*来源没有说明去向。(?!.*在今日头条搜索)/,
  },
]

describe.each([
  { name: 'Chromium', open: openTestChromium },
  { name: 'Firefox', open: openTestFirefox },
])('in $name', ({ open }) => {
  let browser: Chromium | Firefox

  beforeAll(async () => {
    browser = await open({ closures })
  })

  afterAll(() => browser.close())

  test.each(fixtures)(
    'a search says what became of who is searched for: $page',
    async ({ page, words, closure: id, says }) => {
      const { state, banner } = await browser.inspect(fixturePage(page))
      expect(state).toMatchObject({
        kind: 'search',
        search: { words, answer: { verdict: { kind: 'closed', closure: { id } } } },
      })
      expect(banner?.text).toMatch(says)
      expect(state?.shown).toBe(true)
    },
  )

  test('a search for who is listed on another platform says that, and of this one that nothing is known', async () => {
    const { banner } = await browser.inspect(searchFor('桃源网'))
    expect(banner?.text).toMatch(
      /^名录中没有“桃源网”在抖音的关停记录，但在别的平台有：.*“桃源网”微博账号已于2025年3月注销/,
    )
  })

  test.each(['临淄', '临淄交警大队', '人民日报', '临淄交警 罚款'])('a search for “%s” says nothing', async (words) => {
    const { state, banner } = await browser.inspect(searchFor(words))
    expect(state).toMatchObject({ kind: 'search', search: { words, found: [] }, shown: false })
    expect(banner).toBeUndefined()
  })

  test('nothing is asked of anybody', () => {
    expect(browser.requests()).toEqual([])
  })
})

describe('the note above the results', () => {
  let browser: Chromium
  let page: Page
  let note: Locator

  beforeAll(async () => {
    browser = await openTestChromium({ closures: [...closures, namesake] })
  })

  afterAll(() => browser.close())

  afterEach(async () => {
    await page.close()
    await forgetSettings(browser)
  })

  async function open(saved: SavedPage): Promise<void> {
    page = await browser.open(saved)
    note = page.locator('yibu-banner .yibu')
    await browser.settle(page)
  }

  test('stands in the flow above them, in the page’s theme', async () => {
    await open(douyin)
    const box = await note.boundingBox()
    const first = await page.locator('.search-result-card').first().boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(first?.y ?? 0)
    expect(await note.getAttribute('data-theme')).toBe('dark')
    expect(await note.getAttribute('data-docked')).toBe('false')
  })

  test('follows new searches in the same page', async () => {
    await open(searchFor('人民日报'))
    expect(await note.count()).toBe(0)
    const search = (words: string) =>
      page.evaluate((next) => history.pushState({}, '', `/search/${encodeURIComponent(next)}?type=general`), words)
    await search('临淄交警官方')
    await note.getByText('“临淄交警”抖音号').first().waitFor()
    await search('桃源网')
    await note.getByText('但在别的平台有').waitFor()
    await search('人民日报')
    await note.waitFor({ state: 'detached' })
  })

  test('lists several of one name with their regions', async () => {
    await open(douyin)
    const text = await note.innerText()
    expect(text).toContain('名录中有 2 个账号叫这个名称')
    expect(text).toContain('山东省淄博市临淄区')
  })

  test.each([
    ['不再提示此账号', 'account'],
    ['一律不提示', 'platform'],
  ])('can be hidden for “%s”, until that is taken back', async (label, scope) => {
    await open(douyin)
    await note.getByRole('button', { name: '隐藏' }).click()
    await note.getByRole('button', { name: label }).click()
    await note.getByRole('button', { name: '撤销' }).waitFor()
    await page.reload()
    expect(await browser.settle(page)).toMatchObject({ shown: false, search: { answer: { hidden: { scope } } } })
    const popup = await browser.openExtensionPage(`popup.html?tab=${await browser.tabId(page)}`)
    await popup.getByRole('button', { name: '恢复提示' }).click()
    await note.waitFor()
    await popup.close()
  })

  test('says the same in the popup', async () => {
    await open(fixturePage('2026-10-weibo-search'))
    const popup = await browser.openExtensionPage(`popup.html?tab=${await browser.tabId(page)}`)
    await popup.getByText('本页搜索：桃源网').waitFor()
    await popup.getByText('“桃源网”微博账号已于2025年3月注销').first().waitFor()
    await popup.close()
  })
})
