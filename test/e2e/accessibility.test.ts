import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import type { SavedPage } from '../../cli/browser/saved-page'
import type { Locale } from '../../cli/browser/stage-extension'
import { forgetSettings, storeSettings } from '../support/extension-storage'
import { feedPage, post } from '../support/feed-page'
import { letOutTo, openListHost } from '../support/list-host'
import { openTestChromium } from '../support/open-browser'
import { profilePage } from '../support/profile-pages'
import { createPublisher } from '../support/publisher'
import { closure } from '../support/records'
import { fixturePage, foreignPage } from '../support/saved-pages'

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** One page for each thing a banner can say. */
const told: readonly { readonly what: string; readonly page: SavedPage }[] = [
  { what: 'closed, one way on, on a dark page', page: fixturePage('2026-10-douyin-linzi-jiaojing') },
  { what: 'closed, several ways on', page: fixturePage('2026-10-douyin-junan-jiaojing') },
  { what: 'renamed, on a light page', page: fixturePage('2026-08-weibo-taoyuanwang') },
  { what: 'closed, no way stated, by name only', page: fixturePage('2026-04-toutiao-zibo-gongjijin') },
  { what: 'only the same name, on a dark page', page: fixturePage('2026-10-douyin-same-name-unverified') },
  { what: 'only the same name, on a light page', page: fixturePage('2026-08-weibo-unverified') },
  {
    what: 'a successor, on a dark page',
    page: profilePage('douyin', { name: '新的发布', verification: '某市人民政府官方账号', number: 1 }),
  },
  {
    what: 'a successor, on a light page',
    page: profilePage('weibo', { name: '桃源县人民政府', verification: '桃源县人民政府官方微博', number: 2 }),
  },
  {
    what: 'closed, and what the platform says of it, its new address too',
    page: fixturePage('2026-03-wechat-migrated'),
  },
  { what: 'closed, above the results of a search, on a dark page', page: fixturePage('2026-10-douyin-search') },
  { what: 'closed, above the results of a search, on a light page', page: fixturePage('2026-10-toutiao-search') },
  { what: 'closed, above an article', page: fixturePage('2024-04-wechat-shantou-jinrong') },
  {
    what: 'a path over two closed accounts',
    page: profilePage('douyin', { name: '最早的发布', verification: '某市人民政府官方账号', number: 3 }),
  },
  { what: 'the account’s own words, on a light page', page: fixturePage('2026-11-douyin-notice-pinned') },
]

const chain = [
  closure({ platform: 'wechat', name: '某区政务', ids: ['biz:MzIxNTY3ODgwNA=='] }, { status: 'migrated' }),
  closure(
    { name: '最早的发布', organisation: '某市人民政府' },
    { successors: [{ kind: 'account', platform: 'douyin', name: '后来的发布' }] },
  ),
  closure({ name: '后来的发布' }, { successors: [{ kind: 'account', platform: 'douyin', name: '新的发布' }] }),
]

let browser: Chromium

async function closeTabs(): Promise<void> {
  const [, ...opened] = browser.context.pages()
  await Promise.all(opened.map((page) => page.close()))
  await forgetSettings(browser)
}

/** Opens a page and waits for the banner as it will stay. */
async function openBanner(saved: SavedPage): Promise<{ page: Page; banner: Locator }> {
  const page = await browser.open(saved)
  await browser.settle(page)
  const banner = page.locator('yibu-banner .yibu')
  await banner.waitFor()
  return { page, banner }
}

/** What axe objects to, in the banner alone or in a whole page of the extension. */
async function violationsIn(page: Page, within: 'yibu-banner' | 'yibu-mark' | 'html'): Promise<readonly string[]> {
  await page.evaluate(axe)
  const json = await page.evaluate(runAxe, within)
  const violations: readonly { id: string; nodes: readonly { html: string; failureSummary: string }[] }[] =
    JSON.parse(json)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  )
}

/** Runs in the page. */
async function runAxe(within: string): Promise<string> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by its own source
  const { run } = Reflect.get(globalThis, 'axe') as {
    run(context: object, options: object): Promise<{ violations: readonly object[] }>
  }
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  // In the midst of a page the banner is not the page: rules of whole documents are the site's own affair.
  const rules = within === 'html' ? {} : { region: { enabled: false }, 'page-has-heading-one': { enabled: false } }
  const { violations } = await run({ include: [within] }, { runOnly: tags, rules, resultTypes: ['violations'] })
  return JSON.stringify(violations)
}

