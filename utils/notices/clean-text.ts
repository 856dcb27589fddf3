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
  const units = new Uint16Array(original.length)
  const at = new Uint32Array(original.length + 1)
  let length = 0
  let isTraditional = false
  for (let index = 0; index < original.length;) {
    const code = original.charCodeAt(index)
    const isPair = code >= 0xd800 && code < 0xdc00 && isLowSurrogate(original.charCodeAt(index + 1))
    const unit = isPair ? space : plainUnit(code)
    const start = index
    index += isPair ? 2 : 1
    const last = length === 0 ? 0 : units[length - 1]
    if (
      unit === drop ||
      (unit === space && (last === space || last === lineBreak)) ||
      (unit === lineBreak && last === lineBreak)
    )
      continue
    if (unit === lineBreak && last === space) length -= 1
    units[length] = unit
    at[length] = start
    length += 1
    if (code < firstIdeograph || unit === code || unit === account) continue
    isTraditional ||= !isPair && code < 0xff00
    index += readingAfter(original, index)
  }
  at[length] = original.length
  const joined = joinLines(units, at, joinSpaced(units, at, length))
  return { original, text: decoder.decode(units.subarray(0, joined)), at, isTraditional }
}

const decoder = new TextDecoder('utf-16le')

const drop = 0
const lineBreak = 0x0a
const space = 0x20
const firstIdeograph = 0x2e80
/** 账, which 帐 is written as; that alone makes no text traditional. */
const account = 0x8d26

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

/** What each unit becomes, once asked, and one more: 0 stands for not asked yet. */
let known: Uint32Array | undefined

/** One unit for a unit, or `drop`. */
function plainUnit(code: number): number {
  known ??= new Uint32Array(1 << 16)
  const remembered = known[code] ?? 0
  if (remembered > 0) return remembered - 1
  const unit = toPlain(code)
  known[code] = unit + 1
  return unit
}

function toPlain(code: number): number {
  if (code < 0x80) return toPlainAscii(code)
  if (code >= 0xff01 && code <= 0xff5e) return toPlainAscii(code - 0xfee0)
  if (isInvisible(code) || (code >= 0xd800 && code <= 0xdfff)) return drop
  if (code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)) return space
  // Numbers in circles, emoji.
  if ((code >= 0x2460 && code <= 0x24ff) || (code >= 0x2600 && code <= 0x27bf)) return space
  if (code >= 0x2013 && code <= 0x2015) return dash
  if (code < firstIdeograph) return code
  const simple = simplify(String.fromCharCode(code))
  return simple.length === 1 ? simple.charCodeAt(0) : code
}

const dash = 0x2014

function toPlainAscii(code: number): number {
  if (code === lineBreak) return lineBreak
  if (code === 0x0d || code < 0x09 || (code > 0x0d && code < 0x20) || code === 0x7f) return drop
  if (code <= 0x20) return space
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code
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
    code === 0x180e
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

/** Takes out the spaces of 停 止 更 新, as machines read wide letters. Gives the new length. */
function joinSpaced(units: Uint16Array, at: Uint32Array, length: number): number {
  let kept = 0
  let lastTaken = -1
  let before = 0
  for (let index = 0; index < length; index += 1) {
    const unit = units[index] ?? 0
    const isBetween = unit === space && isIdeograph(before) && isIdeograph(units[index + 1])
    const isNext = index + 3 < length && units[index + 2] === space && isIdeograph(units[index + 3])
    before = unit
    if (isBetween && (isNext || lastTaken === index - 2)) {
      lastTaken = index
      continue
    }
    units[kept] = unit
    at[kept] = at[index] ?? 0
    kept += 1
  }
  at[kept] = at[length] ?? 0
  return kept
}

function isIdeograph(code: number | undefined): boolean {
  return code !== undefined && code >= 0x3400 && code <= 0x9fff
}

/**
 * Takes out line breaks that stand in the middle of a sentence: after a long line that ends and before one that begins
 * with a word. Gives the new length.
 */
function joinLines(units: Uint16Array, at: Uint32Array, length: number): number {
  let kept = 0
  let lineStart = 0
  for (let index = 0; index < length; index += 1) {
    const unit = units[index] ?? 0
    if (unit === lineBreak) {
      const isLong = index - lineStart >= longLine
      lineStart = index + 1
      if (isLong && isWord(units[index - 1]) && isWord(units[index + 1]) && !endsTitle(units, index)) continue
    }
    units[kept] = unit
    at[kept] = at[index] ?? 0
    kept += 1
  }
  at[kept] = at[length] ?? 0
  return kept
}

/** Shorter lines are titles, signatures, items of a list. */
const longLine = 18

function isWord(code: number | undefined): boolean {
  return code !== undefined && /[\p{L}\p{N}“”‘’"'、,]/u.test(String.fromCharCode(code))
}

function endsTitle(units: Uint16Array, end: number): boolean {
  const words = String.fromCharCode(...units.subarray(Math.max(0, end - 4), end))
  return /(?:公告|通知|通告|说明|声明|启事|公示|函|告示)$/.test(words)
}
