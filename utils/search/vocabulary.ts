import type { WordPlaces } from './places'
import { type Growing, growingBytes, growingInts, growingShorts } from './growing'
import { getOffices, officesIn } from './offices'
import { getReadings } from './readings'
import { getRegions } from './regions'
import { readingsWithin, splitName } from './split-name'
import type { Symbols } from './steps'

/**
 * The words that names are made of, packed: each is a row of symbols, and a symbol is a character with its usual reading
 * there (乐 of 乐清 is not that of 乐山). The names of divisions and the words for offices come first, in every vocabulary.
 */
export interface VocabularyData extends Seeds {
  readonly symbolCodes: Uint32Array
  /** Which of the character's readings is the usual one. */
  readonly symbolReadings: Uint8Array
  /** Where the syllables of a symbol begin in `readings`, the usual one first; one more at the end. */
  readonly readingStarts: Uint32Array
  readonly readings: Uint16Array
  /** Where the symbols of a word begin in `wordSymbols`; one more at the end. */
  readonly wordStarts: Uint32Array
  readonly wordSymbols: Uint16Array
  /** Where the words that tell of an office begin in `officeWords`; one more at the end. */
  readonly officeStarts: Uint32Array
  readonly officeWords: Uint32Array
}

/**
 * What is known of divisions and offices, as words of a vocabulary; the same in each. It is kept with what is searched: to
 * make it takes a tenth of a second.
 */
export interface Seeds {
  /** By the place of a division: its code, the place of the one above plus one or 0, and 1 where its short name is one word. */
  readonly regionCodes: Uint32Array
  readonly regionParents: Uint16Array
  readonly isRegionOneWord: Uint8Array
  /** By word: where the names of divisions that begin with it begin; one more at the end. Those of no other word do. */
  readonly namesByWord: Uint32Array
  /** By name: its division, and where its words begin in `nameWords`; one more at the end. */
  readonly nameRegions: Uint16Array
  readonly nameStarts: Uint32Array
  readonly nameWords: Uint32Array
  /** By what an office is called: its number, and where its words begin in `callWords`; one more at the end. */
  readonly callOffices: Uint8Array
  /** 1 for what is typed for an office and says too little where it stands in a name. */
  readonly isBroadCall: Uint8Array
  readonly callStarts: Uint32Array
  readonly callWords: Uint32Array
}

export interface VocabularyBuilder {
  /** The numbers of the words that a text in its search form is made of. */
  add(text: string): readonly number[]
  finish(): VocabularyData
}

export function createVocabulary(): VocabularyBuilder {
  seeded ??= makeSeeded()
  const { seeds } = seeded
  const words = createWords(seeded.words)
  return { add: words.add, finish: () => ({ ...seeds, ...words.finish() }) }
}

/** Every vocabulary begins with these. */
let seeded: { readonly words: Words; readonly seeds: Seeds } | undefined

function makeSeeded() {
  const words = createWords()
  return { words, seeds: makeSeeds(words.add, () => words.numbers.size) }
}

/** Symbols and words, by what they are and packed as in `VocabularyData`. */
interface Words {
  readonly symbols: ReadonlyMap<number, number>
  readonly numbers: ReadonlyMap<string, number>
  readonly codes: Growing<Uint32Array>
  readonly readings: Growing<Uint8Array>
  readonly starts: Growing<Uint32Array>
  readonly rows: Growing<Uint16Array>
  readonly officeWords: readonly Growing<Uint32Array>[]
  add(text: string): readonly number[]
  finish(): Omit<VocabularyData, keyof Seeds>
}

