import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageFixtures } from './page-fixtures'
import type { Chromium } from '../../cli/browser/chromium'
import type { Firefox } from '../../cli/browser/firefox'
import { scenes } from '../../cli/start/scenes'

/** Every saved page in one browser: a file of its own for each, so that they run side by side. */
export function testPages(name: string, open: () => Promise<Chromium | Firefox>): void {
  describe(`in ${name}`, () => {
    let browser: Chromium | Firefox

    beforeAll(async () => {
      browser = await open()
    })

    afterAll(() => browser.close())

    test.each(pageFixtures)('$name is read as it should be', async ({ name: page, url, html, expected }) => {
      const { state, banner } = await browser.inspect({ url: url.href, html })
      expect(state?.profile ?? null).toEqual(expected.reading?.profile ?? null)
      const problems = scenes.find((scene) => scene.page === page)?.check({ state, banner }) ?? []
      expect(problems).toEqual([])
    })

    test('the extension has asked for nothing on all these pages', () => {
      expect(browser.requests()).toEqual([])
    })
  })
}
