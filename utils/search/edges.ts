import { never, penalties } from './penalties'
import { bitOf, type Steps } from './steps'
import type { VocabularyData } from './vocabulary'

/**
 * Ways of walking a term along the words of a vocabulary. An edge uses up the term from one state to another within one
 * word; those of neighbouring words join where the first reaches its word's end and the second begins at its own.
 */
export interface Edges {
  /** The first edge of each word, or -1. */
  readonly heads: Int32Array
  /** By word: 1 where an edge begins the term at its beginning. */
  readonly begins: Uint8Array
  /** Words that have an edge. */
  readonly words: readonly number[]
  /** By edge: the next one of its word (or -1), states, cost, and where in the word it begins. */
  readonly next: readonly number[]
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly cost: readonly number[]
  readonly begin: readonly number[]
  /** What the term costs at least, wherever it stands. */
  readonly least: number
  /** By edge: 1 where its word ends with it. */
  readonly closes: readonly number[]
}

export function findEdges(vocabulary: VocabularyData, steps: Steps): Edges {
  const { wordStarts, wordSymbols } = vocabulary
  const wordCount = wordStarts.length - 1
  const { masks, end: last } = steps
  const collector = createCollector(wordCount, steps)
  const walk = createWalk(vocabulary, steps, collector)
  const places = findPlaces(vocabulary)
  for (let symbol = 0; symbol < masks.length; symbol += 1) {
    if (((masks[symbol] ?? 0) & 1) === 0 || last === 0) continue
    const stop = places.starts[symbol + 1] ?? 0
    for (let at = places.starts[symbol] ?? 0; at < stop && !(steps.beginsWords && places.offsets[at] !== 0); at += 1)
      walk(places.words[at] ?? 0, places.offsets[at] ?? 0, 0)
  }
  if (steps.beginsWithAny) {
    for (let word = 0; word < wordCount; word += 1) {
      const isDone = ((masks[wordSymbols[wordStarts[word] ?? 0] ?? 0] ?? 0) & 1) === 1
      if (!isDone) walk(word, 0, 0)
    }
  }
  // Walking on from a state may reach further ones.
  const { reached } = collector
  for (let done = 0; done < reached.length;) {
    const fresh = reached.slice(done)
    done = reached.length
    const bits = fresh.reduce((all, state) => all | bitOf(state), 0)
    for (let symbol = 0; symbol < masks.length; symbol += 1) {
      const mask = masks[symbol] ?? 0
      if ((mask & bits) === 0) continue
      const stop = places.starts[symbol + 1] ?? 0
      for (let at = places.starts[symbol] ?? 0; at < stop && places.offsets[at] === 0; at += 1) {
        for (const state of fresh) if ((mask & bitOf(state)) !== 0) walk(places.words[at] ?? 0, 0, state)
      }
    }
  }
  return collector.finish()
}

type Collector = ReturnType<typeof createCollector>

function createCollector(wordCount: number, { end: last, openEnd }: Steps) {
  const heads = new Int32Array(wordCount).fill(-1)
  const begins = new Uint8Array(wordCount)
  const words: number[] = []
  const next: number[] = []
  const from: number[] = []
  const to: number[] = []
  const cost: number[] = []
  const begin: number[] = []
  const closes: number[] = []
  const { insideWord } = penalties
  /** What it costs at least to begin the term and to end it, in one word or in two. */
  let leastWhole: number = never
  let leastBegun: number = never
  let leastEnded: number = never
  /** States in which a word can begin. */
  const reached: number[] = []

  return {
    reached,
    add(word: number, first: number, reaching: number, paid: number, start: number, isClosed: boolean): void {
      const head = heads[word] ?? -1
      if (head === -1) words.push(word)
      next.push(head)
      heads[word] = from.length
      from.push(first)
      to.push(reaching)
      cost.push(paid)
      begin.push(start)
      closes.push(isClosed ? 1 : 0)
      if (first === 0 && start === 0) begins[word] = 1
      const all = paid + (start > 0 ? insideWord : 0) + (reaching === last && !isClosed ? openEnd : 0)
      if (first === 0 && reaching === last) leastWhole = Math.min(leastWhole, all)
      else if (first === 0) leastBegun = Math.min(leastBegun, all)
      else if (reaching === last) leastEnded = Math.min(leastEnded, all)
      if (reaching !== last && !reached.includes(reaching)) reached.push(reaching)
    },
    finish(): Edges {
      const least = Math.min(leastWhole, leastBegun + leastEnded, never)
      return { heads, begins, least, words, next, from, to, cost, begin, closes }
    },
  }
}

