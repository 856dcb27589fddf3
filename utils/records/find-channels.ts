import type { Records } from './records'
import { gatherChannels, type KnownChannels } from '../answer/known-channels'
import { findNamedRegion } from '../match/named-region'
import { divisionName, parentDivision } from '../text/divisions'

/** What is known to be in use in the region that some words name, or else in the one it lies in. */
export async function findChannels(records: Records, words: string): Promise<KnownChannels | undefined> {
  const region = findNamedRegion(words)
  if (region === undefined) return undefined
  const above = parentDivision(region)
  return (await channelsIn(records, region)) ?? (above === undefined ? undefined : channelsIn(records, above))
}

/** The best of what bears the region's name: enough to find a few ways. */
const looked = 20

async function channelsIn(records: Records, division: string): Promise<KnownChannels | undefined> {
  const { results } = await records.search(divisionName(division) ?? '', { limit: looked, near: division })
  return gatherChannels(
    division,
    results.map(({ guidance }) => guidance),
  )
}
