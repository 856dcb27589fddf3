import type { Found } from '../../components/popup/popup'
import { searchElsewhere } from '../../utils/answer/search-elsewhere'
import { findChannels } from '../../utils/records/find-channels'
import type { Records } from '../../utils/records/records'

/** Searches for what the popup shows; where nothing is found, for what may help. */
export async function find(records: Records, query: string, near: string | undefined): Promise<Found> {
  const options = { limit: shownResults + 1, ...(near !== undefined && { near }) }
  const { results, preparing } = await records.search(query, options)
  const found = {
    query,
    results: results.slice(0, shownResults),
    hasMore: results.length > shownResults,
    preparing,
  }
  if (results.length > 0 || query.trim() === '') return found
  return { ...found, help: { channels: await findChannels(records, query), searches: searchElsewhere(query) } }
}

const shownResults = 20
