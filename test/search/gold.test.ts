import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { getReadings } from '../../utils/search/readings'
import { createSearchIndex } from '../../utils/search/search'
import { readingsWithin, splitName } from '../../utils/search/split-name'
import { divisionCodes, divisionName, shortName } from '../../utils/text/divisions'
import { closure } from '../support/records'

/** A record for every division below the provinces, as its government's news are called. */
const office = '发布'
const places = divisionCodes()
  .filter((code) => !code.endsWith('0000'))
  .map((code) => ({ code, place: shortName(divisionName(code) ?? '') }))
const index = createSearchIndex(
  places.map(({ code, place }) =>
    closure({ name: `${place}${office}`, division: code }, { id: `douyin/${place}${office}@${code}` }),
  ),
)

/** Hand-checked readings, and those of the table for the other places. */
const checked = new Map(
  readFileSync('test/fixtures/search/places.tsv', 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([place = '', reading = '']): [string, readonly string[]] => [place, reading.split(' ')]),
)

function readFromTable(place: string): readonly string[] {
  const { of, syllables } = getReadings()
  return splitName(place).flatMap((word) =>
    Array.from(word, (character, at) => {
      const number = of(character.codePointAt(0) ?? 0)[readingsWithin(word)?.[at] ?? 0] ?? -1
      return syllables[number] ?? ''
    }),
  )
}

const readings = new Map(
  places.map(({ place }): [string, readonly string[]] => [place, checked.get(place) ?? readFromTable(place)]),
)

function pinyin(place: string): string {
  return (readings.get(place) ?? []).join('')
}

function initials(place: string): string {
  return (readings.get(place) ?? []).map(([letter = '']) => letter).join('')
}

function find(query: string, limit: number): readonly string[] {
  return index.search(query, { limit }).map(({ name }) => name.slice(0, -office.length))
}

/** The queries that did not find first a place that is written as this one is. */
function misses(write: (place: string) => string, query: (place: string) => string): readonly string[] {
  return [...readings.keys()].filter((place) => {
    const [found = ''] = find(query(place), 1)
    return write(found) !== write(place)
  })
}

describe('the readings of places', () => {
  test.each([...checked])('%s is read %j', (place, reading) => {
    expect(readFromTable(place)).toEqual(reading)
  })
})

describe('every division', { timeout: 120_000 }, () => {
  test('is found by its name', () => {
    expect(
      misses(
        (place) => place,
        (place) => place,
      ),
    ).toEqual([])
  })

  test('is found first by its pinyin, among those that sound the same', () => {
    expect(misses(pinyin, pinyin)).toEqual([])
  })

  test('is found first by its pinyin and that of its office', () => {
    expect(misses(pinyin, (place) => `${pinyin(place)}fabu`)).toEqual([])
  })

  test('is found first by its first letters and those of its office', () => {
    expect(misses(initials, (place) => `${initials(place)}fb`)).toEqual([])
  })

  test('is found first by its name and the first letters of its office', () => {
    expect(
      misses(
        (place) => place,
        (place) => `${place}fb`,
      ),
    ).toEqual([])
  })

  test('is found first by its pinyin and its office in characters', () => {
    expect(misses(pinyin, (place) => `${pinyin(place)}${office}`)).toEqual([])
  })
})

describe('places that were mistyped', { timeout: 120_000 }, () => {
  test.each([
    ['a letter missing', (typed: string, at: number) => typed.slice(0, at) + typed.slice(at + 1)],
    ['a letter twice', (typed: string, at: number) => typed.slice(0, at) + (typed[at] ?? '') + typed.slice(at)],
    [
      'two letters swapped',
      (typed: string, at: number) =>
        typed.slice(0, at) + (typed[at + 1] ?? '') + (typed[at] ?? '') + typed.slice(at + 2),
    ],
  ])('with %s are among the first three in 95 of 100 cases', (_, mistype) => {
    const real = new Set(Array.from(readings.keys(), pinyin))
    const cases = [...checked.keys()]
      .filter((place, number) => number % 3 === 0 && readings.has(place) && pinyin(place).length >= 5)
      .map((place, number) => ({ place, typed: mistype(pinyin(place), 1 + (number % (pinyin(place).length - 2))) }))
      // What is the name of another place was not mistyped as far as anyone can tell.
      .filter(({ typed }) => !real.has(typed))
    const missed = cases.filter(({ place, typed }) => {
      const found = find(`${typed}fabu`, 3).map(pinyin)
      return !found.includes(pinyin(place))
    })
    expect(cases.length).toBeGreaterThan(100)
    expect(missed.length / cases.length).toBeLessThanOrEqual(0.05)
  })
})
