// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { findPagePlatform } from '../../utils/platforms'
import { fixtureFiles, pageFixtures, parsePage } from '../support/page-fixtures'

describe('saved pages', () => {
  it('come in pairs: a page and what is expected of it', () => {
    expect(stems('.html')).toEqual(stems('.json'))
    expect(fixtureFiles.filter((file) => !/^\d{4}-\d{2}-[a-z]+-[a-z0-9-]+\.(?:html|json)$/.test(file))).toEqual([])
  })

  it.each(pageFixtures)('$name: its address says what it is', ({ platform, url, expected }) => {
    const found = findPagePlatform(url)
    expect(found?.id).toBe(platform)
    expect(found?.pages.locate(url)).toEqual(expected.place)
  })

  it.each(pageFixtures)('$name: the page is read as a person reads it', ({ url, html, expected }) => {
    const { place } = expected
    const reading = place.kind === 'profile' ? findPagePlatform(url)?.pages.read(parsePage(html), place) : undefined
    expect(reading ?? null).toEqual(expected.reading)
  })

  it.each(pageFixtures)('$name: read for its name alone, it gives the same name', ({ url, html, expected }) => {
    const { place } = expected
    if (place.kind !== 'profile') return
    const reading = findPagePlatform(url)?.pages.read(parsePage(html), place, 'name')
    expect(reading?.profile.name).toBe(expected.reading?.profile.name)
  })

  it.each(pageFixtures)('$name: of the account’s own words those are read that may announce something', (fixture) => {
    const { url, html, expected } = fixture
    const profile = expected.reading?.profile
    const texts = profile && findPagePlatform(url)?.pages.readOwnTexts?.(parsePage(html), profile)
    expect(texts ?? []).toEqual(expected.texts ?? [])
  })

  it.each(pageFixtures)('$name: reading leaves the page as it was', ({ url, html, expected }) => {
    const { place } = expected
    if (place.kind !== 'profile') return
    const document = parsePage(html)
    const before = document.documentElement.outerHTML
    const pages = findPagePlatform(url)?.pages
    pages?.read(document, place)
    if (expected.reading) pages?.readOwnTexts?.(document, expected.reading.profile)
    expect(document.documentElement.outerHTML).toBe(before)
  })

  it.each(pageFixtures)('$name: loads nothing from anywhere', ({ html }) => {
    expect(html.match(/(?:src|srcset)="(?!data:)[^"]*"|<link rel="(?!icon|canonical)/g)).toBeNull()
  })
})

function stems(ending: string): readonly string[] {
  return fixtureFiles.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length))
}
