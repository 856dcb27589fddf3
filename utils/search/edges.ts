import type { PartData } from './part'
import { never, penalties } from './penalties'
import type { Places } from './places'
import { bitOf, type Steps } from './steps'

/**
 * Ways of walking a term along the words of a vocabulary. An edge uses up the term from one state to another within one
 * word; those of neighbouring words join where the first reaches its word's end and the second begins at its own.
 */
export type Edges = Readonly<EdgeTable>

interface EdgeTable extends Record<Column, Int32Array> {
  /** The first edge of each word, or -1. */
  readonly heads: Int32Array
  /** By word: 1 where an edge begins the term at its beginning. */
  readonly begins: Uint8Array
  /** Number of edges: the columns have room for more. */
  count: number
  /** Number of words that have an edge: they stand in `words`. */
  wordCount: number
  /** What the term costs at least, wherever it stands. */
  least: number
  /**
   * By state: the first of the edges from the beginning of the term that lead to it, and of those that go on from it; or
   * -1. The others follow in `alike`.
   */
  before: Int32Array
  behind: Int32Array
}

/**
 * By edge: its word and the next edge of that (or -1), states, cost, where in the word it begins, and 1 where the word ends
 * with it; `alike` see below. Beside these, one behind the other, the words that have an edge.
 */
const columns = ['word', 'next', 'alike', 'from', 'to', 'cost', 'begin', 'closes', 'words'] as const

type Column = (typeof columns)[number]

function createTable(wordCount: number): EdgeTable {
  return {
    heads: new Int32Array(wordCount).fill(-1),
    begins: new Uint8Array(wordCount),
    word: emptyColumn(),
    next: emptyColumn(),
    alike: emptyColumn(),
    from: emptyColumn(),
    to: emptyColumn(),
    cost: emptyColumn(),
    begin: emptyColumn(),
    closes: emptyColumn(),
    words: emptyColumn(),
    count: 0,
    wordCount: 0,
    least: never,
    before: new Int32Array(mostStates),
    behind: new Int32Array(mostStates),
  }
}

function emptyColumn(): Int32Array {
  return new Int32Array(fewEdges)
}

const fewEdges = 512

function grow(table: EdgeTable): void {
  for (const column of columns) {
    const larger = new Int32Array(table[column].length * 2)
    larger.set(table[column])
    table[column] = larger
  }
}

function clear(table: EdgeTable): EdgeTable {
  const { heads, begins, words } = table
  for (let at = 0; at < table.wordCount; at += 1) {
    heads[words[at] ?? 0] = -1
    begins[words[at] ?? 0] = 0
  }
  return Object.assign(table, { count: 0, wordCount: 0, least: never })
}

/** `spare`: edges of the same part that nobody needs any more; their memory is used again. */
export function findEdges(part: PartData, steps: Steps, spare?: Edges): Edges {
  const { beginnings, insides, wordStarts } = part
  const { masks, leading } = steps
  const collector = createCollector(spare === undefined ? createTable(wordStarts.length - 1) : clear(spare), steps)
  const walk = createWalk(part, steps, collector)
  if (steps.beginsWithAny) for (let symbol = 0; symbol < masks.length; symbol += 1) walk(beginnings, symbol, 0)
  for (const symbol of leading) {
    if (((masks[symbol] ?? 0) & bitOf(0)) === 0) continue
    if (!steps.beginsWithAny) walk(beginnings, symbol, 0)
    if (!steps.beginsWords) walk(insides, symbol, 0)
  }
  // Walking on from a state may reach further ones.
  const { reached } = collector
  for (let done = 0; done < reached.length;) {
    const fresh = reached.slice(done)
    done = reached.length
    const bits = fresh.reduce((all, state) => all | bitOf(state), 0)
    for (const symbol of leading) {
      const mask = masks[symbol] ?? 0
      if ((mask & bits) === 0) continue
      for (const state of fresh) if ((mask & bitOf(state)) !== 0) walk(beginnings, symbol, state)
    }
  }
  return collector.finish()
}

type Collector = ReturnType<typeof createCollector>

