import { rankOf } from './entry'
import { explainItem } from './explain'
import { findItems, type Nearness } from './find-items'
import type { Interpretation } from './interpret'
import { addItem, createItemSet, type ItemSet } from './item-set'
import { createLookup, type Lookup, type Reading } from './lookup'
import { far, findNear } from './nearness'
import { itemDivision, itemGist, itemName, type PartData, recordId, recordPlatform } from './part'
import { never, penalties } from './penalties'
import type { Symbols } from './steps'
import { type Term, termKey } from './term'
import { createSymbols } from './vocabulary'
import type { Hit } from '../model/hit'

/** A part that is searched. */
export interface OpenPart {
  readonly part: PartData
  /** Which of the data it belongs to. */
  readonly source: number
  readonly symbols: Symbols
  readonly isGone: ((record: number) => boolean) | undefined
  /** Items of which something is left; undefined where nothing is gone. */
  readonly left: ItemSet | undefined
  near(division: string | undefined): Nearness | undefined
  readonly lookUp: (term: Term, reading: Reading) => Lookup
  /** To be called between two searches: of what was looked up only the last is kept. */
  readonly forgetLookups: () => void
}

/** `isGone` tells of records that are there no longer. */
export function openPart(part: PartData, source: number, isGone?: (record: number) => boolean): OpenPart {
  const symbols = createSymbols(part)
  let known: { readonly division: string; readonly near: Nearness | undefined } | undefined
  return {
    part,
    source,
    symbols,
    isGone,
    left: isGone && findLeft(part, isGone),
    ...rememberLookups(part, symbols),
    near(division) {
      if (division === undefined) return undefined
      // The same one while somebody types.
      if (known?.division !== division) known = { division, near: findNear(part, division) }
      return known.near
    },
  }
}

function findLeft(part: PartData, isGone: (record: number) => boolean): ItemSet {
  const left = createItemSet(part.itemStarts.length - 1)
  for (let item = 0; item + 1 < part.itemStarts.length; item += 1) {
    if (recordsOf(part, item).some((record) => !isGone(record))) addItem(left, item)
  }
  return left
}

/**
 * The next keystroke has most terms again. What a search has looked up stays for as long as it runs; before the next one,
 * all but the last few may be used again for new terms.
 */
function rememberLookups(part: PartData, symbols: Symbols): Pick<OpenPart, 'lookUp' | 'forgetLookups'> {
  const known = new Map<string, Lookup>()
  const spare: Lookup[] = []
  return {
    lookUp(term, reading) {
      const key = `${reading} ${termKey(term)}`
      const lookup = known.get(key) ?? createLookup(part, symbols, term, reading, spare.pop())
      // The one that was asked for last stands last.
      known.delete(key)
      known.set(key, lookup)
      return lookup
    },
    forgetLookups() {
      for (const [key, lookup] of [...known].slice(0, -mostLookups)) {
        known.delete(key)
        spare.push(lookup)
      }
    },
  }
}

/** Each has some hundred kilobytes. */
const mostLookups = 8

/** One query in one part. */
export interface PartSearch {
  /** Adds what fits a query when it is understood so, unless its penalty is above `ceiling`. */
  take(interpretation: Interpretation, reading: Reading, ceiling: number): void
  /** Where in a term the name of a region ends that begins it. */
  regionEnds(term: Term): readonly number[]
  /** Penalties of what was found so far. */
  penalties(): readonly number[]
  best(): readonly FoundRecord[]
}

