import { getOffices } from './offices'
import { getReadings } from './readings'
import { toSearchText } from './search-form'
import { groupWords, isAmong, wordAt, type WordsByBeginning } from './words-at'
import { divisionCodes, divisionName, shortName } from '../text/divisions'

/**
 * Parts a text in its search form into the names of places and what stands between them: 台州|市|水利局. Names share their
 * words, and a place says how its characters are read. What tells of an office stays whole, places in it or not: 自然资源
 * and not 资源, 健康|平阴 and not 康平.
 */
export function splitName(text: string): readonly string[] {
  const words: string[] = []
  const places = knownWords()
  const signs = knownSigns()
  let rest = 0
  const flush = (end: number) => {
    for (let at = rest; at < end; at += longestWord) words.push(text.slice(at, Math.min(end, at + longestWord)))
  }
  for (let at = 0; at < text.length;) {
    const place = wordAt(places, text, at)
    if (place === undefined) {
      at += wordAt(signs, text, at)?.length ?? 1
      continue
    }
    flush(at)
    words.push(place)
    at += place.length
    const [level = ''] = levels.exec(text.slice(at, at + 4)) ?? []
    if (level !== '') words.push(level)
    at += level.length
    rest = at
  }
  flush(text.length)
  return words
}

/** What stands behind the name of a place and belongs to it, unless it begins another word: 市场监管. */
const levels = /^(?:自治[区州县旗]|地区|新区|[省州盟旗县]|市(?![场容长]|民(?!政))|区(?!块|域))/

/** In UTF-16 units. Names without places are cut into such parts; a match may go across. */
const longestWord = 16

/** Which of its readings each character of a word has there; undefined where all are the usual ones. */
export function readingsWithin(word: string): readonly number[] | undefined {
  const { words } = getReadings()
  if (!isAmong(knownWords(), word)) return undefined
  for (let length = word.length; length >= 2; length -= 1) {
    const readings = words.get(word.slice(0, length))
    if (readings !== undefined) return readings
  }
  return undefined
}

let known: WordsByBeginning | undefined

function knownWords(): WordsByBeginning {
  known ??= groupWords([
    ...divisionCodes().map((code) => toSearchText(shortName(divisionName(code) ?? ''))),
    ...getReadings().words.keys(),
  ])
  return known
}

let ofOffices: WordsByBeginning | undefined

function knownSigns(): WordsByBeginning {
  ofOffices ??= groupWords(getOffices().flatMap(({ signs }) => signs))
  return ofOffices
}
