import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import type { SavedPage } from '../../cli/browser/saved-page'
import { waitFor } from '../../cli/browser/wait-for'
import { forgetSettings } from '../support/extension-storage'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { fixturePage, foreignPage } from '../support/saved-pages'

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

/** Opens a page, waits for the extension to be done with it, and opens the popup for its tab. */
async function openPopupOn(saved: SavedPage): Promise<Page> {
  const page = await browser.open(saved)
  await browser.settle(page)
  return openPopupFor(page)
}

async function openPopupFor(page: Page): Promise<Page> {
  return browser.openExtensionPage(`popup.html?tab=${await browser.tabId(page)}`)
}

async function searchFor(words: string): Promise<{ popup: Page; results: Locator }> {
  const popup = await browser.openExtensionPage('popup.html')
  await popup.getByRole('searchbox').fill(words)
  return { popup, results: popup.locator('.records > li') }
}

describe('the popup says of its tab’s page that it is', () => {
  const kinds: readonly { what: string; page: SavedPage; says: readonly string[] }[] = [
    {
      what: 'a closed account, with the way on and what that rests on',
      page: linzi,
      says: [
        '本页账号：“临淄交警”抖音号',
        '已于2025年3月10日公告将关停',
        '在抖音搜索“淄博交警”',
        '本页账号的名称和认证单位与名录中的记录一致',
      ],
    },
    {
      what: 'closed as far as the name goes, and that nothing else could be checked',
      page: fixturePage('2026-04-toutiao-zibo-gongjijin'),
      says: ['自2024年6月5日起停止更新', '来源没有说明去向', '只有名称与名录中的记录一致'],
    },
    {
      what: 'an account that only has the name of a listed one',
      page: fixturePage('2026-10-douyin-same-name-unverified'),
      says: ['名录中的“临淄交警”抖音号已于2025年3月10日公告将关停', '没有显示认证；就目前所知，不是同一个账号'],
    },
    {
      what: 'an account that is not on the list, which says nothing about it',
      page: fixturePage('2026-08-weibo-living-renmin-ribao'),
      says: ['本页账号：“人民日报”微博账号', '名录中没有这个账号', '不能说明它是否为官方账号'],
    },
    { what: 'no profile', page: fixturePage('2026-10-douyin-video'), says: ['本页不是账号主页'] },
    { what: 'a search', page: fixturePage('2026-10-douyin-search-in-profile'), says: ['本页是搜索页'] },
    { what: 'out of reach', page: foreignPage, says: ['移步读不到这个页面', '重新加载本页'] },
  ]

  test.each(kinds)('$what', async ({ page, says }) => {
    const popup = await openPopupOn(page)
    const card = popup.getByRole('region', { name: '本页' })
    const found = says.map((text) => card.getByText(text).first())
    await Promise.all(found.map((line) => line.waitFor()))
    expect(await Promise.all(found.map((line) => line.isVisible()))).not.toContain(false)
  })
})

describe('an account that was hidden', () => {
  test('at an earlier visit is shown again from the popup, and the banner comes back', async () => {
    const page = await browser.open(linzi)
    const banner = page.locator('yibu-banner .yibu')
    await banner.getByRole('button', { name: '隐藏' }).click()
    await banner.getByRole('button', { name: '不再提示此账号' }).click()
    await banner.getByRole('paragraph').getByText('已隐藏，不再提示此账号').waitFor()
    await page.reload()
    expect(await browser.settle(page)).toMatchObject({ answer: { hidden: { scope: 'account' } }, shown: false })

    const popup = await openPopupFor(page)
    await popup.getByText('您已选择不再提示此账号').waitFor()
    await popup.getByRole('button', { name: '恢复提示' }).click()
    await popup.getByText('您已选择不再提示此账号').waitFor({ state: 'detached' })
    await banner.getByText('淄博交警').first().waitFor()
  })

  test('a moment ago is shown again from the popup, and the banner comes back', async () => {
    const page = await browser.open(linzi)
    const banner = page.locator('yibu-banner .yibu')
    await banner.getByRole('button', { name: '隐藏' }).click()
    await banner.getByRole('button', { name: '在抖音一律不提示' }).click()
    await banner.getByRole('paragraph').getByText('已隐藏，在抖音不再提示').waitFor()

    const popup = await openPopupFor(page)
    await popup.getByText('您已选择在抖音一律不提示').waitFor()
    await popup.getByRole('button', { name: '恢复提示' }).click()
    await popup.getByText('您已选择在抖音一律不提示').waitFor({ state: 'detached' })
    expect(await banner.getByRole('link', { name: '淄博交警' }).innerText()).toContain('淄博交警')
  })
})

