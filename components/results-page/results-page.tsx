import { useEffect, useRef } from 'preact/hooks'
import type { ShownResult } from '../../utils/answer/group-results'
import { t } from '../../utils/i18n'
import type { ListInUse } from '../../utils/model/list'
import type { ResultsQuery } from '../../utils/results/address'
import type { Filters } from '../../utils/results/filters'
import type { Choices } from '../../utils/results/gist'
import { StaleList } from '../guidance/stale-list'
import { listName } from '../names'
import { type Help, NothingFound } from '../results/nothing-found'
import { SignpostIcon } from '../signpost-icon'
import { writeDate } from '../status-text'
import { writeCount } from '../write-day'
import { FilterBar } from './filter-bar'
import { Pager } from './pager'
import { PrintedQuery } from './printed-query'
import { ResultList } from './result-list'
import { Tips } from './tips'
import { WordsBox } from './words-box'

/** One page of what was found. */
export interface ResultsShown {
  /** What it was found for: what is asked for now may be another thing already. */
  readonly query: ResultsQuery
  readonly results: readonly ShownResult[]
  /** Records on all pages. */
  readonly total: number
  /** What there would be without the filters. */
  readonly unfiltered: number
  /** The page's first record among them, from 0. */
  readonly first: number
  readonly pages: number
  readonly choices: Choices
  /** More fit the words; only so many of the best are among these. */
  readonly cutAt?: number | undefined
  /** A list is still being made ready to be searched. */
  readonly isPreparing: boolean
  /** What may help; only where the words lead to nothing at all. */
  readonly help?: Help | undefined
}

export interface ResultsPageProps {
  readonly query: ResultsQuery
  /** Undefined until something was found; then what was found last, while something else is looked for. */
  readonly shown: ResultsShown | undefined
  /** How far the lists were gone through, where that takes a while. */
  readonly progress: Progress | undefined
  /** The lists could not be read. */
  readonly hasTrouble: boolean
  /** The lists in use; undefined until that is known. */
  readonly lists: readonly ListInUse[] | undefined
  /** There are lists, and the person has switched every one of them off. */
  readonly allOff: boolean
  /** `isDone`: the person pressed Enter or the button, and is not in the midst of typing. */
  readonly onWords: (words: string, isDone: boolean) => void
  readonly onFilters: (filters: Filters) => void
  readonly onPage: (page: number) => void
  /** The address at which this page shows something. */
  readonly addressOf: (query: ResultsQuery) => string
  /** The person wants to note down what became of an account of that name. */
  readonly onAddOwn: (name: string) => void
  readonly onOpenOptions: () => void
  readonly onPrint: () => void
}

export interface Progress {
  readonly done: number
  readonly total: number
}

/** Everything that was found, page by page, with filters; made to be kept, passed on and printed. */
export function ResultsPage(props: ResultsPageProps) {
  const { query, shown, progress, hasTrouble, lists, allOff, onWords, onFilters, onPage, addressOf } = props
  const topRef = useRef<HTMLOutputElement>(null)
  const shownPage = shown?.query.page
  const pageRef = useRef(shownPage)
  useEffect(() => {
    // Whoever turned the page reads it from its top.
    if (pageRef.current !== undefined && shownPage !== undefined && pageRef.current !== shownPage) {
      topRef.current?.focus({ preventScroll: true })
      topRef.current?.scrollIntoView()
    }
    pageRef.current = shownPage
  }, [shownPage])
  const isReady = lists !== undefined && lists.length > 0
  return (
    <div class="yibu results" lang={t('locale')}>
      <header>
        <SignpostIcon />
        <p class="brand">{t('extName')}</p>
        <button type="button" class="quiet" onClick={props.onOpenOptions}>
          {t('open_options')}
        </button>
      </header>
      <main>
        <h1>{t('search')}</h1>
        <PrintedQuery query={query} />
        <search>
          <WordsBox words={query.words} onWords={onWords} />
          <FilterBar filters={query.filters} choices={shown?.choices} onFilters={onFilters} />
        </search>
        {hasTrouble && <p class="warning">{t('results_trouble')}</p>}
        <div class="count">
          {/* Focusable by script alone: where a turned page begins. */}
          <output ref={topRef} tabIndex={-1}>
            {isReady && countText(props)}
          </output>
          {shown && shown.total > 0 && (
            <button type="button" class="quiet" onClick={props.onPrint}>
              {t('print')}
            </button>
          )}
        </div>
        {progress && <ReadingProgress {...progress} />}
        {shown?.isPreparing && <p class="warning">{t('results_preparing')}</p>}
        {shown?.cutAt && <p class="warning">{t('results_cut', writeCount(shown.cutAt))}</p>}
        {lists?.length === 0 && <p>{t(allOff ? 'lists_all_off' : 'options_no_list')}</p>}
        {isReady && shown?.total === 0 && (
          <Tips query={shown.query} unfiltered={shown.unfiltered} onFilters={onFilters} />
        )}
        {isReady && shown?.help && (
          <NothingFound words={shown.query.words} lists={lists} {...shown.help} onAddOwn={props.onAddOwn} />
        )}
        {shown && shown.results.length > 0 && (
          <>
            <ResultList results={shown.results} namesList={(lists?.length ?? 0) > 1} />
            <Pager query={shown.query} pages={shown.pages} addressOf={addressOf} onPage={onPage} />
          </>
        )}
      </main>
      <footer>
        {lists?.map((list) => (
          <p key={list.key}>
            {t('list_date', listName(list), writeDate(list.issuedOn))} <StaleList isNamed list={list} />
          </p>
        ))}
        {!shown?.help && <p>{t('results_not_living')}</p>}
      </footer>
    </div>
  )
}

function countText({ shown, hasTrouble }: ResultsPageProps): string {
  if (shown === undefined) return hasTrouble ? '' : t('search_waiting')
  const { total, unfiltered, first, results, query, isPreparing } = shown
  // There may be something: that it is not known yet is said below.
  if (total === 0 && isPreparing) return ''
  if (total === 0)
    return query.words === '' || unfiltered > 0 ? t('results_none') : t('results_none_words', query.words)
  if (total === 1) return t('results_one')
  if (results.length === total) return t('results_count', writeCount(total))
  return t('results_part', writeCount(first + 1), writeCount(first + results.length), writeCount(total))
}

function ReadingProgress({ done, total }: Progress) {
  const text = t('results_reading', writeCount(done), writeCount(total))
  return (
    <p class="reading">
      <progress aria-label={text} value={done} max={total} /> {text}
    </p>
  )
}
