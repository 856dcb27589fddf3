import { type Status, statuses } from '../model/closure'
import { isPlatformId, type PlatformId } from '../model/platform'
import { divisionName } from '../text/divisions'

/** What records are to have. */
export interface Filters {
  /** The first two digits of the division: `37` of 山东省. */
  readonly province?: string
  readonly platform?: PlatformId
  readonly status?: Status
  /** Of the announcement, or from when on it holds: `2025`. */
  readonly year?: string
}

/** In the order in which they are shown and written. */
export const filterNames = ['province', 'platform', 'status', 'year'] as const satisfies readonly (keyof Filters)[]

export type FilterName = (typeof filterNames)[number]

/** Filters from texts. What no record could have is left out. */
export function parseFilters(textOf: (name: FilterName) => string | undefined): Filters {
  const province = textOf('province')
  const platform = textOf('platform')
  const status = statuses.find((known) => known === textOf('status'))
  const year = textOf('year')
  return {
    ...(province !== undefined && provinceName(province) !== undefined && { province }),
    ...(isPlatformId(platform) && { platform }),
    ...(status !== undefined && { status }),
    ...(year !== undefined && /^[12]\d{3}$/.test(year) && { year }),
  }
}

/** The province that two digits mean: `山东省` of `37`. */
export function provinceName(digits: string): string | undefined {
  return /^\d\d$/.test(digits) ? divisionName(`${digits}0000`) : undefined
}
