import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import { waitFor } from '../../cli/browser/wait-for'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { closure } from '../support/records'

/** 120 of them in 海南, of which no bundled record tells: three pages. */
const many = Array.from({ length: 120 }, (_, index) =>
  closure(
    {
      name: `琼州发布${index}`,
      platform: index < 40 ? 'weibo' : 'douyin',
      division: '460105',
      organisation: `琼州第${index}办`,
    },
    { status: index < 10 ? 'merged' : 'stopped', effectiveOn: index < 20 ? '2023-05' : '2022' },
  ),
)

let browser: Chromium

beforeAll(async () => {
  browser = await openTestChromium({ closures: many })
})

afterAll(() => browser.close())

afterEach(async () => {
  const [, ...opened] = browser.context.pages()
  await Promise.all(opened.map((page) => page.close()))
})

function queryOf(page: Page): Record<string, string> {
  return Object.fromEntries(new URL(page.url()).searchParams)
}

/** Waits until the page says how much it shows. */
async function says(page: Page, text: string): Promise<void> {
  await page.locator('.count output', { hasText: text }).waitFor()
}

describe('the results page', () => {
  test('shows what its address asks for', async () => {
    const page = await browser.openExtensionPage('results.html?q=琼州&platform=weibo&status=stopped&year=2023')
    await says(page, '共 10 条记录')
    expect(await page.getByRole('searchbox').inputValue()).toBe('琼州')
    expect(await page.getByLabel('平台').inputValue()).toBe('weibo')
    expect(await page.getByLabel('情况').inputValue()).toBe('stopped')
    expect(await page.getByLabel('年份').inputValue()).toBe('2023')
    expect(await page.title()).toBe('“琼州 微博 停止更新 2023”的查找结果 - 移步')
  })

  test('with a filter and no words lists all that fit, page by page', async () => {
    const page = await browser.openExtensionPage('results.html?province=46')
    await says(page, '第 1–50 条，共 120 条记录')
    expect(await page.locator('.records > li').count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: '下一页' }).click()
    await says(page, '第 51–100 条，共 120 条记录')
    expect(queryOf(page)).toEqual({ province: '46', page: '2' })
    await page.locator('.count output:focus').waitFor()
    await page.getByRole('link', { name: '下一页' }).click()
    await says(page, '第 101–120 条，共 120 条记录')
    expect(await page.getByRole('link', { name: '下一页' }).count()).toBe(0)
    await page.goBack()
    await says(page, '第 51–100 条')
    await page.goForward()
    await says(page, '第 101–120 条')
    await page.reload()
    await says(page, '第 101–120 条')
  })

  test('a page behind the last is the last', async () => {
    const page = await browser.openExtensionPage('results.html?province=46&page=99')
    await says(page, '第 101–120 条')
  })

  test('what happened last stands first, and the best fit first where there are words', async () => {
    const page = await browser.openExtensionPage('results.html?province=46')
    await says(page, '共 120 条')
    expect(await page.locator('.records > li').first().innerText()).toContain('2023年5月')
    const found = await browser.openExtensionPage('results.html?q=琼州发布7')
    await found.locator('.records > li').first().getByText('琼州发布7', { exact: false }).first().waitFor()
  })

  test('says with each choice how many records it would show', async () => {
    const page = await browser.openExtensionPage('results.html?province=46')
    await says(page, '共 120 条')
    const choices = await page.getByLabel('平台').locator('option').allInnerTexts()
    expect(choices).toEqual(['全部', '抖音（80）', '微博（40）'])
    await page.getByLabel('平台').selectOption('weibo')
    await says(page, '共 40 条记录')
    expect(await page.getByLabel('情况').locator('option').allInnerTexts()).toEqual([
      '全部',
      '停止更新（30）',
      '并入其他账号（10）',
    ])
    expect(queryOf(page)).toEqual({ province: '46', platform: 'weibo' })
    await page.getByRole('button', { name: '不筛选' }).click()
    await page.getByLabel('平台').locator('option[value="wechat"]').waitFor({ state: 'attached' })
    expect(queryOf(page)).toEqual({})
  })

  test('follows what is typed; a word is one step back, however many letters it has', async () => {
    const page = await browser.openExtensionPage('results.html?province=46')
    await says(page, '共 120 条')
    const box = page.getByRole('searchbox')
    await box.focus()
    await page.keyboard.insertText('琼州')
    await page.keyboard.type('发布')
    await page.keyboard.type('11')
    await page.keyboard.press('Enter')
    await waitFor('the words in the address', async () => (queryOf(page)['q'] === '琼州发布11' ? true : undefined))
    await page.locator('.records > li').first().waitFor()
    await page.keyboard.type('9')
    await waitFor('the words in the address', async () => (queryOf(page)['q'] === '琼州发布119' ? true : undefined))
    await page.goBack()
    await waitFor('the words before', async () => ((await box.inputValue()) === '琼州发布11' ? true : undefined))
    await page.goBack()
    await waitFor('no words', async () => ((await box.inputValue()) === '' ? true : undefined))
    await says(page, '第 1–50 条，共 120 条记录')
  })

  test('Esc empties the box', async () => {
    const page = await browser.openExtensionPage('results.html?q=琼州')
    await says(page, '共 120 条')
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('Escape')
    await waitFor('an empty address', async () => (new URL(page.url()).search === '' ? true : undefined))
    expect(await page.getByRole('searchbox').inputValue()).toBe('')
  })

  test('finds nothing, and says what can be done', async () => {
    const page = await browser.openExtensionPage('results.html?q=查无此号')
    await says(page, '名录里没有与“查无此号”对得上的记录')
    await page.getByText('拼音或者首字母都可以').waitFor()
    await page.getByText('不等于账号仍在使用').waitFor()
    const links = page.getByRole('link', { name: '在微博搜索“查无此号”' })
    expect(await links.getAttribute('href')).toBe(`https://s.weibo.com/user?q=${encodeURIComponent('查无此号')}`)
  })

  test('finds nothing with a filter, and offers to take it away', async () => {
    const page = await browser.openExtensionPage('results.html?q=琼州发布&province=37')
    await says(page, '没有符合的记录')
    await page.getByText('不筛选的话，有 120 条记录').waitFor()
    expect(await page.getByLabel('省份').locator('option:checked').innerText()).toBe('山东省（0）')
    await page.locator('.tips').getByRole('button', { name: '不筛选' }).click()
    await says(page, '共 120 条')
  })

  test.each([
    ['100,000 characters', '字'.repeat(100_000), `名录里没有与“${'字'.repeat(100)}”对得上的记录`],
    ['half a character', '\ud83d查无此号', '名录里没有与“\ufffd查无此号”对得上的记录'],
    ['characters of regular expressions and markup', '.*[(\\<script>&"', '名录里没有与“.*[(\\<script>&"”对得上的记录'],
    ['nothing but spaces', '   ', '第 1–50 条'],
  ])('answers to %s', async (_, words, told) => {
    const page = await browser.openExtensionPage('results.html?q=琼州发布7')
    await page.locator('.records > li').first().waitFor()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.getByRole('searchbox').fill(words)
    await page.keyboard.press('Enter')
    await says(page, told)
    expect(problems).toEqual([])
  })

  test.each([
    { width: 320, scale: 1 },
    { width: 320, scale: 2 },
    { width: 1280, scale: 2 },
  ])('nothing reaches beyond the side, $width px wide, letters $scale times as large', async ({ width, scale }) => {
    const page = await browser.openExtensionPage('results.html?q=莒南')
    await page.setViewportSize({ width, height: 700 })
    await page.locator('.records > li').first().waitFor()
    await page.locator('body').evaluate(
      (body, size) => {
        body.style.fontSize = size
      },
      `${16 * scale}px`,
    )
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await page.getByRole('searchbox').fill('查无此号')
    await page.locator('.nothing').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  })
})

