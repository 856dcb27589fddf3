import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import type { Firefox } from '../../cli/browser/firefox'
import { douyinAddress, douyinDetail, douyinPage } from '../support/douyin-page'
import { forgetSettings } from '../support/extension-storage'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { closure } from '../support/records'
import { fixturePage } from '../support/saved-pages'

const closures = [
  closure({ name: '云溪发布' }, { successors: [{ kind: 'account', platform: 'douyin', name: '云溪融媒' }] }),
  // Where the pinned notice leads has closed in its turn.
  closure(
    { name: '云州交警' },
    { successors: [{ kind: 'account', platform: 'wechat', name: '云州公安' }], status: 'merged' },
  ),
]

describe.each([
  { name: 'Chromium', open: openTestChromium },
  { name: 'Firefox', open: openTestFirefox },
])('an account’s own notice, in $name', ({ open }) => {
  let browser: Chromium | Firefox

  beforeAll(async () => {
    browser = await open({ closures })
  })

  afterAll(() => browser.close())

  test.each([
    ['a pinned work on Douyin', '2026-11-douyin-notice-pinned', /本账号自2026年12月1日起停止更新/],
    ['a pinned post on Weibo', '2026-11-weibo-notice-pinned', /即日起，本微博停止更新.*复制名称“云溪市人民政府”/],
    ['a post on Weibo’s mobile site', '2026-11-weibo-mobile-notice', /本微博号已停止更新.*在微博搜索“云溪公安”/],
    ['a description on Toutiao', '2026-11-toutiao-notice', /本账号12月1日起停用.*在今日头条搜索“云溪发布”/],
    [
      'an article on WeChat',
      '2026-11-wechat-notice',
      /微信公众号自2026年12月1日起停止更新.*复制名称“云溪市文化和旅游局”/,
    ],
  ])('in %s is quoted, as read by Yibu, with where it leads', async (_, page, text) => {
    const { state, banner } = await browser.inspect(fixturePage(page))
    expect(state?.answer?.verdict).toMatchObject({ kind: 'none', because: 'not-listed' })
    expect(banner?.text).toMatch(text)
    expect(banner?.text).toMatch(/^此账号自己的公告说：.*由移步从页面读出，尚未收入任何名录/)
  })

  test('leads on where the account it names has closed in its turn', async () => {
    const { state, banner } = await browser.inspect(fixturePage('2026-11-douyin-notice-pinned'))
    expect(state?.answer?.notice?.routes).toMatchObject([{ via: [{ id: 'douyin/云州交警' }] }])
    expect(banner?.text).toContain('复制名称“云州公安”')
  })

  test('is not read where a list has the account', async () => {
    const { state, banner } = await browser.inspect(fixturePage('2026-11-douyin-notice-in-bio'))
    expect(state?.answer).toMatchObject({ verdict: { kind: 'closed' } })
    expect(state?.answer?.notice).toBeUndefined()
    expect(banner?.text).not.toContain('自己的公告')
  })

  test.each([
    ['an account that is not verified', '2026-11-douyin-notice-unverified'],
    ['a pause for upkeep', '2026-11-douyin-notice-maintenance'],
    ['what others wrote, passed on or liked', '2026-11-weibo-notice-of-others'],
    ['news of others', '2026-11-weibo-notice-in-the-news'],
    ['another account’s article', '2026-11-wechat-notice-reprinted'],
  ])('is none: %s', async (_, page) => {
    const { state, banner } = await browser.inspect(fixturePage(page))
    expect(state).toMatchObject({ settled: true, shown: false })
    expect(state?.answer?.notice).toBeUndefined()
    expect(banner).toBeUndefined()
  })

  test('makes the extension ask for nothing', () => {
    expect(browser.requests()).toEqual([])
  })
})

describe('a person', () => {
  let browser: Chromium

  beforeAll(async () => {
    browser = await openTestChromium()
  })

  afterEach(async () => {
    await Promise.all(
      browser.context
        .pages()
        .slice(1)
        .map((old) => old.close()),
    )
    await forgetSettings(browser)
  })

  afterAll(() => browser.close())

  const pinned = fixturePage('2026-11-douyin-notice-pinned')

  test('writes it down in a form that is filled in', async () => {
    const page = await browser.open(pinned)
    const opened = browser.context.waitForEvent('page')
    await page.locator('yibu-banner button.record').click()
    const form = (await opened).locator('form.asking')
    await form.waitFor()
    expect(await form.getByLabel('账号名称').inputValue()).toBe('云溪交警')
  })

  test('hides it, and has it back', async () => {
    const page = await browser.open(pinned)
    const banner = page.locator('yibu-banner .yibu')
    await banner.locator('button.hide[aria-expanded]').click()
    await banner.locator('[data-hide=account]').click()
    await banner.locator('.undo').waitFor()
    const again = await browser.open(pinned)
    expect(await browser.settle(again)).toMatchObject({ shown: false, answer: { hidden: { scope: 'account' } } })
    await page.bringToFront()
    await banner.locator('.undo').click()
    await banner.locator('.quote').waitFor()
  })

  test('switches it off', async () => {
    const options = await browser.openExtensionPage('options.html')
    const page = await browser.open(pinned)
    const banner = page.locator('yibu-banner .yibu')
    await banner.waitFor()
    await options.getByLabel('提示账号自己的公告').uncheck()
    await banner.waitFor({ state: 'detached' })
    await options.getByLabel('提示账号自己的公告').check()
    await banner.waitFor()
  })

  test('sees the same in the popup', async () => {
    const page = await browser.open(pinned)
    await browser.settle(page)
    const popup = await browser.openExtensionPage(`popup.html?tab=${await browser.tabId(page)}`)
    await popup.locator('.quote').waitFor()
    await popup.getByText('名录中没有这个账号').waitFor()
  })

  test('sees it for posts that come late, and no more where the page has moved on', async () => {
    const office = { name: '云溪司法', verification: '云溪市司法局官方抖音号' }
    const list =
      '<div data-e2e="user-post-list"><ul><li><a href="/video/1"><p>本账号即日起停止更新</p></a></li></ul></div>'
    const address = douyinAddress('sifa')
    const page = await browser.open({ url: address, html: douyinPage(douyinDetail(office)) })
    const banner = page.locator('yibu-banner .yibu')
    await browser.settle(page)
    expect(await banner.count()).toBe(0)
    await page.evaluate(
      (html) => document.querySelector('[data-e2e="user-detail"]')?.insertAdjacentHTML('beforeend', html),
      list,
    )
    await banner.locator('.quote').getByText('本账号即日起停止更新').waitFor()
    await page.evaluate((next) => history.pushState({}, '', next), douyinAddress('other'))
    await banner.waitFor({ state: 'detached' })
    await page.evaluate(() => {
      for (const name of document.querySelectorAll('h1, [data-e2e="badge-role-name"]')) name.textContent += '二'
    })
    expect(await browser.settle(page)).toMatchObject({ profile: { name: '云溪司法二' }, shown: false })
  })
})
