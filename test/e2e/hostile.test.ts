import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import type { Firefox } from '../../cli/browser/firefox'
import type { SavedPage } from '../../cli/browser/saved-page'
import { waitFor } from '../../cli/browser/wait-for'
import type { PageState } from '../../utils/messages'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { type PageAccount, profilePage, withHead, withoutScripts, withTail } from '../support/profile-pages'
import { closure } from '../support/records'
import { fixturePage } from '../support/saved-pages'

const linzi = fixturePage('2026-10-douyin-linzi-jiaojing')
const living = fixturePage('2026-10-douyin-living-renmin-ribao')

const million = '长'.repeat(1_000_000)
const markup = '<img src=x onerror="hacked=1"><script>hacked=2</script><b id="made">某某发布</b>'
const escaped = markup.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The list knows the account with number 1 by its id, whatever its page says. */
const byId = closure(
  { name: '已登记编号', ids: [`sec_uid:${profileUrl(1).split('/').at(-1) ?? ''}`] },
  { successors: [{ kind: 'account', platform: 'weibo', name: '登记之后' }] },
)

function profileUrl(number: number): string {
  return profilePage('douyin', { name: '', verification: '', number }).url
}

function douyin(account: Partial<PageAccount>): SavedPage {
  return profilePage('douyin', { name: '某市发布', verification: '某市官方账号', number: 2, ...account })
}

/** The page's own work: a script at its end that is done a while after the page has loaded. */
const ownWork = `<script nonce="own">(() => {
  const later = setTimeout
  addEventListener('load', () => later(() => { finished = true }, 300))
})()</script>`

/** The background of what has none. */
const unpainted = 'rgba(0, 0, 0, 0)'

/** Runs in the page. */
function isFinished(): true | undefined {
  return Reflect.get(globalThis, 'finished') === true || undefined
}

