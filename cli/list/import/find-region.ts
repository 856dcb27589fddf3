import { normalizeName } from '../../../utils/text/normalize'
import { divisionCodes, divisionName, divisionPath, shortName } from '../../../utils/text/divisions'

/**
 * The division of a province that texts speak of, the surest text first, as `region` is written: `淄博市 临淄区`. In
 * `places`, cells that are nothing but a place, short names count too. Undefined where none is named, or several that
 * do not lie in one another.
 */
export function findRegionIn(
  province: string,
  places: readonly string[],
  names: readonly string[],
): string | undefined {
  const within = divisionsOf(province)
  for (const text of places.map(normalizeName)) {
    const found = deepest(within.filter(({ full, short }) => text.includes(full) || text.includes(short)))
    if (found !== undefined) return found
  }
  const texts = names.map(normalizeName)
  for (const text of texts) {
    const found = deepest(within.filter(({ full }) => text.includes(full)))
    if (found !== undefined) return refine(found, within, texts)
  }
  return undefined
}

/** 淄博市…沂源分局: a county of a city that is named needs no more than its short name. */
function refine(region: string, within: readonly Within[], texts: readonly string[]): string {
  const counties = within.filter(({ path }) => path.length === 2 && path[0] === region)
  const named = counties.filter(({ short }) => short.length > 1 && texts.some((text) => text.includes(short)))
  const [only, ...more] = named
  return only === undefined || more.length > 0 ? region : only.path.join(' ')
}

interface Within {
  readonly full: string
  readonly short: string
  /** From below the province down. */
  readonly path: readonly string[]
}

/** The one that all the others lie on the way to; of several of one name the one whose upper level is named too. */
function deepest(found: readonly Within[]): string | undefined {
  // 市中区 is found in 城市中区 and 城区 in 郊城区: what is part of another name found counts for nothing.
  const whole = found.filter(({ full }) => !found.some((other) => other.full !== full && other.full.includes(full)))
  const [first, ...others] = whole.toSorted((a, b) => b.path.length - a.path.length)
  if (first === undefined) return undefined
  const rivals = others.filter(({ path }) => path.length === first.path.length)
  const named = new Set(whole.map(({ full }) => full))
  const isOn = ({ path }: Within) => path.slice(0, -1).every((name) => named.has(name))
  const chosen = rivals.length === 0 ? [first] : [first, ...rivals].filter(isOn)
  const [only, ...more] = chosen
  if (only === undefined || more.length > 0) return undefined
  const onTheWay = whole.every(
    ({ path }) => path.length === only.path.length || path.every((name, at) => only.path[at] === name),
  )
  return onTheWay ? only.path.join(' ') : undefined
}

const known = new Map<string, readonly Within[]>()

function divisionsOf(province: string): readonly Within[] {
  const remembered = known.get(province)
  if (remembered !== undefined) return remembered
  const within = divisionCodes().flatMap((code): readonly Within[] => {
    const [top, ...path] = divisionPath(code)
    const full = divisionName(code) ?? ''
    return top !== province || path.length === 0 ? [] : [{ full, short: shortName(full), path }]
  })
  known.set(province, within)
  return within
}
