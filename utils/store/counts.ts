import type { ListedClosure } from './closures'
import { type PlatformId, platformIds } from '../model/platform'
import { divisionPath } from '../text/divisions'

/** How many records there are of each platform and each province, those without any left out. */
export interface Counts {
  /** In the order in which the interface lists platforms. */
  readonly platforms: readonly { readonly platform: PlatformId; readonly count: number }[]
  /** Most records first. Records without a division are not counted here. */
  readonly provinces: readonly { readonly name: string; readonly count: number }[]
}

export function countClosures(listed: readonly ListedClosure[]): Counts {
  const platforms = new Map<PlatformId, number>()
  const provinces = new Map<string, number>()
  for (const { closure } of listed) {
    const { platform, division } = closure.account
    platforms.set(platform, (platforms.get(platform) ?? 0) + 1)
    const [province] = division === undefined ? [] : divisionPath(division)
    if (province !== undefined) provinces.set(province, (provinces.get(province) ?? 0) + 1)
  }
  return {
    platforms: platformIds
      .map((platform) => ({ platform, count: platforms.get(platform) ?? 0 }))
      .filter(({ count }) => count > 0),
    provinces: [...provinces]
      .map(([name, count]) => ({ name, count }))
      .toSorted((left, right) => right.count - left.count),
  }
}
