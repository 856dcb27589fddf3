import { fieldPenalties } from './evaluate'
import type { Lookup } from './lookup'
import { fields, itemName, itemWords, type PartData, wordText } from './part'
import { never, penalties } from './penalties'
import { toSearchForm } from './search-form'
import { getOffices } from './offices'
import { getReadings } from './readings'
import type { Steps, Symbols } from './steps'
import { isLetter } from './term'
import type { Hit, MatchedField, Range, Slip } from '../model/hit'

/** Why a record was found. */
export type Explanation = Pick<Hit, 'matched' | 'field' | 'at' | 'reading' | 'slip'>

/** Tells why an item was found, from its texts and anew: only what is shown is worth it. */
export function explainItem(part: PartData, symbols: Symbols, lookups: readonly Lookup[], item: number): Explanation {
  const texts = itemWords(part, item).map((own) => own.map((words) => spellText(part, words)))
  const form = toSearchForm(itemName(part, item))
  const ranges: Range[] = []
  let worst = -1
  let field: MatchedField = 'name'
  let at: number | undefined
  let slip: Slip | undefined
  const readings: string[] = []
  for (const lookup of lookups) {
    const found = locate(lookup, texts, symbols, lookup.regions?.[part.divisions[item] ?? 0] ?? never)
    ranges.push(...found.ranges)
    slip ??= found.slip
    if (found.reading !== '') readings.push(found.reading)
    if (found.penalty <= worst) continue
    worst = found.penalty
    field = found.field
    at = found.at
  }
  return {
    matched: mergeRanges(ranges).map(([from, to]) => [form.at[from] ?? 0, form.at[to] ?? form.at.at(-1) ?? 0]),
    field,
    ...(at !== undefined && { at }),
    ...(readings.length > 0 && { reading: readings.join(' ') }),
    ...(slip !== undefined && { slip }),
  }
}

/** A text in its search form, by code points. */
export interface SpelledText {
  readonly text: string
  /** -1 for what the vocabulary does not have. */
  readonly symbols: readonly number[]
  /** Where its words start and end. */
  readonly starts: ReadonlySet<number>
  readonly ends: ReadonlySet<number>
}

function spellText(part: PartData, words: readonly number[]): SpelledText {
  const symbols: number[] = []
  const starts = new Set<number>()
  const ends = new Set<number>()
  let text = ''
  for (const word of words) {
    starts.add(symbols.length)
    symbols.push(...part.wordSymbols.subarray(part.wordStarts[word], part.wordStarts[word + 1]))
    ends.add(symbols.length)
    text += wordText(part, word)
  }
  return { text, symbols, starts, ends }
}

interface Located {
  readonly penalty: number
  readonly field: MatchedField
  /** Which of the field's texts, where there can be several. */
  readonly at?: number
  /** In code points of the name in its search form. */
  readonly ranges: readonly Range[]
  /** How the characters are read that were typed by their sound. */
  readonly reading: string
  readonly slip?: Slip
}

function locate(
  lookup: Lookup,
  texts: readonly (readonly SpelledText[])[],
  symbols: Symbols,
  regionPenalty: number,
): Located {
  let best: Located = { penalty: regionPenalty, field: 'region', ranges: [], reading: '' }
  for (const [number, field] of fields.entries()) {
    const base = fieldPenalties[number] ?? 0
    for (const [place, text] of (texts[number] ?? []).entries()) {
      const limit = field === 'organisation' ? lookup.steps.organisationLimit : lookup.steps.limit
      const found = findInText(lookup.steps, symbols, text, limit)
      if (found !== undefined && found.penalty + base < best.penalty) {
        const slip = slipOf(found, lookup.steps)
        best = {
          penalty: found.penalty + base,
          field,
          ...(hasSeveral.has(field) && { at: place }),
          ranges: field === 'name' ? [[found.from, found.to]] : [],
          reading: readingOf(found, lookup.steps, symbols),
          ...(slip !== undefined && { slip }),
        }
      }
      const byOffice = findOffice(lookup, text.text)
      if (byOffice !== undefined && byOffice.penalty + base < best.penalty) {
        const ranges = field === 'name' ? byOffice.ranges : []
        best = { penalty: byOffice.penalty + base, field: 'office', ranges, reading: '' }
      }
    }
  }
  return best
}

/** Fields that can hold more than one text. */
const hasSeveral: ReadonlySet<MatchedField> = new Set(['former-name', 'successor'])

/** A step of the way: the characters of the text from `text` on, the places of the term it led between. */
interface Found {
  readonly penalty: number
  readonly from: number
  readonly to: number
  readonly path: readonly Step[]
}

interface Step {
  readonly symbol: number
  readonly character: string
  readonly from: number
  readonly to: number
  readonly cost: number
}

interface Way {
  readonly cost: number
  readonly path: readonly Step[]
}

