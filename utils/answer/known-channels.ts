import type { Destination, Guidance } from './answer'
import { normalizeName } from '../text/normalize'

/** Where accounts of a region went: what is known to be in use there. */
export interface KnownChannels {
  /** GB/T 2260 code. */
  readonly division: string
  /** Never empty. */
  readonly channels: readonly Destination[]
}

/** The ends that records of a region lead to, each once, in the order of the records; undefined where there are none. */
export function gatherChannels(division: string, guidances: readonly Guidance[]): KnownChannels | undefined {
  const channels = new Map<string, Destination>()
  for (const { closure, routes } of guidances) {
    if (closure.account.division === undefined || !liesIn(closure.account.division, division)) continue
    for (const { end, closing } of routes) {
      if (end === undefined || closing !== undefined) continue
      const { kind, name } = end.successor
      const key = JSON.stringify([kind, normalizeName(name), end.action])
      if (!channels.has(key)) channels.set(key, end)
    }
  }
  return channels.size === 0 ? undefined : { division, channels: [...channels.values()].slice(0, mostChannels) }
}

/** More than that is a list of results, and no help. */
const mostChannels = 5

function liesIn(division: string, region: string): boolean {
  return division.startsWith(region.replace(/(?:00){1,2}$/, ''))
}
