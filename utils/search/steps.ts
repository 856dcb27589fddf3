import { lookAlikes } from './look-alikes'
import { never, penalties } from './penalties'
import { getReadings } from './readings'
import { spellingsByLetter } from './spellings'
import { findSlips, longestTyped } from './slips'
import { isHan, isLetter, type Term } from './term'

/**
 * How a term can be walked along a text: a state is a place in the term, and a symbol of the text (a character and how it
 * is usually read there) leads from one state to others, at a cost. States beyond the end of the term are those in which
 * two letters were swapped across two syllables: `n + 1 + p` has still to use the letter `p`.
 */
export interface Steps {
  readonly term: Term
  /** Number of places: the state in which all of the term is used. */
  readonly end: number
  /** Pairs of a state and a cost that a symbol leads to from a state. */
  from(symbol: number, state: number): readonly number[]
  /** By state: no way from there to the end costs less. */
  readonly rests: Int32Array
  /** By symbol: one bit a state (from 31 on they share one) from which it leads on. */
  readonly masks: Int32Array
  /** The symbols that lead on from anywhere. */
  readonly leading: readonly number[]
  /** What it costs to end within a word of the text. */
  readonly openEnd: number
  /** The term has to begin where a word of the text begins. */
  readonly beginsWords: boolean
  /** Any Chinese character may stand for the first one. */
  readonly beginsWithAny: boolean
  /** Paths that cost more lead nowhere. */
  readonly limit: number
  /** The same in organisations: long as their names are, they are found as they are said, not by first letters or slips. */
  readonly organisationLimit: number
}

/** Symbols are numbered by whoever keeps texts. */
export interface Symbols {
  readonly count: number
  readonly codes: Uint32Array
  /** Where the syllables of a symbol begin in `readings`, the usual one first; one more at the end. */
  readonly readingStarts: Uint32Array
  readonly readings: Uint16Array
  /** The symbols of one character. */
  withCode(code: number): readonly number[]
  /** False where it is certain that no text has the letter or digit before what stands for the other code. */
  canFollow(code: number, next: number): boolean
}

/**
 * How a term is taken. `exact`: as it stands, pinyin and first letters mixed as may be. `initials`: every letter is the
 * first of a character. `slips`: whole syllables only, but one of them, or a character, may be wrong.
 */
export type Style = 'exact' | 'initials' | 'slips'

export function createSteps(term: Term, symbols: Symbols, style: Style): Steps {
  const withSlips = style === 'slips'
  const { codes } = term
  const end = codes.length
  const syllables = syllableSteps[style](term)
  const { firsts, next, from: states, to: reached, cost: costs } = syllables
  const anyCharacter = withSlips && codes.filter(isHan).length >= 3
  const sounds = codes.map((code) => (withSlips && isHan(code) ? getReadings().of(code) : []))
  const alikes = codes.map((code) => (withSlips ? lookAlikes(code) : []))
  const masks = findMasks(codes, symbols, syllables, sounds, alikes, anyCharacter)
  return {
    term,
    end,
    limit: withSlips ? penalties.slips : never,
    organisationLimit: penalties.openSyllable + penalties.syllable * Math.floor(codes.filter(isLetter).length / 2),
    openEnd: isLetter(codes.at(-1)) ? penalties.openLetterEnd : penalties.openEnd,
    // A letter is everywhere, and much resembles what has a slip.
    beginsWords: withSlips || (end === 1 && isLetter(codes[0])),
    beginsWithAny: anyCharacter && isHan(codes[0]),
    masks,
    leading: findLeading(masks),
    rests: findRests(term, symbols, syllables, withSlips),
    from(symbol, state) {
      let found = nowhere
      const code = symbols.codes[symbol] ?? 0
      const typed = codes[state]
      const from = symbols.readingStarts[symbol] ?? 0
      const to = symbols.readingStarts[symbol + 1] ?? 0
      if (typed !== undefined && typed === code) found = put(found, state + 1, 0)
      else if (withSlips && isHan(typed) && isHan(code)) {
        const heard = sounds[state] ?? nowhere
        const isHomophone = symbols.readings.subarray(from, to).some((reading) => heard.includes(reading))
        if (isHomophone || alikes[state]?.includes(code) === true) found = put(found, state + 1, penalties.soundSlip)
        else if (anyCharacter) found = put(found, state + 1, penalties.slip)
      }
      for (let at = from; at < to; at += 1) {
        const extra = at === from ? 0 : penalties.otherReading
        for (let step = firsts[symbols.readings[at] ?? 0] ?? -1; step >= 0; step = next[step] ?? -1) {
          if (states[step] === state) found = put(found, reached[step] ?? 0, (costs[step] ?? 0) + extra)
        }
      }
      return found
    },
  }
}

