import { runToEnd } from './build-part'
import { rankOf } from './entry'
import { explainItem, type SymbolFinder } from './explain'
import { findItems } from './find-items'
import { type Interpretation, interpretFreely, interpretPlainly } from './interpret'
import { createLookup, type Lookup, type Reading } from './lookup'
import { isRemoved, itemDivision, itemGist, itemName, type PartData, recordId, recordPlatform } from './part'
import { never, penalties } from './penalties'
import { buildSearchData, type SearchData } from './search-data'
import { createSymbolFinder } from './symbol-finder'
import { isHan, parseTerms, type Term, termText } from './term'
import type { Closure } from '../model/closure'
import type { Hit } from '../model/hit'

/** Closures prepared for searching. */
export interface SearchIndex {
  /** Records that have every word of the query somewhere, best first. None for an empty query. Never throws. */
  search(query: string, options: SearchOptions): readonly PlacedHit[]
}

export interface PlacedHit extends Hit {
  /** Which of the data that were opened holds the record, from 0 on. */
  readonly source: number
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
      const searches = parts.map((part) => createSearch(part, limit, near))
      runStages(terms, searches, limit)
      return searches
        .flatMap((search) => search.best())
        .toSorted(compareFound)
        .slice(0, limit)
        .map(toHit)
    },
  }
}

interface OpenPart {
  readonly part: PartData
  /** Which of the data it belongs to. */
  readonly source: number
  readonly finder: SymbolFinder
  readonly isGone: ((record: number) => boolean) | undefined
}

function openParts({ base, recent, removed }: SearchData, source: number): readonly OpenPart[] {
  const hasRemoved = removed.some((byte) => byte > 0)
  return [
    openPart(base, source, hasRemoved ? (record) => isRemoved(removed, record) : undefined),
    openPart(recent, source, undefined),
  ].filter(({ part }) => part.records.length > 0)
}

function openPart(part: PartData, source: number, isGone: OpenPart['isGone']): OpenPart {
  const finder = createSymbolFinder(part)
  // Once for all that comes: what a first keystroke would have to wait for.
  createLookup(part, finder.symbols, { codes: [], breaks: new Uint8Array() }, 'exact')
  return { part, source, finder, isGone }
}

/** One query in one part. */
interface Search {
  take(interpretation: Interpretation, reading: Reading): void
  regionEnds(term: Term): readonly number[]
  /** Penalties of what was found so far. */
  penalties(): readonly number[]
  best(): readonly FoundRecord[]
}

/** From what is typed as it is meant to what may be meant; the further only where the nearer finds too little. */
function runStages(terms: readonly Term[], searches: readonly Search[], limit: number): void {
  const take = (interpretation: Interpretation, reading: Reading) => {
    for (const search of searches) search.take(interpretation, reading)
  }
  const found = () => searches.flatMap((search) => search.penalties())
  const good = () => found().filter((penalty) => penalty < penalties.organisation).length
  const plain = interpretPlainly(terms)
  for (const one of plain) {
    if (one.terms.every(canBeInitials)) take(one, 'initials')
    take(one, 'exact')
  }
  if (found().length < limit && good() === 0) {
    // Every part knows the names of all regions.
    const regionEnds = (term: Term) => searches[0]?.regionEnds(term) ?? []
    for (const one of interpretFreely(terms, regionEnds)) take(one, 'exact')
  }
  // A name in Chinese characters that is there needs no guess.
  const isChinese = terms.every(({ codes }) => codes.every(isHan))
  const enough = good()
  if (enough >= Math.min(limit, isChinese ? 1 : 3)) return
  // A few letters that lead somewhere resemble too much else.
  if (enough > 0 && terms.every(({ codes }) => codes.length < 5)) return
  // Beside what is meant for certain, a slip is only worth showing in a name.
  for (const one of plain) take(one, enough > 0 ? 'name-slips' : 'slips')
}

/** No syllable begins with i, u or v, and nobody types more first letters than that. */
function canBeInitials(term: Term): boolean {
  return /^[a-hj-tw-z]{2,10}$/.test(termText(term))
}

