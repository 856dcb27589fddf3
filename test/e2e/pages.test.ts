import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import type { Firefox } from '../../cli/browser/firefox'
import { scenes } from '../../cli/start/scenes'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { pageFixtures } from '../support/page-fixtures'

describe.each([
  { name: 'Chromium', open: openTestChromium },
  { name: 'Firefox', open: openTestFirefox },
])('in $name', ({ open }) => {
  let browser: Chromium | Firefox

  beforeAll(async () => {
    browser = await open()
  })

  afterAll(() => browser.close())

  test.each(pageFixtures)('$name is read as it should be', async ({ name, url, html, expected }) => {
    const { state, banner } = await browser.inspect({ url: url.href, html })
    expect(state?.profile ?? null).toEqual(expected.reading?.profile ?? null)
    const problems = scenes.find(({ page }) => page === name)?.check({ state, banner }) ?? []
    expect(problems).toEqual([])
  })

  test('the extension has asked for nothing on all these pages', () => {
    expect(browser.requests()).toEqual([])
  })
})

test('every scene of `npm start` is a page that is tested here', () => {
  const names = new Set(pageFixtures.map(({ name }) => name))
  expect(scenes.map(({ page }) => page).filter((page) => !names.has(page))).toEqual([])
})
