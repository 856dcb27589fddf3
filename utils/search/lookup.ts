import { type Edges, findEdges } from './edges'
import { createFitter, type Fit } from './fit'
import type { PartData } from './part'
import { never, penalties } from './penalties'
import { createSteps, type Steps, type Style, type Symbols } from './steps'
import { isHan, isLetter, type Term } from './term'

/** Everything that is known of a term before records are looked at. */
export interface Lookup {
  readonly steps: Steps
  readonly edges: Edges
  readonly fit: (words: ArrayLike<number>, first: number, end: number, limit?: number) => Fit
  /** By office: the penalty at which the term is a word for it. Undefined where it is a word for none. */
  readonly offices: Int32Array | undefined
  readonly officeWords: OfficeWords | undefined
  /** By division plus one: the penalty at which the term is its name, or that of one it lies in. */
  readonly regions: Int32Array | undefined
  /** Places in the term at which the name of a division ends that begins it, the last first. */
  readonly regionEnds: () => readonly number[]
}

/** The words that tell of the offices that a term is a word for. */
export interface OfficeWords {
  readonly words: readonly number[]
  /** By word: the penalty of the best of its offices; `never` for all but `words`. */
  readonly penalties: Int32Array
}

/** How a term is taken; `name-slips`: with a slip, but not for the name of a region. */
export type Reading = Style | 'name-slips'

/** `spare`: a lookup in the same part that nobody needs any more; its memory is used again. */
export function createLookup(part: PartData, symbols: Symbols, term: Term, reading: Reading, spare?: Lookup): Lookup {
  const style = reading === 'name-slips' ? 'slips' : reading
  const withSlips = style === 'slips'
  const steps = createSteps(term, symbols, style)
  const edges = findEdges(part, steps, spare?.edges)
  const fit = createFitter(edges, steps)
  const offices = withSlips ? undefined : findOffices(part, term, edges, fit)
  return {
    steps,
    edges,
    fit,
    offices,
    officeWords: offices && spreadOffices(part, offices, spare?.officeWords),
    regions: reading === 'name-slips' ? undefined : findRegions(part, term, edges, fit, withSlips),
    regionEnds: () => findRegionEnds(part, term, edges),
  }
}

/** The whole word, or while it is being typed most of it; less so where that is another word by itself. */
function findOffices(part: PartData, term: Term, edges: Edges, fit: Lookup['fit']): Int32Array | undefined {
  const { callOffices, callStarts, callWords, isBroadCall, officeStarts } = part
  const found = new Int32Array(officeStarts.length - 1).fill(never)
  const han = term.codes.filter(isHan).length
  const isTelling = han >= 2 || term.codes.length >= 5
  const begun = new Int32Array(found.length).fill(never)
  let isAny = false
  let isWord = false
  for (let call = 0; call < callOffices.length; call += 1) {
    const start = callStarts[call] ?? 0
    if (edges.begins[callWords[start] ?? 0] !== 1) continue
    const fitted = fit(callWords, start, callStarts[call + 1] ?? 0)
    if (!fitted.isWhole && !(fitted.isStart && isTelling)) continue
    const penalty = fitted.penalty + (isBroadCall[call] === 1 ? penalties.broadWord : 0)
    const office = callOffices[call] ?? 0
    const known = fitted.isWhole ? found : begun
    if (penalty < (known[office] ?? never)) known[office] = penalty
    isAny = true
    isWord ||= fitted.isWhole
  }
  const onlyBegun = isWord ? penalties.begunWord : 0
  for (const [office, penalty] of begun.entries()) {
    found[office] = Math.min(found[office] ?? never, penalty + onlyBegun)
  }
  return isAny ? found : undefined
}

function spreadOffices(
  { officeStarts, officeWords, wordStarts }: PartData,
  offices: Int32Array,
  spare: OfficeWords | undefined,
): OfficeWords {
  const spread = spare?.penalties ?? new Int32Array(wordStarts.length - 1).fill(never)
  for (const word of spare?.words ?? []) spread[word] = never
  const words: number[] = []
  for (const [office, cost] of offices.entries()) {
    if (cost === never) continue
    for (const word of officeWords.subarray(officeStarts[office], officeStarts[office + 1])) {
      const known = spread[word] ?? never
      if (known === never) words.push(word)
      spread[word] = Math.min(known, cost + penalties.office)
    }
  }
  return { words, penalties: spread }
}

function findRegions(
  part: PartData,
  term: Term,
  edges: Edges,
  fit: Lookup['fit'],
  withSlips: boolean,
): Int32Array | undefined {
  const { namesByWord, nameRegions, nameStarts, nameWords, regionParents } = part
  let found: Int32Array | undefined
  for (let at = 0; at < edges.wordCount; at += 1) {
    const word = edges.words[at] ?? 0
    if (edges.begins[word] !== 1) continue
    const stop = namesByWord[word + 1] ?? 0
    for (let name = namesByWord[word] ?? 0; name < stop; name += 1) {
      const start = nameStarts[name] ?? 0
      const end = nameStarts[name + 1] ?? 0
      // 鲁 is not meant by lu.
      if (end - start === 1 && wordLength(part, word) === 1 && (withSlips || !isHan(term.codes[0]))) continue
      const { penalty, isStart, isWhole } = fit(nameWords, start, end)
      if (!isWhole && (!isStart || withSlips)) continue
      found ??= new Int32Array(regionParents.length + 1).fill(never)
      const place = (nameRegions[name] ?? 0) + 1
      found[place] = Math.min(found[place] ?? never, penalty + penalties.region)
    }
  }
  if (found === undefined) return undefined
  for (let region = 0; region < regionParents.length; region += 1) {
    // A division stands behind the one it lies in.
    const parent = regionParents[region] ?? 0
    if (parent === 0) continue
    const above = (found[parent] ?? never) + penalties.regionBelow
    if (above < (found[region + 1] ?? never)) found[region + 1] = above
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
  const { namesByWord, nameRegions, isRegionOneWord } = part
  for (const word of edges.words.subarray(0, edges.wordCount)) {
    if (edges.begins[word] !== 1) continue
    const regions = nameRegions.subarray(namesByWord[word], namesByWord[word + 1] ?? 0)
    const isName = regions.some((region) => isRegionOneWord[region] === 1)
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
