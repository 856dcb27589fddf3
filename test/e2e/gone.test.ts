import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import type { Firefox } from '../../cli/browser/firefox'
import { type Inspection, leadingPage, type SavedPage } from '../../cli/browser/saved-page'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { profilePage, withHead } from '../support/profile-pages'
import { closure } from '../support/records'
import { fixturePage } from '../support/saved-pages'

const gone = {
  douyin: fixturePage('2026-10-douyin-gone'),
  deregistered: fixturePage('2026-10-douyin-deregistered'),
  mobile: fixturePage('2026-10-weibo-mobile-gone'),
  weibo: fixturePage('2026-10-weibo-sorry'),
}
const office = { name: '某县公安', verification: '某县公安局官方微博', number: 1 }
const weibo = profilePage('weibo', office)
const douyin = profilePage('douyin', { ...office, verification: '某县公安局官方抖音号' })
const living = profilePage('weibo', { name: '别县公安', verification: '别县公安局官方微博', number: 2 })

function idOf({ url }: SavedPage): string {
  return new URL(url).pathname.split('/').at(-1) ?? ''
}

const closures = [
  closure({ name: '编号甲', ids: [`sec_uid:${idOf(gone.douyin)}`] }),
  closure({ name: '编号乙', ids: [`sec_uid:${idOf(gone.deregistered)}`] }),
  closure({ name: '编号丙', platform: 'weibo', ids: [`uid:${idOf(gone.mobile)}`] }),
  closure({ name: '某县公安', platform: 'weibo', organisation: '某县公安局' }),
  closure({ name: '某县公安', organisation: '某县公安局' }),
  closure({ name: '别县公安', platform: 'weibo', ids: [`uid:${idOf(living)}`] }, { status: 'announced' }),
  closure({ name: '只有名称', platform: 'weibo' }),
]

describe.each([
  { name: 'Chromium', open: openTestChromium },
  { name: 'Firefox', open: openTestFirefox },
])('an account that is gone, in $name', ({ open }) => {
  let browser: Chromium | Firefox

  beforeAll(async () => {
    browser = await open({ closures })
  })

  afterAll(() => browser.close())

  function sorryFrom(from: string): Promise<Inspection> {
    return browser.inspect({ ...gone.weibo, from: leadingPage(from, gone.weibo.url) })
  }

  test.each([
    ['whose page says no more than that', gone.douyin, 'douyin/编号甲'],
    ['that has another name in place of its own', gone.deregistered, 'douyin/编号乙'],
    ['on the mobile site', gone.mobile, 'weibo/编号丙'],
  ])('%s is known by the id of its address', async (_, page, id) => {
    const { state, banner } = await browser.inspect(page)
    expect(state?.answer?.verdict).toMatchObject({ kind: 'closed', sure: 'id', closure: { id } })
    expect(banner?.text).toContain('账号编号一致')
  })

  test('whose address led on to a page without it is the one that was asked for', async () => {
    const { state, banner } = await sorryFrom(living.url)
    expect(state).toMatchObject({ kind: 'gone', answer: { verdict: { kind: 'closed', sure: 'id' } } })
    expect(banner?.text).toContain('别县公安')
  })

  test('that was asked for by its name is told by its name', async () => {
    const { banner } = await sorryFrom(`https://weibo.com/n/${encodeURIComponent('只有名称')}`)
    expect(banner?.text).toMatch(/只有名称.*按名称匹配/)
  })

  test('is not the one that this tab has just shown', async () => {
    const leadOn = `<script>new MutationObserver(() => {
      if (document.querySelector('yibu-banner')) location.href = ${JSON.stringify(gone.weibo.url)}
    }).observe(document, { childList: true, subtree: true })</script>`
    const { state, banner } = await browser.inspect({ ...gone.weibo, from: withHead(living, leadOn) })
    expect(state).toMatchObject({
      kind: 'gone',
      profile: { ids: [`uid:${idOf(living)}`] },
      answer: { verdict: { kind: 'none' } },
    })
    expect(banner).toBeUndefined()
  })

  test('is nobody on a page that was come to from nowhere', async () => {
    const { state, banner } = await browser.inspect(gone.weibo)
    expect(state).toMatchObject({ kind: 'gone', settled: true, shown: false })
    expect(state?.profile).toBeUndefined()
    expect(banner).toBeUndefined()
  })

  test('is known by its id where this device has seen it alive, and on no other account’s page', async () => {
    const before = await browser.inspect({ ...gone.douyin, url: douyin.url })
    expect(before.state?.answer?.verdict).toMatchObject({ kind: 'none' })
    await browser.inspect(douyin)
    const { state, banner } = await browser.inspect({ ...gone.douyin, url: douyin.url })
    expect(state?.answer?.verdict).toMatchObject({ kind: 'closed', sure: 'seen', closure: { id: 'douyin/某县公安' } })
    expect(banner?.text).toContain('编号与以前见到的一致')
    const other = await browser.inspect({ ...gone.douyin, url: `${douyin.url}x` })
    expect(other.state?.answer?.verdict).toMatchObject({ kind: 'none' })
  })

  test('is known so on the page that does not say which one it is, too', async () => {
    await browser.inspect(weibo)
    const { banner } = await sorryFrom(weibo.url)
    expect(banner?.text).toMatch(/某县公安.*编号与以前见到的一致/)
  })

  test('makes the extension ask for nothing', () => {
    expect(browser.requests()).toEqual([])
  })
})
