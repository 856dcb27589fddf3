import { divisionCodes, divisionName, divisionPath, shortName } from '../text/divisions'
import { normalizeName } from '../text/normalize'

/**
 * Whether a verification text places an account in the given division: `here` when it names the division (临淄 for
 * 370305), `elsewhere` when it names a province or prefecture that the division does not lie in, else `unsaid`.
 */
export function compareDivision(text: string, code: string | undefined): 'here' | 'elsewhere' | 'unsaid' {
  const path = code === undefined ? [] : divisionPath(code)
  const own = path.at(-1)
  if (code === undefined || own === undefined) return 'unsaid'
  const normalized = normalizeName(text)
  if (upperDivisions().some((other) => normalized.includes(other) && !path.includes(other))) return 'elsewhere'
  return normalized.includes(shortName(own)) ? 'here' : 'unsaid'
}

/**
 * Full names of provinces and prefectures. Counties are left out: too many share a name with another, or with a
 * part of a longer one (城区, 市中区).
 */
function upperDivisions(): readonly string[] {
  upper ??= divisionCodes()
    .filter((code) => code.endsWith('00'))
    .map((code) => divisionName(code) ?? '')
    .filter((name) => name.length >= 3)
  return upper
}

let upper: readonly string[] | undefined
