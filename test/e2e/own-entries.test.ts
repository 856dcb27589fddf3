import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import { waitFor } from '../../cli/browser/wait-for'
import { ownFormHash } from '../../utils/model/own-form-link'
import { runListCommand } from '../support/command'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { fixturePage } from '../support/saved-pages'

/** A profile on no list, with a closing notice pinned. */
const profile = fixturePage('2026-11-douyin-notice-pinned')
const secUid = profile.url.slice(profile.url.lastIndexOf('/') + 1)
const notice =
  '关于停用本账号的公告：因工作安排，本账号自2026年12月1日起停止更新，后续交通安全信息请移步“云州交警”抖音号查看。'

describe('from a profile with a closing notice to a list', () => {
  let browser: Chromium
  let options: Page
  const folder = mkdtempSync(join(tmpdir(), 'yibu-own-'))

  beforeAll(async () => {
    browser = await openTestChromium()
  })

  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  const field = (label: string) => options.getByLabel(label, { exact: true })

  test('the banner that tells of the notice leads to an entry filled in, notice and all', async () => {
    const page = await browser.open(profile)
    await browser.settle(page)
    const opening = browser.context.waitForEvent('page')
    await page.locator('yibu-banner .yibu').getByRole('button', { name: '记下来' }).click()
    options = await opening
    await options.getByText('读出 1 个账号。').waitFor()
    expect(await field('账号名称').inputValue()).toBe('云溪交警')
    expect(await field('公告原文（可以不填）').inputValue()).toContain('移步“云州交警”抖音号')
    expect(await field('名称').inputValue()).toBe('云州交警')
    await options.close()
  })

  test('the popup leads to an entry filled in with the account', async () => {
    const page = await browser.open(profile)
    await browser.settle(page)
    const popup = await browser.openExtensionPage(`popup.html?tab=${await browser.tabId(page)}`)
    const opening = browser.context.waitForEvent('page')
    await popup.getByRole('button', { name: '记录此账号的关停' }).click()
    options = await opening
    await options.getByRole('heading', { name: '添加一条记录' }).waitFor()
    expect(await field('平台').inputValue()).toBe('douyin')
    expect(await field('账号名称').inputValue()).toBe('云溪交警')
    expect(await field('认证单位（可以不填）').inputValue()).toBe('云溪市公安局交通警察支队')
    expect(await field('平台给账号的编号（可以不填）').inputValue()).toContain(`sec_uid:${secUid}`)
    expect(new URL(options.url()).hash).toBe('')
  })

  test('the notice, pasted, fills in what happened, its words marked', async () => {
    await field('公告原文（可以不填）').fill(notice)
    await options.getByText('读出 1 个账号。').waitFor()
    await expect.poll(() => field('从什么时候起（可以不填）').inputValue()).toBe('2026-12-01')
    const marks = await options.locator('.evidence blockquote mark').allInnerTexts()
    expect(marks).toContain('去向云州交警')
    expect(marks.some((mark) => mark.startsWith('日期'))).toBe(true)
    expect(await field('名称').inputValue()).toBe('云州交警')
    expect(await field('公告原文（可以不填）').evaluate((box) => box === document.activeElement)).toBe(true)
  })

  test('corrections stay when the text changes', async () => {
    await field('所在地区（可以不填）').fill('山东省 淄博市')
    await field('公告原文（可以不填）').fill(`${notice}特此公告。`)
    await field('依据').fill('关于停用本账号的公告')
    expect(await field('所在地区（可以不填）').inputValue()).toBe('山东省 淄博市')
  })

  test('saved, it works at once: the ordinary banner stands on the page', async () => {
    await options.getByRole('button', { name: '保存' }).click()
    await options.getByText('已保存关于“云溪交警”抖音号的记录。').waitFor()
    const page = await browser.open(profile)
    const state = await browser.settle(page)
    expect(state).toMatchObject({ shown: true, answer: { verdict: { kind: 'closed', sure: 'id' } } })
    const banner = page.locator('yibu-banner .yibu')
    expect(await banner.innerText()).toContain('云州交警')
  })

  test('it goes to a maintainer as it is shown, by a link of the person’s own pressing', async () => {
    await options.bringToFront()
    await options.getByRole('button', { name: '把这条也送给名录维护者' }).click()
    await field('名录在 GitHub 或 Gitee 的网址（可以不填）').fill('https://github.com/yibu/list')
    const shown = await options.locator('.letter pre').innerText()
    const href = await options.getByRole('link', { name: /github\.com/ }).getAttribute('href')
    const body = new URL(href ?? '').searchParams.get('body') ?? ''
    expect(body).toContain('- account: 云溪交警')
    expect(shown).toContain(body)
    expect(browser.requests()).toEqual([])
    await options.getByRole('button', { name: '关闭' }).click()
  })

  test('exported, it passes the check of lists', async () => {
    await options.getByRole('button', { name: '导出为名录源文件' }).click()
    mkdirSync(join(folder, 'closures'))
    for (const [name, path] of [
      ['list.yaml', 'list.yaml'],
      ['sources.yaml', 'sources.yaml'],
      ['closures/shandong.yaml', 'closures/shandong.yaml'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one download after the other
      const [download] = await Promise.all([
        options.waitForEvent('download'),
        options.getByRole('button', { name: `下载 ${name}` }).click(),
      ])
      // oxlint-disable-next-line no-await-in-loop -- as above
      await download.saveAs(join(folder, path))
    }
    const report: unknown = JSON.parse(await runListCommand('check', '--in', folder, '--json'))
    expect(report).toMatchObject({ ok: true, errors: [], warnings: [], counts: { closures: 1 } })
  })
})

test('in Firefox a notice that comes with a link is read, saved, and works at once', async () => {
  const firefox = await openTestFirefox()
  try {
    const hash = ownFormHash({ name: '云溪交警', platform: 'douyin', ids: [`sec_uid:${secUid}`], notice })
    const options = await firefox.openExtensionPage(`options.html${hash}`)
    await waitFor('the notice to be read', () =>
      options.evaluate(() => (document.querySelector('.evidence mark') === null ? undefined : true)),
    )
    await waitFor('the form', () => options.evaluate(pressSave))
    await waitFor('the entry', () =>
      options.evaluate(() =>
        document.body.textContent.includes('已保存关于“云溪交警”抖音号的记录。') ? true : undefined,
      ),
    )
    const page = await firefox.open(profile)
    expect(await firefox.settle(page)).toMatchObject({ answer: { verdict: { kind: 'closed', sure: 'id' } } })
  } finally {
    await firefox.close()
  }
})

/** Runs in the page. Undefined while there is no form. */
function pressSave(): true | undefined {
  const button = document.querySelector<HTMLButtonElement>('#own ~ form .primary')
  button?.click()
  return button === null ? undefined : true
}
