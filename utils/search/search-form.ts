import { normalizeName } from '../text/normalize'

/**
 * A text as it is searched: simplified, folded, and without what is neither letter nor digit. `at` says for each code
 * point where in the text it came from, in UTF-16 units, with the end of the text behind the last.
 */
export interface SearchForm {
  readonly codes: readonly number[]
  readonly at: readonly number[]
}

/** The search form as a text. */
export function toSearchText(text: string): string {
  // Nearly every name.
  return plain.test(text) ? normalizeName(text) : String.fromCodePoint(...toSearchForm(text).codes)
}

/** Character by character, so that what is found can be shown in the text as it is written. */
export function toSearchForm(text: string): SearchForm {
  const codes: number[] = []
  const at: number[] = []
  let index = 0
  for (const character of text.slice(0, longest)) {
    for (const folded of fold(character)) {
      codes.push(folded.codePointAt(0) ?? 0)
      at.push(index)
    }
    index += character.length
  }
  return { codes, at: [...at, index] }
}

/** Letters without their accents (línzī), as far as they have any; ü is v. */
function fold(character: string): string {
  if (plain.test(character)) return normalizeName(character)
  const spelled = normalizeName(character)
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
  return spelled.replace(/[^\p{L}\p{N}]/gu, '').normalize('NFC')
}

const plain = /^[\u4e00-\u9fff0-9a-z]*$/

/** In UTF-16 units: more than any field of a record holds. */
const longest = 300
