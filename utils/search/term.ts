import { toSearchForm } from './search-form'

/** A part of a query that has to stand in a record as one: characters, letters of pinyin, or both. */
export interface Term {
  /** Code points in their search form; at most `longestTerm`. */
  readonly codes: readonly number[]
  /** Places where a syllable has to end, as in xi'an: 1 before such a code point. */
  readonly breaks: Uint8Array
}

/** In code points. A name is never as long; what comes behind is not looked at. */
export const longestTerm = 64

/** In UTF-16 units. */
const longestQuery = 400

/** The words of a query, as white space and punctuation part them. */
export function parseTerms(query: string): readonly Term[] {
  const words = query.slice(0, longestQuery).normalize('NFKC').split(separators)
  return words.map(parseTerm).filter(({ codes }) => codes.length > 0)
}

/** Apostrophes stay: they part syllables, not words. */
const separators = /(?!['’‘ʼ`´])[\s\p{P}\p{S}\p{Z}\p{C}]+/u

/** Numbers of tones part syllables as well: lin2zi1. */
function parseTerm(word: string): Term {
  const parts = /^(?:[a-zü]{2,6}[1-5])+$/i.test(word) ? word.split(/[1-5]/) : word.split(/['’‘ʼ`´]/u)
  return makeTerm(parts.map((part) => [...foldSpelling(part)]))
}

/** `u:` is written for ü, v too where u is meant, which j, q, x and y tell. */
function foldSpelling(part: string): readonly number[] {
  const { codes } = toSearchForm(part)
  return codes.map((code, at) => (code === v && beforeU.has(codes[at - 1] ?? 0) ? u : code))
}

const u = 117
const v = 118
const beforeU: ReadonlySet<number> = new Set(Array.from('jqxy', (letter) => letter.charCodeAt(0)))

/** Several terms as one, each beginning a syllable. */
export function joinTerms(terms: readonly Term[]): Term {
  return makeTerm(terms.flatMap(({ codes, breaks }) => splitAtBreaks(codes, breaks)))
}

/** A part of a term, from one code point to another. */
export function sliceTerm({ codes, breaks }: Term, from: number, to = codes.length): Term {
  return { codes: codes.slice(from, to), breaks: breaks.slice(from, to + 1) }
}

function splitAtBreaks(codes: readonly number[], breaks: Uint8Array): readonly (readonly number[])[] {
  const parts: number[][] = [[]]
  for (const [at, code] of codes.entries()) {
    if (at > 0 && breaks[at] === 1) parts.push([])
    parts.at(-1)?.push(code)
  }
  return parts
}

function makeTerm(parts: readonly (readonly number[])[]): Term {
  const codes = parts.flat().slice(0, longestTerm)
  const breaks = new Uint8Array(longestTerm + 1)
  let at = 0
  for (const part of parts) {
    if (at < longestTerm) breaks[at] = 1
    at += part.length
  }
  return { codes, breaks }
}

export function termText({ codes }: Term): string {
  return String.fromCodePoint(...codes)
}

/** The same for terms that are the same. */
export function termKey(term: Term): string {
  return `${termText(term)} ${term.breaks.join('')}`
}

export function isLetter(code: number | undefined): boolean {
  return code !== undefined && code >= 97 && code <= 122
}

/** A Chinese character, of those that have readings. */
export function isHan(code: number | undefined): boolean {
  return code !== undefined && code >= 0x3400 && code !== 0xfffd
}
