import { divisionCodes, divisionName, divisionPath, findDivisions, shortName } from '../../utils/text/divisions'
import { findClosest } from './did-you-mean'
import type { ProblemCode } from './problem'

export type FoundRegion =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problem: ProblemCode; readonly message: string }

/** GB/T 2260 code of a province by its full name: `山东省` → `370000`. */
export function findProvince(name: string): FoundRegion {
  const code = findDivisions([name]).find(isProvince)
  if (code !== undefined) return { ok: true, code }
  const hint = suggest(name, divisionCodes().filter(isProvince))
  return { ok: false, problem: 'unknown-province', message: `没有叫“${name}”的省级行政区${hint}` }
}

/** GB/T 2260 code of a region by its names within a province: `淄博市 临淄区`. */
export function findRegion(province: string, region: string): FoundRegion {
  const names = region.split(/\s+/)
  const codes = findDivisions([province, ...names])
  const [code] = codes
  if (codes.length === 1 && code !== undefined) return { ok: true, code }
  if (codes.length > 1) {
    const paths = codes.map((one) => divisionPath(one).slice(1).join(' '))
    const message = `“${region}”在${province}不止一处，请写全：${paths.join('，或 ')}。`
    return { ok: false, problem: 'ambiguous-region', message }
  }
  return { ok: false, problem: 'unknown-region', message: explainUnknown(province, names) }
}

function explainUnknown(province: string, names: readonly string[]): string {
  if (names[0] === province) return `region 里不用再写“${province}”，文件开头已经写了。`
  const within = divisionCodes().filter((code) => divisionPath(code)[0] === province && !isProvince(code))
  const strange = names.find((name) => !within.some((code) => divisionName(code) === name))
  if (strange !== undefined) return `${province}没有叫“${strange}”的地方${suggest(strange, within)}`
  const paths = within.filter((code) => divisionName(code) === names.at(-1)).map((code) => divisionPath(code).slice(1))
  return `“${names.join(' ')}”上下级对不上；是不是“${paths.map((path) => path.join(' ')).join('”或“')}”？`
}

/** A name that somebody wrote short (`淄博`) or with a slip; the names in use are those of today. */
function suggest(name: string, codes: readonly string[]): string {
  const names = codes.map((code) => divisionName(code) ?? '')
  const closest = names.find((full) => shortName(full) === shortName(name)) ?? findClosest(name, names)
  return closest === undefined ? '，请按现行的全称写。' : `；是不是“${closest}”？`
}

function isProvince(code: string): boolean {
  return code.endsWith('0000')
}