/** The best place of a term in a text, character by character. */
export function findInText(
  steps: Steps,
  symbols: Symbols,
  { symbols: row, starts, ends }: SpelledText,
  limit = steps.limit,
): Found | undefined {
  let best: Found | undefined
  for (let from = 0; from < row.length; from += 1) {
    const symbol = row[from] ?? -1
    const begins = symbol >= 0 && ((steps.masks[symbol] ?? 0) & 1) === 1
    const isStart = starts.has(from)
    if (!(begins && (isStart || !steps.beginsWords)) && !(steps.beginsWithAny && isStart)) continue
    let ways = new Map<number, Way>([[0, { cost: 0, path: [] }]])
    for (let at = from; at < row.length && ways.size > 0; at += 1) {
      ways = walk(steps, symbols, row[at] ?? -1, ways, limit)
      const done = ways.get(steps.end)
      ways.delete(steps.end)
      if (done === undefined) continue
      const penalty = done.cost + startPenalty(from, starts) + endPenalty(at + 1, ends, row.length, steps.openEnd)
      if (penalty < (best?.penalty ?? never)) best = { penalty, from, to: at + 1, path: done.path }
    }
  }
  return best
}

function walk(
  steps: Steps,
  symbols: Symbols,
  symbol: number,
  ways: ReadonlyMap<number, Way>,
  limit: number,
): Map<number, Way> {
  const next = new Map<number, Way>()
  if (symbol < 0) return next
  for (const [state, { cost, path }] of ways) {
    const leading = steps.from(symbol, state)
    for (let at = 0; at < leading.length; at += 2) {
      const to = leading[at] ?? 0
      const paid = cost + (leading[at + 1] ?? 0)
      if (paid > limit || (next.get(to)?.cost ?? never) <= paid) continue
      const step = {
        symbol,
        character: String.fromCodePoint(symbols.codes[symbol] ?? 0),
        from: state,
        to,
        cost: leading[at + 1] ?? 0,
      }
      next.set(to, { cost: paid, path: [...path, step] })
    }
  }
  return next
}

function startPenalty(at: number, starts: ReadonlySet<number>): number {
  if (at === 0) return 0
  return starts.has(at) ? penalties.laterWord : penalties.insideWord
}

function endPenalty(at: number, ends: ReadonlySet<number>, length: number, openEnd: number): number {
  if (at === length) return 0
  return ends.has(at) ? penalties.wordEnd : openEnd
}

/** Around the characters that were not typed as they are read. */
function slipOf({ path }: Found, steps: Steps): Slip | undefined {
  const first = path.findIndex(({ cost }) => cost >= penalties.soundSlip)
  if (first < 0) return undefined
  const last = path.findLastIndex(({ cost, from }) => cost >= penalties.soundSlip || from > steps.end)
  const meant = path.slice(first, last + 1).map(({ character }) => character)
  return { typed: typedBetween(steps, path[first]?.from, path[last]?.to), meant: meant.join('') }
}

/** The syllables of the characters that letters were typed for: the reading the letters begin, else the usual one. */
function readingOf({ path }: Found, steps: Steps, { readings, readingStarts, codes }: Symbols): string {
  const { syllables } = getReadings()
  const spoken = path.map(({ symbol, from, to }) => {
    const typed = typedBetween(steps, from, to)
    if (typed.codePointAt(0) === codes[symbol] || !isLetter(typed.codePointAt(0))) return ''
    const known = Array.from(
      readings.subarray(readingStarts[symbol], readingStarts[symbol + 1]),
      (syllable) => syllables[syllable] ?? '',
    )
    const fitting = known.find((syllable) => syllable.startsWith(typed)) ?? known.find(([first]) => first === typed[0])
    return (fitting ?? known[0] ?? '').replace('v', 'ü')
  })
  return spoken.filter((syllable) => syllable !== '').join(' ')
}

/** What of the term leads from one state to another. */
function typedBetween({ term, end }: Steps, from = 0, to = 0): string {
  const place = (state: number) => (state > end ? state - end - 1 : state)
  return String.fromCodePoint(...term.codes.slice(place(from), place(to)))
}

function findOffice({ offices }: Lookup, text: string): Pick<Located, 'penalty' | 'ranges'> | undefined {
  if (offices === undefined) return undefined
  let penalty: number = never
  let ranges: Range[] = []
  for (const [number, { signs }] of getOffices().entries()) {
    const cost = (offices[number] ?? never) + penalties.office
    if (cost >= penalty) continue
    const found = signs.flatMap((sign) => rangesOf(text, sign))
    if (found.length === 0) continue
    penalty = cost
    ranges = found
  }
  return penalty < never ? { penalty, ranges } : undefined
}

function rangesOf(text: string, sign: string): readonly Range[] {
  const found: Range[] = []
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
    const from = Array.from(text.slice(0, at)).length
    found.push([from, from + sign.length])
  }
  return found
}

/** In order, those that touch as one. */
function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const merged: [number, number][] = []
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}
