import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import type { Firefox } from '../../cli/browser/firefox'
import { waitFor } from '../../cli/browser/wait-for'
import { forgetSettings } from '../support/extension-storage'
import { feedPage, post } from '../support/feed-page'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { withTail } from '../support/profile-pages'
import { closure } from '../support/records'
import { fixturePage } from '../support/saved-pages'

const closed = { uid: 1_000_001, name: '某县交警' }
const successor = { uid: 1_000_002, name: '某市交警' }
const living = { uid: 1_000_003, name: '人民日报' }
const namesake = { uid: 1_000_004, name: '某县交警' }

const author = 'MS4wLjABAAAAlinziJiaojing0pQ7vX2mR9sKd4TfYb6WcN1hJgUe3aZo8L'

const closures = [
  closure({ name: '视频作者', ids: [`sec_uid:${author}`] }),
  closure(
    { platform: 'weibo', name: closed.name, ids: [`uid:${closed.uid}`] },
    {
      status: 'deregistered',
      effectiveOn: '2025-03-10',
      successors: [{ kind: 'account', platform: 'weibo', name: successor.name, ids: [`uid:${successor.uid}`] }],
    },
  ),
]

const mention = (name: string) => `转发 <a href="/n/${name}">@${name}</a>：账号要停更了`
const everything = feedPage(
  [
    post(closed, mention('某县交警')),
    post(successor),
    post(living, `“某县交警”没有链接 ${mention('人民日报')}`),
    post(namesake, '<a href="/p/1008081000001">某县交警超话</a>'),
    post(closed, '<a href="https://promote.biz.weibo.cn/x">推广</a>'),
  ].join(''),
)

const expectedMarks = [
  { name: '某县交警', closure: 'weibo/某县交警', href: 'https://weibo.com/u/1000001' },
  { name: '某县交警', closure: 'weibo/某县交警', href: `https://weibo.com/n/${encodeURIComponent('某县交警')}` },
  { name: '某市交警', closure: 'weibo/某县交警', href: 'https://weibo.com/u/1000002' },
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

  test('all listed accounts of a feed are marked, and nothing else', async () => {
    const { state } = await browser.inspect(everything)
    expect(state).toMatchObject({ kind: 'other', marks: expectedMarks, settled: true })
  })

  test('the author of a video is marked', async () => {
    const { state } = await browser.inspect(fixturePage('2026-10-douyin-video'))
    expect(state?.marks).toEqual([
      { name: '临淄交警', closure: 'douyin/视频作者', href: `https://www.douyin.com/user/${author}` },
    ])
  })

  test('the extension has asked for nothing', () => {
    expect(browser.requests()).toEqual([])
  })
})

