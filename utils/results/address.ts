import { filterNames, type Filters, parseFilters } from './filters'
import { cleanWords } from './words'

/** What the results page shows. All of it stands in the page's address, to be kept and passed on. */
export interface ResultsQuery {
  /** As `cleanWords` leaves them; none: every record. */
  readonly words: string
  readonly filters: Filters
  /** From 1. */
  readonly page: number
}

/** Reads `?q=交警&province=37&platform=douyin&status=stopped&year=2025&page=2`. What is no such thing is left out. */
export function parseResultsQuery(search: string): ResultsQuery {
  const fields = new URLSearchParams(search)
  const page = fields.get('page') ?? ''
  return {
    words: cleanWords(fields.get('q') ?? ''),
    filters: parseFilters((name) => fields.get(name) ?? undefined),
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  }
}

/** The results page at what it is to show, from its own folder: `results.html?q=…`. */
export function resultsAddress({ words, filters = {}, page = 1 }: Partial<ResultsQuery>): string {
  const fields = new URLSearchParams()
  const cleaned = cleanWords(words ?? '')
  if (cleaned !== '') fields.set('q', cleaned)
  for (const name of filterNames) {
    const value = filters[name]
    if (value !== undefined) fields.set(name, value)
  }
  if (page > 1) fields.set('page', String(page))
  return fields.size === 0 ? resultsPage : `${resultsPage}?${fields.toString()}`
}

const resultsPage = 'results.html'