function createSearch(open: OpenPart, limit: number, near: string | undefined): Search {
  const { part, finder, isGone } = open
  const lookups = createLookups(part, finder)
  const found = new Map<number, FoundItem>()
  const wanted = limit + mostRecordsOfItem
  const isThere =
    isGone === undefined ? undefined : (item: number) => recordsOf(part, item).some((record) => !isGone(record))
  const farness = measureFarness(part, near)
  return {
    take(interpretation, reading) {
      const ways = interpretation.terms.map((term) => lookups(term, reading))
      if (ways.length === 0 || ways.some(({ edges, regions }) => edges.words.length === 0 && regions === undefined))
        return
      const add = (one: { readonly item: number; readonly penalty: number }) => {
        const penalty = one.penalty + interpretation.penalty
        if (penalty >= (found.get(one.item)?.penalty ?? never)) return
        found.set(one.item, { open, item: one.item, penalty, ways, farness: farness(one.item) })
      }
      const ceiling = ceilingOf([...found.values()], wanted) - interpretation.penalty
      findItems(part, ways, wanted, { isMeant: isThere, ceiling }).forEach(add)
      if (near === undefined) return
      for (let least = 0; least < far; least += 1) {
        const isMeant = (item: number) => farness(item) === least && (isThere?.(item) ?? true)
        findItems(part, ways, wanted, { isMeant, ceiling }).forEach(add)
      }
    },
    regionEnds: (term) => lookups(term, 'exact').regionEnds,
    penalties: () => Array.from(found.values(), ({ penalty }) => penalty),
    best: () =>
      [...found.values()]
        .toSorted((a, b) => a.penalty - b.penalty || a.farness - b.farness || a.item - b.item)
        .slice(0, wanted)
        .flatMap((one) => toRecords(one, isGone)),
  }
}

/** What is worse than so many others is not needed. */
function ceilingOf(found: readonly FoundItem[], wanted: number): number {
  if (found.length < wanted) return never
  const sorted = found.map(({ penalty }) => penalty).toSorted((a, b) => a - b)
  return sorted[wanted - 1] ?? never
}

interface FoundItem {
  readonly open: OpenPart
  readonly item: number
  readonly penalty: number
  readonly ways: readonly Lookup[]
  readonly farness: number
}

interface FoundRecord extends FoundItem {
  readonly record: number
  /** Its place among the platforms. */
  readonly platform: number
  readonly rank: number
  readonly searchName: string
}

/** One a platform, and some more. */
const mostRecordsOfItem = 12

/** Each term is looked up once a query. */
function createLookups(part: PartData, { symbols }: SymbolFinder) {
  const known = new Map<string, Lookup>()
  return (term: Term, reading: Reading): Lookup => {
    const key = `${reading} ${termText(term)} ${term.breaks.join('')}`
    const lookup = known.get(key) ?? createLookup(part, symbols, term, reading)
    known.set(key, lookup)
    return lookup
  }
}

/** Of items: 0 in the same county as `near`, 1 in the same city, 2 in the same province, else `far`. */
function measureFarness(part: PartData, near: string | undefined): (item: number) => number {
  if (near === undefined) return () => far
  // What `near` does not tell is not shared: a whole province is near a place in it by its first two digits only.
  const shared = near.replace(/(?:00)+$/, '')
  return (item) => {
    const division = itemDivision(part, item) ?? ''
    const level = [6, 4, 2].findIndex(
      (digits) => shared.length >= digits && division.startsWith(shared.slice(0, digits)),
    )
    return level < 0 ? far : level
  }
}

const far = 3

function recordsOf({ recordStarts }: PartData, item: number): readonly number[] {
  const first = recordStarts[item] ?? 0
  return Array.from({ length: (recordStarts[item + 1] ?? 0) - first }, (_, at) => first + at)
}

function toRecords(found: FoundItem, isGone: OpenPart['isGone']): readonly FoundRecord[] {
  const { open, item } = found
  const { part } = open
  const { name, leads } = itemGist(part, item)
  const rank = rankOf(leads, itemDivision(part, item), name.length)
  return recordsOf(part, item)
    .filter((record) => isGone?.(record) !== true)
    .map((record) => ({ ...found, record, platform: (part.records[record] ?? 0) & 31, rank, searchName: name }))
}

/** The same order as within a part, whichever part a record stands in. */
function compareFound(a: FoundRecord, b: FoundRecord): number {
  return (
    a.penalty - b.penalty ||
    a.farness - b.farness ||
    a.rank - b.rank ||
    compareTexts(a.searchName, b.searchName) ||
    a.platform - b.platform ||
    compareTexts(idOf(a), idOf(b))
  )
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function idOf({ open, item, record }: FoundRecord): string {
  return recordId(open.part, item, record)
}

function toHit(found: FoundRecord): PlacedHit {
  const { open, item, record, penalty, ways } = found
  return {
    id: idOf(found),
    platform: recordPlatform(open.part, record),
    name: itemName(open.part, item),
    score: Math.max(1, 1000 - penalty),
    source: open.source,
    ...explainItem(open.part, open.finder, ways, item),
  }
}
