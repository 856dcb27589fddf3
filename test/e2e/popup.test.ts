import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import type { SavedPage } from '../../cli/browser/saved-page'
import { waitFor } from '../../cli/browser/wait-for'
import { readTree } from '../support/accessibility-tree'
import { forgetSettings } from '../support/extension-storage'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { profilePage } from '../support/profile-pages'
import { closure } from '../support/records'
import { fixturePage, foreignPage } from '../support/saved-pages'

const linzi = fixturePage('2026-10-douyin-linzi-jiaojing')

/** What the code that runs in the popup uses of the extension API. */
declare const chrome: { readonly tabs: { query(filter: object): Promise<readonly { readonly url?: string }[]> } }

let browser: Chromium

/** One office on three platforms, more than the popup shows at once, and two of one name in different places. */
const made = [
  ...(['douyin', 'weibo', 'toutiao'] as const).map((platform, place) =>
    closure(
      { platform, name: '周村发布', organisation: '周村区融媒体中心', division: '370306' },
      {
        effectiveOn: `202${4 + place}`,
        successors: [
          { kind: 'website', name: '周村区融媒体中心', url: 'https://zhoucun.example.cn/' },
          ...(place === 1 ? [{ kind: 'phone', name: '值班电话', number: '0533-6110000' } as const] : []),
        ],
      },
    ),
  ),
  ...Array.from({ length: 21 }, (_, number) => closure({ name: `试验站${number}` })),
  ...['350102', '320106'].map((division) =>
    closure({ platform: 'weibo', name: '鼓楼发布', division }, { id: `weibo/鼓楼发布@${division}` }),
  ),
]

beforeAll(async () => {
  browser = await openTestChromium({ closures: made })
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

async function searchFor(words: string): Promise<{ popup: Page; options: Locator }> {
  const popup = await browser.openExtensionPage('popup.html')
  await popup.getByRole('combobox').fill(words)
  return { popup, options: popup.getByRole('option') }
}

/** What stands below an answer. */
function detailsOf(popup: Page, answer: string): Locator {
  return popup.getByRole('group', { name: answer.replaceAll(/\s+/g, ' ') })
}

/** The place of the answer the arrow keys are at, while the focus is in the box; undefined for the box itself. */
async function walkedTo(popup: Page): Promise<number | undefined> {
  const active = await popup.locator('input:focus').getAttribute('aria-activedescendant')
  const ids = await popup.getByRole('option').evaluateAll((options) => options.map(({ id }) => id))
  return active === null ? undefined : ids.indexOf(active)
}

/** The address of the page that something opens. */
async function requestOf(act: () => Promise<void>): Promise<string> {
  const asked = browser.context.waitForEvent('request', (candidate) => candidate.url().startsWith('https:'))
  await act()
  return (await asked).url()
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
    const { popup, options } = await searchFor(words)
    await options.first().getByText(finds).waitFor()
    expect(await popup.getByRole('status').first().innerText()).toMatch(/^找到 \d+ 条记录/)
  })

  test('an account by letters, marks what they stand for, and says how it is read', async () => {
    const { options } = await searchFor('junan jj')
    await options.first().getByText('按读音 ju nan jiao jing 匹配').waitFor()
    expect(await options.first().locator('mark').allInnerTexts()).toEqual(['莒南交警'])
  })

  test('everything a person needs: where to go, what happened, where it was, every way on, the source', async () => {
    const { popup, options } = await searchFor('莒南交警')
    const answer = await options.first().innerText()
    expect(answer).toMatch(/^去向 “莒南县人民政府网站” 等 2 处/)
    expect(answer).toContain('山东省临沂市莒南县')
    expect(answer).toContain('临沂市公安局交通警察支队莒南大队')
    const details = detailsOf(popup, answer)
    expect(await details.innerText()).toMatch(/微信[^]*上游新闻/)
    expect(await details.getByRole('button', { name: '复制名称“莒南交警”' }).count()).toBe(1)
  })

  test('one answer for an office that closed on several platforms', async () => {
    const { popup, options } = await searchFor('周村发布')
    await options.first().waitFor()
    expect(await options.count()).toBe(1)
    const answer = await options.first().innerText()
    expect(answer).toMatch(/^去向 “周村区融媒体中心” 等 2 处\s+“周村发布”抖音号、微博账号、头条号，共 3 条记录/)
    const details = await detailsOf(popup, answer).innerText()
    expect(details).toContain('“周村发布”抖音号自2024年起停止更新')
    expect(details).toContain('“周村发布”头条号自2026年起停止更新')
    expect(details).toContain('原微博账号的去向。')
    expect(await popup.getByRole('status').first().innerText()).toContain('找到 3 条记录，合为 1 项')
  })

  test('among equals first what lies where the page’s account belongs', async () => {
    const places = {
      南京市鼓楼区人民政府官方账号: '江苏省南京市鼓楼区',
      福州市鼓楼区人民政府官方账号: '福建省福州市鼓楼区',
    }
    for (const [verification, place] of Object.entries(places)) {
      // oxlint-disable-next-line no-await-in-loop -- the active tab is the one that is asked about
      const popup = await openPopupOn(profilePage('douyin', { name: '某账号', verification, number: 7 }))
      // oxlint-disable-next-line no-await-in-loop -- as above
      await popup.getByText('本页账号').waitFor()
      // oxlint-disable-next-line no-await-in-loop -- as above
      await popup.getByRole('combobox').fill('鼓楼发布')
      // oxlint-disable-next-line no-await-in-loop -- as above
      await popup.getByRole('option').first().getByText(place).waitFor()
    }
  })

  test('more than it shows, and leads to all of it', async () => {
    const { popup, options } = await searchFor('试验站')
    await popup.getByText('显示前 20 条').waitFor()
    expect(await options.count()).toBe(20)
    const opening = browser.context.waitForEvent('page')
    await popup.getByRole('link', { name: '在新页面查看全部结果' }).click()
    await (await opening).getByText('共 21 条记录').waitFor()
  })

  test('only what has every word', async () => {
    const { popup } = await searchFor('莒南 天外')
    await popup.getByText('名录里没有以“莒南 天外”为名的关停记录。').waitFor()
    const { options: found } = await searchFor('莒南 交警')
    await found.first().waitFor()
    expect(await found.count()).toBe(1)
  })

  test('at the very first run, before anything was asked', async () => {
    const fresh = await openTestChromium()
    try {
      const popup = await fresh.openExtensionPage('popup.html')
      await popup.getByRole('combobox').fill('临淄交警')
      expect(await popup.getByRole('option').first().innerText()).toContain(
        '“临淄交警”抖音号已于2025年3月10日公告将关停',
      )
    } finally {
      await fresh.close()
    }
  })
})

