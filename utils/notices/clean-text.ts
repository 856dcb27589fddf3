import { simplify } from '../text/simplify'

/** A text as it is read: simplified, half-width, in small letters, and where each unit stood in the original. */
export interface CleanText {
  readonly original: string
  readonly text: string
  /** UTF-16 offset in the original of each unit of `text`, and of its end. */
  readonly at: Uint32Array
  /** Traditional characters were in it. */
  readonly isTraditional: boolean
}

/**
 * Puts the many ways of writing the same into one. Runs of white space become one space, emoji a space; what cannot be seen
 * goes, and so do the readings some machines leave behind traditional characters: 關(guān)停. A line break in the middle of
 * a sentence goes too.
 */
export function cleanText(original: string): CleanText {
  const at = new Uint32Array(original.length + 1)
  const units: string[] = []
  let isTraditional = false
  const add = (unit: string, offset: number) => {
    at[units.length] = offset
    units.push(unit)
  }
  for (let index = 0; index < original.length;) {
    const code = original.codePointAt(index) ?? 0
    const next = index + (code > 0xffff ? 2 : 1)
    const unit = plainUnit(code)
    const last = units.at(-1)
    if (unit === '\n') {
      if (last === ' ') units.pop()
      if (units.at(-1) !== '\n') add('\n', index)
    } else if (unit === ' ') {
      if (last !== ' ' && last !== '\n') add(' ', index)
    } else if (unit !== '') {
      add(unit, index)
      if (code >= 0x2e80 && code <= 0xffff && unit !== original[index] && unit !== '账') {
        isTraditional = true
        const debris = readingAfter(original, next)
        if (debris > 0) {
          index = next + debris
          continue
        }
      }
    }
    index = next
  }
  at[units.length] = original.length
  return joinLines({ original, text: units.join(''), at, isTraditional })
}

/** One unit for a code point, or none. */
function plainUnit(code: number): string {
  if (code < 0x80) return asciiUnit(code)
  if (code >= 0xff01 && code <= 0xff5e) return asciiUnit(code - 0xfee0)
  if (code >= 0x2e80 && code <= 0xffff && !isInvisible(code)) {
    if (code === 0x3000) return ' '
    if (code >= 0xd800 && code <= 0xdfff) return ''
    const simple = simplify(String.fromCharCode(code))
    return simple.length === 1 ? simple : String.fromCharCode(code)
  }
  if (isInvisible(code)) return ''
  if (
    code > 0xffff ||
    (code >= 0x2460 && code <= 0x24ff) ||
    (code >= 0x2600 && code <= 0x27bf) ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a)
  )
    return ' '
  if (code === 0x2013 || code === 0x2014 || code === 0x2015) return '—'
  return String.fromCharCode(code)
}

function asciiUnit(code: number): string {
  if (code === 0x0a) return '\n'
  if (code === 0x0d || code < 0x09 || (code > 0x0d && code < 0x20) || code === 0x7f) return ''
  if (code <= 0x20) return ' '
  return String.fromCharCode(code >= 0x41 && code <= 0x5a ? code + 32 : code)
}

/** Zero-width, direction marks, variation selectors, fillers. */
function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0x180e ||
    (code >= 0xe0000 && code <= 0xe0fff)
  )
}

/** Length of `(guān)` at an offset, 0 when there is none. */
function readingAfter(text: string, from: number): number {
  if (text[from] !== '(' && text[from] !== '（') return 0
  for (let index = from + 1; index < text.length && index < from + longestReading + 2; index += 1) {
    const code = text.charCodeAt(index)
    if (text[index] === ')' || text[index] === '）') return index > from + 1 ? index + 1 - from : 0
    const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0xe0 && code <= 0x1dc)
    if (!isLetter) return 0
  }
  return 0
}

/** zhuang */
const longestReading = 6

/** Takes out line breaks that stand in the middle of a sentence: after a long line that ends and before one that begins with a word. */
function joinLines(clean: CleanText): CleanText {
  const { text, at } = clean
  if (!text.includes('\n')) return clean
  const kept: string[] = []
  const offsets = new Uint32Array(at.length)
  let lineStart = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index] ?? ''
    if (unit === '\n') {
      const isInside =
        index - lineStart >= longLine && isWord(text[index - 1]) && isWord(text[index + 1]) && !endsTitle(text, index)
      lineStart = index + 1
      if (isInside) continue
    }
    offsets[kept.length] = at[index] ?? 0
    kept.push(unit)
  }
  offsets[kept.length] = clean.original.length
  return { ...clean, text: kept.join(''), at: offsets }
}

/** Shorter lines are titles, signatures, items of a list. */
const longLine = 18

function isWord(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}“”‘’"'、,]/u.test(unit)
}

function endsTitle(text: string, end: number): boolean {
  return /(?:公告|通知|通告|说明|声明|启事|公示|函|告示)$/.test(text.slice(Math.max(0, end - 4), end))
}