/** By state: what the rest of the term costs at least, whatever the text; `never` where nothing leads to its end. */
function findRests({ codes }: Term, symbols: Symbols, syllables: SyllableSteps, withSlips: boolean): Int32Array {
  const end = codes.length
  const rests = new Int32Array(2 * end + 1).fill(never)
  rests[end] = 0
  const { from, to, cost } = syllables
  /** The first step from each state, and the next one from the same; or -1. */
  const firsts = new Int32Array(rests.length).fill(-1)
  const others = new Int32Array(from.length)
  for (const [step, state] of from.entries()) {
    others[step] = firsts[state] ?? -1
    firsts[state] = step
  }
  const settle = (state: number) => {
    let least = rests[state] ?? never
    for (let step = firsts[state] ?? -1; step >= 0; step = others[step] ?? -1) {
      least = Math.min(least, (cost[step] ?? 0) + (rests[to[step] ?? 0] ?? never))
    }
    rests[state] = least
  }
  for (let at = end - 1; at >= 0; at -= 1) {
    // A swap uses a letter further on first, then goes on behind it.
    settle(end + 1 + at)
    settle(at)
    const next = rests[at + 1] ?? never
    if (canStand(symbols, codes, at)) rests[at] = Math.min(rests[at] ?? never, next)
    else if (withSlips && isHan(codes[at])) rests[at] = Math.min(rests[at] ?? never, next + penalties.soundSlip)
  }
  return rests
}

/** May the character stand for itself? A letter only where the next one can follow it. */
function canStand(symbols: Symbols, codes: readonly number[], at: number): boolean {
  const code = codes[at] ?? 0
  if (symbols.withCode(code).length === 0) return false
  return at + 1 === codes.length || symbols.canFollow(code, codes[at + 1] ?? 0)
}

function findMasks(
  codes: readonly number[],
  symbols: Symbols,
  { firsts, next, from }: SyllableSteps,
  sounds: readonly (readonly number[])[],
  alikes: readonly (readonly number[])[],
  anyCharacter: boolean,
): Int32Array {
  const bySyllable = new Int32Array(firsts.length)
  const lead = (syllable: number, state: number) => {
    bySyllable[syllable] = (bySyllable[syllable] ?? 0) | bitOf(state)
  }
  for (let syllable = 0; syllable < bySyllable.length; syllable += 1) {
    for (let step = firsts[syllable] ?? -1; step >= 0; step = next[step] ?? -1) lead(syllable, from[step] ?? 0)
  }
  for (const [at, heard] of sounds.entries()) for (const syllable of heard) lead(syllable, at)
  // That a wrong character begins the term is seen where a word begins.
  const any = anyCharacter ? codes.reduce((bits, code, at) => (at > 0 && isHan(code) ? bits | bitOf(at) : bits), 0) : 0
  const { count, readingStarts, readings } = symbols
  const masks = new Int32Array(count)
  for (let symbol = 0; symbol < count; symbol += 1) {
    const to = readingStarts[symbol + 1] ?? 0
    let mask = 0
    let at = readingStarts[symbol] ?? 0
    if (at < to) mask = any
    for (; at < to; at += 1) mask |= bySyllable[readings[at] ?? 0] ?? 0
    masks[symbol] = mask
  }
  for (const [at, code] of codes.entries()) {
    for (const one of [code, ...(alikes[at] ?? [])]) {
      for (const symbol of symbols.withCode(one)) masks[symbol] = (masks[symbol] ?? 0) | bitOf(at)
    }
  }
  return masks
}

function findLeading(masks: Int32Array): readonly number[] {
  const leading: number[] = []
  for (let symbol = 0; symbol < masks.length; symbol += 1) if (masks[symbol] !== 0) leading.push(symbol)
  return leading
}

export function bitOf(state: number): number {
  return 1 << Math.min(state, 31)
}

const nowhere: readonly number[] = []

/** Keeps the cheapest way to each state. There is mostly one: a list for many would be thrown away a thousand times. */
function put(ways: readonly number[], state: number, cost: number): readonly number[] {
  if (ways.length === 0) return [state, cost]
  const at = ways.findIndex((one, place) => place % 2 === 0 && one === state)
  if (at < 0) return [...ways, state, cost]
  return cost < (ways[at + 1] ?? 0) ? ways.with(at + 1, cost) : ways
}

/** Where syllables lead, by the order in which they were added; see `add`. */
interface SyllableSteps {
  /** By syllable: the first of its steps and the last, or -1. */
  readonly firsts: Int32Array
  readonly lasts: Int32Array
  /** By step: the next one of its syllable (or -1), the state it leads from, that it leads to, and the cost. */
  readonly next: number[]
  readonly from: number[]
  readonly to: number[]
  readonly cost: number[]
}

function noSteps(): SyllableSteps {
  const { length } = getReadings().syllables
  return {
    firsts: new Int32Array(length).fill(-1),
    lasts: new Int32Array(length).fill(-1),
    next: [],
    from: [],
    to: [],
    cost: [],
  }
}

