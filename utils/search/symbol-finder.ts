import type { SpelledText, SymbolFinder } from './explain'
import { splitName, readingsWithin } from './split-name'
import { createSymbols, type VocabularyData } from './vocabulary'

/** Finds the symbols of texts that a vocabulary was made from. */
export function createSymbolFinder(vocabulary: VocabularyData): SymbolFinder {
  let numbers: ReadonlyMap<number, number> | undefined
  const remembered = new Map<string, SpelledText>()

  const spell = (text: string): SpelledText => {
    numbers ??= new Map(
      Array.from(vocabulary.symbolCodes, (code, symbol) => [
        code * 16 + (vocabulary.symbolReadings[symbol] ?? 0),
        symbol,
      ]),
    )
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
    return { symbols, starts, ends }
  }

  return {
    symbols: createSymbols(vocabulary),
    of(text) {
      const known = remembered.get(text)
      if (known !== undefined) return known
      // The next keystroke shows most of what the last one did.
      if (remembered.size >= mostRemembered) remembered.clear()
      const spelled = spell(text)
      remembered.set(text, spelled)
      return spelled
    },
  }
}

const mostRemembered = 300
