import type { Lookup } from './lookup'
import type { PartData } from './part'
import { never, penalties } from './penalties'
import { findList, roles } from './postings'

/** A list of items that may hold a term, and the penalty below which none of them has it. */
export interface Source {
  readonly bound: number
  readonly list: number
  /** Of these items only those that are in one of some other lists too. */
  readonly among?: Among
}

/** Some lists, and once they were read, a bit for each item that is in one, the lowest of a byte first. */
export interface Among {
  readonly lists: readonly number[]
  items?: Uint8Array
}

/** Where a term is looked for: first in names, then everywhere else. */
export type Scope = 'names' | 'elsewhere'

/** Every list that is needed to find all the items that hold a term there, cheapest first. */
export function findSources(part: PartData, lookup: Lookup, scope: Scope): readonly Source[] {
  const bounds = new Map<number, number>()
  const inScope = scope === 'names' ? nameRoles : otherRoles
  const add = (key: number, bound: number) => {
    const list = findList(part, key)
    if (list >= 0 && bound < (bounds.get(list) ?? never)) bounds.set(list, bound)
  }
  addWithinWords(lookup, inScope, add)
  const across = findAcrossWords(part, lookup, scope)
  addOffices(lookup, inScope, add)
  if (scope === 'elsewhere') addRegions(part, lookup, add)
  const alone = Array.from(bounds, ([list, bound]): Source => ({ list, bound }))
  return [...alone, ...across].toSorted((a, b) => a.bound - b.bound || a.list - b.list)
}

/** No item has a term elsewhere than in its name for less than this. */
export function leastElsewhere({ edges, regions }: Lookup): number {
  const least = edges.least + penalties.formerName
  return regions === undefined ? least : Math.min(least, penalties.region)
}

const nameRoles: readonly number[] = [roles.whole, roles.first, roles.later]
const otherRoles: readonly number[] = [roles.formerName, roles.successor, roles.organisation]

type Add = (key: number, bound: number) => void

/** What it costs at least to be found in a role, beside how the term fits the word. */
const rolePenalties = [0, 0, penalties.laterWord, penalties.formerName, penalties.successor, penalties.organisation]

/** The term stands within a word. */
function addWithinWords({ edges, steps }: Lookup, inScope: readonly number[], add: Add): void {
  for (const word of edges.words) {
    let inside: number = never
    let atStart: number = never
    let alone: number = never
    for (let edge = edges.heads[word] ?? -1; edge >= 0; edge = edges.next[edge] ?? -1) {
      if (edges.from[edge] !== 0 || edges.to[edge] !== steps.end) continue
      const isOpen = edges.closes[edge] === 0
      const isInside = (edges.begin[edge] ?? 0) > 0
      const cost = (edges.cost[edge] ?? 0) + (isOpen ? steps.openEnd : 0) + (isInside ? penalties.insideWord : 0)
      alone = Math.min(alone, cost)
      atStart = Math.min(atStart, cost + (isOpen ? 0 : penalties.wordEnd))
      inside = Math.min(inside, cost + (isInside ? 0 : penalties.laterWord))
    }
    if (alone === never) continue
    const [key, costs] = [word * roles.count, [alone, atStart, inside]]
    for (const role of inScope) add(key + role, costs[role] ?? alone + (rolePenalties[role] ?? 0))
  }
}

/**
 * The term goes on from one word to the next at some state: whichever of the two sides is in fewer items, and of these
 * what has a word of the other side too.
 */
function findAcrossWords(part: PartData, lookup: Lookup, scope: Scope): readonly Source[] {
  const found: Source[] = []
  for (const { before, behind } of sidesByState(lookup).values()) {
    if (before.size === 0 || behind.size === 0) continue
    const isBefore = sizeOf(part, before) <= sizeOf(part, behind)
    const [few, many] = isBefore ? [before, behind] : [behind, before]
    const other = Math.min(...many.values())
    const [start, later] = [[roles.first, roles.later], [roles.later]]
    const inNames = isBefore ? { own: start, among: later } : { own: later, among: start }
    const groups = scope === 'names' ? [inNames] : otherRoles.map((role) => ({ own: [role], among: [role] }))
    for (const { own, among: theirs } of groups) {
      const among: Among = { lists: listsOf(part, many, theirs) }
      if (among.lists.length === 0) continue
      for (const [word, cost] of few) {
        for (const role of own) {
          const list = findList(part, word * roles.count + role)
          if (list >= 0)
            found.push({ list, bound: cost + other + extraOf(role, isBefore && cost < penalties.insideWord), among })
        }
      }
    }
  }
  return found
}

/** A word further back begins the term there; that it begins within the word costs more and is in the cost. */
function extraOf(role: number, beginsTerm: boolean): number {
  if (role === roles.later) return beginsTerm ? penalties.laterWord : 0
  return rolePenalties[role] ?? 0
}

function listsOf(part: PartData, words: ReadonlyMap<number, number>, inRoles: readonly number[]): readonly number[] {
  const lists: number[] = []
  for (const word of words.keys()) {
    for (const role of inRoles) {
      const list = findList(part, word * roles.count + role)
      if (list >= 0) lists.push(list)
    }
  }
  return lists
}

function sidesByState({ edges, steps }: Lookup): ReadonlyMap<number, Sides> {
  const sides = new Map<number, Sides>()
  const sideOf = (state: number): Sides => {
    const known = sides.get(state) ?? { before: new Map(), behind: new Map() }
    sides.set(state, known)
    return known
  }
  for (const word of edges.words) {
    for (let edge = edges.heads[word] ?? -1; edge >= 0; edge = edges.next[edge] ?? -1) {
      const from = edges.from[edge] ?? 0
      const to = edges.to[edge] ?? 0
      const cost = edges.cost[edge] ?? 0
      if (from !== 0) keepLeast(sideOf(from).behind, word, cost)
      else if (to !== steps.end) {
        keepLeast(sideOf(to).before, word, cost + ((edges.begin[edge] ?? 0) > 0 ? penalties.insideWord : 0))
      }
    }
  }
  return sides
}

/** Words on both sides of a state, each with what it costs at least. */
interface Sides {
  readonly before: Map<number, number>
  readonly behind: Map<number, number>
}

function keepLeast(costs: Map<number, number>, word: number, cost: number): void {
  if (cost < (costs.get(word) ?? never)) costs.set(word, cost)
}

/** In bytes, which is about the number of items. */
function sizeOf(part: PartData, words: ReadonlyMap<number, number>): number {
  const sizes = wordSizes(part)
  let size = 0
  for (const word of words.keys()) size += sizes[word] ?? 0
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
    if (key % roles.count !== roles.whole) sizes[word] = (sizes[word] ?? 0) + listSize(part, list)
  }
  sizesByPart.set(part, sizes)
  return sizes
}

export function listSize({ listStarts }: PartData, list: number): number {
  return list < 0 ? 0 : (listStarts[list + 1] ?? 0) - (listStarts[list] ?? 0)
}

function addOffices({ officeByWord }: Lookup, inScope: readonly number[], add: Add): void {
  if (officeByWord === undefined) return
  for (const [word, penalty] of officeByWord.entries()) {
    if (penalty >= never) continue
    for (const role of inScope) {
      add(word * roles.count + role, penalty + (role > roles.later ? (rolePenalties[role] ?? 0) : 0))
    }
  }
}

function addRegions(part: PartData, { regions }: Lookup, add: Add): void {
  if (regions === undefined) return
  const first = (part.wordStarts.length - 1) * roles.count
  for (const [division, penalty] of regions.entries()) if (penalty < never) add(first + division, penalty)
}
