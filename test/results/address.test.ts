import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseResultsQuery, resultsAddress, type ResultsQuery } from '../../utils/results/address'
import { cleanWords, longestWords } from '../../utils/results/words'
import { statuses } from '../../utils/model/closure'
import { platformIds } from '../../utils/model/platform'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 150 }),
  fc.string({ maxLength: 150 }),
  fc.constantFrom('临淄 交警', '\ud800', 'a&b=c#d?e', '%E4', '+', '　全角　', '😀'.repeat(200), 'x'.repeat(100_000)),
)

const query: fc.Arbitrary<ResultsQuery> = fc.record({
  words: text.map(cleanWords),
  filters: fc.record(
    {
      province: fc.constantFrom('11', '37', '65'),
      platform: fc.constantFrom(...platformIds),
      status: fc.constantFrom(...statuses),
      year: fc.integer({ min: 1000, max: 2999 }).map(String),
    },
    { requiredKeys: [] },
  ),
  page: fc.integer({ min: 1, max: 999_999 }),
})

function searchOf(address: string): string {
  return new URL(address, 'https://example.cn/').search
}

describe('the address of the results page', () => {
  test('gives back what was put into it', () => {
    fc.assert(
      fc.property(query, (given) => {
        expect(parseResultsQuery(searchOf(resultsAddress(given)))).toEqual(given)
      }),
    )
  })

  test('is one address for everything that is shown alike', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (search) => {
        const written = resultsAddress(parseResultsQuery(search))
        expect(resultsAddress(parseResultsQuery(searchOf(written)))).toBe(written)
      }),
    )
  })

  test.each<[string, Partial<ResultsQuery>, string]>([
    ['of nothing in particular', {}, 'results.html'],
    ['of words', { words: '临淄 交警' }, 'results.html?q=%E4%B8%B4%E6%B7%84+%E4%BA%A4%E8%AD%A6'],
    [
      'of filters, in one order',
      { filters: { year: '2025', status: 'stopped', platform: 'douyin', province: '37' } },
      'results.html?province=37&platform=douyin&status=stopped&year=2025',
    ],
    ['of a further page', { words: 'a', page: 3 }, 'results.html?q=a&page=3'],
  ])('%s', (_, given, address) => {
    expect(resultsAddress(given)).toBe(address)
  })

  test.each([
    ['a province that is none', '?province=99'],
    ['a province in words', '?province=山东'],
    ['a division below the province', '?province=370300'],
    ['a platform that is none', '?platform=facebook'],
    ['what every object has', '?platform=constructor&status=toString'],
    ['a status that is none', '?status=dead'],
    ['a year that is none', '?year=25'],
    ['a page that is none', '?page=0'],
    ['a page that is not whole', '?page=1.5'],
    ['a page beyond all pages', '?page=99999999'],
    ['what it does not know', '?sort=name&__proto__=1'],
  ])('leaves out %s', (_, search) => {
    expect(parseResultsQuery(search)).toEqual({ words: '', filters: {}, page: 1 })
  })
})

describe('words', () => {
  test('are clean once they have been cleaned, whole and not too many', () => {
    fc.assert(
      fc.property(text, (given) => {
        const words = cleanWords(given)
        expect(cleanWords(words)).toBe(words)
        expect(words.isWellFormed()).toBe(true)
        expect(words).not.toMatch(/^\s|\s$|[\p{Cc}]|\s\s/u)
        expect(Array.from(words).length).toBeLessThanOrEqual(longestWords)
      }),
    )
  })

  test.each([
    [' 临淄\n\t交警 ', '临淄 交警'],
    ['a\u0000b', 'a b'],
    ['   ', ''],
    ['😀😀', '😀😀'],
  ])('%j become %j', (given, words) => {
    expect(cleanWords(given)).toBe(words)
  })
})