describe('the search finds', () => {
  test.each([
    { by: 'its name', words: '莒南交警', finds: '“莒南交警”抖音号自2025年3月10日起停止更新' },
    { by: 'its successor', words: '桃源县人民政府', finds: '“桃源网”微博账号已更名为“桃源县人民政府”' },
    { by: 'its organisation', words: '西安市未央区文体局', finds: '“未央正当时”微信公众号已于2024年4月16日公告将关停' },
    { by: 'its region', words: '湖州市', finds: '“李家巷发布”微信公众号自2019年4月19日起停止更新' },
    { by: 'traditional characters', words: '桃源縣', finds: '“桃源网”微博账号已更名为“桃源县人民政府”' },
  ])('an account by $by', async ({ words, finds }) => {
    const { popup, results } = await searchFor(words)
    await results.first().getByRole('heading', { name: finds }).waitFor()
    expect(await popup.locator('search output').first().innerText()).toMatch(/^找到 \d+ 条记录$/)
  })

  test('everything a person needs: what happened, where it was, every way on, the source', async () => {
    const { results } = await searchFor('莒南交警')
    const result = results.first()
    await result.getByRole('heading', { name: '“莒南交警”抖音号自2025年3月10日起停止更新' }).waitFor()
    const text = await result.innerText()
    for (const part of [
      '山东省临沂市莒南县',
      '临沂市公安局交通警察支队莒南大队',
      '莒南县人民政府网站',
      '微信',
      '上游新闻',
    ]) {
      expect(text).toContain(part)
    }
    expect(await result.getByRole('button', { name: '复制名称“莒南交警”' }).count()).toBe(1)
  })

  test('only what has every word', async () => {
    const { results } = await searchFor('临沂 视频号')
    await results.first().waitFor({ state: 'detached' })
    const { results: found } = await searchFor('莒南 交警')
    await found.first().waitFor()
    expect(await found.count()).toBe(1)
  })

  test('nothing, and says that this does not mean that the account lives', async () => {
    const { popup, results } = await searchFor('查无此号')
    await popup.getByText('没有找到“查无此号”').waitFor()
    await popup.getByText('没有收录，不等于账号仍在使用').waitFor()
    expect(await results.count()).toBe(0)
  })

  test('at the very first run, before anything was asked', async () => {
    const fresh = await openTestChromium()
    try {
      const popup = await fresh.openExtensionPage('popup.html')
      await popup.getByRole('searchbox').fill('临淄交警')
      const heading = popup.getByRole('heading', { name: '“临淄交警”抖音号' })
      expect(await heading.innerText()).toContain('公告将关停')
    } finally {
      await fresh.close()
    }
  })
})

