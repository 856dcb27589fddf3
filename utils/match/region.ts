import { divisionName, divisionPath, shortName, upperDivisionCodes, upperPath } from '../text/divisions'
import { normalizeName } from '../text/normalize'

/** Whether a verification text names the given division: 临淄 for 370305. */
export function isOfDivision(text: string, code: string | undefined): boolean {
  const own = code === undefined ? undefined : divisionPath(code).at(-1)
  return own !== undefined && normalizeName(text).includes(shortName(own))
}

/** Whether a verification text names a province or prefecture that the given division does not lie in. */
export function isOfElsewhere(text: string, code: string | undefined): boolean {
  if (code === undefined || !upperEnding.test(text)) return false
  const path = upperPath(code)
  if (path.length === 0) return false
  const normalized = normalizeName(text)
  return upperDivisions().some((other) => normalized.includes(other) && !path.includes(other))
}

/**
 * A body's normalised name without the province and the prefecture before its own place, each of which may be left out:
 * 湖南省常德市桃源县政府 and 湖南省桃源县政府 are 桃源县政府. What names another place stays as it is.
 */
export function withoutUpper(body: string, code: string | undefined): string {
  const own = code === undefined ? undefined : divisionPath(code).at(-1)
  const at = own === undefined ? -1 : body.indexOf(own)
  if (code === undefined || at <= 0) return body
  const before = upperPath(code).reduce(
    (rest, upper) => rest.replace(upper, '').replace(shortName(upper), ''),
    body.slice(0, at),
  )
  return before === '' ? body.slice(at) : body
}

/** How the names of provinces and prefectures end, in simplified and traditional script. */
const upperEnding = /[省市州盟]|地[区區]|自治[区區]/

/**
 * Full names of provinces and prefectures. Counties are left out: too many share a name with another, or with a
 * part of a longer one (城区, 市中区).
 */
function upperDivisions(): readonly string[] {
  upper ??= upperDivisionCodes()
    .map((code) => divisionName(code) ?? '')
    .filter((name) => name.length >= 3)
  return upper
}

let upper: readonly string[] | undefined
