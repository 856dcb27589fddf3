import { runToEnd } from './build-part'
import { type Interpretation, interpretBriefly, interpretFreely, interpretPlainly, interpretWithin } from './interpret'
import type { Reading } from './lookup'
import { isRemoved } from './part'
import { never, penalties } from './penalties'
import { buildSearchData, type SearchData } from './search-data'
import {
  compareFound,
  createPartSearch,
  type OpenPart,
  openPart,
  type PartSearch,
  type PlacedHit,
  toHits,
} from './search-part'
import { isHan, isLetter, parseTerms, type Term, termKey, termText } from './term'
import type { Closure } from '../model/closure'

export type { PlacedHit }

/** Closures prepared for searching. */
export interface SearchIndex {
  /** Records that have every word of the query somewhere, best first. None for an empty query. Never throws. */
  search(query: string, options: SearchOptions): readonly PlacedHit[]
}

export interface SearchOptions {
  readonly limit: number
  /** GB/T 2260 code: among equals what lies in the same county comes first, then city, then province. */
  readonly near?: string
}

/** At once, for lists that are not large: a second for 50,000 records. */
export function createSearchIndex(closures: readonly Closure[]): SearchIndex {
  return openSearchIndex(runToEnd(buildSearchData(closures)))
}

/** The records of several lists are searched as if they were of one; two of one id are both found, in the order given. */
export function openSearchIndex(...sources: readonly SearchData[]): SearchIndex {
  const parts = sources.flatMap(openParts)
  return {
    search(query, { limit, near }) {
      const terms = parseTerms(query)
      if (terms.length === 0 || limit < 1) return []
      const searches = parts.map((part) => createPartSearch(part, limit, near))
      runStages(terms, searches, limit)
      const highest = highestOf(searches)
      const found = searches.flatMap((search) => search.best()).filter(({ penalty }) => penalty <= highest)
      return toHits(found.toSorted(compareFound).slice(0, limit))
    },
  }
}

function openParts({ base, recent, removed }: SearchData, source: number): readonly OpenPart[] {
  const hasRemoved = removed.some((byte) => byte > 0)
  return [
    openPart(base, source, hasRemoved ? (record) => isRemoved(removed, record) : undefined),
    openPart(recent, source),
  ].filter(({ part }) => part.records.length > 0)
}

/** From what is typed as it is meant to what may be meant; the further only where the nearer finds too little. */
function runStages(terms: readonly Term[], searches: readonly PartSearch[], limit: number): void {
  const taken = new Map<string, number>()
  const take = (interpretation: Interpretation, reading: Reading) => {
    const { terms: parts, penalty } = interpretation
    const key = [reading, ...parts.map(termKey)].join(' ')
    if ((taken.get(key) ?? never) <= penalty) return
    taken.set(key, penalty)
    const highest = highestOf(searches)
    for (const search of searches) search.take(interpretation, reading, highest)
  }
  const below = (penalty: number) => penaltiesOf(searches).filter((one) => one < penalty).length
  const [joined, apart] = interpretPlainly(terms)
  for (const one of [joined, apart]) {
    if (one === undefined) continue
    // What is spelled in syllables, lin zi jiao jing, is one thing.
    if (one === apart && terms.every(isSyllable) && below(penalties.soundSlip) > 0) continue
    if (one.terms.every(canBeInitials)) take(one, 'initials')
    if (!one.terms.every(isInitials)) take(one, 'exact')
  }
  for (const one of interpretBriefly(terms)) take(one, 'exact')
  // Every part knows the names of all regions.
  const freely = () => interpretFreely(terms, (term) => searches[0]?.regionEnds(term) ?? [])
  if (below(penalties.organisation) === 0 && below(highestOf(searches)) < limit) {
    for (const one of freely()) take(one, 'exact')
  }
  const certain = below(penalties.organisation)
  if (certain === 0) {
    const guess = guessPenalty(terms, penaltiesOf(searches))
    for (const one of [joined, apart]) {
      if (one !== undefined) take({ ...one, penalty: one.penalty + guess }, 'slips')
    }
    if (penaltiesOf(searches).length === 0) runLastStage(terms, freely(), take)
    return
  }
  // A name in Chinese characters that is there needs no guess, and a few letters resemble too much else.
  if (certain >= Math.min(limit, 3) || !terms.some(({ codes }) => codes.length >= 5 && !codes.every(isHan))) return
  // Beside what is meant for certain, a slip is only worth showing in a name.
  if (joined !== undefined) take(joined, 'name-slips')
}

/** Where nothing was found: 我想找临淄交警, 请问林淄交警去哪了. */
function runLastStage(
  terms: readonly Term[],
  freely: readonly Interpretation[],
  take: (interpretation: Interpretation, reading: Reading) => void,
): void {
  const within = interpretWithin(terms)
  if (within !== undefined) take(within, 'exact')
  // A slip in one of many words is dear to look for, and seldom what is wrong.
  for (const one of freely) if (one.terms.length <= 2) take(one, 'slips')
}

/**
 * What is found as it was typed, if not in a name, comes before what resembles it: 山东 交警 is hardly 山阴交警. One word in
 * letters is the other way round: its first letters are soon found somewhere.
 */
function guessPenalty(terms: readonly Term[], found: readonly number[]): number {
  const isMeant = terms.length > 1 || terms.every(({ codes }) => codes.every(isHan))
  return isMeant && found.length > 0 ? Math.max(0, Math.min(...found) - penalties.soundSlip) : 0
}

/** `zhuang`, and what is typed of it so far. */
function isSyllable({ codes }: Term): boolean {
  return codes.length <= 6 && codes.every(isLetter)
}

function penaltiesOf(searches: readonly PartSearch[]): readonly number[] {
  return searches.flatMap((search) => search.penalties())
}

/** Where something fits, what is so much worse is not meant. */
function highestOf(searches: readonly PartSearch[]): number {
  return Math.min(...penaltiesOf(searches)) + muchWorse
}

const muchWorse = 100

/** No syllable begins with i, u or v, and nobody types more first letters than that. */
function canBeInitials(term: Term): boolean {
  return /^[a-hj-tw-z]{2,10}$/.test(termText(term))
}

/** No part of it is a syllable, nor the zh, ch or sh that begins one. */
function isInitials(term: Term): boolean {
  return canBeInitials(term) && !/[aeo]|[zcs]h/.test(termText(term))
}
