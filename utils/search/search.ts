import type { Closure } from '../model/closure'
import { divisionPath } from '../text/divisions'
import { normalizeName } from '../text/normalize'

/** Closures prepared for searching; make it anew when the lists change. */
export interface SearchIndex<Record> {
  /** Records that have every word of the query somewhere, best first, at most `limit`. None for an empty query. */
  search(query: string, limit: number): readonly Record[]
}

/** Makes records searchable by account name, successors, organisation and region, in any spelling `normalizeName` evens out. */
export function createSearchIndex<Record extends { readonly closure: Closure }>(
  records: readonly Record[],
): SearchIndex<Record> {
  const entries = records.map((record) => ({ record, fields: fieldsOf(record.closure) }))
  return {
    search(query, limit) {
      const words = query.slice(0, longestQuery).split(/\s+/).map(normalizeName).filter(Boolean)
      if (words.length === 0) return []
      return entries
        .map(({ record, fields }) => ({ record, score: scoreOf(fields, words) }))
        .filter(({ score }) => score > 0)
        .toSorted((left, right) => right.score - left.score)
        .slice(0, limit)
        .map(({ record }) => record)
    },
  }
}

/** In UTF-16 units; more than this is not a name. */
const longestQuery = 200

/** What is searched, weightiest first, normalised. */
type Fields = readonly { readonly weight: number; readonly texts: readonly string[] }[]

function fieldsOf({ account, successors }: Closure): Fields {
  return [
    { weight: 8, texts: [account.name] },
    { weight: 6, texts: account.formerNames ?? [] },
    { weight: 4, texts: successors.map(({ name }) => name) },
    { weight: 3, texts: account.organisation === undefined ? [] : [account.organisation] },
    { weight: 2, texts: account.division === undefined ? [] : divisionPath(account.division) },
  ].map(({ weight, texts }) => ({ weight, texts: texts.map(normalizeName) }))
}

/** 0 when a word is nowhere. Each word counts where it weighs most: the whole of a text, its beginning, inside it. */
function scoreOf(fields: Fields, words: readonly string[]): number {
  let total = 0
  for (const word of words) {
    const best = Math.max(0, ...fields.flatMap(({ weight, texts }) => texts.map((text) => weight * fit(text, word))))
    if (best === 0) return 0
    total += best
  }
  return total
}

function fit(text: string, word: string): number {
  if (text === word) return 4
  if (text.startsWith(word)) return 2
  return text.includes(word) ? 1 : 0
}
