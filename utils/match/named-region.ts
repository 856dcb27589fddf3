import { divisionCodes, divisionName, parentDivision, shortName } from '../text/divisions'
import { normalizeName } from '../text/normalize'

/**
 * The division that a text (an account's name, a body, a person's words) most likely speaks of: 淄博公安临淄大队 → 370305.
 * Full and short names count; one that is named together with what it lies in counts more, then the longer name, then the
 * higher level. Undefined where nothing is named, or several are alike (鼓楼发布).
 */
export function findNamedRegion(text: string): string | undefined {
  const words = normalizeName(text.slice(0, longest))
  const named = divisionCodes().flatMap((code) => {
    const name = nameWithin(words, code)
    return name === undefined ? [] : [weigh(words, code, name)]
  })
  const [best, second] = named.toSorted(compare)
  return best === undefined || (second !== undefined && compare(best, second) === 0) ? undefined : best.code
}

/** In UTF-16 units: more than a name or a body's name holds. */
const longest = 100

interface NamedRegion {
  readonly code: string
  /** How many of the divisions it lies in are named too. */
  readonly upper: number
  /** Of its name as it stands in the text. */
  readonly length: number
  /** 0 for a province, 1 for a prefecture, 2 for what lies in one. */
  readonly level: number
}

function weigh(words: string, code: string, name: string): NamedRegion {
  // What is part of the name of a larger division is not named by it: 博山 is not in 淄博山水.
  let rest = words
  let upper = 0
  for (const above of divisionsAbove(code)) {
    const found = nameWithin(rest, above)
    if (found === undefined) continue
    rest = rest.replace(found, ' ')
    upper += 1
  }
  return { code, upper: rest.includes(name) ? upper : 0, length: name.length, level: levelOf(code) }
}

function compare(a: NamedRegion, b: NamedRegion): number {
  return b.upper - a.upper || b.length - a.length || a.level - b.level
}

function levelOf(code: string): number {
  if (code.endsWith('0000')) return 0
  return code.endsWith('00') ? 1 : 2
}

/** From the province down. */
function divisionsAbove(code: string): readonly string[] {
  const parent = parentDivision(code)
  return parent === undefined ? [] : [...divisionsAbove(parent), parent]
}

function nameWithin(words: string, code: string): string | undefined {
  return namesByCode()
    .get(code)
    ?.find((name) => words.includes(name))
}

let names: ReadonlyMap<string, readonly string[]> | undefined

/** The full name of every division, then the short one, as far as they can be told from other words. */
function namesByCode(): ReadonlyMap<string, readonly string[]> {
  names ??= new Map(
    divisionCodes().map((code) => {
      const full = divisionName(code) ?? ''
      return [code, [full, shortName(full)].map(normalizeName).filter(({ length }) => length >= 2)]
    }),
  )
  return names
}