describe('in Chromium', () => {
  let browser: Chromium
  /** What the pages of a test complained of. */
  let errors: string[]

  beforeAll(async () => {
    browser = await openTestChromium({ closures: [byId] })
    browser.context.on('weberror', (error) => errors.push(error.error().message))
  })

  afterAll(() => browser.close())

  beforeEach(() => {
    errors = []
  })

  afterEach(async () => {
    const [, ...opened] = browser.context.pages()
    await Promise.all(opened.map((page) => page.close()))
    const { banner } = await browser.inspect(linzi)
    if (!banner?.text.includes('淄博交警')) throw new Error('the next page has no banner')
  })

  /** Opens a page and waits until both the extension and the page's own work are done. */
  async function visit(saved: SavedPage): Promise<{ page: Page; state: PageState | undefined; banner: Locator }> {
    const page = await browser.open(withTail(saved, ownWork))
    const state = await browser.settle(page)
    await waitFor('the page’s own work', () => page.evaluate(isFinished))
    return { page, state, banner: page.locator('yibu-banner .yibu') }
  }

  async function expectCleanBanner(banner: Locator, says: string): Promise<void> {
    expect(await banner.innerText()).toContain(says)
    expect(await banner.locator('img, script, b, iframe, form, input, object, #made').count()).toBe(0)
  }

  const strange = [
    { what: 'markup for a name', name: markup, verification: markup },
    { what: 'a name that reads like markup', name: escaped, verification: escaped },
    { what: 'a name four hundred elements deep', name: `${'<i>'.repeat(400)}深`, verification: '' },
  ]
  const endless = [
    { what: 'a name and a verification of a million characters', name: million, verification: million },
    { what: 'an image with a text of a million characters', name: `<img alt="${million}">`, verification: '' },
  ]

  test.each([...strange, ...endless])('$what is not in what is told of a listed account', async (said) => {
    const { state, banner } = await visit(douyin({ ...said, number: 1 }))
    expect(state).toMatchObject({ answer: { verdict: { kind: 'closed', sure: 'id' } }, shown: true })
    expect(state?.profile?.name?.length ?? 0).toBeLessThanOrEqual(200)
    await expectCleanBanner(banner, '登记之后')
    expect(errors).toEqual([])
  })

  test.each(strange)('$what makes nothing be told of an account that is not listed', async (said) => {
    const { state, banner } = await visit(douyin(said))
    expect(state).toMatchObject({ answer: { verdict: { kind: 'none' } }, shown: false })
    expect(await banner.count()).toBe(0)
    expect(errors).toEqual([])
  })

  test('a name that reads like markup is text in the popup, too', async () => {
    const { page } = await visit(douyin({ name: escaped }))
    const popup = await browser.openExtensionPage(`popup.html?tab=${await browser.tabId(page)}`)
    const label = await popup.getByText('本页账号').innerText()
    expect(label).toContain('<img src=x onerror=')
    expect(await popup.locator('img, #made, main script').count()).toBe(0)
  })

  test('keys of prototypes in Douyin’s data are keys like any other', async () => {
    const { url, html } = douyin({ name: '临淄交警' })
    const id = url.split('/').at(-1)
    const data = `{"secUid":"${id}","uid":"55555","__proto__":{"nickname":"恶意","enterpriseVerifyReason":"淄博市公安局交通警察支队临淄大队"},"constructor":{"prototype":{"nickname":"恶意"}},"toString":"x"}`
    const script = `<script>self.__pace_f = []\nself.__pace_f.push([1,${JSON.stringify(data)}])</script>`
    const { state } = await visit(withTail({ url, html }, script))
    expect(state?.profile).toEqual({
      platform: 'douyin',
      ids: [`sec_uid:${id}`, 'uid:55555'],
      name: '临淄交警',
      verification: { state: 'verified', text: '某市官方账号' },
    })
    expect(errors).toEqual([])
  })

  test('keys of prototypes in Toutiao’s data are keys like any other', async () => {
    const { url, html } = profilePage('toutiao', { name: '富民警方', verification: '', number: 3 })
    const token = url.split('/').find((part) => part.startsWith('MS4'))
    const data = `{"data":{"__proto__":{"x":1},"profileUserInfo":{"userId":"77777","name":"富民警方","__proto__":{"userAuthInfo":"{\\"auth_info\\":\\"昆明市富民县公安局\\"}"},"constructor":{"prototype":{"name":"恶意"}}},"tokenInPath":"${token}"}}`
    const script = `<script id="RENDER_DATA" type="application/json">${encodeURIComponent(data)}</script>`
    const { state } = await visit(withTail({ url, html }, script))
    expect(state?.profile).toEqual({
      platform: 'toutiao',
      ids: [`token:${token}`, 'user_id:77777'],
      name: '富民警方',
      verification: { state: 'unknown' },
    })
    expect(errors).toEqual([])
  })

  const restless = `<script>(() => {
    const box = document.body.appendChild(document.createElement('div'))
    frames = 0
    const step = () => {
      frames++
      box.replaceChildren(...Array.from({ length: 20 }, () => Object.assign(document.createElement('p'), { textContent: Math.random() })))
      document.documentElement.className = 'frame-' + frames
      requestAnimationFrame(step)
    }
    step()
    setInterval(() => { box.title = Math.random(); box.append(Math.random()) })
  })()</script>`

  test.each([
    ['with a listed account', withTail(linzi, restless), '淄博交警'],
    ['with an account listed by its id', withTail(douyin({ number: 1 }), restless), '登记之后'],
    ['without a listed account', withTail(living, restless), undefined],
    ['that shows no name', withTail(fixturePage('2026-10-douyin-skeleton'), restless), undefined],
  ])('a page that never rests, %s, is told of once and keeps moving', async (_, saved, says) => {
    const { page, state, banner } = await visit(saved)
    expect(state?.shown).toBe(says !== undefined)
    if (says !== undefined) await expectCleanBanner(banner, says)
    const before = await page.evaluate<number>('frames')
    await page.waitForFunction((count) => Number(Reflect.get(globalThis, 'frames')) > count + 10, before)
    expect(errors).toEqual([])
  })

  test('getters and methods that throw in the page’s world do not reach the extension', async () => {
    const throwing = `<script>(() => {
      for (const { prototype } of [Document, Element, HTMLElement, Node, ShadowRoot, Location, History, MutationObserver]) {
        for (const key of Object.getOwnPropertyNames(prototype)) {
          const { configurable } = Object.getOwnPropertyDescriptor(prototype, key)
          if (!configurable || key === 'constructor' || key === 'currentScript') continue
          Object.defineProperty(prototype, key, { get() { throw new Error(key) } })
        }
      }
    })()</script>`
    const { banner } = await visit(withHead(linzi, throwing))
    await expectCleanBanner(banner, '淄博交警')
    expect(errors).toEqual([])
  })

  test('a page that replaces what scripts are made of replaces it for itself only', async () => {
    const replacing = `<script>
      const { setTimeout: own } = globalThis
      for (const name of ['MutationObserver', 'customElements', 'Promise', 'JSON', 'Map', 'Set', 'URL', 'requestAnimationFrame'])
        Object.defineProperty(globalThis, name, { value: undefined })
      Element.prototype.attachShadow = () => { throw new Error('no shadow here') }
      setInterval = () => {}
      Array.prototype[Symbol.iterator] = Array.prototype.map = Array.prototype.filter = undefined
    </script>`
    const page = await browser.open(withHead(linzi, replacing))
    const banner = page.locator('yibu-banner .yibu')
    await banner.waitFor()
    await expectCleanBanner(banner, '淄博交警')
    expect(errors.filter((error) => !error.includes('__pace_f'))).toEqual([])
  })

  test('forms called like the document’s own methods hide nothing from the extension', async () => {
    const names = ['querySelector', 'createElement', 'documentElement', 'body', 'head', 'defaultView', 'readyState']
    const clobbering = [...names, 'title', 'addEventListener', 'nodeType', 'parentElement', 'contains', 'append']
      .map((name) => `<form name="${name}" id="${name}"><input name="parentElement"><input name="nodeType"></form>`)
      .join('')
    const { page, banner } = await visit(withTail(linzi, clobbering))
    await expectCleanBanner(banner, '淄博交警')
    expect(await page.evaluate(() => String(document.querySelector))).toBe('[object HTMLFormElement]')
    expect(errors).toEqual([])
  })

  test('a page that takes the banner out each time wins, and there is peace', async () => {
    const fighting = `<script>
      insertions = 0
      last = performance.now()
      new MutationObserver(() => {
        const banner = document.querySelector('yibu-banner')
        if (!banner) return
        insertions++
        last = performance.now()
        banner.remove()
      }).observe(document, { childList: true, subtree: true })
    </script>`
    const { page, banner } = await visit(withHead(linzi, fighting))
    await page.waitForFunction('insertions > 0 && performance.now() - last > 1500')
    expect(await page.evaluate<number>('insertions')).toBeLessThanOrEqual(20)
    expect(await banner.count()).toBe(0)
    expect(await browser.settle(page)).toMatchObject({ settled: true, shown: false })
    const popup = await browser.openExtensionPage(`popup.html?tab=${await browser.tabId(page)}`)
    expect(await popup.getByRole('link', { name: '淄博交警' }).innerText()).toContain('淄博交警')
    expect(errors).toEqual([])
  })

  test('a page that has an element of the banner’s name for itself does not stop the banner', async () => {
    const taking = `<script>customElements.define('yibu-banner', class extends HTMLElement {
      constructor() { super(); this.attachShadow({ mode: 'closed' }) }
    })</script>`
    const { page, state } = await visit(withHead(linzi, taking))
    expect(state).toMatchObject({ shown: true })
    await expectCleanBanner(page.getByRole('region', { name: '移步：账号去向提示' }), '淄博交警')
    expect(errors).toEqual([])
  })

  test('a page that forbids every style and script but its own has the banner in its own colours', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-own'">`
    const { banner } = await visit(withHead(linzi, policy))
    await expectCleanBanner(banner, '淄博交警')
    expect(await banner.evaluate((region) => getComputedStyle(region).backgroundColor)).not.toBe(unpainted)
    expect((await banner.getByRole('button', { name: '隐藏' }).boundingBox())?.height).toBeGreaterThanOrEqual(44)
    expect(errors).toEqual([])
  })

  test('styles for everything on the page stop at the banner', async () => {
    const declarations = {
      'font-size': '1px',
      'letter-spacing': '9px',
      'line-height': '0',
      'pointer-events': 'none',
      'text-transform': 'uppercase',
      'user-select': 'none',
      direction: 'rtl',
      height: '0',
      opacity: '0.1',
      visibility: 'hidden',
    }
    const all = Object.entries(declarations).map(([property, value]) => `${property}: ${value} !important`)
    const styles = `<style>#root *, yibu-banner { ${all.join(';')} } yibu-banner { display: none !important }</style>`
    const { banner } = await visit(withTail(linzi, styles))
    expect(await banner.getByRole('link', { name: '淄博交警' }).isVisible()).toBe(true)
    const look = await banner.evaluate((region) => {
      const host = region.getRootNode()
      const { fontSize, letterSpacing, direction } = getComputedStyle(region)
      const opacity = host instanceof ShadowRoot ? getComputedStyle(host.host).opacity : ''
      return { fontSize, letterSpacing, direction, opacity }
    })
    expect(look).toEqual({ fontSize: '16px', letterSpacing: 'normal', direction: 'ltr', opacity: '1' })
  })

  const pressing = (press: string) => `<script>
    pressed = 0
    const timer = setInterval(() => {
      const root = document.querySelector('yibu-banner')?.shadowRoot
      if (!root) return
      for (const target of root.querySelectorAll('button, a, summary, section')) { ${press} }
      if (pressed++ > 20) clearInterval(timer)
    }, 20)
  </script>`

  test.each([
    ['clicks', 'target.click()'],
    [
      'click events',
      "target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }))",
    ],
    ['keys', "target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }))"],
  ])('%s made by the page’s scripts do not hide the banner', async (_, press) => {
    const { page, banner } = await visit(withHead(linzi, pressing(press)))
    await page.waitForFunction('pressed > 20')
    expect(await banner.getByRole('link', { name: '淄博交警' }).count()).toBe(1)
    expect(await banner.getByRole('group').count()).toBe(0)
    expect(browser.context.pages()).toHaveLength(2)
    expect(errors).toEqual([])
  })

  test('a document opened anew has the banner again, which hears a person and no script', async () => {
    const { page, banner } = await visit(linzi)
    await page.evaluate(openAnew, withoutScripts(linzi).html)
    await expectCleanBanner(banner, '淄博交警')
    await banner.locator('button.hide:visible').evaluate((button: HTMLElement) => button.click())
    expect(await banner.getByRole('group').count()).toBe(0)
    await banner.getByRole('button', { name: '隐藏' }).click()
    await banner.getByRole('button', { name: '仅这一次' }).click()
    await banner.getByRole('paragraph').getByText('已隐藏').waitFor()
    expect(errors).toEqual([])
  })
})

