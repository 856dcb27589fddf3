import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import { douyinAddress, douyinDetail, douyinPage } from '../support/douyin-page'
import { openTestChromium } from '../support/open-browser'
import { closure } from '../support/records'

const linzi = { name: '临淄交警', verification: '淄博市公安局交通警察支队临淄大队官方抖音号' }
const living = { name: '某市发布', verification: '某市融媒体中心官方账号' }
const url = douyinAddress('linzi')

let browser: Chromium
let page: Page

beforeAll(async () => {
  browser = await openTestChromium({
    closures: [closure({ name: '已登记编号', ids: [`sec_uid:${douyinAddress('byid').split('/').at(-1) ?? ''}`] })],
  })
})

afterAll(() => browser.close())

beforeEach(async () => {
  await Promise.all(
    browser.context
      .pages()
      .slice(1)
      .map((old) => old.close()),
  )
})

async function open(html: string, address = url): Promise<Locator> {
  page = await browser.open({ url: address, html })
  return page.locator('yibu-banner .yibu')
}

/** Renders the profile's part anew, as a framework would: every node is another one. */
async function render(html: string): Promise<void> {
  await page.evaluate((content) => {
    const { children } = new DOMParser().parseFromString(content, 'text/html').body
    document.querySelector('#root')?.replaceChildren(...children)
  }, html)
}

/** Moves within the page as single-page apps do: the address first, the content by the page's own script. */
async function moveTo(address: string): Promise<void> {
  await page.evaluate((next) => history.pushState({}, '', next), address)
}

describe('the banner follows the page', () => {
  test('when the profile renders late', async () => {
    const banner = await open(douyinPage(''))
    await browser.settle(page)
    expect(await banner.count()).toBe(0)
    await render(douyinDetail(linzi))
    await banner.getByText('认证单位一致').waitFor()
  })

  test('to another account, and is gone where there is nothing to say', async () => {
    const banner = await open(douyinPage(douyinDetail(linzi)))
    await banner.waitFor()
    await moveTo(douyinAddress('living'))
    await banner.waitFor({ state: 'detached' })
    await render(douyinDetail(living))
    const state = await browser.settle(page)
    expect(state).toMatchObject({ profile: { name: '某市发布' }, answer: { verdict: { kind: 'none' } }, shown: false })
    await render(douyinDetail(linzi))
    await moveTo(url)
    await banner.getByText('认证单位一致').waitFor()
  })

  test('and is never shown for a living account whose page still has the last one’s content', async () => {
    const banner = await open(
      douyinPage(
        douyinDetail(linzi),
        `new MutationObserver(() => { if (document.querySelector('yibu-banner') && location.href.includes('living')) window.wrong = true })
          .observe(document, { childList: true, subtree: true })`,
      ),
    )
    await banner.waitFor()
    await moveTo(douyinAddress('living'))
    await banner.waitFor({ state: 'detached' })
    // The content comes a while after the address, as on a slow line.
    await page.evaluate(() => new Promise((slow) => setTimeout(slow, 1200)))
    await render(douyinDetail(living))
    await browser.settle(page)
    expect(await banner.count()).toBe(0)
    expect(await page.evaluate(() => Reflect.get(window, 'wrong'))).toBeUndefined()
  })

  test('by its id at once, before anything is rendered', async () => {
    const banner = await open(douyinPage(''), douyinAddress('byid'))
    await banner.getByText('账号编号一致').waitFor()
  })

  test('away from profiles and back', async () => {
    const banner = await open(douyinPage(douyinDetail(linzi)))
    await banner.waitFor()
    await moveTo('https://www.douyin.com/video/7000000000000000001')
    await banner.waitFor({ state: 'detached' })
    await page.evaluate(() => history.back())
    await banner.waitFor()
  })

  test('and stays through overlays and tabs of the same profile', async () => {
    const banner = await open(douyinPage(douyinDetail(linzi)))
    const first = await banner.elementHandle()
    await moveTo(`${url}?modal_id=7000000000000000001`)
    await browser.settle(page)
    expect(await first?.evaluate((element) => element.isConnected)).toBe(true)
  })

  test('and comes back when a re-render throws it out', async () => {
    const banner = await open(douyinPage(douyinDetail(linzi)))
    await banner.waitFor()
    await render(douyinDetail(linzi))
    await banner.waitFor()
    expect(await page.locator('yibu-banner').count()).toBe(1)
  })

  test('from a light theme to a dark one', async () => {
    const banner = await open(douyinPage(douyinDetail(linzi)))
    await page.locator('yibu-banner [data-theme="light"]').waitFor()
    await page.evaluate(() => document.body.setAttribute('style', 'background: #161823; color: #fff'))
    await page.locator('yibu-banner [data-theme="dark"]').waitFor()
    expect(await banner.count()).toBe(1)
  })

  test('stands in the flow: it covers nothing of the page', async () => {
    const banner = await open(douyinPage(douyinDetail(linzi)))
    const box = await banner.boundingBox()
    const name = await page.locator('h1').boundingBox()
    const header = await page.locator('header').boundingBox()
    expect(box?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0))
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(name?.y ?? 0)
  })
})

describe('a person can hide the banner', () => {
  async function choose(banner: Locator, scope: string): Promise<void> {
    await banner.getByRole('button', { name: '隐藏' }).click()
    await banner.getByRole('button', { name: scope }).click()
    await banner.getByRole('button', { name: '撤销' }).waitFor()
  }

  async function reload(): Promise<Awaited<ReturnType<Chromium['settle']>>> {
    await page.reload()
    return browser.settle(page)
  }

  test('this once, with Esc, and it is back on the next visit', async () => {
    const banner = await open(douyinPage(douyinDetail(linzi)))
    await banner.getByRole('button', { name: '隐藏' }).focus()
    await page.keyboard.press('Escape')
    await banner.getByRole('button', { name: '撤销' }).waitFor()
    expect(await reload()).toMatchObject({ shown: true })
  })

  test.each([
    ['7 天', 'week'],
    ['不再提示此账号', 'account'],
    ['一律不提示', 'platform'],
  ])('for “%s”, until it is taken back', async (label, scope) => {
    const banner = await open(douyinPage(douyinDetail(linzi)))
    await choose(banner, label)
    expect(await reload()).toMatchObject({ shown: false, answer: { hidden: { scope } } })

    await page.close()
    const again = await open(douyinPage(douyinDetail(linzi)))
    await browser.settle(page)
    expect(await again.count()).toBe(0)
    const options = await browser.openExtensionPage('options.html')
    await options.getByRole('button', { name: '恢复提示' }).click()
    await again.waitFor()
  })

  test('and take it back on the spot', async () => {
    const banner = await open(douyinPage(douyinDetail(linzi)))
    await choose(banner, '不再提示此账号')
    await banner.getByRole('button', { name: '撤销' }).click()
    await banner.getByText('淄博交警').first().waitFor()
    expect(await reload()).toMatchObject({ shown: true })
  })

  test('one account’s alone', async () => {
    const banner = await open(douyinPage(douyinDetail(linzi)))
    await choose(banner, '不再提示此账号')
    const other = await open(
      douyinPage(douyinDetail({ name: '莒南交警', verification: '临沂市公安局交通警察支队莒南大队官方账号' })),
      douyinAddress('junan'),
    )
    await other.waitFor()
    const options = await browser.openExtensionPage('options.html')
    await options.getByRole('button', { name: '恢复提示' }).click()
    await options.getByText('没有隐藏').waitFor()
  })
})