describe('by keyboard', () => {
  test('the search box has the focus at once', async () => {
    const popup = await browser.openExtensionPage('popup.html')
    await popup.locator('input:focus').waitFor()
    await popup.keyboard.press('x')
    expect(await popup.getByRole('searchbox').inputValue()).toBe('x')
  })

  test('no letter is lost, however fast they come', async () => {
    const popup = await browser.openExtensionPage('popup.html')
    await popup.locator('input:focus').waitFor()
    const words = await popup.getByRole('searchbox').evaluate(async (box: HTMLInputElement) => {
      for (const letter of '莒南交警') {
        box.value += letter
        box.dispatchEvent(new InputEvent('input', { bubbles: true }))
        // Drawn, but not painted: the next key comes before what is left for later.
        // oxlint-disable-next-line no-await-in-loop -- one key after the other
        for (let turn = 0; turn < 10; turn++) await Promise.resolve()
      }
      return box.value
    })
    expect(words).toBe('莒南交警')
  })

  test('↓ and ↑ walk from result to result, and back into the box', async () => {
    const { popup, results } = await searchFor('莒南')
    await results.nth(1).waitFor()
    const places = [popup.locator('search label'), results.nth(0), results.nth(1), results.last()]
    const walk = ['ArrowDown', 'ArrowDown', 'End', 'Home', 'ArrowUp']
    const seen: (number | undefined)[] = []
    for (const key of walk) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await popup.keyboard.press(key)
      // oxlint-disable-next-line no-await-in-loop -- where that key led
      const focused = await Promise.all(places.map((place) => place.locator(':focus').count()))
      seen.push(focused.indexOf(1))
    }
    expect(seen).toEqual([1, 2, 3, 1, 0])
  })

  test('Enter follows the way of a result in a new tab', async () => {
    const { popup, results } = await searchFor('临淄交警')
    await results.first().waitFor()
    await popup.keyboard.press('ArrowDown')
    await results.first().getByRole('link', { name: '在抖音搜索“淄博交警”' }).and(popup.locator(':focus')).waitFor()
    const [request] = await Promise.all([
      browser.context.waitForEvent('request', (candidate) => candidate.url().startsWith('https:')),
      popup.keyboard.press('Enter'),
    ])
    expect(request.url()).toBe(`https://www.douyin.com/search/${encodeURIComponent('淄博交警')}?type=user`)
    expect(popup.url()).toContain('popup.html')
  })

  test('Esc goes back to the box, then empties it, and the page’s card is there again', async () => {
    const { popup, results } = await searchFor('临淄交警')
    await results.first().waitFor()
    await popup.keyboard.press('Enter')
    await results.first().locator(':focus').waitFor()
    await popup.keyboard.press('Escape')
    await popup.locator('input:focus').waitFor()
    expect(await popup.getByRole('searchbox').inputValue()).toBe('临淄交警')
    await popup.keyboard.press('Escape')
    await results.first().waitFor({ state: 'detached' })
    expect(await popup.getByRole('searchbox').inputValue()).toBe('')
    await popup.getByRole('region', { name: '本页' }).waitFor()
  })
})

test('the name of an account without a web address goes to the clipboard', async () => {
  const { popup, results } = await searchFor('莒南交警')
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await results.first().getByRole('button', { name: '复制名称“莒南交警”' }).click()
  await results.first().getByRole('button', { name: '已复制“莒南交警”' }).waitFor()
  expect(await popup.evaluate(() => navigator.clipboard.readText())).toBe('莒南交警')
})

describe('nothing reaches beyond the window’s side', () => {
  test.each([
    { device: 'a computer', width: 400, mobile: false },
    { device: 'a computer', width: 320, mobile: false },
    { device: 'a phone', width: 320, mobile: true },
    { device: 'a phone', width: 400, mobile: true },
  ])('on $device, $width px wide', async ({ width, mobile }) => {
    const popup = await openPopupOn(linzi)
    const session = await browser.context.newCDPSession(popup)
    // Nothing hovers over a touch screen, and the popup is a page of its own there.
    if (mobile) await session.send('Emulation.setTouchEmulationEnabled', { enabled: true })
    await session.send('Emulation.setDeviceMetricsOverride', { width, height: 600, deviceScaleFactor: 1, mobile })
    await popup.getByText('在抖音搜索“淄博交警”').waitFor()
    expect(await overflowOf(popup)).toBe(0)
    await popup.getByRole('searchbox').fill('莒南')
    await popup.locator('.records > li').first().waitFor()
    expect(await overflowOf(popup)).toBe(0)
  })
})

/** By how many pixels the page, or a part of it that scrolls, is wider than its place. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('html, body, main')].map((box) => box.scrollWidth - box.clientWidth),
      document.documentElement.scrollWidth - innerWidth,
    ),
  )
}

test('in Firefox the popup opens and finds an account', async () => {
  const firefox = await openTestFirefox()
  try {
    const popup = await firefox.openExtensionPage('popup.html')
    await waitFor('the search box', () => popup.evaluate(typeAtOnce, '莒南交警'))
    const found = await waitFor('a result', () =>
      popup.evaluate(() => document.querySelector('.records > li')?.textContent),
    )
    expect(found).toContain('“莒南交警”抖音号自2025年3月10日起停止更新')
  } finally {
    await firefox.close()
  }
})

/** Runs in the popup: all the words in one go, as from an input method. Undefined while there is no box yet. */
function typeAtOnce(words: string): true | undefined {
  const box = document.querySelector<HTMLInputElement>('input:focus')
  if (box === null) return undefined
  box.value = words
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
  return true
}
