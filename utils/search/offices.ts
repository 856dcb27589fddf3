import table from './offices.txt?raw'
import { toSearchText } from './search-form'

/** Something public bodies do, and what people call it. */
export interface Office {
  /** What is typed for it. */
  readonly words: readonly string[]
  /** What tells in a name that this is meant. */
  readonly signs: readonly string[]
}

let parsed: readonly Office[] | undefined

/** From `offices.txt`, in their search form. */
export function getOffices(): readonly Office[] {
  parsed ??= table.split(/\r?\n/).flatMap(parseOffice)
  return parsed
}

function parseOffice(line: string): readonly Office[] {
  const [signs = '', words = ''] = line
    .replace(/#.*/, '')
    .split('=')
    .map((part) => part.trim())
  if (signs === '') return []
  const own = parseWords(signs)
  return [{ signs: own, words: [...new Set([...own, ...parseWords(words), ...own.flatMap(asBureau)])] }]
}

/** 文旅局: nearly everything has a bureau. */
function asBureau(sign: string): readonly string[] {
  return /^\p{Script=Han}{2,4}$/u.test(sign) && !/[局厅委办院所队站馆区园]$|中心$/.test(sign) ? [`${sign}局`] : []
}

let signByWord: ReadonlyMap<string, string> | undefined

/** What stands in names for what is typed in full, where the same office has both: 房管 for 房管局, 融媒 for 融媒体. */
export function signWithin(word: string): string | undefined {
  signByWord ??= new Map(
    getOffices().flatMap(({ words, signs }) =>
      words.flatMap((one) => {
        const sign = signs.find((brief) => one.startsWith(brief) && bodyEnding.test(one.slice(brief.length)))
        return sign === undefined ? [] : [[one, sign] as const]
      }),
    ),
  )
  return signByWord.get(word)
}

/** How an office that is called something short is called in full. */
const bodyEnding = /^(?:[局厅委办部所院台体]|[大支总]?队|(?:管理)?中心)$/

function parseWords(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean).map(toSearchText)
}

let bySign: ReadonlyMap<string, readonly (readonly [sign: string, office: number])[]> | undefined

/** The offices that a word of a name tells of, by their numbers. */
export function officesIn(word: string): readonly number[] {
  bySign ??= indexSigns()
  const found = new Set<number>()
  for (let at = 0; at + 2 <= word.length; at += 1) {
    for (const [sign, office] of bySign.get(word.slice(at, at + 2)) ?? []) {
      if (word.startsWith(sign, at)) found.add(office)
    }
  }
  return [...found]
}

function indexSigns(): ReadonlyMap<string, readonly (readonly [string, number])[]> {
  const index = new Map<string, (readonly [string, number])[]>()
  for (const [office, { signs }] of getOffices().entries()) {
    for (const sign of signs) {
      const key = sign.slice(0, 2)
      index.set(key, [...(index.get(key) ?? []), [sign, office]])
    }
  }
  return index
}
