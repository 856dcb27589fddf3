import type { Lookup } from './lookup'
import { firstWord, type PartData } from './part'
import { never, penalties } from './penalties'

/** Gives the penalty of an item: that of every term where it fits best. `never` where a term is nowhere. */
export type Evaluate = (item: number) => number

/** By field number: what it costs not to stand in the name. */
export const fieldPenalties = [0, penalties.formerName, penalties.successor, penalties.organisation] as const

export function createEvaluate(part: PartData, lookups: readonly Lookup[]): Evaluate {
  const { itemStarts, texts, divisions } = part
  const words: number[] = []
  const bests = lookups.map(() => never)

  /** A text is whole: what of every term does it hold? */
  const judge = (count: number, field: number) => {
    const base = fieldPenalties[field] ?? 0
    for (let at = 0; at < lookups.length; at += 1) {
      const lookup = lookups[at]
      if (lookup === undefined) continue
      const { penalty } = lookup.fit(words, 0, count)
      let best = Math.min(bests[at] ?? never, penalty + base)
      const byWord = lookup.officeByWord
      if (byWord !== undefined) {
        for (let word = 0; word < count; word += 1) best = Math.min(best, (byWord[words[word] ?? 0] ?? never) + base)
      }
      bests[at] = best
    }
  }

  return (item) => {
    const end = itemStarts[item + 1] ?? 0
    const division = divisions[item] ?? 0
    for (let at = 0; at < lookups.length; at += 1) bests[at] = lookups[at]?.regions?.[division] ?? never
    let field = 0
    let count = 0
    for (let at = itemStarts[item] ?? 0; at < end;) {
      let value = texts[at] ?? 0
      at += 1
      if (value > 127) {
        value &= 127
        for (let scale = 128; ; scale *= 128) {
          const next = texts[at] ?? 0
          at += 1
          value += (next & 127) * scale
          if (next < 128) break
        }
      }
      if (value >= firstWord) {
        words[count] = value - firstWord
        count += 1
        continue
      }
      judge(count, field)
      count = 0
      if (value > 0) field = value
    }
    judge(count, field)
    let total = 0
    for (let at = 0; at < bests.length; at += 1) total += Math.min(bests[at] ?? never, never)
    return total >= never ? never : total
  }
}
