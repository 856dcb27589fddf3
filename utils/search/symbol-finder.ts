import type { SymbolFinder } from './explain'
import { splitName, readingsWithin } from './split-name'
import { createSymbols, type VocabularyData } from './vocabulary'

/** Finds the symbols of texts that a vocabulary was made from. */
export function createSymbolFinder(vocabulary: VocabularyData): SymbolFinder {
  const symbols = createSymbols(vocabulary)
  let numbers: ReadonlyMap<number, number> | undefined
  return {
    symbols,
    of(text) {
      numbers ??= new Map(
        Array.from(vocabulary.symbolCodes, (code, symbol) => [
          code * 16 + (vocabulary.symbolReadings[symbol] ?? 0),
          symbol,
        ]),
      )
      const known = numbers
      return splitName(text).flatMap((word) => {
        const readings = readingsWithin(word)
        return Array.from(
          word,
          (character, at) => known.get((character.codePointAt(0) ?? 0) * 16 + (readings?.[at] ?? 0)) ?? -1,
        )
      })
    },
  }
}
