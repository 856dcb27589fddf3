import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listOfNames, queries } from './arbitraries'
import { runToEnd } from '../../utils/search/build-part'
import { decodeSearchData, encodeSearchData } from '../../utils/search/encode-search-data'
import { createSearchIndex, openSearchIndex } from '../../utils/search/search'
import { buildSearchData, patchSearchData } from '../../utils/search/search-data'
import { closure } from '../support/records'

describe('the data of a search', () => {
  test('after records came and went finds what data built afresh does', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        listOfNames(20),
        fc.array(fc.tuple(listOfNames(6), fc.array(fc.nat(30), { maxLength: 5 })), { minLength: 1, maxLength: 3 }),
        queries,
        (first, changes, query) => {
          let data = runToEnd(buildSearchData(first))
          let records = new Map(first.map((record) => [record.id, record]))
          for (const [puts, places] of changes) {
            const removals = places.flatMap((place) => [...records.keys()][place] ?? [])
            data = runToEnd(patchSearchData(data, puts, removals))
            records = new Map([...records].filter(([id]) => !removals.includes(id)))
            for (const record of puts) records.set(record.id, record)
          }
          const options = { limit: 8, near: '370300' }
          const afresh = createSearchIndex([...records.values()]).search(query, options)
          expect(openSearchIndex(data).search(query, options)).toEqual(afresh)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('of several lists finds what that of all their records does', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(listOfNames(24), fc.nat(24), fc.nat(24), queries, (all, one, other, query) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const lists = [all.slice(0, from), all.slice(from, to), all.slice(to)]
        const index = openSearchIndex(...lists.map((list) => runToEnd(buildSearchData(list))))
        const options = { limit: 8, near: '370300' }
        const hits = index.search(query, options)
        expect(hits.map((hit) => ({ ...hit, source: 0 }))).toEqual(createSearchIndex(all).search(query, options))
        expect(hits.filter(({ id, source }) => !lists[source]?.some((record) => record.id === id))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('of a record that stands in two lists is found in both, in their order', () => {
    const data = runToEnd(buildSearchData([closure({ name: '临淄交警' })]))
    const hits = openSearchIndex(data, data).search('lzjj', { limit: 3 })
    expect(hits.map(({ id, source }) => [id, source])).toEqual([
      ['douyin/临淄交警', 0],
      ['douyin/临淄交警', 1],
    ])
  })

  test('is built from records that come in by and by', () => {
    const records = ['临淄交警', '莒南发布', '平安西安'].map((name) => closure({ name }))
    const late = records.flatMap((record) => [undefined, record, undefined])
    expect(runToEnd(buildSearchData(late))).toEqual(runToEnd(buildSearchData(records)))
  })

  test('is packed anew when much has changed, and finds the same', () => {
    const many = Array.from({ length: 1500 }, (_, at) => closure({ name: `临淄交警${at}`, division: '370305' }))
    const data = runToEnd(patchSearchData(runToEnd(buildSearchData(many.slice(0, 200))), many, ['douyin/临淄交警7']))
    expect(data.recent.records).toHaveLength(0)
    expect(data.base.records).toHaveLength(1500)
    expect(openSearchIndex(data).search('lzjj1499', { limit: 2 })).toMatchObject([{ id: 'douyin/临淄交警1499' }])
  })

  test('is opened from the buffer it was stored as', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(listOfNames(15), listOfNames(5), queries, (first, puts, query) => {
        const data = runToEnd(patchSearchData(runToEnd(buildSearchData(first)), puts, []))
        const opened = decodeSearchData(encodeSearchData(data))
        expect(digestArrays(opened)).toEqual(digestArrays(data))
        expect(opened && openSearchIndex(opened).search(query, { limit: 5 })).toEqual(
          openSearchIndex(data).search(query, { limit: 5 }),
        )
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    ['of another version', (buffer: ArrayBuffer) => new Uint32Array(buffer).fill(9, 1, 2).buffer],
    ['made with other tables', (buffer: ArrayBuffer) => new Uint32Array(buffer).fill(9, 2, 3).buffer],
    ['cut short', (buffer: ArrayBuffer) => buffer.slice(0, -4)],
    ['of nothing', () => new ArrayBuffer(0)],
  ])('is not opened from a buffer %s', (_, spoil) => {
    const data = runToEnd(buildSearchData([closure({ name: '临淄交警' })]))
    expect(decodeSearchData(spoil(encodeSearchData(data)))).toBeUndefined()
  })
})

/** Arrays as their kind and a digest of their bytes: to compare millions of numbers one by one takes a minute. */
function digestArrays(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return `${value.constructor.name} ${createHash('sha256').update(bytes).digest('hex')}`
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, digestArrays(one)]))
}

describe('input of any kind', () => {
  const index = createSearchIndex(
    ['临淄交警', '莒南发布', '平安西安', 'SWAT'].map((name) => closure({ name, organisation: `${name}大队` })),
  )

  test.each([
    ['100,000 letters', 'linzi'.repeat(20_000)],
    ['100,000 characters', '临淄'.repeat(50_000)],
    ['100,000 words', 'a '.repeat(100_000)],
    ['100,000 apostrophes', "'".repeat(100_000)],
    ['lone surrogates', '\uD83D临\uDC00淄\uD800'],
    ['the characters of regular expressions', '.*+?^${}()|[]\\/-'],
    ['only spaces', ' \t\n\u3000\u00A0\u200B'],
    ['emoji', '🚓👮‍♀️🇨🇳'],
    ['control characters', '\0\u0001\u001F\u007F'],
    ['combining marks', `l${'\u0301'.repeat(5000)}z`],
    ['rare characters', '𬭊𠀀㐀'.repeat(30)],
    ['names of properties', '__proto__ constructor toString'],
  ])('is answered at once: %s', (_, query) => {
    const began = performance.now()
    const hits = index.search(query, { limit: 10 })
    expect(hits.length).toBeLessThanOrEqual(4)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  test('never throws, in names either', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 })),
        fc.string({ unit: 'binary' }),
        (names, query) => {
          const odd = createSearchIndex(names.map((name, at) => closure({ name }, { id: `douyin/${at}` })))
          expect(odd.search(query, { limit: 3 }).length).toBeLessThanOrEqual(3)
        },
      ),
      { numRuns: 30 },
    )
  })
})
