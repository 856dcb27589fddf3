import { sortInSteps } from './sort-in-steps'
import type { VocabularyData } from './vocabulary'

/**
 * Places in the words of a vocabulary, in the order of the symbols that stand from there to the end of the word: a term is
 * walked along what several of them begin with only once.
 */
export interface Places {
  /** By symbol: where the places at which it stands begin; one more at the end. */
  readonly starts: Uint32Array
  readonly words: Uint32Array
  /** Where in the word, in symbols. */
  readonly offsets: Uint8Array
  /** How many symbols a place has in common with the one before it. */
  readonly common: Uint8Array
}

export interface WordPlaces {
  /** Where words begin. */
  readonly beginnings: Places
  /** Every other place within them. */
  readonly insides: Places
}

export function* buildPlaces(vocabulary: VocabularyData): Generator<undefined, WordPlaces> {
  return {
    beginnings: yield* sortPlaces(vocabulary, (length) => [0, Math.min(length, 1)]),
    insides: yield* sortPlaces(vocabulary, (length) => [1, length]),
  }
}

/** `range`: from which symbol of a word of some length to before which one. */
function* sortPlaces(
  { symbolCodes, wordStarts, wordSymbols }: VocabularyData,
  range: (length: number) => readonly [from: number, end: number],
): Generator<undefined, Places> {
  const starts = new Uint32Array(symbolCodes.length + 1)
  const wordCount = wordStarts.length - 1
  const startOf = (word: number) => wordStarts[word] ?? 0
  const visit = (see: (symbol: number, at: number, word: number) => void) => {
    for (let word = 0; word < wordCount; word += 1) {
      const [from, end] = range(startOf(word + 1) - startOf(word))
      for (let at = startOf(word) + from; at < startOf(word) + end; at += 1) see(wordSymbols[at] ?? 0, at, word)
    }
  }
  visit((symbol) => {
    starts[symbol + 1] = (starts[symbol + 1] ?? 0) + 1
  })
  yield
  for (let symbol = 1; symbol < starts.length; symbol += 1) {
    starts[symbol] = (starts[symbol] ?? 0) + (starts[symbol - 1] ?? 0)
  }
  const free = starts.slice()
  const order = new Uint32Array(starts.at(-1) ?? 0)
  /** By place in `wordSymbols`: the word. */
  const wordAt = new Uint32Array(wordSymbols.length)
  visit((symbol, at, word) => {
    wordAt[at] = word
    order[free[symbol] ?? 0] = at
    free[symbol] = (free[symbol] ?? 0) + 1
  })
  yield
  const endOf = (at: number) => startOf((wordAt[at] ?? 0) + 1)
  const commonLength = (a: number, b: number): number => {
    const most = Math.min(endOf(a) - a, endOf(b) - b)
    let length = 0
    while (length < most && wordSymbols[a + length] === wordSymbols[b + length]) length += 1
    return length
  }
  /** The symbol a number of symbols behind a place; -1 behind its word. */
  const symbolBehind = (at: number, steps: number) => (at + steps < endOf(at) ? (wordSymbols[at + steps] ?? 0) : -1)
  const compare = (a: number, b: number): number => {
    const same = commonLength(a, b)
    return symbolBehind(a, same) - symbolBehind(b, same) || a - b
  }
  for (let symbol = 0; symbol + 1 < starts.length; symbol += 1) {
    const start = starts[symbol] ?? 0
    order.set(yield* sortInSteps(order.slice(start, starts[symbol + 1]), compare), start)
    yield
  }
  const words = new Uint32Array(order.length)
  const offsets = new Uint8Array(order.length)
  const common = new Uint8Array(order.length)
  for (const [place, at] of order.entries()) {
    const word = wordAt[at] ?? 0
    words[place] = word
    offsets[place] = at - startOf(word)
    common[place] = place === 0 ? 0 : commonLength(order[place - 1] ?? 0, at)
    if (place % stride === 0) yield
  }
  return { starts, words, offsets, common }
}

/** Places between two rests. */
const stride = 4096
