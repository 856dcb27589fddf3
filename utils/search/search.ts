import { buildPart, runToEnd } from './build-part'
import { toSearchEntry } from './entry'
import { type Explanation, explainItem } from './explain'
import { findItems, type FoundItem } from './find-items'
import { type Interpretation, interpretFreely, interpretPlainly } from './interpret'
import { createLookup, type Lookup, type Reading } from './lookup'
import { itemDivision, itemName, type PartData, recordId, recordPlatform } from './part'
import { never, penalties } from './penalties'
import { createSymbolFinder } from './symbol-finder'
import { isHan, parseTerms, type Term, termText } from './term'
import type { Closure } from '../model/closure'
import type { PlatformId } from '../model/platform'

/** Closures prepared for searching. */
export interface SearchIndex {
  /** Records that have every word of the query somewhere, best first. None for an empty query. Never throws. */
  search(query: string, options: SearchOptions): readonly Hit[]
}

export interface SearchOptions {
  readonly limit: number
  /** GB/T 2260 code: what lies there comes first among equals. */
  readonly near?: string
}

/** A record that was found. */
export interface Hit extends Explanation {
  readonly id: string
  readonly platform: PlatformId
  /** As the list writes it; `matched` counts in it. */
  readonly name: string
  /** Up to 1000; of one query, more fits better. */
  readonly score: number
}

export function createSearchIndex(closures: readonly Closure[]): SearchIndex {
  return openPart(runToEnd(buildPart(closures.map(toSearchEntry))))
}

function openPart(part: PartData): SearchIndex {
  const finder = createSymbolFinder(part)
  return {
    search(query, { limit, near }) {
      const terms = parseTerms(query)
      if (terms.length === 0 || limit < 1) return []
      const lookups = createLookups(part, finder.symbols)
      const wanted = limit + mostRecordsOfItem
      const found = new Map<number, Found>()
      const take = (interpretation: Interpretation, reading: Reading) => {
        const ways = interpretation.terms.map((term) => lookups(term, reading))
        if (ways.length === 0 || ways.some(({ edges, regions }) => edges.words.length === 0 && regions === undefined))
          return
        const add = ({ item, penalty }: FoundItem) => {
          const total = penalty + interpretation.penalty
          if (total < (found.get(item)?.penalty ?? never)) found.set(item, { item, penalty: total, ways })
        }
        findItems(part, ways, wanted).forEach(add)
        if (near !== undefined) findItems(part, ways, wanted, (item) => liesIn(part, item, near)).forEach(add)
      }
      for (const one of interpretPlainly(terms)) {
        take(one, 'exact')
        if (one.terms.every(canBeInitials)) take(one, 'initials')
      }
      const regionEnds = (term: Term) => lookups(term, 'exact').regionEnds
      if (found.size < limit && ![...found.values()].some(isGood))
        for (const one of interpretFreely(terms, regionEnds)) take(one, 'exact')
      if (needsSlips(terms, [...found.values()], limit)) {
        // Beside what is meant for certain, a slip is only worth showing in a name.
        const reading = [...found.values()].some(isGood) ? 'name-slips' : 'slips'
        for (const one of interpretPlainly(terms)) take(one, reading)
      }
      return [...found.values()]
        .toSorted((a, b) => a.penalty - b.penalty || nearness(b) - nearness(a) || a.item - b.item)
        .flatMap((one) => toHits(part, finder, one))
        .slice(0, limit)

      function nearness({ item }: Found): number {
        return near !== undefined && liesIn(part, item, near) ? 1 : 0
      }
    },
  }
}

interface Found extends FoundItem {
  readonly ways: readonly Lookup[]
}

/** One a platform, and some more. */
const mostRecordsOfItem = 12

/** No syllable begins with i, u or v, and nobody types more first letters than that. */
function canBeInitials(term: Term): boolean {
  return /^[a-hj-tw-z]{2,10}$/.test(termText(term))
}

/** Each term is looked up once a query. */
function createLookups(part: PartData, symbols: ReturnType<typeof createSymbolFinder>['symbols']) {
  const known = new Map<string, Lookup>()
  return (term: Term, reading: Reading): Lookup => {
    const key = `${reading} ${termText(term)} ${term.breaks.join('')}`
    const lookup = known.get(key) ?? createLookup(part, symbols, term, reading)
    known.set(key, lookup)
    return lookup
  }
}

/**
 * Slips are looked for where little was found that is meant: a name in Chinese characters that is there needs no guess,
 * and what only fits by first letters, or by its region, is a guess itself.
 */
function needsSlips(terms: readonly Term[], found: readonly Found[], limit: number): boolean {
  const good = found.filter(isGood).length
  const isChinese = terms.every(({ codes }) => codes.every(isHan))
  return good < Math.min(limit, isChinese ? 1 : 3)
}

function isGood({ penalty }: Found): boolean {
  return penalty < penalties.organisation
}

function liesIn(part: PartData, item: number, region: string): boolean {
  const division = itemDivision(part, item)
  const digits = region.replace(/(?:00){1,2}$/, '')
  return division !== undefined && division.startsWith(digits)
}

function toHits(
  part: PartData,
  finder: ReturnType<typeof createSymbolFinder>,
  { item, penalty, ways }: Found,
): readonly Hit[] {
  const explanation = explainItem(part, finder, ways, item)
  const first = part.recordStarts[item] ?? 0
  const count = (part.recordStarts[item + 1] ?? 0) - first
  return Array.from({ length: count }, (_, at) => ({
    id: recordId(part, item, first + at),
    platform: recordPlatform(part, first + at),
    name: itemName(part, item),
    score: Math.max(1, 1000 - penalty),
    ...explanation,
  }))
}
