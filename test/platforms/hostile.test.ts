// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pagePlatforms } from '../../utils/platforms'
import { mostOwnTexts, OWN_TEXT_LIMIT } from '../../utils/model/own-text'
import type { Profile } from '../../utils/model/profile'
import type { Place, ProfilePlace, Reading } from '../../utils/platforms/platform'
import { pageFixtures, parsePage } from '../support/page-fixtures'

const sec = 'MS4wLjABAAAAyKv9_Ab-cD3eF6gH'
const places: readonly ProfilePlace[] = [
  { kind: 'profile', ids: [`sec_uid:${sec}`] },
  { kind: 'profile', ids: ['uid:2640512903'] },
  { kind: 'profile', ids: [`token:${sec}`] },
  { kind: 'profile', ids: ['user_id:62215957061'] },
  { kind: 'profile', ids: [], name: '桃源网' },
  { kind: 'profile', ids: [], handle: 'somebody' },
]

function readEverywhere(document: Document): readonly (Reading | undefined)[] {
  return pagePlatforms.flatMap(({ pages }) => places.map((place) => pages.read(document, place)))
}

function longest(readings: readonly (Reading | undefined)[]): { readonly name: number; readonly text: number } {
  const profiles = readings.flatMap((reading) => reading?.profile ?? [])
  const texts = profiles.map(({ verification }) => (verification.state === 'verified' ? (verification.text ?? '') : ''))
  return {
    name: Math.max(0, ...profiles.map(({ name }) => name?.length ?? 0)),
    text: Math.max(0, ...texts.map((text) => text.length)),
  }
}

const headers = (name: string, text: string) =>
  `<title>${name}的抖音 - 抖音</title>
   <div data-e2e="user-detail"><div data-e2e="user-info"><h1>${name}</h1><span data-e2e="badge-role-name">${text}</span></div></div>
   <div class="woo-panel-main"><img><div class="ProfileHeader_name_1">${name}</div><div><i class="woo-font--proV"></i><p>${text}</p></div></div>
   <div class="profile-info-wrapper"><span class="name">${name}</span><p class="auth">${text}</p></div>`