/** Walks from a place in a word on, in a state of the term, and collects the edges. */
function createWalk({ wordStarts, wordSymbols }: VocabularyData, steps: Steps, { add }: Collector) {
  const { masks, rests, limit, end: last } = steps
  const waysOf = rememberWays(steps, masks.length)
  // Rows of a fixed length: to empty an array is slow.
  let states = new Int32Array(mostStates)
  let costs = new Int32Array(mostStates)
  let nextStates = new Int32Array(mostStates)
  let nextCosts = new Int32Array(mostStates)
  return (word: number, start: number, state: number): void => {
    const offset = wordStarts[word] ?? 0
    const length = (wordStarts[word + 1] ?? 0) - offset
    states[0] = state
    costs[0] = 0
    let open = 1
    for (let at = start; at < length && open > 0; at += 1) {
      let nextOpen = 0
      const symbol = wordSymbols[offset + at] ?? 0
      for (let index = 0; index < open; index += 1) {
        const ways = waysOf(symbol, states[index] ?? 0)
        for (let way = 0; way < ways.length; way += 2) {
          const paid = (costs[index] ?? 0) + (ways[way + 1] ?? 0)
          const reaching = ways[way] ?? 0
          if (paid + (rests[reaching] ?? 0) > limit) continue
          if (reaching === last) {
            add(word, state, reaching, paid, start, at + 1 === length)
            continue
          }
          let place = 0
          while (place < nextOpen && nextStates[place] !== reaching) place += 1
          if (place < nextOpen && (nextCosts[place] ?? 0) <= paid) continue
          nextStates[place] = reaching
          nextCosts[place] = paid
          if (place === nextOpen) nextOpen += 1
        }
      }
      open = nextOpen
      ;[states, nextStates] = [nextStates, states]
      ;[costs, nextCosts] = [nextCosts, costs]
    }
    for (let index = 0; index < open; index += 1) {
      add(word, state, states[index] ?? 0, costs[index] ?? 0, start, true)
    }
  }
}

/** As many as a term has. */
const mostStates = 256

/** By symbol and state one more than a place in a list, for one walk after the other. */
let scratch = new Int32Array(0)

/** Where a symbol leads from a state; the same ones are asked for again and again. */
function rememberWays(steps: Steps, symbolCount: number): Steps['from'] {
  const states = 2 * steps.end + 1
  if (scratch.length < symbolCount * states) scratch = new Int32Array(symbolCount * states)
  else scratch.fill(0, 0, symbolCount * states)
  const places = scratch
  const known: (readonly number[])[] = []
  return (symbol, state) => {
    const place = places[symbol * states + state] ?? 0
    if (place > 0) return known[place - 1] ?? []
    const ways = steps.from(symbol, state)
    places[symbol * states + state] = known.push(ways)
    return ways
  }
}

/** Where each symbol stands: in which words, and where in them; beginnings of words first. */
interface Places {
  /** Where the places of a symbol begin; one more at the end. */
  readonly starts: Uint32Array
  readonly words: Uint32Array
  readonly offsets: Uint8Array
}

const known = new WeakMap<VocabularyData, Places>()

function findPlaces(vocabulary: VocabularyData): Places {
  const { symbolCodes, wordStarts, wordSymbols } = vocabulary
  const remembered = known.get(vocabulary)
  if (remembered !== undefined) return remembered
  const starts = new Uint32Array(symbolCodes.length + 1)
  for (const symbol of wordSymbols) starts[symbol + 1] = (starts[symbol + 1] ?? 0) + 1
  for (let symbol = 1; symbol < starts.length; symbol += 1)
    starts[symbol] = (starts[symbol] ?? 0) + (starts[symbol - 1] ?? 0)
  const free = starts.slice()
  const words = new Uint32Array(wordSymbols.length)
  const offsets = new Uint8Array(wordSymbols.length)
  const put = (word: number, offset: number) => {
    const symbol = wordSymbols[(wordStarts[word] ?? 0) + offset] ?? 0
    const at = free[symbol] ?? 0
    words[at] = word
    offsets[at] = offset
    free[symbol] = at + 1
  }
  const lengthOf = (word: number) => (wordStarts[word + 1] ?? 0) - (wordStarts[word] ?? 0)
  const count = wordStarts.length - 1
  for (let word = 0; word < count; word += 1) if (lengthOf(word) > 0) put(word, 0)
  for (let word = 0; word < count; word += 1) {
    for (let offset = 1; offset < lengthOf(word); offset += 1) put(word, offset)
  }
  const places = { starts, words, offsets }
  known.set(vocabulary, places)
  return places
}
