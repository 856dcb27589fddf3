import type { Edges } from './edges'
import type { ItemSet } from './item-set'
import type { Lookup } from './lookup'
import type { PartData } from './part'
import { never, penalties } from './penalties'
import { listsByWord, roles } from './postings'

/** Lists of items that may hold a term; none of these items has it for less than `bound`. */
export interface Batch {
  readonly bound: number
  readonly groups: readonly Group[]
  /** Of all its lists, in bytes, which is about the number of items. */
  readonly size: number
}

/** Of the items in these lists those that are in one of some other lists too. */
export interface Group {
  readonly lists: number[]
  readonly among: Among | undefined
}

/** Some lists, and once they were read the items in them. */
export interface Among {
  readonly lists: number[]
  items?: ItemSet
}

/** Where a term is looked for. */
export type Scope = 'names' | 'elsewhere' | 'everywhere'

/** Every list that is needed to find all the items that hold a term there, the most promising first. */
export function findBatches(part: PartData, lookup: Lookup, scope: Scope): readonly Batch[] {
  const batches = createBatches(part)
  addWithinWords(part, lookup, scope, batches)
  addAcrossWords(part, lookup, scope, batches)
  addOffices(part, lookup, scope, batches)
  if (scope !== 'names') addRegions(part, lookup, batches)
  return batches.finish()
}

/** No item has a term elsewhere than in its name for less than this. */
export function leastElsewhere({ edges, regions }: Lookup): number {
  const least = edges.least + penalties.formerName
  return regions === undefined ? least : Math.min(least, penalties.region)
}

function listSize({ listStarts }: PartData, list: number): number {
  return (listStarts[list + 1] ?? 0) - (listStarts[list] ?? 0)
}

interface Batches {
  add(list: number, bound: number, among?: Among): void
  finish(): readonly Batch[]
}

function createBatches(part: PartData): Batches {
  /** By bound. */
  const batches: ({ readonly bound: number; readonly groups: Group[]; size: number } | undefined)[] = []
  return {
    add(list, bound, among) {
      const batch = (batches[bound] ??= { bound, groups: [], size: 0 })
      const group = batch.groups.findLast((one) => one.among === among)
      if (group === undefined) batch.groups.push({ lists: [list], among })
      else group.lists.push(list)
      batch.size += listSize(part, list)
    },
    finish: () => batches.filter((batch) => batch !== undefined),
  }
}

function isIn(scope: Scope, role: number): boolean {
  return scope === 'everywhere' || (scope === 'names') === role <= roles.later
}

/** What it costs at least to be found in a role, beside how the term fits the word. */
const rolePenalties = [0, 0, penalties.laterWord, penalties.formerName, penalties.successor, penalties.organisation]

/** The term stands within a word. */
function addWithinWords(part: PartData, { edges, steps }: Lookup, scope: Scope, batches: Batches): void {
  const { heads, next, from, to, cost: costs, begin, closes, words, wordCount } = edges
  const { listKeys } = part
  const firsts = listsByWord(part)
  const { wordEnd, insideWord, laterWord } = penalties
  for (let place = 0; place < wordCount; place += 1) {
    const word = words[place] ?? 0
    let inside: number = never
    let atStart: number = never
    let alone: number = never
    let least: number = never
    for (let edge = heads[word] ?? -1; edge >= 0; edge = next[edge] ?? -1) {
      if (from[edge] !== 0 || to[edge] !== steps.end) continue
      const isOpen = closes[edge] === 0
      const isInside = (begin[edge] ?? 0) > 0
      const paid = costs[edge] ?? 0
      const cost = paid + (isOpen ? steps.openEnd : 0) + (isInside ? insideWord : 0)
      alone = Math.min(alone, cost)
      least = Math.min(least, paid)
      atStart = Math.min(atStart, cost + (isOpen ? 0 : wordEnd))
      inside = Math.min(inside, cost + (isInside ? 0 : laterWord))
    }
    if (alone === never) continue
    const end = firsts[word + 1] ?? 0
    for (let list = firsts[word] ?? 0; list < end; list += 1) {
      const role = (listKeys[list] ?? 0) - word * roles.count
      if (!isIn(scope, role) || (role === roles.organisation && least > steps.organisationLimit)) continue
      if (role === roles.whole) batches.add(list, alone)
      else if (role === roles.first) batches.add(list, atStart)
      else if (role === roles.later) batches.add(list, inside)
      else batches.add(list, alone + (rolePenalties[role] ?? 0))
    }
  }
}

/**
 * The term goes on from one word to the next at some state: whichever of the two sides is in fewer items, and of these
 * what has a word of the other side too.
 */
function addAcrossWords(part: PartData, { edges, steps }: Lookup, scope: Scope, batches: Batches): void {
  for (let state = 0; state <= 2 * steps.end; state += 1) {
    const before = edges.before[state] ?? -1
    const behind = edges.behind[state] ?? -1
    if (before < 0 || behind < 0) continue
    const isBefore = sizeOf(part, edges, before) <= sizeOf(part, edges, behind)
    const [few, many] = isBefore ? [before, behind] : [behind, before]
    const add = (own: Side, other: Side) => addSide(part, edges, own, other, isBefore, batches)
    if (scope !== 'elsewhere') {
      const first = { from: roles.first, to: roles.later, mostCost: never }
      const later = { from: roles.later, to: roles.later, mostCost: never }
      if (isBefore) add({ edge: few, ...first }, { edge: many, ...later })
      else add({ edge: few, ...later }, { edge: many, ...first })
    }
    if (scope === 'names') continue
    for (const role of [roles.formerName, roles.successor, roles.organisation]) {
      const mostCost = role === roles.organisation ? steps.organisationLimit : never
      add({ edge: few, from: role, to: role, mostCost }, { edge: many, from: role, to: role, mostCost })
    }
  }
}

