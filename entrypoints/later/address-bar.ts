import { type LinePart, suggestionLine } from '../../components/address-bar/suggestion'
import { shortText } from '../../components/short-text'
import { guide } from '../../utils/answer/answer-profile'
import { groupResults, type ResultGroup } from '../../utils/answer/group-results'
import { t } from '../../utils/i18n'
import { homeKeyOfId, recordKey } from '../../utils/match/keys'
import type { Records } from '../../utils/records/records'
import { resultsAddress } from '../../utils/results/address'
import { cleanWords } from '../../utils/results/words'
import type { Library } from '../../utils/store/library'

/** A search from the address bar, after the keyword and a space. */
export interface AddressBar {
  /** The keyword was typed: what will be needed is read while the person goes on. */
  begin(): void
  /** Something was typed. `suggest` is called once, with what it leads to, unless something else is typed meanwhile. */
  change(text: string, suggest: (suggestions: Suggestion[]) => void): Promise<void>
  /** What Enter on a suggestion, or on what was typed, leads to: an address, or a page of the extension (`results.html?…`). */
  addressFor(text: string): Promise<string>
  /** The lists have changed. */
  forget(): void
}

export interface Suggestion {
  /** What the browser hands to `addressFor` when the suggestion is taken, and shows in the bar: the record's id. */
  readonly content: string
  readonly description: string
}

export interface AddressBarSetting {
  readonly openRecords: () => Promise<Records>
  readonly ask: Library['ask']
  /** A line as this browser wants it. */
  readonly writeLine: (parts: readonly LinePart[]) => string
  /** Says what Enter does with what was typed. */
  readonly describeEnter: (description: string) => void
}

export function createAddressBar({ openRecords, ask, writeLine, describeEnter }: AddressBarSetting): AddressBar {
  let records: Promise<Records> | undefined
  let turn = 0

  function getRecords(): Promise<Records> {
    records ??= openRecords().catch((error: unknown) => {
      records = undefined
      throw error
    })
    return records
  }

  /** What there is to be suggested, or why nothing is. */
  async function search(words: string): Promise<{ readonly groups: readonly ResultGroup[]; readonly why?: string }> {
    const { lists, allOff, search: searchIn } = await getRecords()
    const { results, preparing } = await searchIn(words, { limit: recordsAsked })
    if (results.length > 0) return { groups: groupResults(results) }
    if (lists.length === 0) return { groups: [], why: t(allOff ? 'lists_all_off' : 'options_no_list') }
    return { groups: [], why: preparing ? t('results_preparing') : t('bar_nothing', shortText(words)) }
  }

  function say(text: string) {
    describeEnter(writeLine([{ text }]))
  }

  return {
    begin() {
      turn += 1
      say(t('bar_empty'))
      void getRecords().catch((error: unknown) => console.error(error))
    },
    async change(text, suggest) {
      turn += 1
      const asked = turn
      const words = cleanWords(text)
      say(words === '' ? t('bar_empty') : t('bar_all', shortText(words)))
      if (words === '') return suggest([])
      const found = await search(words).catch((error: unknown) => {
        // Enter still leads to the results page, which says that the lists cannot be read.
        console.error(error)
        return undefined
      })
      // What was asked for later is answered, or will be.
      if (asked !== turn || found === undefined) return undefined
      if (found.why !== undefined) say(found.why)
      return suggest(suggestionsOf(found.groups, writeLine))
    },
    async addressFor(text) {
      const way = await findWay(text.trim(), ask).catch((error: unknown) => console.error(error))
      return way ?? resultsAddress({ words: text })
    },
    forget() {
      records = undefined
    },
  }
}

/** Browsers show some six; several records may be one office's. */
const recordsAsked = 20
const mostSuggestions = 6

function suggestionsOf(groups: readonly ResultGroup[], writeLine: AddressBarSetting['writeLine']): Suggestion[] {
  const byId = new Map<string, Suggestion>()
  for (const group of groups) {
    const { id } = group.results[0].guidance.closure
    // Where two lists do not agree about an account, the first is followed.
    if (!byId.has(id)) byId.set(id, { content: id, description: writeLine(suggestionLine(group)) })
  }
  return [...byId.values()].slice(0, mostSuggestions)
}

/** Where a record leads, by its id; undefined for what is no record's. */
async function findWay(id: string, ask: Library['ask']): Promise<string | undefined> {
  if (!id.includes('/')) return undefined
  return ask(async (find) => {
    const listed = await find([homeKeyOfId(id), recordKey(id)])
    const record = listed.find((one) => one.closure.id === id)
    if (record === undefined) return undefined
    const { closure, list } = record
    const { routes } = await guide(closure, list, find)
    const action = closure.status === 'reopened' ? undefined : routes.find(({ end }) => end !== undefined)?.end?.action
    if (action?.kind === 'open' || action?.kind === 'search') return action.url
    // A name to be copied, a number to be called, no way at all: that is told on a page.
    return resultsAddress({ words: closure.account.name })
  })
}