describe('a page that means harm', () => {
  it('cannot make a text grow beyond its bound', () => {
    const million = '长'.repeat(1_000_000)
    expect(longest(readEverywhere(parsePage(headers(million, million))))).toEqual({ name: 200, text: 300 })
    const pieces = '<b>长</b>'.repeat(2000)
    expect(longest(readEverywhere(parsePage(headers(pieces, pieces)))).name).toBeLessThanOrEqual(200)
    const image = `<img alt="${'🚓'.repeat(100_000)}">`
    expect(longest(readEverywhere(parsePage(headers(image, image))))).toEqual({ name: 200, text: 300 })
  })

  it('cannot make the account’s own words grow beyond their bounds, in number or length', () => {
    const million = '本账号停更'.repeat(200_000)
    const works = Array.from({ length: 100 }, (_, at) => `<li><a href="/video/1"><p>${at}${million}</p></a></li>`)
    const posts = Array.from(
      { length: 100 },
      (_, at) =>
        `<article><header><a href="/u/2640512903">x</a></header><p class="detail_wbtext_1">${at}${million}</p></article>`,
    )
    const html = `<div data-e2e="user-detail"><div data-e2e="user-post-list">${works.join('')}</div></div>${posts.join('')}
      <div class="profile-info-wrapper"><p>简介：${million}</p></div>
      <div class="profile-article-card-wrapper"><a class="title">${million}</a></div>
      <div id="js_content">${million}</div>`
    const document = parsePage(html)
    const profile: Profile = { platform: 'weibo', ids: ['uid:2640512903'], verification: { state: 'unknown' } }
    for (const { pages } of pagePlatforms) {
      const texts = pages.readOwnTexts?.(document, profile) ?? []
      expect(texts.length).toBeGreaterThan(0)
      expect(texts.length).toBeLessThanOrEqual(mostOwnTexts + 1)
      expect(Math.max(...texts.map(({ text }) => text.length))).toBeLessThanOrEqual(OWN_TEXT_LIMIT)
    }
  })

  it('leaves no half of an emoji at the cut', () => {
    const [reading] = readEverywhere(parsePage(headers(`a${'🚓'.repeat(200)}`, '')))
    expect(reading?.profile.name?.isWellFormed()).toBe(true)
  })

  it('is read past a script of any size, and in little time', () => {
    const record = `{"uid":"123456","secUid":"${sec}"}`
    const huge = `<script>${'{"a":"'.repeat(500_000)}</script>`
    const mentions = `<script>${`{"x":"${sec}",`.repeat(20_000)}</script>`
    const [reading] = readEverywhere(parsePage(`${huge}${mentions}<script>var x = ${record}</script>`))
    expect(reading?.profile.ids[0]).toBe(`sec_uid:${sec}`)
  })

  it.each(['querySelector', 'querySelectorAll', 'title', 'nodeType', 'body', 'createTreeWalker'])(
    'that shadows document.%s is read all the same',
    (key) => {
      const document = parsePage(headers('某某', '某局官方账号'))
      Object.defineProperty(document, key, { get: throwing })
      // An address that names another account makes the page's name nobody's: that place reads none.
      const names = readEverywhere(document).flatMap((reading) => reading?.profile.name ?? [])
      expect(new Set(names)).toEqual(new Set(['某某']))
    },
  )

  it.each([
    'textContent',
    'firstChild',
    'nextSibling',
    'nodeName',
    'nodeType',
    'closest',
    'getAttribute',
    'parentElement',
  ])('whose elements throw on %s loses its texts, not its address', (key) => {
    const document = parsePage(`${headers('某某', '某局官方账号')}<script id="RENDER_DATA">{}</script>`)
    for (const element of document.querySelectorAll('*')) Object.defineProperty(element, key, { get: throwing })
    const kept = readEverywhere(document).map((reading) => reading?.profile.ids ?? [])
    expect(kept).toEqual(pagePlatforms.flatMap(() => places.map(({ ids }) => ids)))
  })

  it('is nothing when it is no document at all', () => {
    const nothing: unknown = new Proxy({}, { get: throwing, has: throwing })
    for (const { pages } of pagePlatforms) {
      for (const place of places) {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the point is what the types forbid
        const reading = pages.read(nothing as Document, place)
        expect(reading?.rendered ?? false).toBe(false)
        expect(reading?.profile.ids ?? []).toEqual(place.ids)
      }
    }
  })

  it('cannot reach a prototype through its data', () => {
    const poison = `{"__proto__":{"polluted":1,"uid":"123456"},"secUid":"${sec}","token":"${sec}"}`
    const data = encodeURIComponent(`{"data":{"profileUserInfo":${poison}}}`)
    readEverywhere(parsePage(`<script id="RENDER_DATA">${data}</script><script>${poison}</script>`))
    expect('polluted' in {}).toBe(false)
  })
})

describe('any page at all', () => {
  const words = fc.constantFrom(...markup.split(' '))
  const tags = fc.constantFrom(
    'div',
    'span',
    'h1',
    'p',
    'a',
    'img',
    'svg',
    'form',
    'script',
    'title',
    'article',
    'table',
  )
  const { html } = fc.letrec<{ html: string }>((tie) => ({
    html: fc.oneof(
      { maxDepth: 5 },
      fc.oneof(words, fc.string(), fc.json()),
      fc.tuple(tags, words, words, fc.array(tie('html'), { maxLength: 4 })).map(([tag, a, b, inner]) => {
        const close = tag === 'img' ? '' : `</${tag}>`
        return `<${tag} class="${a} ${b}" data-e2e="${a}" id="${b}" name="${a}" href="/u/2640512903">${inner.join('')}${close}`
      }),
    ),
  }))

  it('is read without an exception, unchanged, within bounds, and never loses what the address says', () => {
    fc.assert(
      fc.property(html, fc.constantFrom(...places), (body, place) => {
        const document = parsePage(body)
        const before = document.documentElement.outerHTML
        const readings = pagePlatforms.map(({ pages }) => pages.read(document, place))
        expect(document.documentElement.outerHTML).toBe(before)
        expect(longest(readings).name).toBeLessThanOrEqual(200)
        for (const reading of readings)
          expect(reading?.profile.ids.slice(0, place.ids.length) ?? place.ids).toEqual(place.ids)
      }),
      { numRuns: 300 },
    )
  })

  it('never lends its account to another address', () => {
    for (const { platform, html: page, expected } of pageFixtures) {
      const pages = pagePlatforms.find(({ id }) => id === platform)?.pages
      if (!pages || expected.reading === null) continue
      for (const place of othersOf(expected.place)) {
        expect(pages.read(parsePage(page), place)?.profile.ids).toEqual(place.ids)
      }
    }
  })
})

const markup =
  'user-detail user-info badge-role-name ProfileHeader_name_1 _name_1 woo-panel-main woo-font--proV woo-avatar-main ' +
  `profile-cover mod-fil-name txt-shadow m-icon-bluev u ut ctt profile-info-wrapper profile-info-l detail name auth city 官方账号 RENDER_DATA ${sec}`

function othersOf(place: Place): readonly ProfilePlace[] {
  if (place.kind !== 'profile') return []
  return place.ids.map((id) => {
    const other = id.startsWith('uid:') || id.startsWith('user_id:') ? '99999999' : 'MS4wLjABAAAAnobody'
    return { kind: 'profile', ids: [`${id.slice(0, id.indexOf(':'))}:${other}`] }
  })
}

function throwing(): never {
  throw new Error('a page that means harm')
}
