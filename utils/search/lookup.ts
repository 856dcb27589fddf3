import { type Edges, findEdges } from './edges'
import { createFitter, type Fit } from './fit'
import type { PartData } from './part'
import { never, penalties } from './penalties'
import { getRegions } from './regions'
import { createSteps, type Steps, type Style, type Symbols } from './steps'
import { isHan, isLetter, type Term } from './term'
import { getSeedTexts } from './vocabulary'

/** Everything that is known of a term before records are looked at. */
export interface Lookup {
  readonly steps: Steps
  readonly edges: Edges
  readonly fit: (words: ArrayLike<number>, first: number, end: number, limit?: number) => Fit
  /** By office: the penalty at which the term is a word for it. Undefined where it is a word for none. */
  readonly offices: Int32Array | undefined
  /** By word: the same for the best of the offices that the word tells of. */
  readonly officeByWord: Int32Array | undefined
  /** By division plus one: the penalty at which the term is its name, or that of one it lies in. */
  readonly regions: Int32Array | undefined
  /** Places in the term at which the name of a division ends that begins it, the last first. */
  readonly regionEnds: () => readonly number[]
}

/** How a term is taken; `name-slips`: with a slip, but not for the name of a region. */
export type Reading = Style | 'name-slips'

export function createLookup(part: PartData, symbols: Symbols, term: Term, reading: Reading): Lookup {
  const style = reading === 'name-slips' ? 'slips' : reading
  const withSlips = style === 'slips'
  const steps = createSteps(term, symbols, style)
  const edges = findEdges(part, steps)
  const fit = createFitter(edges, steps)
  const offices = withSlips ? undefined : findOffices(term, edges, fit)
  return {
    steps,
    edges,
    fit,
    offices,
    officeByWord: offices && spreadOffices(part, offices),
    regions: reading === 'name-slips' ? undefined : findRegions(part, term, edges, fit, withSlips),
    regionEnds: () => findRegionEnds(part, term, edges),
  }
}

/** The whole word, or while it is being typed most of it. */
function findOffices(term: Term, edges: Edges, fit: Lookup['fit']): Int32Array | undefined {
  const { offices } = getSeedTexts()
  const found = new Int32Array(offices.length).fill(never)
  const han = term.codes.filter(isHan).length
  const isTelling = han >= 2 || term.codes.length >= 5
  let isAny = false
  for (const [office, words] of offices.entries()) {
    for (const word of words) {
      if (edges.begins[word[0] ?? 0] !== 1) continue
      const { penalty, isWhole, isStart } = fit(word, 0, word.length)
      if (!isWhole && !(isStart && isTelling)) continue
      if (penalty < (found[office] ?? never)) found[office] = penalty
      isAny = true
    }
  }
  return isAny ? found : undefined
}

function spreadOffices({ officeStarts, wordOffices }: PartData, offices: Int32Array): Int32Array {
  const spread = new Int32Array(officeStarts.length - 1).fill(never)
  for (let word = 0; word < spread.length; word += 1) {
    const end = officeStarts[word + 1] ?? 0
    for (let at = officeStarts[word] ?? 0; at < end; at += 1) {
      const penalty = (offices[wordOffices[at] ?? 0] ?? never) + penalties.office
      if (penalty < (spread[word] ?? never)) spread[word] = penalty
    }
  }
  return spread
}

function findRegions(
  part: PartData,
  term: Term,
  edges: Edges,
  fit: Lookup['fit'],
  withSlips: boolean,
): Int32Array | undefined {
  const { regions, regionsByWord, wordCount } = getSeedTexts()
  const own = new Map<number, number>()
  for (const word of edges.words) {
    if (word >= wordCount || edges.begins[word] !== 1) continue
    for (const place of regionsByWord.get(word) ?? []) {
      for (const name of regions[place] ?? []) {
        // 鲁 is not meant by lu.
        if (name.length === 1 && wordLength(part, name[0]) === 1 && (withSlips || !isHan(term.codes[0]))) continue
        const { penalty, isStart, isWhole } = fit(name, 0, name.length)
        const isMeant = isWhole || (isStart && !withSlips)
        if (isMeant && penalty < (own.get(place) ?? never)) own.set(place, penalty)
      }
    }
  }
  if (own.size === 0) return undefined
  const { parents } = getRegions()
  const found = new Int32Array(regions.length + 1).fill(never)
  for (const [place, parent] of parents.entries()) {
    // A division stands behind the one it lies in.
    const above = parent < 0 ? never : (found[parent + 1] ?? never) + penalties.regionBelow
    found[place + 1] = Math.min(above, (own.get(place) ?? never) + penalties.region, never)
  }
  return found
}

/**
 * Only where more of the term follows, and not a single letter. By first letters alone or by more of each character; what
 * is half this and half that is seldom meant. In full before by first letters, the longest first.
 */
function findRegionEnds(part: PartData, { codes }: Term, edges: Edges): readonly number[] {
  const inFull = new Set<number>()
  const byInitials = new Set<number>()
  const { regions, regionsByWord, wordCount } = getSeedTexts()
  for (const word of edges.words) {
    if (word >= wordCount || edges.begins[word] !== 1) continue
    const isName = regionsByWord.get(word)?.some((place) => regions[place]?.[0]?.length === 1) === true
    const length = wordLength(part, word)
    if (!isName || (length === 1 && !isHan(codes[0]))) continue
    for (let edge = edges.heads[word] ?? -1; edge >= 0; edge = edges.next[edge] ?? -1) {
      const to = edges.to[edge] ?? 0
      if (edges.from[edge] !== 0 || edges.begin[edge] !== 0 || edges.closes[edge] !== 1 || to >= codes.length) continue
      const letters = codes.slice(0, to).filter(isLetter).length
      if (letters >= 2 * (length - (to - letters))) inFull.add(to)
      else if (to === length) byInitials.add(to)
    }
  }
  const ends = inFull.size > 0 ? inFull : byInitials
  return [...ends].toSorted((a, b) => b - a)
}

function wordLength({ wordStarts }: PartData, word = 0): number {
  return (wordStarts[word + 1] ?? 0) - (wordStarts[word] ?? 0)
}