/** Controls too small to be hit, and texts too small to be read, each in words. */
function tooSmall(root: Locator): Promise<readonly string[]> {
  return root.evaluate((element) => {
    const found: string[] = []
    for (const control of element.querySelectorAll('a, button, summary, input, select, textarea, label:has(input)')) {
      // A switch, or one of several, is pressed by its label.
      if (control.matches('label input:is([type=checkbox], [type=radio])')) continue
      const { width, height } = control.getBoundingClientRect()
      const isHidden = width === 0 && height === 0
      if (!isHidden && height < 43.9) found.push(`${control.textContent}: ${Math.round(height * 10) / 10} px high`)
    }
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement } = node
      if (!parentElement || !node.textContent?.trim() || parentElement.closest('.announcement')) continue
      const size = Number.parseFloat(getComputedStyle(parentElement).fontSize)
      if (size < 14) found.push(`${node.textContent}: ${size} px`)
    }
    return found
  })
}

describe.each<{ locale: Locale; pages: typeof told }>([
  { locale: 'zh_CN', pages: told },
  { locale: 'zh_TW', pages: told.slice(0, 5) },
  { locale: 'en', pages: told.slice(0, 5) },
])('in $locale', ({ locale, pages }) => {
  beforeAll(async () => {
    browser = await openTestChromium({ locale, closures: chain })
  })

  afterEach(closeTabs)
  afterAll(() => browser.close())

  test.each(pages)('a banner that tells: $what', async ({ page: saved }) => {
    const { page, banner } = await openBanner(saved)
    expect(await violationsIn(page, 'yibu-banner')).toEqual([])

    await banner.locator('button[aria-expanded]').click()
    for (const closed of await banner.locator('summary').all()) {
      // oxlint-disable-next-line no-await-in-loop -- one unfolding moves the next
      await closed.click()
    }
    expect(await violationsIn(page, 'yibu-banner'), 'unfolded').toEqual([])
    expect(await tooSmall(banner)).toEqual([])

    await banner.locator('fieldset button').first().click()
    await banner.locator('fieldset').waitFor({ state: 'hidden' })
    expect(await violationsIn(page, 'yibu-banner'), 'hidden').toEqual([])
    expect(await tooSmall(banner)).toEqual([])
  })

  test('the popup on what pages are', async () => {
    const saved = [...pages.map(({ page }) => page).slice(0, 5), fixturePage('2026-10-douyin-video'), foreignPage]
    const tabs = await Promise.all(saved.map((page) => browser.open(page)))
    for (const page of tabs) {
      // oxlint-disable-next-line no-await-in-loop -- the active tab is the one that is asked about
      await browser.settle(page)
      // oxlint-disable-next-line no-await-in-loop -- as above
      const popup = await browser.openExtensionPage(`popup.html?tab=${await browser.tabId(page)}`)
      // oxlint-disable-next-line no-await-in-loop -- as above
      await expectSound(popup, popup.locator('section p').nth(0))
    }
  })

  test('the popup on a hidden account', async () => {
    const hidden = { platform: 'douyin', name: '临淄交警', ids: [], until: Date.now() + 100_000_000 }
    await storeSettings(browser, { version: 1, disabledPlatforms: [], hiddenAccounts: [hidden] })
    const page = await browser.open(fixturePage('2026-10-douyin-linzi-jiaojing'))
    await browser.settle(page)
    const popup = await browser.openExtensionPage(`popup.html?tab=${await browser.tabId(page)}`)
    await expectSound(popup, popup.locator('.hiding'))
  })

  test('the popup with results, and with none', async () => {
    const popup = await browser.openExtensionPage('popup.html')
    await popup.getByRole('combobox').fill('莒南')
    await expectSound(popup, popup.getByRole('option').first())
    await popup.keyboard.press('ArrowDown')
    await expectSound(popup, popup.getByRole('option', { selected: true }))
    await popup.getByRole('combobox').fill('lzjj')
    await expectSound(popup, popup.locator('.reason'))
    await popup.getByRole('combobox').fill('临淄查无此号')
    await expectSound(popup, popup.locator('.nothing'))
  })

  test('the results page with answers, with pages, and with nothing', async () => {
    const page = await browser.openExtensionPage('results.html?q=莒南&province=37')
    await expectSound(page, page.locator('.records > li').first())
    for (const closed of await page.locator('summary').all()) {
      // oxlint-disable-next-line no-await-in-loop -- one unfolding moves the next
      await closed.click()
    }
    await expectSound(page, page.locator('.records > li').first())
    const all = await browser.openExtensionPage('results.html')
    await expectSound(all, all.locator('.records > li').first())
    await page.getByRole('searchbox').fill('查无此号')
    await expectSound(page, page.locator('.nothing'))
    await page.emulateMedia({ media: 'print' })
    expect(await violationsIn(page, 'html'), 'on paper').toEqual([])
  })

  test('the options', async () => {
    const hidden = [
      { platform: 'douyin', name: '临淄交警', ids: [] },
      { platform: 'weibo', ids: ['uid:1234567'], until: Date.now() + 100_000_000 },
    ]
    await storeSettings(browser, { version: 1, disabledPlatforms: ['toutiao'], hiddenAccounts: hidden })
    const options = await browser.openExtensionPage('options.html')
    await options.locator('td.number').first().waitFor()
    await expectSound(options, options.locator('#hidden ~ ul li').nth(2))
  })

  test('the options with lists that fare well, badly, and are under way', async () => {
    const publisher = await createPublisher()
    const host = await openListHost(publisher)
    await letOutTo(browser, host)
    const now = Math.floor(Date.now() / 1000) * 1000
    await publisher.publish([closure({ name: '某县发布' })], { issued: now - 2 * 3_600_000 })
    const options = await browser.openExtensionPage('options.html')
    const key = publisher.publicKey.replaceAll(/-----.*?-----|\s/g, '')
    await options.locator('[name=address]').fill(`${host.address}#yibu-key=${key}`)
    await options.locator('#add ~ form button').click()
    await expectSound(options, options.locator('#add ~ form strong'))
    await options.locator('#add ~ form .primary').click()
    await expectSound(options, options.locator('#add ~ output .good', { hasText: '1' }))

    host.answerWith({ status: 404, type: 'text/plain', body: '' })
    await options.locator('.sync button').click()
    await options.locator('.sync .warning').waitFor()
    for (const closed of await options.locator('.cards summary').all()) {
      // oxlint-disable-next-line no-await-in-loop -- one unfolding moves the next
      await closed.click()
    }
    await expectSound(options, options.locator('.sync .warning'))
    host.answerWith(undefined)
    await publisher.publish([closure({ name: '新号' })], { issued: now - 3_600_000, allowShrink: true })
    const letGo = host.hold(/^(?:delta|shard|manifest)-/)
    await options.locator('.sync button').click()
    await expectSound(options, options.locator('progress'))
    letGo()
    await options.locator('.sync .good').waitFor()
    await options.locator('.card .actions button').last().click()
    await expectSound(options, options.locator('.card fieldset'))
    await options.locator('.card fieldset button').first().click()
    await options.locator('.card fieldset').waitFor({ state: 'detached' })
    await host.close()
  })

  test('the options with an entry that is not written well, and with a backup', async () => {
    const options = await browser.openExtensionPage('options.html')
    await options.locator('#own ~ button').click()
    await options.locator('#own ~ form > button').click()
    await options.locator('#own ~ form .primary').click()
    await expectSound(options, options.locator('#own ~ form .problem').first())
    await options
      .locator('#own ~ form .desk textarea')
      .fill('“甲县发布”微博3月1日停用。\n“乙县发布”微博并入“甲县融媒”微博。')
    await options.locator('.drafts label').nth(1).click()
    await expectSound(options, options.locator('.evidence mark', { hasText: '并入' }))
    await options.locator('#own ~ form .actions button').last().click()
    const backup = {
      kind: 'yibu-backup',
      format: 1,
      exportedAt: '2026-11-21T00:00:00Z',
      settings: { version: 1, disabledPlatforms: [], hiddenAccounts: [] },
      subscriptions: [],
      records: [closure({ name: '我县发布' })],
    }
    const file = { name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(backup)) }
    await options.locator('input[type=file]').setInputFiles(file)
    await expectSound(options, options.locator('#backup ~ .asking dl'))
    await options.locator('#backup ~ .asking .primary').click()
    await expectSound(options, options.locator('#own ~ ul li'))
    await options.locator('#own ~ ul .actions button').nth(1).click()
    await options.locator('#own ~ .asking input').first().fill('gitee.com/yibu/list')
    await options.locator('#own ~ .asking input').last().fill('@')
    await expectSound(options, options.locator('#own ~ .asking .problem'))
    await options.locator('#own ~ .asking .actions button').last().click()
    await options.locator('#own ~ button').last().click()
    await expectSound(options, options.locator('#own ~ .asking .warning'))
  })

  async function expectSound(page: Page, ready: Locator): Promise<void> {
    await ready.waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- a page has one scheme at a time
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect({ colorScheme, violations: await violationsIn(page, 'html') }).toEqual({ colorScheme, violations: [] })
    }
    expect(await tooSmall(page.locator('body'))).toEqual([])
  }
})

