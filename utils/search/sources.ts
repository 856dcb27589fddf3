import type { ItemSet } from './item-set'
import type { Lookup } from './lookup'
import type { PartData } from './part'
import { never, penalties } from './penalties'
import { listsByWord, roles } from './postings'

/** Lists of items that may hold a term; none of these items has it for less than `bound`. */
export interface Batch {
  readonly bound: number
  readonly groups: readonly Group[]
}

/** Of the items in these lists those that are in one of some other lists too. */
export interface Group {
  readonly lists: readonly number[]
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
  const batches = createBatches()
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

/** In bytes, which is about the number of items. */
export function listSize({ listStarts }: PartData, list: number): number {
  return (listStarts[list + 1] ?? 0) - (listStarts[list] ?? 0)
}

interface Batches {
  add(list: number, bound: number, among?: Among): void
  finish(): readonly Batch[]
}

function createBatches(): Batches {
  const byBound = new Map<number, Map<Among | undefined, number[]>>()
  return {
    add(list, bound, among) {
      let groups = byBound.get(bound)
      if (groups === undefined) byBound.set(bound, (groups = new Map()))
      const lists = groups.get(among)
      if (lists === undefined) groups.set(among, [list])
      else lists.push(list)
    },
    finish: () =>
      Array.from(byBound, ([bound, groups]) => ({
        bound,
        groups: Array.from(groups, ([among, lists]) => ({ lists, among })),
      })).toSorted((a, b) => a.bound - b.bound),
  }
}

/** The lists of a word. */
function forLists(part: PartData, word: number, visit: (list: number, role: number) => void): void {
  const { listKeys, wordStarts } = part
  const firsts = listsByWord(part, wordStarts.length - 1)
  const end = firsts[word + 1] ?? 0
  for (let list = firsts[word] ?? 0; list < end; list += 1) visit(list, (listKeys[list] ?? 0) - word * roles.count)
}

function isIn(scope: Scope, role: number): boolean {
  return scope === 'everywhere' || (scope === 'names') === role <= roles.later
}

/** What it costs at least to be found in a role, beside how the term fits the word. */
const rolePenalties = [0, 0, penalties.laterWord, penalties.formerName, penalties.successor, penalties.organisation]

/** The term stands within a word. */
function addWithinWords(part: PartData, { edges, steps }: Lookup, scope: Scope, batches: Batches): void {
  for (const word of edges.words) {
    let inside: number = never
    let atStart: number = never
    let alone: number = never
    let least: number = never
    for (let edge = edges.heads[word] ?? -1; edge >= 0; edge = edges.next[edge] ?? -1) {
      if (edges.from[edge] !== 0 || edges.to[edge] !== steps.end) continue
      const isOpen = edges.closes[edge] === 0
      const isInside = (edges.begin[edge] ?? 0) > 0
      const cost = (edges.cost[edge] ?? 0) + (isOpen ? steps.openEnd : 0) + (isInside ? penalties.insideWord : 0)
      alone = Math.min(alone, cost)
      least = Math.min(least, edges.cost[edge] ?? 0)
      atStart = Math.min(atStart, cost + (isOpen ? 0 : penalties.wordEnd))
      inside = Math.min(inside, cost + (isInside ? 0 : penalties.laterWord))
    }
    if (alone === never) continue
    forLists(part, word, (list, role) => {
      if (!isIn(scope, role) || (role === roles.organisation && least > steps.organisationLimit)) return
      if (role === roles.whole) batches.add(list, alone)
      else if (role === roles.first) batches.add(list, atStart)
      else if (role === roles.later) batches.add(list, inside)
      else batches.add(list, alone + (rolePenalties[role] ?? 0))
    })
  }
}

/**
 * The term goes on from one word to the next at some state: whichever of the two sides is in fewer items, and of these
 * what has a word of the other side too.
 */
function addAcrossWords(part: PartData, lookup: Lookup, scope: Scope, batches: Batches): void {
  for (const { before, behind } of sidesByState(lookup)) {
    if (before.length === 0 || behind.length === 0) continue
    const isBefore = sizeOf(part, before) <= sizeOf(part, behind)
    const [few, many] = isBefore ? [before, behind] : [behind, before]
    const [start, later] = [[roles.first, roles.later], [roles.later]]
    if (scope !== 'elsewhere') {
      addSides(part, few, isBefore ? start : later, many, isBefore ? later : start, isBefore, batches)
    }
    if (scope === 'names') continue
    for (const role of [[roles.formerName], [roles.successor]]) addSides(part, few, role, many, role, isBefore, batches)
    const isPlain = ({ wayCost }: End) => wayCost <= lookup.steps.organisationLimit
    const role = [roles.organisation]
    addSides(part, few.filter(isPlain), role, many.filter(isPlain), role, isBefore, batches)
  }
}

function addSides(
  part: PartData,
  few: readonly End[],
  own: readonly number[],
  many: readonly End[],
  theirs: readonly number[],
  isBefore: boolean,
  batches: Batches,
): void {
  const lists: number[] = []
  let theirSize = 0
  let other: number = never
  for (const { word, cost } of many) {
    other = Math.min(other, cost)
    forLists(part, word, (list, role) => {
      if (!theirs.includes(role)) return
      lists.push(list)
      theirSize += listSize(part, list)
    })
  }
  if (lists.length === 0) return
  let ownSize = 0
  for (const { word } of few) {
    forLists(part, word, (list, role) => {
      if (own.includes(role)) ownSize += listSize(part, list)
    })
  }
  const among = theirSize <= bytesForLook * ownSize ? { lists } : undefined
  for (const { word, cost } of few) {
    const beginsTerm = isBefore && cost < penalties.insideWord
    forLists(part, word, (list, role) => {
      if (own.includes(role)) batches.add(list, cost + other + extraOf(role, beginsTerm), among)
    })
  }
}

/** As many bytes of lists are read in the time in which one item is looked at. */
export const bytesForLook = 64

/** A word further back begins the term there; that it begins within the word costs more and is in the cost. */
function extraOf(role: number, beginsTerm: boolean): number {
  if (role === roles.later) return beginsTerm ? penalties.laterWord : 0
  return rolePenalties[role] ?? 0
}

/** An edge that ends or begins between two words. A word may have several. */
interface End {
  readonly word: number
  readonly cost: number
  /** Without what it costs to begin inside the word. */
  readonly wayCost: number
}

/** Edges on both sides of a state. */
interface Sides {
  readonly before: End[]
  readonly behind: End[]
}

function sidesByState({ edges, steps }: Lookup): readonly Sides[] {
  const sides = Array.from({ length: 2 * steps.end + 1 }, (): Sides => ({ before: [], behind: [] }))
  for (const word of edges.words) {
    for (let edge = edges.heads[word] ?? -1; edge >= 0; edge = edges.next[edge] ?? -1) {
      const from = edges.from[edge] ?? 0
      const to = edges.to[edge] ?? 0
      const wayCost = edges.cost[edge] ?? 0
      if (from !== 0) sides[from]?.behind.push({ word, cost: wayCost, wayCost })
      else if (to !== steps.end) {
        const cost = wayCost + ((edges.begin[edge] ?? 0) > 0 ? penalties.insideWord : 0)
        sides[to]?.before.push({ word, cost, wayCost })
      }
    }
  }
  return sides
}

function sizeOf(part: PartData, ends: readonly End[]): number {
  const sizes = wordSizes(part)
  return ends.reduce((size, { word }) => size + (sizes[word] ?? 0), 0)
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

function addOffices(part: PartData, { officeByWord }: Lookup, scope: Scope, batches: Batches): void {
  if (officeByWord === undefined) return
  for (let word = 0; word < officeByWord.length; word += 1) {
    const penalty = officeByWord[word] ?? never
    if (penalty >= never) continue
    forLists(part, word, (list, role) => {
      if (isIn(scope, role)) batches.add(list, penalty + (role > roles.later ? (rolePenalties[role] ?? 0) : 0))
    })
  }
}

function addRegions(part: PartData, { regions }: Lookup, batches: Batches): void {
  if (regions === undefined) return
  const { listKeys, wordStarts } = part
  const wordCount = wordStarts.length - 1
  const first = wordCount * roles.count
  for (let list = listsByWord(part, wordCount)[wordCount] ?? 0; list < listKeys.length; list += 1) {
    const penalty = regions[(listKeys[list] ?? 0) - first] ?? never
    if (penalty < never) batches.add(list, penalty)
  }
}
