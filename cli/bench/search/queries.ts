import { spell } from './spell'
import type { Closure } from '../../../utils/model/closure'

/** What is typed, and the name that is meant. */
export type Query = readonly [typed: string, meant: string]

/** Ways to type a name, well and badly. */
const ways: readonly ((name: string, syllables: readonly string[]) => string)[] = [
  (name) => name,
  (_, syllables) => syllables.join(''),
  (_, syllables) => syllables.map((syllable) => syllable.slice(0, 1)).join(''),
  (name, syllables) =>
    name.slice(0, 2) +
    syllables
      .slice(2)
      .map((syllable) => syllable.slice(0, 1))
      .join(''),
  (name) => `${name.slice(2)} ${name.slice(0, 2)}`,
  (name) => `${name.slice(0, 2)}的${name.slice(2)}`,
  (_, syllables) => `${syllables.slice(0, 2).join('')} ${syllables.slice(2).join('')}`,
  // A letter missing, two swapped, one too many.
  (_, syllables) => syllables.join('').replace(/^(...)./, '$1'),
  (_, syllables) => syllables.join('').replace(/^(..)(.)(.)/, '$1$3$2'),
  (_, syllables) => syllables.join('').replace(/^(....)(.)/, '$1$2$2'),
]

/** For names from all over a list, two for each way. */
export function makeQueries(closures: readonly Closure[]): readonly Query[] {
  const names = closures.map(({ account }) => account.name).filter((name) => /^[\u4e00-\u9fff]{4,6}$/.test(name))
  return ways.flatMap((write, way) =>
    [0.2, 0.7].map((part): Query => {
      const name = names[Math.floor(names.length * part) + way] ?? ''
      // Copied: a part of a text keeps all of it in memory.
      return [write(name, spell(name)), structuredClone(name)]
    }),
  )
}