/** Edges that end, or that begin, where one word gives way to the next, and in which lists of their words. */
interface Side {
  /** The first of them. */
  readonly edge: number
  /** The roles from one to another. */
  readonly from: number
  readonly to: number
  /** Edges that cost more are left out. */
  readonly mostCost: number
}

/** Adds the lists of a side; of the items in them those that are in a list of the other side too. */
function addSide(part: PartData, edges: Edges, own: Side, other: Side, isBefore: boolean, batches: Batches): void {
  const lists: number[] = []
  let otherSize = 0
  let otherCost: number = never
  forLists(part, edges, other, (list, cost) => {
    lists.push(list)
    otherSize += listSize(part, list)
    otherCost = Math.min(otherCost, cost)
  })
  if (lists.length === 0) return
  const among: Among = { lists }
  let ownSize = 0
  forLists(part, edges, own, (list) => (ownSize += listSize(part, list)))
  const isWorthReading = otherSize <= bytesForLook * ownSize
  forLists(part, edges, own, (list, cost, role) => {
    const beginsTerm = isBefore && cost < penalties.insideWord
    batches.add(list, cost + otherCost + extraOf(role, beginsTerm), isWorthReading ? among : undefined)
  })
}

function forLists(
  part: PartData,
  edges: Edges,
  side: Side,
  visit: (list: number, cost: number, role: number) => void,
): void {
  const { listKeys } = part
  const firsts = listsByWord(part)
  for (let edge = side.edge; edge >= 0; edge = edges.alike[edge] ?? -1) {
    if ((edges.cost[edge] ?? 0) > side.mostCost) continue
    const cost = endCost(edges, edge)
    const word = edges.word[edge] ?? 0
    const end = firsts[word + 1] ?? 0
    for (let list = firsts[word] ?? 0; list < end; list += 1) {
      const role = (listKeys[list] ?? 0) - word * roles.count
      if (role >= side.from && role <= side.to) visit(list, cost, role)
    }
  }
}

/** What an edge costs, and that it begins inside its word. */
function endCost({ cost, begin }: Edges, edge: number): number {
  return (cost[edge] ?? 0) + ((begin[edge] ?? 0) > 0 ? penalties.insideWord : 0)
}

/** As many bytes of lists are read in the time in which one item is looked at. */
export const bytesForLook = 64

/** A word further back begins the term there; that it begins within the word costs more and is in the cost. */
function extraOf(role: number, beginsTerm: boolean): number {
  if (role === roles.later) return beginsTerm ? penalties.laterWord : 0
  return rolePenalties[role] ?? 0
}

/** Of the words of an edge and those alike, in bytes. */
function sizeOf(part: PartData, { word, alike }: Edges, first: number): number {
  const sizes = wordSizes(part)
  let size = 0
  for (let edge = first; edge >= 0; edge = alike[edge] ?? -1) size += sizes[word[edge] ?? 0] ?? 0
  return size
}

const sizesByPart = new WeakMap<PartData, Uint32Array>()

/** By word: the size of all its lists but those of names that are nothing else. */
function wordSizes(part: PartData): Uint32Array {
  const known = sizesByPart.get(part)
  if (known !== undefined) return known
  const sizes = new Uint32Array(part.wordStarts.length)
  for (const [list, key] of part.listKeys.entries()) {
    const word = Math.floor(key / roles.count)
    if (word >= sizes.length) break
    if (key % roles.count !== roles.whole) sizes[word] = (sizes[word] ?? 0) + listSize(part, list)
  }
  sizesByPart.set(part, sizes)
  return sizes
}

function addOffices(part: PartData, { officeWords }: Lookup, scope: Scope, batches: Batches): void {
  if (officeWords === undefined) return
  const { listKeys } = part
  const firsts = listsByWord(part)
  for (const word of officeWords.words) {
    const penalty = officeWords.penalties[word] ?? never
    const end = firsts[word + 1] ?? 0
    for (let list = firsts[word] ?? 0; list < end; list += 1) {
      const role = (listKeys[list] ?? 0) - word * roles.count
      if (isIn(scope, role)) batches.add(list, penalty + (role > roles.later ? (rolePenalties[role] ?? 0) : 0))
    }
  }
}

function addRegions(part: PartData, { regions }: Lookup, batches: Batches): void {
  if (regions === undefined) return
  const { listKeys, wordStarts } = part
  const wordCount = wordStarts.length - 1
  const first = wordCount * roles.count
  for (let list = listsByWord(part)[wordCount] ?? 0; list < listKeys.length; list += 1) {
    const penalty = regions[(listKeys[list] ?? 0) - first] ?? never
    if (penalty < never) batches.add(list, penalty)
  }
}
