import type { Database } from './database'
import { walkRecords } from './walk'
import type { Closure } from '../model/closure'
import { type PlatformId, platformIds } from '../model/platform'
import { divisionPath } from '../text/divisions'

/** How many records there are of each platform and each province, those without any left out. */
export interface Counts {
  /** In the order in which the interface lists platforms. */
  readonly platforms: readonly { readonly platform: PlatformId; readonly count: number }[]
  /** Most records first. Records without a division are not counted here. */
  readonly provinces: readonly { readonly name: string; readonly count: number }[]
}

/**
 * Counts what the lists in use hold, some records in memory at a time. Rejects with `EditionGone` when a list changes
 * meanwhile, and with the signal's reason.
 */
export async function countRecords(database: Database, signal?: AbortSignal): Promise<Counts> {
  const tally = createTally()
  for await (const { closures } of walkRecords(database)) {
    signal?.throwIfAborted()
    for (const closure of closures) tally.add(closure)
  }
  return tally.result()
}

function createTally() {
  const platforms = new Map<PlatformId, number>()
  /** By the code that all of a province's begin with. */
  const provinces = new Map<string, number>()
  return {
    add({ account: { platform, division } }: Closure): void {
      platforms.set(platform, (platforms.get(platform) ?? 0) + 1)
      const province = division?.slice(0, 2)
      if (province !== undefined) provinces.set(province, (provinces.get(province) ?? 0) + 1)
    },
    result: (): Counts => ({
      platforms: platformIds
        .map((platform) => ({ platform, count: platforms.get(platform) ?? 0 }))
        .filter(({ count }) => count > 0),
      provinces: [...provinces]
        .flatMap(([province, count]) => divisionPath(`${province}0000`).map((name) => ({ name, count })))
        .toSorted((left, right) => right.count - left.count),
    }),
  }
}
