// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import type { PlatformPages, ProfilePlace } from '../../utils/platforms/platform'
import { pagePlatforms } from '../../utils/platforms'
import { pageFixtures, parsePage } from '../support/page-fixtures'

/** The platforms that look where a list says. */
const readers = pagePlatforms.filter(({ id }) => id !== 'wechat')

const place: ProfilePlace = { kind: 'profile', ids: ['uid:1234567'] }
const given = { name: ['main > b.x1'], verification: ['main > [data-v="auth"]'] }

/** A page on which nothing stands where it was. */
function changed(name: string, verification: string): Document {
  return parsePage(`<title>首页</title><nav><b class="x1">我自己</b></nav>
    <main><b class="x1">${name}</b><img alt=""><i data-v="auth">${verification}</i></main>`)
}

function read(pages: PlatformPages, document: Document, depth: 'name' | 'shown' | 'all' = 'shown') {
  return pages.read(document, place, depth, given)
}

describe.each(readers)('$id looks where a list says', ({ pages }) => {
  test('and finds what its own ways do not', () => {
    const document = changed('某市发布', '某市融媒体中心官方账号')
    expect(pages.read(document, place, 'shown')?.profile.name).toBeUndefined()
    expect(read(pages, document)).toMatchObject({
      profile: { name: '某市发布', verification: { state: 'verified', text: '某市融媒体中心官方账号' } },
      rendered: true,
    })
    expect(read(pages, document, 'name')).toMatchObject({ profile: { name: '某市发布' }, rendered: false })
  })

  test('and says of an account without the words there that it is not known, never that it is not verified', () => {
    const document = changed('某市发布', '')
    document.querySelector('img')?.remove()
    expect(read(pages, document)?.profile.verification).toEqual({ state: 'unknown' })
  })

  test('and takes nothing that stands in place of a name for one', () => {
    expect(read(pages, changed('账号已注销', ''))?.profile.name).toBeUndefined()
  })

  test('and leaves the page as it was', () => {
    const document = changed('某市发布', '某局官方账号')
    const before = document.documentElement.outerHTML
    read(pages, document, 'all')
    expect(document.documentElement.outerHTML).toBe(before)
  })
})

const profiles = pageFixtures.filter(({ platform, expected }) => expected.reading !== null && platform !== 'wechat')

test.each(profiles)('$name is read as before where the places given are not on it', ({ platform, html, expected }) => {
  const pages = readers.find(({ id }) => id === platform)?.pages
  if (expected.place.kind !== 'profile') throw new Error('no profile')
  const reading = pages?.read(parsePage(html), expected.place, 'all', {
    name: ['.nowhere'],
    verification: ['.nowhere'],
  })
  expect(reading).toEqual(expected.reading)
})
