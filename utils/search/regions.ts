import { toSearchText } from './search-form'
import { divisionCodes, divisionName, parentDivision, shortName } from '../text/divisions'

/** The divisions of GB/T 2260, by their place in the order of their codes. */
export interface Regions {
  readonly codes: readonly string[]
  /** The names a division goes by, in their search form. */
  readonly names: readonly (readonly string[])[]
  /** The place of the division above, or -1. */
  readonly parents: readonly number[]
  /** Undefined for a code that is not known. */
  place(code: string | undefined): number | undefined
}

let made: Regions | undefined

export function getRegions(): Regions {
  made ??= make()
  return made
}

function make(): Regions {
  const codes = divisionCodes()
  const places = new Map(codes.map((code, place) => [code, place]))
  const names = codes.map((code) => {
    const name = divisionName(code) ?? ''
    const brief = [...(abbreviations.get(code) ?? ''), ...(nicknames.get(code) ?? [])]
    return [...new Set([shortName(name), name, ...spokenNames(name), ...brief])].map(toSearchText)
  })
  const parents = codes.map((code) => places.get(parentDivision(code) ?? '') ?? -1)
  return { codes, names, parents, place: (code) => (code === undefined ? undefined : places.get(code)) }
}

/** 大理州, 长阳县, 鄂温克旗: nobody says the peoples that an autonomous division is named for. */
function spokenNames(name: string): readonly string[] {
  const [, level] = /自治([州县旗])$/.exec(name) ?? []
  return level === undefined ? [] : [shortName(name) + level]
}

/** One character for a province, as on number plates and in names of roads. */
const abbreviations: ReadonlyMap<string, string> = new Map(
  (
    '11京 12津 13冀 14晋 15蒙 21辽 22吉 23黑 31沪申 32苏 33浙 34皖 35闽 36赣 37鲁 41豫 42鄂 43湘 44粤 45桂 46琼 ' +
    '50渝 51川蜀 52贵黔 53云滇 54藏 61陕秦 62甘陇 63青 64宁 65新 71台 81港 82澳'
  )
    .split(' ')
    .map((pair) => [`${pair.slice(0, 2)}0000`, pair.slice(2)]),
)

/** What the papers of a place with a long name call it. */
const nicknames: ReadonlyMap<string, readonly string[]> = new Map(
  '150100呼市 152500锡盟 152900阿盟 230100哈市 230200齐市 650100乌市 652700博州 652800巴州 653000克州'
    .split(' ')
    .map((pair) => [pair.slice(0, 6), [pair.slice(6)]]),
)

/** 1 a province, 2 a prefecture, 3 what lies below, 4 unknown: the better known before the lesser. */
export function levelOf(code: string | undefined): number {
  if (code === undefined) return 4
  if (code.endsWith('0000')) return 1
  return code.endsWith('00') ? 2 : 3
}