describe('on paper', () => {
  test('what was looked for is stated, controls are gone, and all is black on white', async () => {
    const page = await browser.openExtensionPage('results.html?q=桃源网&platform=weibo')
    await says(page, '共 1 条记录')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const paper = await page.locator('.results').innerText()
    for (const told of ['查找：桃源网', '平台：微博', '共 1 条记录', '名录日期']) expect(paper).toContain(told)
    const shown = page.locator('input, select, header button, .words button')
    expect(await Promise.all((await shown.all()).map((control) => control.isVisible()))).not.toContain(true)
    const colours = await page.evaluate(() =>
      [...document.querySelectorAll('.results *')].flatMap((element) => {
        const { color, backgroundColor } = getComputedStyle(element)
        return element.checkVisibility() ? [color, backgroundColor] : []
      }),
    )
    expect(new Set(colours)).toEqual(new Set(['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)']))
  })

  test('the address of a link is written out', async () => {
    const page = await browser.openExtensionPage('results.html?q=临淄交警')
    await says(page, '条记录')
    await page.emulateMedia({ media: 'print' })
    const link = page.locator('.records a[href^="https:"]').first()
    const written = await link.evaluate((element) => getComputedStyle(element, '::after').content)
    expect(written).toContain(new URL((await link.getAttribute('href')) ?? '').host)
  })
})

test('in Firefox the results page shows what its address asks for, and filters it', async () => {
  const firefox = await openTestFirefox({ closures: many })
  try {
    const page = await firefox.openExtensionPage('results.html?q=%E7%90%BC%E5%B7%9E&platform=weibo')
    const counted = (count: string) =>
      waitFor(count, () =>
        page.evaluate(
          (text) => (document.querySelector('.count output')?.textContent.includes(text) ? true : undefined),
          count,
        ),
      )
    await counted('共 40 条记录')
    await page.evaluate(() => {
      const [, , status] = document.querySelectorAll('select')
      if (status === undefined) return
      status.value = 'merged'
      status.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await counted('共 10 条记录')
    expect(await page.evaluate(() => location.search)).toBe('?q=%E7%90%BC%E5%B7%9E&platform=weibo&status=merged')
  } finally {
    await firefox.close()
  }
})