export function createPartSearch(open: OpenPart, limit: number, nearDivision: string | undefined): PartSearch {
  const { part, left, lookUp } = open
  open.forgetLookups()
  const near = open.near(nearDivision)
  const found = new Map<number, FoundItem>()
  const wanted = limit + mostRecordsOfItem
  return {
    take(interpretation, reading, highest) {
      const ways = interpretation.terms.map((term) => lookUp(term, reading))
      if (ways.some(({ edges, regions }) => edges.wordCount === 0 && regions === undefined)) return
      const ceiling = Math.min(highest, ceilingOf(found, wanted)) - interpretation.penalty
      const regions = interpretation.regions?.flatMap((term) => lookUp(term, 'exact').regions ?? []) ?? []
      for (const one of findItems(part, ways, wanted, { among: left, ceiling, near })) {
        const penalty = one.penalty + interpretation.penalty + penaltyOutside(regions, part.divisions[one.item])
        if (penalty >= (found.get(one.item)?.penalty ?? never)) continue
        found.set(one.item, { open, item: one.item, penalty, ways, farness: near?.farness(one.item) ?? far })
      }
    },
    regionEnds: (term) => lookUp(term, 'exact').regionEnds(),
    penalties: () => Array.from(found.values(), ({ penalty }) => penalty),
    best() {
      const items = [...found.values()].toSorted(
        (a, b) => a.penalty - b.penalty || a.farness - b.farness || a.item - b.item,
      )
      const records: FoundRecord[] = []
      for (const item of items) {
        const more = toRecords(item)
        // Those of items that are called the same may stand between each other.
        if (records.length >= limit && !isAlike(records.at(-1), more[0])) break
        records.push(...more)
      }
      return records
    },
  }
}

/** What it costs not to be of the very divisions that were named in full. `division`: its place plus one, 0 where not known. */
function penaltyOutside(regions: readonly Int32Array[], division = 0): number {
  return regions.reduce((sum, region) => {
    const penalty = region[division] ?? never
    if (penalty <= penalties.region) return sum
    return sum + (penalty < never || division === 0 ? penalties.belowNamed : penalties.besideNamed)
  }, 0)
}

/** What is worse than so many others is not needed. */
function ceilingOf(found: ReadonlyMap<number, FoundItem>, wanted: number): number {
  if (found.size < wanted) return never
  return Int32Array.from(found.values(), ({ penalty }) => penalty).toSorted()[wanted - 1] ?? never
}

/** One a platform, and some more. */
const mostRecordsOfItem = 12

interface FoundItem {
  readonly open: OpenPart
  readonly item: number
  readonly penalty: number
  readonly ways: readonly Lookup[]
  readonly farness: number
}

export interface FoundRecord extends FoundItem {
  readonly record: number
  /** Its place among the platforms. */
  readonly platform: number
  readonly rank: number
  readonly searchName: string
}

function recordsOf({ recordStarts }: PartData, item: number): readonly number[] {
  const first = recordStarts[item] ?? 0
  return Array.from({ length: (recordStarts[item + 1] ?? 0) - first }, (_, at) => first + at)
}

function toRecords(found: FoundItem): readonly FoundRecord[] {
  const { open, item } = found
  const { part, isGone } = open
  const { name, leads } = itemGist(part, item)
  const division = part.divisions[item] ?? 0
  const place = division === 0 ? undefined : division - 1
  const rank = rankOf(leads, itemDivision(part, item), place, name.length)
  return recordsOf(part, item)
    .filter((record) => isGone?.(record) !== true)
    .map((record) => ({ ...found, record, platform: (part.records[record] ?? 0) & 31, rank, searchName: name }))
}

function isAlike(a: FoundRecord | undefined, b: FoundRecord | undefined): boolean {
  if (a === undefined || b === undefined) return true
  return a.penalty === b.penalty && a.farness === b.farness && a.rank === b.rank && a.searchName === b.searchName
}

/** The same order as within a part, whichever part a record stands in. */
export function compareFound(a: FoundRecord, b: FoundRecord): number {
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

export interface PlacedHit extends Hit {
  /** Which of the data that were opened holds the record, from 0 on. */
  readonly source: number
}

/** Records of one item are explained alike, and stand one behind the other. */
export function toHits(found: readonly FoundRecord[]): readonly PlacedHit[] {
  let last: { readonly item: number; readonly open: OpenPart; readonly why: ReturnType<typeof explainItem> } | undefined
  return found.map((one) => {
    const { open, item, record, penalty, ways } = one
    if (last?.item !== item || last.open !== open) {
      last = { item, open, why: explainItem(open.part, open.symbols, ways, item) }
    }
    return {
      id: idOf(one),
      platform: recordPlatform(open.part, record),
      name: itemName(open.part, item),
      score: Math.max(1, 1000 - penalty),
      source: open.source,
      ...last.why,
    }
  })
}
