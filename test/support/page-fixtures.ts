import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { OwnText } from '../../utils/model/own-text'
import type { Place, Reading } from '../../utils/platforms/platform'

/** A saved page, the address it stood at, and what is to be made of it. */
export interface PageFixture {
  readonly name: string
  readonly platform: string
  readonly url: URL
  readonly html: string
  readonly expected: {
    readonly place: Place
    readonly reading: Reading | null
    /** Of the account's own words those that may announce something; absent: none do. */
    readonly texts?: readonly OwnText[]
  }
}

const folder = join(import.meta.dirname, '../fixtures/pages')

export const fixtureFiles: readonly string[] = readdirSync(folder).toSorted()

export const pageFixtures: readonly PageFixture[] = fixtureFiles
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const name = basename(file, '.json')
    const { url, expected }: { url: string; expected: PageFixture['expected'] } = JSON.parse(
      readFileSync(join(folder, file), 'utf8'),
    )
    const html = readFileSync(join(folder, `${name}.html`), 'utf8')
    return { name, platform: name.split('-')[2] ?? '', url: new URL(url), html, expected }
  })

export function parsePage(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}
