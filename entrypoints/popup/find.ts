import type { Found } from '../../components/popup/popup'
import { searchElsewhere } from '../../utils/answer/search-elsewhere'
import { findChannels } from '../../utils/records/find-channels'
import type { Records } from '../../utils/records/records'
import { resultsAddress } from '../../utils/results/address'

/** Searches for what the popup shows; where nothing is found, for what may help. Never rejects. */
export async function find(records: Records, query: string, near: string | undefined): Promise<Found> {
  try {
    return await search(records, query, near)
  } catch (error) {
    console.error(error)
    return { query, results: [], preparing: false, hasTrouble: true }
  }
}

async function search(records: Records, query: string, near: string | undefined): Promise<Found> {
  const options = { limit: shownResults + 1, ...(near !== undefined && { near }) }
  const { results, preparing } = await records.search(query, options)
  const isEmpty = results.length === 0 && query.trim() !== ''
  return {
    query,
    results: results.slice(0, shownResults),
    preparing,
    ...(results.length > shownResults && { allHref: resultsAddress({ words: query }) }),
    ...(isEmpty && { help: { channels: await findChannels(records, query), searches: searchElsewhere(query) } }),
  }
}

const shownResults = 20
