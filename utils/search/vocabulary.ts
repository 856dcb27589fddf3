import { growingBytes, growingInts, growingShorts } from './growing'
import { getOffices, officesIn } from './offices'
import { getReadings } from './readings'
import { getRegions } from './regions'
import { readingsWithin, splitName } from './split-name'
import type { Symbols } from './steps'

/**
 * The words that names are made of, packed: each is a row of symbols, and a symbol is a character with its usual reading
 * there (乐 of 乐清 is not that of 乐山). The names of divisions and the words for offices come first, in every vocabulary.
 */
export interface VocabularyData {
  readonly symbolCodes: Uint32Array
  /** Which of the readings is the usual one. */
  readonly symbolReadings: Uint8Array
  /** Where the symbols of a word begin in `wordSymbols`; one more at the end. */
  readonly wordStarts: Uint32Array
  readonly wordSymbols: Uint16Array
  /** Where the words that tell of an office begin in `officeWords`; one more at the end. */
  readonly officeStarts: Uint32Array
  readonly officeWords: Uint32Array
}

export interface VocabularyBuilder {
  /** The numbers of the words that a text in its search form is made of. */
  add(text: string): readonly number[]
  finish(): VocabularyData
}

export function createVocabulary(): VocabularyBuilder {
  const symbols = new Map<number, number>()
  const words = new Map<string, number>()
  const codes = growingInts()
  const readings = growingBytes()
  const starts = growingInts()
  const rows = growingShorts()
  const officeWords = getOffices().map(growingInts)
  starts.push(0)

  const symbolOf = (code: number, reading: number): number => {
    const key = code * 16 + reading
    const known = symbols.get(key)
    if (known !== undefined) return known
    const symbol = symbols.size
    symbols.set(key, symbol)
    codes.push(code)
    readings.push(reading)
    return symbol
  }
  const wordOf = (text: string): number => {
    const known = words.get(text)
    if (known !== undefined) return known
    const word = words.size
    words.set(text, word)
    const within = readingsWithin(text)
    let place = 0
    for (const character of text) {
      rows.push(symbolOf(character.codePointAt(0) ?? 0, within?.[place] ?? 0))
      place += 1
    }
    starts.push(rows.length)
    for (const office of officesIn(text)) officeWords[office]?.push(word)
    return word
  }
  const add = (text: string): readonly number[] => splitName(text).map(wordOf)
  for (const names of getRegions().names) names.forEach(add)
  for (const office of getOffices()) office.words.forEach(add)
  return {
    add,
    finish: () => ({
      symbolCodes: codes.view(),
      symbolReadings: readings.view(),
      wordStarts: starts.view(),
      wordSymbols: rows.view(),
      ...joinOffices(officeWords.map((own) => own.view())),
    }),
  }
}

function joinOffices(words: readonly Uint32Array[]): Pick<VocabularyData, 'officeStarts' | 'officeWords'> {
  const officeStarts = new Uint32Array(words.length + 1)
  for (const [office, own] of words.entries()) officeStarts[office + 1] = (officeStarts[office] ?? 0) + own.length
  const officeWords = new Uint32Array(officeStarts.at(-1) ?? 0)
  for (const [office, own] of words.entries()) officeWords.set(own, officeStarts[office])
  return { officeStarts, officeWords }
}

/** What the names of the divisions and the words for offices are made of, in every vocabulary alike. */
export interface SeedTexts {
  /** By the first word of a name of divisions: those names. */
  readonly regionsByWord: ReadonlyMap<number, readonly RegionName[]>
  /** By the number of the office: each of its words. */
  readonly offices: readonly (readonly (readonly number[])[])[]
  /** No other word has a number below that. */
  readonly wordCount: number
}

export interface RegionName {
  /** Of the division. */
  readonly place: number
  readonly words: readonly number[]
  /** The short name of the division is one word. */
  readonly isOfOneWord: boolean
}

let seeds: SeedTexts | undefined

export function getSeedTexts(): SeedTexts {
  if (seeds === undefined) {
    const { add, finish } = createVocabulary()
    const regionsByWord = new Map<number, RegionName[]>()
    for (const [place, names] of getRegions().names.entries()) {
      const own = names.map(add)
      for (const words of own) {
        const [first = 0] = words
        const name = { place, words, isOfOneWord: own[0]?.length === 1 }
        const known = regionsByWord.get(first)
        if (known === undefined) regionsByWord.set(first, [name])
        else known.push(name)
      }
    }
    const offices = getOffices().map(({ words }) => words.map(add))
    seeds = { regionsByWord, offices, wordCount: finish().wordStarts.length - 1 }
  }
  return seeds
}

export function createSymbols(vocabulary: VocabularyData): Symbols {
  const { symbolCodes, symbolReadings } = vocabulary
  const table = getReadings()
  const starts = growingInts()
  const rows = growingShorts()
  const byCode = new Map<number, number[]>()
  for (const [symbol, code] of symbolCodes.entries()) {
    const all = table.of(code)
    const usual = all[symbolReadings[symbol] ?? 0]
    starts.push(rows.length)
    if (usual !== undefined) rows.push(usual)
    for (const reading of all) if (reading !== usual) rows.push(reading)
    const known = byCode.get(code)
    if (known === undefined) byCode.set(code, [symbol])
    else known.push(symbol)
  }
  starts.push(rows.length)
  return {
    count: symbolCodes.length,
    codes: symbolCodes,
    readingStarts: starts.view(),
    readings: rows.view(),
    withCode: (code) => byCode.get(code) ?? none,
    canFollow: findFollowers(vocabulary),
  }
}

function pairOf(code: number, next: number): number {
  return code * 128 + (next < 128 ? next : 0)
}

/** What stands behind letters and digits: others of them, or a Chinese character or another word. */
function findFollowers({ symbolCodes, wordStarts, wordSymbols }: VocabularyData): Symbols['canFollow'] {
  const pairs = new Set<number>()
  for (let word = 0; word + 1 < wordStarts.length; word += 1) {
    const end = wordStarts[word + 1] ?? 0
    for (let at = wordStarts[word] ?? 0; at < end; at += 1) {
      const code = symbolCodes[wordSymbols[at] ?? 0] ?? 0
      if (code < 128) pairs.add(pairOf(code, at + 1 < end ? (symbolCodes[wordSymbols[at + 1] ?? 0] ?? 0) : 0))
    }
  }
  return (code, next) => code >= 128 || pairs.has(pairOf(code, 0)) || pairs.has(pairOf(code, next))
}

const none: readonly number[] = []
