import { penalties } from './penalties'
import { getReadings } from './readings'

/** How a syllable may be typed, and what it costs to type it so. */
export interface Spelling {
  readonly syllable: number
  readonly spelling: string
  readonly cost: number
}

let byLetter: ReadonlyMap<number, readonly Spelling[]> | undefined

/** Spellings by their first letter: lü is typed lv, lu, and on passports lyu. */
export function spellingsByLetter(): ReadonlyMap<number, readonly Spelling[]> {
  if (byLetter !== undefined) return byLetter
  const grouped = new Map<number, Spelling[]>()
  for (const [syllable, spelling] of getReadings().syllables.entries()) {
    const all = [
      { syllable, spelling, cost: 0 },
      ...(spelling.includes('v')
        ? ['u', 'yu'].map((vowel) => ({
            syllable,
            spelling: spelling.replace('v', vowel),
            cost: penalties.looseSpelling,
          }))
        : []),
    ]
    const letter = spelling.charCodeAt(0)
    grouped.set(letter, [...(grouped.get(letter) ?? []), ...all])
  }
  byLetter = grouped
  return grouped
}

let all: readonly Spelling[] | undefined

export function allSpellings(): readonly Spelling[] {
  all ??= [...spellingsByLetter().values()].flat()
  return all
}