/** Of several steps of a syllable from one state to another the cheapest is kept. */
function add(
  { firsts, lasts, next, from, to, cost }: SyllableSteps,
  syllable: number,
  state: number,
  reaching: number,
  paid: number,
): void {
  for (let at = firsts[syllable] ?? -1; at >= 0; at = next[at] ?? -1) {
    if (from[at] !== state || to[at] !== reaching) continue
    if ((cost[at] ?? 0) > paid) cost[at] = paid
    return
  }
  const added = next.push(-1) - 1
  from.push(state)
  to.push(reaching)
  cost.push(paid)
  const last = lasts[syllable] ?? -1
  if (last < 0) firsts[syllable] = added
  else next[last] = added
  lasts[syllable] = added
}

const syllableSteps: Readonly<Record<Style, (term: Term) => SyllableSteps>> = {
  exact: exactSyllables,
  initials: initialSyllables,
  slips: syllablesWithSlips,
}

function initialSyllables({ codes }: Term): SyllableSteps {
  const steps = noSteps()
  const spellings = spellingsByLetter()
  for (const [at, code] of codes.entries()) {
    for (const { syllable } of spellings.get(code) ?? [])
      add(steps, syllable, at, at + 1, penalties.initialAmongInitials)
  }
  return steps
}

/** A whole syllable, its first letter (or zh, ch, sh), or at the end of the term as much of it as is there. */
function exactSyllables({ codes, breaks }: Term): SyllableSteps {
  const steps = noSteps()
  const spellings = spellingsByLetter()
  for (const [at, code] of codes.entries()) {
    for (const { syllable, spelling, cost } of spellings.get(code) ?? []) {
      const same = commonLength(codes, breaks, at, spelling)
      if (same === spelling.length) add(steps, syllable, at, at + same, penalties.syllable + cost)
      else if (same >= 2 && at + same === codes.length)
        add(steps, syllable, at, at + same, penalties.openSyllable + cost)
      if (spelling.length > 1) add(steps, syllable, at, at + 1, penalties.initial)
      if (same >= 2 && spelling[1] === 'h') add(steps, syllable, at, at + 2, penalties.initial - 1)
    }
  }
  return steps
}

/** How many letters of a spelling stand in the term from a place on, before a syllable has to end. */
function commonLength(codes: readonly number[], breaks: Uint8Array, at: number, spelling: string): number {
  let length = 1
  while (length < spelling.length && codes[at + length] === spelling.charCodeAt(length) && breaks[at + length] === 0) {
    length += 1
  }
  return length
}

/** Whole syllables, as typed or with a slip; the last may not be complete yet. */
function syllablesWithSlips(term: Term): SyllableSteps {
  const { codes } = term
  const steps = noSteps()
  const text = codes.map((code) => (isLetter(code) ? String.fromCharCode(code) : ' ')).join('')
  // Less than that resembles too much.
  if (text.replaceAll(' ', '').length < 4) return steps
  for (let at = 0; at < text.length; at += 1) {
    const letters = text.slice(at, at + longestTyped).split(' ', 1)[0] ?? ''
    for (let typed = 1; typed <= letters.length; typed += 1) {
      for (const { syllable, cost } of findSlips(text.slice(at, at + typed), false)) {
        add(steps, syllable, at, at + typed, penalties.syllable + cost)
      }
    }
    const rest = text.slice(at)
    if (rest.length > 1 && rest.length < longestTyped && !rest.includes(' ')) {
      for (const { syllable, cost } of findSlips(rest, true)) {
        add(steps, syllable, at, text.length, penalties.openSyllable + cost)
      }
    }
  }
  for (let at = 0; at < text.length; at += 1) addSwaps(steps, text, at)
  return steps
}

/** `liznijiao` for lin zi jiao: the last letter of a syllable and the first of the next one changed places. */
function addSwaps(steps: SyllableSteps, text: string, at: number): void {
  const n = text.length
  const letter = text.charCodeAt(at)
  for (const { syllable, spelling } of spellingsByLetter().get(letter) ?? []) {
    const swapped = at + spelling.length - 1
    if (spelling.length > 1 && text[swapped] !== ' ' && isSwapped(text, at, spelling)) {
      add(steps, syllable, at, n + 1 + swapped, penalties.syllable + penalties.swap)
    }
    // The state n + 1 + p has the letter p left, then what stands behind the two.
    if (at + 2 <= n && text.startsWith(spelling.slice(1), at + 2)) {
      add(steps, syllable, n + 1 + at, at + 1 + spelling.length, penalties.syllable)
    }
  }
  if (text[at] === ' ') return
  // Of a syllable of one letter that is all that can be seen: `jai` for a ji.
  for (const { syllable, spelling } of spellingsByLetter().get(text.charCodeAt(at + 1)) ?? []) {
    if (spelling.length === 1) add(steps, syllable, at, n + 1 + at, penalties.syllable + penalties.swap)
  }
}

/** Whether all of a syllable but its last letter stands at a place, and that one behind another letter. */
function isSwapped(text: string, at: number, spelling: string): boolean {
  return text.startsWith(spelling.slice(0, -1), at) && text[at + spelling.length] === spelling.at(-1)
}