describe('where nothing was found', () => {
  test('it says so, that this does not mean that the account lives, and what can be done', async () => {
    const { popup, options } = await searchFor('临淄查无此号')
    await popup.getByText('名录里没有以“临淄查无此号”为名的关停记录。').waitFor()
    await popup.getByText('没有收录，不等于账号仍在使用').waitFor()
    expect(await options.count()).toBe(0)
    expect(await popup.getByRole('combobox').getAttribute('aria-expanded')).toBe('false')
    await popup.getByText('名录所知的山东省淄博市临淄区的现有渠道').waitFor()
    expect(await popup.getByRole('link', { name: '在抖音搜索“淄博交警”' }).count()).toBe(1)
    const search = popup.getByRole('link', { name: '在微博搜索“临淄查无此号”' })
    expect(await search.getAttribute('href')).toContain(encodeURIComponent('临淄查无此号'))
  })

  test('the name can be noted down: the settings open at their form, filled in', async () => {
    const { popup } = await searchFor('查无此号 #&+%')
    const opening = browser.context.waitForEvent('page')
    await popup.getByRole('button', { name: '记到“我的记录”' }).click()
    const options = await opening
    await options.getByRole('heading', { name: '添加一条记录' }).waitFor()
    expect(await options.getByRole('textbox', { name: '账号名称' }).inputValue()).toBe('查无此号 #&+%')
    expect(new URL(options.url()).hash).toBe('')
  })
})

describe('whatever is typed', () => {
  test.each([
    ['a hundred thousand characters', '淄博交警'.repeat(25_000)],
    ['a hundred thousand letters', 'a'.repeat(100_000)],
    ['half a character', '\ud83d'],
    ['emoji', '👮🏽‍♀️🇨🇳'],
    ['signs of patterns', '.*+?^${}()|[]\\'],
    ['markup', '<img src=x onerror=alert(1)>'],
  ])('is answered: %s', async (_, words) => {
    const { popup } = await searchFor(words)
    const status = popup.getByRole('status').first()
    await status
      .getByText(/^名录里没有|^找到|^显示/)
      .first()
      .waitFor()
    expect(await popup.locator('main img').count()).toBe(0)
    expect(await overflowOf(popup)).toBe(0)
    await popup.getByRole('combobox').fill('莒南交警')
    await popup.getByRole('option').first().getByText('“莒南交警”抖音号').waitFor()
  })

  test('spaces alone are no question', async () => {
    const { popup } = await searchFor('  \u3000 ')
    await popup.getByRole('region', { name: '本页' }).waitFor()
    expect(await popup.getByRole('status').first().innerText()).toBe('')
  })
})