function createCollector(table: EdgeTable, { end: last, openEnd }: Steps) {
  const { heads, begins, before, behind } = table
  before.fill(-1)
  behind.fill(-1)
  const { insideWord } = penalties
  /** What it costs at least to begin the term and to end it, in one word or in two. */
  let leastWhole: number = never
  let leastBegun: number = never
  let leastEnded: number = never
  /** States in which a word can begin. */
  const reached: number[] = []

  return {
    reached,
    add(word: number, from: number, to: number, cost: number, begin: number, closes: boolean): void {
      const edge = table.count
      if (edge === table.word.length) grow(table)
      const head = heads[word] ?? -1
      if (head === -1) {
        table.words[table.wordCount] = word
        table.wordCount += 1
      }
      table.word[edge] = word
      table.next[edge] = head
      table.from[edge] = from
      table.to[edge] = to
      table.cost[edge] = cost
      table.begin[edge] = begin
      table.closes[edge] = closes ? 1 : 0
      table.count = edge + 1
      heads[word] = edge
      if (from !== 0) {
        table.alike[edge] = behind[from] ?? -1
        behind[from] = edge
      } else if (to !== last) {
        table.alike[edge] = before[to] ?? -1
        before[to] = edge
      }
      if (from === 0 && begin === 0) begins[word] = 1
      const all = cost + (begin > 0 ? insideWord : 0) + (to === last && !closes ? openEnd : 0)
      if (from === 0 && to === last) leastWhole = Math.min(leastWhole, all)
      else if (from === 0) leastBegun = Math.min(leastBegun, all)
      else if (to === last) leastEnded = Math.min(leastEnded, all)
      if (to !== last && !reached.includes(to)) reached.push(to)
    },
    finish(): Edges {
      table.least = Math.min(leastWhole, leastBegun + leastEnded, never)
      return table
    },
  }
}

/** Walks from every place of a symbol on, in a state of the term, and collects the edges. */
function createWalk({ wordStarts, wordSymbols }: PartData, steps: Steps, { add }: Collector) {
  const { masks, rests, limit, end: last } = steps
  const waysOf = rememberWays(steps, masks.length)

  const step = (before: Level, into: Level, symbol: number): void => {
    const { states, costs } = into
    let open = 0
    let bits = 0
    let whole: number = never
    const isLeading = ((masks[symbol] ?? 0) & before.bits) !== 0 || before.bits === anyBits
    const tried = isLeading ? before.open : 0
    for (let index = 0; index < tried; index += 1) {
      const ways = waysOf(symbol, before.states[index] ?? 0)
      for (let way = 0; way < ways.length; way += 2) {
        const paid = (before.costs[index] ?? 0) + (ways[way + 1] ?? 0)
        const reaching = ways[way] ?? 0
        if (paid + (rests[reaching] ?? 0) > limit) continue
        if (reaching === last) {
          whole = Math.min(whole, paid)
          continue
        }
        let place = 0
        while (place < open && states[place] !== reaching) place += 1
        if (place < open && (costs[place] ?? 0) <= paid) continue
        states[place] = reaching
        costs[place] = paid
        if (place < open) continue
        open += 1
        bits |= bitOf(reaching)
      }
    }
    into.open = open
    into.bits = bits
    into.whole = whole
  }

  return ({ starts, words, offsets, common }: Places, symbol: number, state: number): void => {
    const first = starts[symbol] ?? 0
    const stop = starts[symbol + 1] ?? 0
    const begun = levelAt(0)
    begun.states[0] = state
    begun.costs[0] = 0
    begun.open = 1
    begun.bits = anyBits
    /** How many symbols of a place were walked; where no way is open behind them there is no going on. */
    let depth = 0
    /** What begins with so many symbols of the last place leads nowhere either. */
    let leadsNowhere = longestWord
    for (let at = first; at < stop; at += 1) {
      const same = at === first ? 0 : (common[at] ?? 0)
      if (same >= leadsNowhere) continue
      depth = Math.min(depth, same)
      const word = words[at] ?? 0
      const offset = offsets[at] ?? 0
      const from = (wordStarts[word] ?? 0) + offset
      const length = (wordStarts[word + 1] ?? 0) - from
      let isUsed = false
      for (let known = 1; known <= depth; known += 1) {
        const { whole } = levelAt(known)
        if (whole === never) continue
        add(word, state, last, whole, offset, known === length)
        isUsed = true
      }
      let level = levelAt(depth)
      while (depth < length && level.open > 0) {
        const next = levelAt(depth + 1)
        step(level, next, wordSymbols[from + depth] ?? 0)
        level = next
        depth += 1
        if (level.whole === never) continue
        add(word, state, last, level.whole, offset, depth === length)
        isUsed = true
      }
      leadsNowhere = isUsed || level.open > 0 ? longestWord : depth
      if (depth < length) continue
      for (let index = 0; index < level.open; index += 1) {
        add(word, state, level.states[index] ?? 0, level.costs[index] ?? 0, offset, true)
      }
    }
  }
}

/** Of the beginning of a term: that any character may stand there is in no mask. */
const anyBits = -1

/** In symbols: more than any word has. */
const longestWord = 256

/** How far a term can be used by the first symbols of a place. */
interface Level {
  readonly states: Int32Array
  readonly costs: Int32Array
  /** So many states are reached, */
  open: number
  /** and these, as in the masks of symbols. */
  bits: number
  /** What it costs to use all of the term; `never` where that is not done. */
  whole: number
}

/** By the number of symbols; for one walk after the other. */
const levels: Level[] = []

function levelAt(depth: number): Level {
  return (levels[depth] ??= {
    states: new Int32Array(mostStates),
    costs: new Int32Array(mostStates),
    open: 0,
    bits: 0,
    whole: never,
  })
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
