import type { Lookup } from './lookup'
import { readNumber } from './numbers'
import { fields, firstWord, type PartData } from './part'
import { never, penalties } from './penalties'

/** Gives the penalty of an item: that of every term where it fits best. `never` where a term is nowhere. */
export type Evaluate = (item: number) => number

/** By field number: what it costs not to stand in the name. */
export const fieldPenalties = [0, penalties.formerName, penalties.successor, penalties.organisation] as const

export function createEvaluate(part: PartData, lookups: readonly Lookup[]): Evaluate {
  const { itemStarts, texts, divisions } = part
  // Names from other modules cost a look-up each where they are not bundled.
  const nowhere: number = never
  const wordsFrom: number = firstWord
  const bases: readonly number[] = fieldPenalties
  const organisation = fields.indexOf('organisation')
  const words = textWords
  const bests = new Int32Array(lookups.length)
  const count = lookups.length
  const place = { at: 0 }

  /** A text is whole: what of every term does it hold? */
  const judge = (length: number, field: number) => {
    const base = bases[field] ?? 0
    for (let at = 0; at < count; at += 1) {
      const lookup = lookups[at]
      if (lookup === undefined) continue
      const { heads } = lookup.edges
      const byWord = lookup.officeWords?.penalties
      let best = bests[at] ?? nowhere
      let hasEdge = false
      for (let index = 0; index < length; index += 1) {
        const word = words[index] ?? 0
        if ((heads[word] ?? -1) >= 0) hasEdge = true
        if (byWord !== undefined) {
          const penalty = (byWord[word] ?? nowhere) + base
          if (penalty < best) best = penalty
        }
      }
      if (hasEdge && base + lookup.edges.least < best) {
        const limit = field === organisation ? lookup.steps.organisationLimit : lookup.steps.limit
        const penalty = lookup.fit(words, 0, length, limit).penalty + base
        if (penalty < best) best = penalty
      }
      bests[at] = best
    }
  }

  return (item) => {
    const end = itemStarts[item + 1] ?? 0
    const division = divisions[item] ?? 0
    for (let at = 0; at < count; at += 1) bests[at] = lookups[at]?.regions?.[division] ?? nowhere
    let field = 0
    let length = 0
    for (place.at = itemStarts[item] ?? 0; place.at < end;) {
      const value = readNumber(texts, place)
      if (value >= wordsFrom) {
        words[length] = value - wordsFrom
        length += 1
        continue
      }
      judge(length, field)
      length = 0
      if (value > 0) field = value
    }
    judge(length, field)
    let total = 0
    for (let at = 0; at < count; at += 1) total += bests[at] ?? nowhere
    return total >= nowhere ? nowhere : total
  }
}

/** In words; texts have at most 300 characters. */
const longestText = 512

/** For one item after the other. */
const textWords = new Int32Array(longestText)
