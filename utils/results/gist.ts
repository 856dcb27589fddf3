import type { FilterName, Filters } from './filters'
import { type Closure, type PartialDate, statuses } from '../model/closure'
import { platformIds } from '../model/platform'

/**
 * What a record is filtered by, in 32 bits, so that a million of them can be filtered between two keystrokes:
 * province (7 bits), platform (4), status (3), year of the announcement (9), year from which on it holds (9).
 * 0 stands for what is not known.
 */
export type Gist = number

export function gistOf({ account, status, announcedOn, effectiveOn }: Closure): Gist {
  const province = Number(account.division?.slice(0, 2) ?? 0)
  const platform = platformIds.indexOf(account.platform) + 1
  const years = (packYear(announcedOn) << 9) | packYear(effectiveOn)
  return ((province << 25) | (platform << 21) | ((statuses.indexOf(status) + 1) << 18) | years) >>> 0
}

export interface Filtered {
  /** Places of the gists that pass, in order. */
  readonly places: readonly number[]
  /** How many there would be for each value of each filter, were that filter set to it and the others as they are. */
  readonly choices: Choices
}

export type Choices = Readonly<Record<FilterName, ReadonlyMap<string, number>>>

export function filterGists(gists: Uint32Array, filters: Filters): Filtered {
  const wanted = packFilters(filters)
  const counts = { province: tally(7), platform: tally(4), status: tally(3), year: tally(9) }
  const places: number[] = []
  for (const [place, gist] of gists.entries()) {
    const province = gist >>> 25
    const platform = (gist >>> 21) & 15
    const status = (gist >>> 18) & 7
    const announced = (gist >>> 9) & 511
    const effective = gist & 511
    const missesProvince = wanted.province !== any && province !== wanted.province
    const missesPlatform = wanted.platform !== any && platform !== wanted.platform
    const missesStatus = wanted.status !== any && status !== wanted.status
    const missesYear = wanted.year !== any && announced !== wanted.year && effective !== wanted.year
    const misses = Number(missesProvince) + Number(missesPlatform) + Number(missesStatus) + Number(missesYear)
    if (misses > 1) continue
    if (misses === 0) places.push(place)
    if (misses === 0 || missesProvince) counts.province.add(province)
    if (misses === 0 || missesPlatform) counts.platform.add(platform)
    if (misses === 0 || missesStatus) counts.status.add(status)
    if (misses > 0 && !missesYear) continue
    counts.year.add(announced)
    if (effective !== announced) counts.year.add(effective)
  }
  const choices = {
    province: counts.province.read((province) => String(province).padStart(2, '0')),
    platform: counts.platform.read((number) => platformIds[number - 1]),
    status: counts.status.read((number) => statuses[number - 1]),
    year: counts.year.read((number) => String(firstYear + number)),
  }
  return { places, choices }
}

/** No account is as old; 0 stays free for what is not known. */
const firstYear = 1989
const yearBits = 9

/** The filter is not set. A year that no gist can hold is another thing: nothing passes it. */
const any = -1
const impossible = -2

/** 0: not known, or nothing that could be. */
function packYear(date: PartialDate | undefined): number {
  const number = Number(date?.slice(0, 4) ?? 0) - firstYear
  return number > 0 && number < 1 << yearBits ? number : 0
}

function packFilters({ province, platform, status, year }: Filters): Readonly<Record<FilterName, number>> {
  return {
    province: province === undefined ? any : Number(province),
    platform: platform === undefined ? any : platformIds.indexOf(platform) + 1,
    status: status === undefined ? any : statuses.indexOf(status) + 1,
    year: year === undefined ? any : packYear(year) || impossible,
  }
}

/** Counts of numbers of so many bits. */
function tally(bits: number) {
  const counts = new Uint32Array(1 << bits)
  return {
    add(value: number) {
      counts[value] = (counts[value] ?? 0) + 1
    },
    /** Of what is known; those with none are left out. */
    read(write: (value: number) => string | undefined): ReadonlyMap<string, number> {
      const read = new Map<string, number>()
      for (const [value, count] of counts.entries()) {
        const written = value === 0 || count === 0 ? undefined : write(value)
        if (written !== undefined) read.set(written, count)
      }
      return read
    },
  }
}