describe('a mark', () => {
  beforeAll(async () => {
    browser = await openTestChromium({
      closures: [closure({ platform: 'weibo', name: '某区发布', ids: ['uid:2640512903'] })],
    })
  })

  afterEach(closeTabs)
  afterAll(() => browser.close())

  test.each(['light', 'dark'])('and its card have nothing for axe to object to, on a %s page', async (theme) => {
    const account = { uid: 2_640_512_903, name: '某区发布' }
    const tail = theme === 'dark' ? '<style>.woo-panel-main { background: #161823; color: #ddd }</style>' : ''
    const page = await browser.open(feedPage(post(account, '<a href="/n/某区发布">@某区发布</a>'), { tail }))
    await browser.settle(page)
    expect(await page.locator(`yibu-mark [data-theme=${theme}]`).count()).toBe(2)
    expect(await violationsIn(page, 'yibu-mark')).toEqual([])
    await page.locator('yibu-mark button').last().click()
    await page.getByRole('dialog').waitFor()
    expect(await violationsIn(page, 'yibu-mark')).toEqual([])
  })
})

describe('by keyboard', () => {
  beforeAll(async () => {
    browser = await openTestChromium()
  })

  afterEach(closeTabs)
  afterAll(() => browser.close())

  /** What Tab leads to, one after the other, with how its focus is shown. */
  async function tabThrough(page: Page, root: Locator, count: number) {
    const stops: { text: string; outline: string }[] = []
    const focused = root.locator(':focus')
    for (let stop = 0; stop < count; stop++) {
      // oxlint-disable-next-line no-await-in-loop -- one stop after the other
      await page.keyboard.press('Tab')
      stops.push(
        // oxlint-disable-next-line no-await-in-loop -- as above
        await focused.evaluate((element) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(element)
          return { text: element.textContent.trim(), outline: `${outlineStyle} ${outlineWidth}` }
        }),
      )
    }
    return stops
  }

  test('Tab begins with the way on, goes through the banner, and shows where it is', async () => {
    const { page, banner } = await openBanner(fixturePage('2026-10-douyin-linzi-jiaojing'))
    // From the place just before the banner on.
    await page.locator('yibu-banner').evaluate((host) => {
      const before = document.createElement('button')
      host.before(before)
      before.focus()
    })
    const stops = await tabThrough(page, banner, 3)
    expect(stops.map(({ text }) => text)).toEqual(['在抖音搜索“淄博交警”', '若此账号关停，请告诉我', '隐藏'])
    expect(new Set(stops.map(({ outline }) => outline))).toEqual(new Set(['solid 3px']))
  })

  test('every control of the options shows its focus', async () => {
    const options = await browser.openExtensionPage('options.html')
    await options.getByRole('checkbox').nth(2).waitFor()
    const stops = await tabThrough(options, options.locator('body'), 3)
    expect(new Set(stops.map(({ outline }) => outline))).toEqual(new Set(['solid 3px']))
  })

  test('every control of the results page shows its focus, in the order in which they stand', async () => {
    const page = await browser.openExtensionPage('results.html?q=莒南&province=37')
    await page.locator('.records > li').nth(1).waitFor()
    await page.getByRole('searchbox').focus()
    const stops = await tabThrough(page, page.locator('body'), 8)
    expect(new Set(stops.map(({ outline }) => outline))).toEqual(new Set(['solid 3px']))
    const [submit, , , , , clear, print, way] = stops.map(({ text }) => text)
    expect([submit, clear, print, way]).toEqual(['查找', '不筛选', '打印本页', '复制名称“莒南县人民政府网站”'])
  })

  test('every control of the popup shows its focus', async () => {
    const popup = await browser.openExtensionPage('popup.html')
    await popup.getByRole('combobox').fill('莒南')
    await popup.getByRole('option').nth(1).waitFor()
    const stops = await tabThrough(popup, popup.locator('body'), 3)
    expect(new Set(stops.map(({ outline }) => outline))).toEqual(new Set(['solid 3px']))
  })
})

