import { getReadings } from '../../../utils/search/readings'
import { readingsWithin, splitName } from '../../../utils/search/split-name'

/** The syllables of a name as its places are read. */
export function spell(name: string): readonly string[] {
  const { of, syllables } = getReadings()
  return splitName(name).flatMap((word) => {
    const readings = readingsWithin(word)
    return Array.from(word, (character, at) => {
      const number = of(character.codePointAt(0) ?? 0)[readings?.[at] ?? 0]
      return number === undefined ? character : (syllables[number] ?? character)
    })
  })
}
