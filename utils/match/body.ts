import { normalizeName } from '../text/normalize'

/** A body's name in the form that records are found by: without its province, and with the usual short forms. */
export function bodyName(organisation: string): string {
  const whole = normalizeName(organisation).replace(province, '')
  return hasLongForm.test(whole) ? shorten(whole) : whole
}

function shorten(whole: string): string {
  return shortForms.reduce((name, [long, short]) => name.replaceAll(long, short), whole)
}

/** The province in front of a place; in front of anything else (山东省公安厅) it is part of the body's own name. */
const province = /^[^省市县区州盟旗]{2,6}?(?:省|自治区)(?=.{2,10}?[市县区州盟旗])/u

/** What public bodies write in full or in short. */
export const shortForms = [
  ['人民政府', '政府'],
  ['中国共产党', '中共'],
  ['交通警察', '交警'],
] as const

const hasLongForm = new RegExp(shortForms.map(([long]) => long).join('|'))

/**
 * Names that the body one level up may have, likeliest first: 淄博市公安局交警支队 of 淄博市公安局交警支队临淄大队, and, with the
 * names of the division and of the one it belongs to, 淄博市融媒体中心 of 桓台县融媒体中心. None of them is known to exist.
 */
export function bodiesAbove(
  organisation: string,
  division?: { readonly name: string; readonly above: string },
): readonly string[] {
  const body = bodyName(organisation)
  const parent = branch.exec(body)?.[1]
  const bodies = parent === undefined ? [] : [parent]
  const at = division === undefined ? -1 : body.indexOf(normalizeName(division.name))
  if (division !== undefined && at >= 0) {
    const rest = body.slice(at + normalizeName(division.name).length)
    const above = bodyName(`${division.above}${rest}`)
    bodies.push(above.replace(/大队$/, '支队'), above)
  }
  return [...new Set(bodies)].filter((name) => name !== body)
}

/** A branch, after the body it belongs to. */
const branch = /^(.{2,}(?:支队|总队|局|厅))[^局厅]{1,8}(?:大队|中队|支队|分局|派出所)$/u