describe('a mark', () => {
  let browser: Chromium
  let page: Page
  let mark: Locator
  let card: Locator

  beforeAll(async () => {
    browser = await openTestChromium({ closures })
  })

  afterAll(() => browser.close())

  afterEach(async () => {
    await page.close()
    await forgetSettings(browser)
  })

  async function open(saved = everything): Promise<void> {
    page = await browser.open(saved)
    mark = page.locator('yibu-mark button[aria-haspopup]').first()
    card = page.getByRole('dialog')
    await browser.settle(page)
  }

  /** Runs in the page. */
  const heights = () =>
    [...document.querySelectorAll('article')].map((article) => article.getBoundingClientRect().height)

  test('says by its word and its title what became of the account, and by what it is known', async () => {
    await open()
    expect(await page.locator('yibu-mark button').allInnerTexts()).toEqual(['已注销', '已注销（按名称）', '承接账号'])
    expect(await mark.getAttribute('title')).toContain('“某县交警”微博账号已于2025年3月10日注销')
  })

  test('opens a card by a press, with where to go, and closes by a press', async () => {
    await open()
    await mark.click()
    expect(await card.locator('.yibu').innerText()).toContain('已于2025年3月10日注销')
    expect(await card.getByRole('link', { name: '某市交警' }).getAttribute('href')).toBe('https://weibo.com/u/1000002')
    expect(await mark.getAttribute('aria-expanded')).toBe('true')
    await mark.click()
    await card.waitFor({ state: 'detached' })
    expect(await mark.getAttribute('aria-expanded')).toBe('false')
  })

  test('opens a card by the keyboard alone; Esc closes it, and the focus is back', async () => {
    await open()
    const isFocused = () => mark.evaluate((button) => button.matches(':focus'))
    await waitFor('the mark to be reached', async () => {
      await page.keyboard.press('Tab')
      return (await isFocused()) || undefined
    })
    await page.keyboard.press('Enter')
    await card.waitFor()
    await page.keyboard.press('Tab')
    expect(
      await card
        .getByRole('link')
        .first()
        .evaluate((link) => link.matches(':focus')),
    ).toBe(true)
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    expect(await isFocused()).toBe(true)
  })

  test('closes its card by the button in it, and by a press elsewhere', async () => {
    await open()
    await mark.click()
    await card.getByRole('button', { name: '关闭' }).click()
    await card.waitFor({ state: 'detached' })
    await mark.click()
    await card.waitFor()
    await page.mouse.click(5, 5)
    await card.waitFor({ state: 'detached' })
  })

  test('is no business of the page’s: neither presses nor keys reach it, and its scripts press in vain', async () => {
    const listening = `<script>
      heard = []
      for (const type of ['click', 'mousedown', 'pointerdown', 'keydown', 'keyup']) {
        document.querySelector('main').addEventListener(type, ({ type }) => heard.push(type))
        document.querySelector('article').addEventListener(type, ({ type }) => heard.push(type))
      }
    </script>`
    await open(withTail(everything, listening))
    await mark.evaluate((button: HTMLElement) => button.click())
    expect(await card.count()).toBe(0)
    await mark.click()
    await card.waitFor()
    await card.press('Escape')
    expect(await page.evaluate('heard')).toEqual([])
  })

  test('makes no line of the page higher', async () => {
    await open(feedPage([post(living, mention('无此账号')), post(living), post(living)].join('')))
    const before = await page.evaluate(heights)
    await page.close()
    await open(feedPage([post(closed, mention('某县交警')), post(successor), post(living)].join('')))
    expect(await page.locator('yibu-mark').count()).toBe(3)
    expect(await page.evaluate(heights)).toEqual(before)
  })

  test.each([
    ['light', '#fff', 'light'],
    ['dark', '#161823', 'dark'],
  ])('is %s where the page is', async (_, ground, theme) => {
    await open(feedPage(post(closed), { tail: `<style>.woo-panel-main { background: ${ground} }</style>` }))
    expect(await mark.getAttribute('data-theme')).toBe(theme)
    await mark.click()
    expect(await card.locator('.yibu').getAttribute('data-theme')).toBe(theme)
  })

  test('follows the page from light to dark', async () => {
    await open()
    const night = '<style>.night .woo-panel-main { background: #161823 }</style>'
    await page.evaluate((style) => document.body.insertAdjacentHTML('beforeend', style), night)
    await page.evaluate(() => document.documentElement.classList.add('night'))
    await page.locator('yibu-mark [data-theme=dark]').first().waitFor()
  })

  test('opens its card within a window 320 px wide, wherever it stands', async () => {
    await open()
    await page.setViewportSize({ width: 320, height: 480 })
    for (const one of await page.locator('yibu-mark').all()) {
      // oxlint-disable no-await-in-loop -- one card is open at a time
      await one.locator('button[aria-haspopup]').click()
      const box = await card.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect(box?.y).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(480)
      await page.keyboard.press('Escape')
      await card.waitFor({ state: 'detached' })
      // oxlint-enable no-await-in-loop
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })

  test('is gone at once when marks are switched off for the platform, and back when they are switched on', async () => {
    await open()
    const options = await browser.openExtensionPage('options.html')
    const toggle = options.getByRole('checkbox', { name: '在微博标记' })
    await toggle.uncheck()
    await mark.waitFor({ state: 'detached' })
    await page.reload()
    expect(await browser.settle(page)).toMatchObject({ marks: [], settled: true })
    await toggle.check()
    await mark.waitFor()
    await options.close()
  })

  test('is gone where the platform is switched off or the account hidden', async () => {
    await open()
    const worker = await browser.worker()
    const store = (settings: object) =>
      worker.evaluate((value) => chrome.storage.local.set({ settings: value }), settings)
    const hidden = [{ platform: 'weibo', ids: [`uid:${closed.uid}`], name: closed.name }]
    await store({ version: 1, disabledPlatforms: [], hiddenAccounts: hidden })
    await page.getByRole('button', { name: '已注销' }).first().waitFor({ state: 'detached' })
    expect(await browser.settle(page)).toMatchObject({ marks: [expectedMarks[2]] })
    await store({ version: 1, disabledPlatforms: ['weibo'], hiddenAccounts: [] })
    await page.locator('yibu-mark').waitFor({ state: 'detached' })
  })

  test('stands at listed accounts only while nodes are used again and again, as endless feeds do', async () => {
    await open(feedPage(Array.from({ length: 10 }, () => post(living)).join('')))
    const wrong = await page.evaluate(
      async (uids) => {
        const links = [...document.querySelectorAll<HTMLAnchorElement>('a.head_name_24eEB')]
        let mistakes = 0
        for (let round = 0; round < 40; round++) {
          links.forEach((link, at) => {
            const uid = uids[(round + at) % uids.length]
            link.href = `/u/${uid}`
            link.textContent = `号${uid}`
          })
          // oxlint-disable-next-line no-await-in-loop -- as they come
          await new Promise((next) => requestAnimationFrame(next))
          for (const host of document.querySelectorAll('yibu-mark')) {
            if (!/号1000001|号1000002/.test(host.previousElementSibling?.textContent ?? '')) mistakes++
          }
        }
        return mistakes
      },
      [living.uid, namesake.uid, closed.uid, living.uid, successor.uid],
    )
    expect(wrong).toBe(0)
    const listed = await page.evaluate(
      () =>
        [...document.querySelectorAll('a.head_name_24eEB')].filter((link) => /100000[12]$/.test(link.textContent ?? ''))
          .length,
    )
    await waitFor('all listed accounts to be marked', async () => {
      const { marks = [] } = (await browser.settle(page)) ?? {}
      return marks.filter(({ name }) => name.startsWith('号')).length === listed || undefined
    })
  })

  const many = `<script>
    const box = document.querySelector('main').appendChild(document.createElement('div'))
    // The test's own markup: sites build their lists so.
    box.innerHTML = Array.from({ length: 100000 }, (_, at) => '<a href="/u/' + (at === 99990 ? 1000001 : 2000000 + at % 5000) + '">号' + at + '</a> ').join('')
  </script>`
  const restless = `<script>(() => {
    const box = document.body.appendChild(document.createElement('div'))
    frames = 0
    const step = () => {
      frames++
      box.replaceChildren(...Array.from({ length: 20 }, () => Object.assign(document.createElement('p'), { textContent: Math.random() })))
      requestAnimationFrame(step)
    }
    step()
  })()</script>`
  const rebuilding = `<script>
    builds = 0
    new MutationObserver(() => {
      if (!document.querySelector('main yibu-mark')) return
      builds++
      const { innerHTML } = document.querySelector('main')
      // The page's own markup again, as a site that renders anew puts it back.
      document.querySelector('main').innerHTML = innerHTML.replaceAll('<yibu-mark></yibu-mark>', '')
    }).observe(document.querySelector('main'), { childList: true, subtree: true })
  </script>`
  const throwing = `<script>
    for (const { prototype } of [Document, Element, HTMLElement, HTMLAnchorElement, Node, ShadowRoot, MutationObserver, IntersectionObserver]) {
      for (const key of Object.getOwnPropertyNames(prototype)) {
        const { configurable } = Object.getOwnPropertyDescriptor(prototype, key)
        if (configurable && key !== 'constructor') Object.defineProperty(prototype, key, { get() { throw new Error(key) } })
      }
    }
    requestIdleCallback = undefined
  </script>`

  const shadowing = ['querySelectorAll', 'closest', 'parentElement', 'nodeType', 'nodeName', 'ownerDocument', 'after']
    .map((name) => `<input type="hidden" name="${name}">`)
    .join('')
  const clobbered = {
    ...everything,
    html: everything.html
      .replace('<main', () => `<form name="querySelectorAll">${shadowing}<main`)
      .replace('</main>', '</main></form>'),
  }

  test.each([
    ['a hundred thousand links', feedPage(post(living), { tail: many }), 1],
    ['content that never rests', withTail(everything, restless), 3],
    ['forms called like the methods that are used', clobbered, 3],
    ['getters that throw', withTail(everything, throwing), 3],
  ])('stands on a page with %s', async (_, saved, count) => {
    await open(saved)
    const { marks } = (await browser.settle(page)) ?? {}
    expect(marks).toHaveLength(count)
  })

  test('leaves a page in peace that builds its content anew whenever there is one', async () => {
    await open(withTail(everything, rebuilding))
    await page.waitForFunction('builds > 3')
    expect(await page.evaluate('1 + 1')).toBe(2)
  })

  test('does not stand at links to the account whose profile the page is', async () => {
    const profile = fixturePage('2026-08-weibo-taoyuanwang')
    const own = `<div id="tabs"><a href="/u/2640512903?tabtype=feed">微博</a></div>${post(closed)}`
    await open(withTail(profile, own))
    const { marks = [] } = (await browser.settle(page)) ?? {}
    expect(marks.map(({ href }) => href)).toEqual(['https://weibo.com/u/1000001'])
  })
})

/** What the code that runs in the worker uses of the extension API. */
declare const chrome: { readonly storage: { readonly local: { set(items: object): Promise<void> } } }