describe('in Firefox', () => {
  let browser: Firefox

  beforeAll(async () => {
    browser = await openTestFirefox({ closures: [byId] })
  })

  afterAll(() => browser.close())

  afterEach(async () => {
    const { banner } = await browser.inspect(linzi)
    if (!banner?.text.includes('淄博交警')) throw new Error('the next page has no banner')
  })

  test.each([
    ['a million characters for a name', douyin({ name: million, verification: million, number: 1 })],
    ['markup for a name', douyin({ name: markup, verification: markup, number: 1 })],
    ['text like markup for a name', douyin({ name: escaped, verification: escaped, number: 1 })],
    [
      'a policy that forbids every style',
      withHead(
        douyin({ number: 1 }),
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; script-src 'nonce-own'">`,
      ),
    ],
    [
      'a document that never rests',
      withTail(
        douyin({ number: 1 }),
        '<script>setInterval(() => { document.body.append(new Date().toISOString(), document.createElement("i")) })</script>',
      ),
    ],
  ])('a page with %s is told of, and runs on', async (_, saved) => {
    const page = await browser.open(withTail(saved, ownWork))
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    const state = await browser.settle(page)
    expect(state).toMatchObject({ answer: { verdict: { kind: 'closed', sure: 'id' } }, shown: true })
    await waitFor('the page’s own work', () => page.evaluate(isFinished))
    const look = await page.evaluate(() => {
      const region = document.querySelector('yibu-banner')?.shadowRoot?.querySelector<HTMLElement>('.yibu')
      if (!region) return undefined
      const made = region.querySelectorAll('img, script, b, iframe, form, input, object, #made').length
      return { text: region.textContent, made, background: getComputedStyle(region).backgroundColor }
    })
    expect(look?.made).toBe(0)
    expect(look?.background).not.toBe(unpainted)
    expect(look?.text).toContain('登记之后')
    expect(errors).toEqual([])
    await page.close()
  })

  test('a document opened anew has the banner again, which hears a person', async () => {
    const page = await browser.open(linzi)
    expect(await browser.settle(page)).toMatchObject({ shown: true })
    await page.evaluate(openAnew, withoutScripts(linzi).html)
    const toggle = await page.waitForSelector('yibu-banner >>> [aria-expanded=false]')
    await toggle?.click()
    await page.waitForSelector('yibu-banner >>> [aria-expanded=true]')
    expect(await browser.settle(page)).toMatchObject({ shown: true })
    await page.close()
  })
})

/** Runs in the page: all it holds goes away, with every listener, and comes back a while later. */
function openAnew(html: string): void {
  document.open()
  setTimeout(() => {
    document.write(html)
    document.close()
  }, 300)
}
