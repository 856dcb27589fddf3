import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import type { Firefox } from '../../cli/browser/firefox'
import { createReport } from '../../cli/inspect/report'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { closure } from '../support/records'
import { fixturePage } from '../support/saved-pages'

const moved = closure(
  { platform: 'wechat', name: '某区政务', ids: ['biz:MzIxNTY3ODgwNA=='] },
  { status: 'migrated', effectiveOn: '2024-08-01' },
)
const gone = closure({ platform: 'wechat', name: '某区旧号', ids: ['biz:MzIxNjAwOTkxOA=='] }, { status: 'announced' })
const known = closure({ platform: 'wechat', name: '某市交警', ids: ['gh:gh_1c763484ec17'] })
const renamed = closure({ platform: 'wechat', name: '某县电视台', organisation: '某县广播电视台' })

describe.each([
  { name: 'Chromium', open: openTestChromium },
  { name: 'Firefox', open: openTestFirefox },
])('on WeChat’s pages $name', ({ open }) => {
  let browser: Chromium | Firefox

  beforeAll(async () => {
    browser = await open({ closures: [moved, gone, known, renamed] })
  })

  afterAll(() => browser.close())

  async function inspect(page: string) {
    const { state, banner } = await browser.inspect(fixturePage(page))
    return createReport(state, banner, [])
  }

  test('shows the new address that WeChat gives, as WeChat’s word, on an account the list knows by its __biz', async () => {
    const { verdict, banner, profile } = await inspect('2026-03-wechat-migrated')
    expect(verdict).toMatchObject({ kind: 'closed', sure: 'id', closure: 'wechat/某区政务' })
    expect(profile?.history).toMatchObject([{ kind: 'migrated' }])
    expect(banner?.text).toMatch(/来源没有说明去向.*微信的页面写着：.*已迁移到另一个账号.*mp\.weixin\.qq\.com/)
    expect(banner?.links.map(({ href }) => href)).toContain(
      'https://mp.weixin.qq.com/s?__biz=MzIwNDUxODg2Nw==&mid=2247490001&idx=1&sn=abc',
    )
  })

  test('tells beside a closing that was announced that WeChat says it has happened', async () => {
    const { verdict, banner } = await inspect('2025-12-wechat-deregistered')
    expect(verdict).toMatchObject({ kind: 'closed', status: 'announced' })
    expect(banner?.text).toMatch(/微信的页面写着： ?此账号已注销/)
  })

  test('knows an account by its gh_ id', async () => {
    const { verdict } = await inspect('2016-08-wechat-post-user')
    expect(verdict).toMatchObject({ kind: 'closed', sure: 'id', closure: 'wechat/某市交警' })
  })

  test.each([
    ['a notice on nobody’s page', '2025-12-wechat-deregistered-nobody'],
    ['an account that once bore a listed name and lives on', '2026-07-wechat-about-renamed'],
    ['an article whose text pretends to be a listed account’s', '2026-09-wechat-content-pretends'],
    ['a deleted article', '2026-09-wechat-deleted'],
    ['a wall before an article', '2026-09-wechat-wall'],
  ])('makes no verdict of %s', async (_, page) => {
    const { verdict, banner } = await inspect(page)
    expect(verdict.kind).toBe('none')
    expect(banner).toBeNull()
  })

  test('asks for nothing', () => {
    expect(browser.requests()).toEqual([])
  })
})
