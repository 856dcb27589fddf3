import { expect, test } from 'vitest'
import { scenes } from '../../cli/start/scenes'
import { openTestChromium } from '../support/open-browser'
import { pageFixtures } from '../support/page-fixtures'
import { testPages } from '../support/page-tests'

testPages('Chromium', openTestChromium)

test('every scene of `npm start` is a page that is tested here', () => {
  const names = new Set(pageFixtures.map(({ name }) => name))
  expect(scenes.map(({ page }) => page).filter((page) => !names.has(page))).toEqual([])
})