describe('what watches', () => {
  beforeAll(async () => {
    browser = await openTestChromium()
  })

  afterEach(closeTabs)
  afterAll(() => browser.close())

  test('sees a fault inside a shadow root', async () => {
    const { page } = await openBanner(fixturePage('2026-08-weibo-taoyuanwang'))
    await page.evaluate(() => {
      const faulty = document.createElement('p')
      // The test's own markup: a fault put in on purpose.
      faulty.innerHTML = '<button></button><span style="color: #ccc; background: #fff">看不清的文字</span>'
      document.querySelector('yibu-banner')?.shadowRoot?.querySelector('.yibu')?.append(faulty)
    })
    const found = await violationsIn(page, 'yibu-banner')
    expect(found.map((violation) => violation.split(':')[0])).toEqual(
      expect.arrayContaining(['button-name', 'color-contrast']),
    )
  })

  test('sees what is too small', async () => {
    const { banner } = await openBanner(fixturePage('2026-08-weibo-taoyuanwang'))
    await banner.evaluate((region) => {
      const faulty = document.createElement('p')
      // The test's own markup: a fault put in on purpose.
      faulty.innerHTML =
        '<button style="height: 30px; min-height: 0">低</button><small style="font-size: 12px">小</small>'
      region.append(faulty)
    })
    expect(await tooSmall(banner)).toEqual(expect.arrayContaining(['低: 30 px high', '小: 12 px']))
  })
})
