import type { SavedPage } from '../../cli/browser/saved-page'
import { pageFixtures } from './page-fixtures'

/** A page of `test/fixtures/pages` by its name, to be opened in a browser. */
export function fixturePage(name: string): SavedPage {
  const fixture = pageFixtures.find((candidate) => candidate.name === name)
  if (fixture === undefined) throw new Error(`no page is called ${name}`)
  return { url: fixture.url.href, html: fixture.html }
}

/** A page on a site that is none of Yibu's business. */
export const foreignPage: SavedPage = { url: 'https://example.com/', html: '<!doctype html><title>x</title><p>别处' }
