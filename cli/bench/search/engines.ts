import Fuzzy from '@leeoniya/ufuzzy'
import { Charset, Index } from 'flexsearch'
import MiniSearch from 'minisearch'
import { spell } from './spell'
import { runToEnd } from '../../../utils/search/build-part'
import { decodeSearchData, encodeSearchData } from '../../../utils/search/encode-search-data'
import { openSearchIndex } from '../../../utils/search/search'
import { buildSearchData } from '../../../utils/search/search-data'
import type { Closure } from '../../../utils/model/closure'

/** The names of the best ten, best first. */
export type Ask = (query: string) => readonly string[]

export const engineNames = ['plain scan', 'Yibu', 'MiniSearch', 'FlexSearch', 'uFuzzy'] as const

export type EngineName = (typeof engineNames)[number]

/**
 * The same records made searchable by each. Those that know no Chinese are given each name with its pinyin and first
 * letters beside it, from our table, which is the most that can be done for them from outside.
 */
export const engines: Readonly<Record<EngineName, (closures: readonly Closure[]) => Ask>> = {
  'plain scan': openScan,
  Yibu: openYibu,
  MiniSearch: openMiniSearch,
  FlexSearch: openFlexSearch,
  uFuzzy: openFuzzy,
}

const limit = 10

function openYibu(closures: readonly Closure[]): Ask {
  const data = decodeSearchData(encodeSearchData(runToEnd(buildSearchData(closures))))
  if (data === undefined) throw new Error('what was just written cannot be read')
  const index = openSearchIndex(data)
  return (query) => index.search(query, { limit }).map(({ name }) => name)
}

function openScan(closures: readonly Closure[]): Ask {
  const texts = closures.map(({ account }) => spellOut(account.name))
  return (query) => {
    const words = query.split(' ')
    const found: string[] = []
    for (const text of texts) {
      if (!words.every((word) => text.includes(word))) continue
      found.push(nameOf(text))
      if (found.length === limit) break
    }
    return found
  }
}

function openMiniSearch(closures: readonly Closure[]): Ask {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  })
  const texts = closures.map(({ account }) => spellOut(account.name))
  index.addAll(texts.map((text, id) => ({ id, text })))
  return (query) =>
    index
      .search(query)
      .slice(0, limit)
      .map(({ id }) => nameOf(texts[Number(id)] ?? ''))
}

function openFlexSearch(closures: readonly Closure[]): Ask {
  const index = new Index({ tokenize: 'full', encoder: Charset.CJK })
  const texts = closures.map(({ account }) => spellOut(account.name))
  for (const [id, text] of texts.entries()) index.add(id, text)
  return (query) => index.search(query, { limit }).map((id) => nameOf(texts[Number(id)] ?? ''))
}

function openFuzzy(closures: readonly Closure[]): Ask {
  const fuzzy = new Fuzzy({ unicode: true, intraIns: 1 })
  const texts = closures.map(({ account }) => spellOut(account.name))
  return (query) => {
    const [found, , order] = fuzzy.search(texts, query, 1, 1000)
    const best = order?.map((place) => found?.[place] ?? 0) ?? found ?? []
    return best.slice(0, limit).map((at) => nameOf(texts[at] ?? ''))
  }
}

/** `临淄交警 linzijiaojing lzjj`. */
function spellOut(name: string): string {
  const spelled = spell(name)
  return `${name} ${spelled.join('')} ${spelled.map(([letter = '']) => letter).join('')}`
}

function nameOf(text: string): string {
  return text.slice(0, text.indexOf(' '))
}
