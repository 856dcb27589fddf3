import type { SpelledText } from '../../utils/search/explain'
import { readingsWithin, splitName } from '../../utils/search/split-name'
import type { VocabularyData } from '../../utils/search/vocabulary'

/** Spells texts that a vocabulary was made from, with nothing of its words. */
export function createSpeller({ symbolCodes, symbolReadings }: VocabularyData): (text: string) => SpelledText {
  const numbers = new Map(
    Array.from(symbolCodes, (code, symbol) => [code * 16 + (symbolReadings[symbol] ?? 0), symbol]),
  )
  return (text) => {
    const symbols: number[] = []
    const starts = new Set<number>()
    const ends = new Set<number>()
    for (const word of splitName(text)) {
      const readings = readingsWithin(word)
      starts.add(symbols.length)
      for (const [at, character] of Array.from(word).entries()) {
        symbols.push(numbers.get((character.codePointAt(0) ?? 0) * 16 + (readings?.[at] ?? 0)) ?? -1)
      }
      ends.add(symbols.length)
    }
    return { text, symbols, starts, ends }
  }
}