/** `known`: words that are there already. */
function createWords(known?: Words): Words {
  const symbols = new Map(known?.symbols ?? [])
  const numbers = new Map(known?.numbers ?? [])
  const codes = growingInts(known?.codes.view())
  const readings = growingBytes(known?.readings.view())
  const starts = growingInts(known?.starts.view() ?? Uint32Array.of(0))
  const rows = growingShorts(known?.rows.view())
  const officeWords = getOffices().map((_, office) => growingInts(known?.officeWords[office]?.view()))

  const symbolOf = (code: number, reading: number): number => {
    const key = code * 16 + reading
    const found = symbols.get(key)
    if (found !== undefined) return found
    const symbol = symbols.size
    symbols.set(key, symbol)
    codes.push(code)
    readings.push(reading)
    return symbol
  }
  const wordOf = (text: string): number => {
    const found = numbers.get(text)
    if (found !== undefined) return found
    const word = numbers.size
    numbers.set(text, word)
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
  return {
    symbols,
    numbers,
    codes,
    readings,
    starts,
    rows,
    officeWords,
    add: (text) => splitName(text).map(wordOf),
    finish() {
      const offices = joinRows(officeWords.map((own) => own.view()))
      return {
        ...readSymbols(codes.view(), readings.view()),
        symbolCodes: codes.view(),
        symbolReadings: readings.view(),
        wordStarts: starts.view(),
        wordSymbols: rows.view(),
        officeStarts: offices.starts,
        officeWords: offices.values,
      }
    },
  }
}

function makeSeeds(add: (text: string) => readonly number[], wordCount: () => number): Seeds {
  const { codes, names, parents } = getRegions()
  const ownNames = names.map((own) => own.map(add))
  const byFirst = ownNames
    .flatMap((own, region) => own.map((words) => ({ region, words })))
    .toSorted((a, b) => (a.words[0] ?? 0) - (b.words[0] ?? 0))
  const namesByWord = new Uint32Array(wordCount() + 1)
  for (const { words } of byFirst) {
    const next = (words[0] ?? 0) + 1
    namesByWord[next] = (namesByWord[next] ?? 0) + 1
  }
  for (let word = 1; word < namesByWord.length; word += 1) {
    namesByWord[word] = (namesByWord[word] ?? 0) + (namesByWord[word - 1] ?? 0)
  }
  const named = joinRows(byFirst.map(({ words }) => words))
  const calls = getOffices().flatMap(({ words, signs }, office) =>
    words.map((call) => ({ office, isBroad: !signs.includes(call), words: add(call) })),
  )
  const called = joinRows(calls.map(({ words }) => words))
  return {
    regionCodes: Uint32Array.from(codes, Number),
    regionParents: Uint16Array.from(parents, (parent) => parent + 1),
    isRegionOneWord: Uint8Array.from(ownNames, ([short]) => (short?.length === 1 ? 1 : 0)),
    namesByWord,
    nameRegions: Uint16Array.from(byFirst, ({ region }) => region),
    nameStarts: named.starts,
    nameWords: named.values,
    callOffices: Uint8Array.from(calls, ({ office }) => office),
    isBroadCall: Uint8Array.from(calls, ({ isBroad }) => Number(isBroad)),
    callStarts: called.starts,
    callWords: called.values,
  }
}

/** Rows one behind the other, and where each begins; one more at the end. */
function joinRows(rows: readonly ArrayLike<number>[]) {
  const starts = new Uint32Array(rows.length + 1)
  for (const [at, row] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + row.length
  const values = new Uint32Array(starts.at(-1) ?? 0)
  for (const [at, row] of rows.entries()) values.set(row, starts[at])
  return { starts, values }
}

function readSymbols(codes: Uint32Array, usual: Uint8Array): Pick<VocabularyData, 'readingStarts' | 'readings'> {
  const table = getReadings()
  const rows = Array.from(codes, (code, symbol) => {
    const all = table.of(code)
    const first = all[usual[symbol] ?? 0]
    return first === undefined ? all : [first, ...all.filter((reading) => reading !== first)]
  })
  const { starts, values } = joinRows(rows)
  return { readingStarts: starts, readings: Uint16Array.from(values) }
}

export function createSymbols(vocabulary: VocabularyData & WordPlaces): Symbols {
  const { symbolCodes, readingStarts, readings } = vocabulary
  const byCode = new Map<number, number[]>()
  for (const [symbol, code] of symbolCodes.entries()) {
    const known = byCode.get(code)
    if (known === undefined) byCode.set(code, [symbol])
    else known.push(symbol)
  }
  const withCode = (code: number) => byCode.get(code) ?? none
  const followers = new Map<number, ReadonlySet<number>>()
  return {
    count: symbolCodes.length,
    codes: symbolCodes,
    readingStarts,
    readings,
    withCode,
    canFollow(code, next) {
      if (code >= 128) return true
      const known =
        followers.get(code) ?? new Set(withCode(code).flatMap((symbol) => findFollowers(vocabulary, symbol)))
      followers.set(code, known)
      return known.has(other) || known.has(next)
    },
  }
}

/** What stands behind a letter or a digit: others of them, or `other`, which is a Chinese character or another word. */
function findFollowers(vocabulary: VocabularyData & WordPlaces, symbol: number): readonly number[] {
  const { beginnings, insides, symbolCodes, wordStarts, wordSymbols } = vocabulary
  return [beginnings, insides].flatMap(({ starts, words, offsets }) => {
    const found: number[] = []
    const stop = starts[symbol + 1] ?? 0
    for (let place = starts[symbol] ?? 0; place < stop; place += 1) {
      const word = words[place] ?? 0
      const at = (wordStarts[word] ?? 0) + (offsets[place] ?? 0) + 1
      const code = at < (wordStarts[word + 1] ?? 0) ? (symbolCodes[wordSymbols[at] ?? 0] ?? 0) : other
      found.push(code < 128 ? code : other)
    }
    return found
  })
}

const other = 0

const none: readonly number[] = []