describe('by keyboard', () => {
  test('the search box has the focus at once', async () => {
    const popup = await browser.openExtensionPage('popup.html')
    await popup.locator('input:focus').waitFor()
    await popup.keyboard.press('x')
    expect(await popup.getByRole('combobox').inputValue()).toBe('x')
  })

  test('no letter is lost, however fast they come', async () => {
    const popup = await browser.openExtensionPage('popup.html')
    await popup.locator('input:focus').waitFor()
    const words = await popup.getByRole('combobox').evaluate(async (box: HTMLInputElement) => {
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

  test('from the first letter to where the office is now, and back', async () => {
    const popup = await browser.openExtensionPage('popup.html')
    await popup.locator('input:focus').waitFor()
    await popup.keyboard.type('jiaojing')
    // Found for all of these letters.
    await popup.locator('[aria-busy=false] [role=option]').nth(2).waitFor()
    const seen = []
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await popup.keyboard.press(key)
      // oxlint-disable-next-line no-await-in-loop -- where that key led
      seen.push(await walkedTo(popup))
    }
    expect(seen).toEqual([0, 1, 0, 0, 1, 0, undefined])
    expect(await popup.getByRole('combobox').evaluate((box: HTMLInputElement) => box.selectionStart)).toBe(0)

    // Tab goes into what can be done about the answer, and Esc comes back.
    const places = await popup.getByRole('option').evaluateAll((all) => all.map((one) => one.textContent))
    const place = places.findIndex((text) => text.includes('临淄交警'))
    for (let step = 0; step <= place; step++) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await popup.keyboard.press('ArrowDown')
    }
    await popup.keyboard.press('Tab')
    await popup.getByRole('link', { name: '在抖音搜索“淄博交警”' }).and(popup.locator(':focus')).waitFor()
    await popup.keyboard.press('Escape')
    await popup.locator('input:focus').waitFor()
    expect(await popup.getByRole('combobox').inputValue()).toBe('jiaojing')

    const request = await requestOf(() => popup.keyboard.press('Enter'))
    expect(request).toBe(`https://www.douyin.com/search/${encodeURIComponent('淄博交警')}?type=user`)
    expect(popup.url()).toContain('popup.html')
  })

  test('Enter goes where the first answer leads, be it pressed before the answer is there', async () => {
    const popup = await browser.openExtensionPage('popup.html')
    await popup.locator('input:focus').waitFor()
    await popup.keyboard.insertText('临淄交警')
    const request = await requestOf(() => popup.keyboard.press('Enter'))
    expect(request).toBe(`https://www.douyin.com/search/${encodeURIComponent('淄博交警')}?type=user`)
  })

  test('Enter copies what has no address', async () => {
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { popup, options } = await searchFor('莒南交警')
    await options.first().waitFor()
    await popup.keyboard.press('Enter')
    await popup.getByRole('button', { name: '已复制“莒南县人民政府网站”' }).waitFor()
    expect(await popup.evaluate(() => navigator.clipboard.readText())).toBe('莒南县人民政府网站')
    await popup.locator('input:focus').waitFor()
  })

  test('Enter leads to what may help where no source says where an account went', async () => {
    const { popup, options } = await searchFor('淄博住房公积金')
    await options.first().getByText('来源没有说明去向').waitFor()
    await popup.keyboard.press('Enter')
    await popup.getByRole('button', { name: '复制名称“淄博住房公积金”' }).and(popup.locator(':focus')).waitFor()
    expect(browser.context.pages().filter((page) => page.url().includes('toutiao'))).toEqual([])
  })

  test('Esc empties the box, and the page’s card is there again', async () => {
    const { popup, options } = await searchFor('临淄交警')
    await options.first().waitFor()
    await popup.keyboard.press('Escape')
    await options.first().waitFor({ state: 'detached' })
    expect(await popup.getByRole('combobox').inputValue()).toBe('')
    await popup.getByRole('region', { name: '本页' }).waitFor()
  })

  test('an input method’s half-written words are not looked up, and its Enter goes nowhere', async () => {
    const popup = await browser.openExtensionPage('popup.html')
    await popup.locator('input:focus').waitFor()
    const session = await browser.context.newCDPSession(popup)
    await session.send('Input.imeSetComposition', { text: "lin'zi", selectionStart: 6, selectionEnd: 6 })
    expect(await popup.getByRole('combobox').inputValue()).toBe("lin'zi")
    await popup.getByRole('region', { name: '本页' }).waitFor()
    expect(await popup.getByRole('status').first().innerText()).toBe('')
    await session.send('Input.insertText', { text: '临淄' })
    await popup.getByRole('option').first().waitFor()
    expect(await popup.getByRole('combobox').inputValue()).toBe('临淄')
  })
})

describe('to those who listen', () => {
  test('the box governs a list box of answers, each a whole one, with nothing in it to be pressed', async () => {
    const { popup, options } = await searchFor('交警')
    await options.nth(1).waitFor()
    await popup.keyboard.press('ArrowDown')
    await popup.keyboard.press('ArrowDown')
    const tree = await readTree(popup)
    const box = tree.find('combobox', '查找关停账号')
    expect(box.states).toMatchObject({ focused: true, expanded: true, editable: 'plaintext', autocomplete: 'list' })
    const listBox = tree.find('listbox', '查找结果')
    expect(box.states['controls']).toEqual([listBox.id])
    const answers = tree.below(listBox)
    expect(answers.filter(({ role }) => ['link', 'button', 'DisclosureTriangle'].includes(role))).toEqual([])
    const choices = answers.filter(({ role }) => role === 'option')
    expect(choices).toHaveLength(await options.count())
    expect(choices.map(({ states }) => states['selected'])).toEqual(choices.map((_, place) => place === 1))
    expect(box.states['activedescendant']).toEqual([choices[1]?.id])
    expect(choices[0]?.name).toMatch(/^去向 .*抖音号.*山东省/)
  })

  test('what can be done about an answer bears the answer’s name, and all of it is there', async () => {
    const { popup, options } = await searchFor('莒南交警')
    await options.first().waitFor()
    const tree = await readTree(popup)
    const answer = tree.below(tree.find('listbox', '查找结果')).find(({ role }) => role === 'option')
    const details = tree.find('group', answer?.name ?? '')
    const controls = tree.below(details).filter(({ role }) => role === 'button' || role === 'link')
    expect(controls.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['复制名称“莒南县人民政府网站”', '复制名称“莒南交警”']),
    )
  })

  test('a live region says how many there are, which is the first, and what Enter does', async () => {
    const { popup, options } = await searchFor('临淄交警')
    await options.first().waitFor()
    const tree = await readTree(popup)
    const status = tree.find('status')
    expect(status.states).toMatchObject({ live: 'polite' })
    const said = tree.below(status).map(({ role, name }) => (role === 'StaticText' ? name : ''))
    expect(said.join('')).toMatch(/^找到 1 条记录.*第一个是“临淄交警”抖音号。.*按回车键：在抖音搜索“淄博交警”$/)
  })
})

test('the name of an account without a web address goes to the clipboard', async () => {
  const { popup } = await searchFor('莒南交警')
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await popup.getByRole('button', { name: '复制名称“莒南交警”' }).click()
  await popup.getByRole('button', { name: '已复制“莒南交警”' }).waitFor()
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
    await popup.getByRole('combobox').fill('发布')
    await popup.getByRole('option').nth(3).waitFor()
    expect(await overflowOf(popup)).toBe(0)
    await popup.getByRole('combobox').fill('查无此号')
    await popup.getByRole('link', { name: '在知乎搜索“查无此号”' }).waitFor()
    expect(await overflowOf(popup)).toBe(0)
    // Twice as large, as people with weak eyes set it.
    await popup.addStyleTag({ content: 'body { font-size: 32px !important }' })
    expect(await overflowOf(popup)).toBe(0)
    await popup.getByRole('combobox').fill('发布')
    await popup.getByRole('option').nth(3).waitFor()
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

test('in Firefox the keyboard alone leads from the popup’s box to where an account went', async () => {
  const firefox = await openTestFirefox()
  try {
    const popup = await firefox.openExtensionPage('popup.html')
    await waitFor('the search box', () =>
      popup.evaluate(() => document.querySelector('input:focus') !== null || undefined),
    )
    await popup.keyboard.type('linzi jj')
    // A result of the first letters may go again, and take with it where the arrow keys were.
    await waitFor('what all of it finds', () =>
      popup.evaluate(() => document.querySelector('[aria-busy=false] [role=option]') !== null || undefined),
    )
    await popup.keyboard.press('ArrowDown')
    const answer = await waitFor('the first answer', () => popup.evaluate(readActive))
    expect(answer).toMatch(
      /^去向 “淄博交警”.*“临淄交警”抖音号已于2025年3月10日公告将关停.*按读音 lin zi jiao jing 匹配$/,
    )
    await popup.keyboard.press('Enter')
    const opened = await waitFor('another tab', () => popup.evaluate(findOpened))
    expect(opened).toBe(`https://www.douyin.com/search/${encodeURIComponent('淄博交警')}?type=user`)
  } finally {
    await firefox.close()
  }
})

/** Runs in the popup. The answer that the arrow keys are at, as assistive technology is told. */
function readActive(): string | undefined {
  const active = document.querySelector('input:focus')?.getAttribute('aria-activedescendant')
  const option = typeof active === 'string' ? document.getElementById(active) : null
  return option?.closest('[role=listbox]') ? option.textContent : undefined
}

/** Runs in the popup. The address of the tab that a press has opened. */
async function findOpened(): Promise<string | undefined> {
  const tabs = await chrome.tabs.query({})
  return tabs.map(({ url }) => url).find((url) => url?.startsWith('https:'))
}
