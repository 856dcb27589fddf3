import { unpackText } from './packed'
import packedLower from 'virtual:yibu/lower-divisions'
import packedUpper from 'virtual:yibu/upper-divisions'

/** All that the divisions are unpacked from: what tells one version of them from another. */
export const packedDivisions: readonly string[] = [packedUpper, packedLower]

/** The name of a division: `临淄区` of `370305`. Undefined for a code that GB/T 2260 does not hold today. */
export function divisionName(code: string): string | undefined {
  return (code.endsWith('00') ? upperTable() : lowerTable(code.slice(0, 2))).names.get(code)
}

/** The division a division belongs to: `370300` of `370305`; undefined for a province and for an unknown code. */
export function parentDivision(code: string): string | undefined {
  if (divisionName(code) === undefined || code.endsWith('0000')) return undefined
  const prefecture = `${code.slice(0, 4)}00`
  return code === prefecture || isPlaceholder(prefecture) ? `${code.slice(0, 2)}0000` : prefecture
}

/**
 * Names from the province down: `['山东省', '淄博市', '临淄区']`. The levels that only fill a gap in the code are left
 * out: `['北京市', '东城区']`, `['河南省', '济源市']`. Empty for an unknown code.
 */
export function divisionPath(code: string): readonly string[] {
  const name = divisionName(code)
  if (name === undefined) return []
  const parent = parentDivision(code)
  if (parent === undefined) return [name]
  return isPlaceholder(code) ? divisionPath(parent) : [...divisionPath(parent), name]
}

/**
 * The division that some full names mean, from the larger to the smaller, levels in between left out at will:
 * `['山东省', '临淄区']` → `370305`. Undefined when there is none, or more than one (`['鼓楼区']`).
 */
export function findDivision(names: readonly string[]): string | undefined {
  const codes = findDivisions(names)
  return codes.length === 1 ? codes[0] : undefined
}

/** All the divisions that some full names can mean, in the order of their codes. */
export function findDivisions(names: readonly string[]): readonly string[] {
  const last = names.at(-1)
  if (last === undefined) return []
  return (table().codes.get(last) ?? []).filter((code) => holdsInOrder(divisionPath(code), names))
}

/** Every code, in order, those that only fill a gap left out. */
export function divisionCodes(): readonly string[] {
  return [...table().names.keys()].filter((code) => !isPlaceholder(code))
}

/** The codes of provinces and prefectures, in order, those that only fill a gap left out. */
export function upperDivisionCodes(): readonly string[] {
  return [...upperTable().names.keys()].filter((code) => !isPlaceholder(code))
}

/** Names of the province and the prefecture that a code lies in, or is: `['山东省', '淄博市']` of `370305`. */
export function upperPath(code: string): readonly string[] {
  const codes = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((upper) => !isPlaceholder(upper))
  return [...new Set(codes)].flatMap((upper) => divisionName(upper) ?? [])
}

/**
 * The name as people say it: `临淄区` → 临淄, `广西壮族自治区` → 广西, `海西蒙古族藏族自治州` → 海西, `锡林郭勒盟` → 锡林郭勒.
 * A name that would not be understood without its ending stays whole: `涉县`, `土默特左旗`, `峰峰矿区`.
 */
export function shortName(name: string): string {
  if (name === '神农架林区') return '神农架'
  if (/(?:矿区|[左右前后中翼联合黄蓝白]旗)$/.test(name)) return name
  return withoutPeoples(/^(.{2,}?)(?:自治[区州县旗]|特别行政区|地区|特区|新区|[省市盟旗县区])$/.exec(name)?.[1] ?? name)
}

/** `海西蒙古族藏族` → 海西, `管城回族` → 管城; `东乡族` → 东乡, where nothing else would be left. */
function withoutPeoples(name: string): string {
  return (peoples.exec(name)?.[1] ?? name).replace(/族$/, '')
}

/** `110100` 北京市, `500200` 县, `419000` 省直辖县级行政区划: rows that are there for the sake of the code alone. */
function isPlaceholder(code: string): boolean {
  if (!code.endsWith('00') || code.endsWith('0000')) return false
  return code.endsWith('9000') || municipalities.has(code.slice(0, 2))
}

/** A place, then the peoples its autonomous region is named for, as those names are written in today's divisions. */
const peoples =
  /^(.{2,}?)(?:(?:蒙古|哈萨克|柯尔克孜|塔吉克|维吾尔|锡伯)族?|(?:各|藏|苗|侗|壮|回|满|瑶|彝|白|傣|黎|羌|畲|水|土|怒|佤|土家|朝鲜|布依|哈尼|傈僳|景颇|拉祜|纳西|布朗|仡佬|仫佬|毛南|独龙|普米|裕固|保安|东乡|撒拉|达斡尔)族)+$/

const municipalities: ReadonlySet<string> = new Set(['11', '12', '31', '50'])

function holdsInOrder(path: readonly string[], names: readonly string[]): boolean {
  let next = 0
  for (const name of path) if (name === names[next]) next += 1
  return next === names.length
}

interface Table {
  readonly names: ReadonlyMap<string, string>
  readonly codes: ReadonlyMap<string, readonly string[]>
}

let unpackedUpper: Table | undefined
let unpacked: Table | undefined

/** Provinces and prefectures: 370 names, unpacked at first use. */
function upperTable(): Table {
  unpackedUpper ??= unpack([packedUpper])
  return unpackedUpper
}

const unpackedLower = new Map<string, Table>()

/** What lies below the prefectures of a province: some hundred names, unpacked at first use. */
function lowerTable(province: string): Table {
  const known = unpackedLower.get(province)
  if (known !== undefined) return known
  const part = lowerParts().find((one) => one.slice(0, 2) === province)
  const lower = unpack(part === undefined ? [] : [withoutProvince(part)])
  unpackedLower.set(province, lower)
  return lower
}

/** All of them, unpacked at first use: 3,200 names, a dozen milliseconds. */
function table(): Table {
  unpacked ??= unpack([packedUpper, ...lowerParts().map(withoutProvince)])
  return unpacked
}

function lowerParts(): readonly string[] {
  return packedLower.split(' ')
}

function withoutProvince(part: string): string {
  return part.slice(2)
}

function unpack(parts: readonly string[]): Table {
  const rows = parts.flatMap(unpackRows).toSorted(([a], [b]) => a - b)
  const names = new Map<string, string>()
  const codes = new Map<string, string[]>()
  for (const [number, name] of rows) {
    const code = String(number)
    names.set(code, name)
    if (isPlaceholder(code)) continue
    const known = codes.get(name)
    if (known === undefined) codes.set(name, [code])
    else known.push(code)
  }
  return { names, codes }
}

function unpackRows(packed: string): readonly (readonly [code: number, name: string])[] {
  let code = 0
  return Array.from(unpackText(packed).matchAll(/(\d+)(\D+)/g), ([, step, name = '']) => [(code += Number(step)), name])
}
