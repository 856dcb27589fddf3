import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { shortText } from '../short-text'
import { writeDate } from '../status-text'
import type { PopupProps } from './popup'
import { focusResult, ResultList } from './result-list'

type SearchProps = Pick<PopupProps, 'query' | 'results' | 'hasMore' | 'lists' | 'onSearch'>

/** The search box and what it found, as one types. Enter or ↓ goes to the results, Esc comes back, then clears. */
export function Search({ query, results, hasMore = false, lists, onSearch }: SearchProps) {
  // The box holds its own text: an input method's half-written words stay in it and are not looked up yet.
  const [text, setText] = useState(query)
  const inputRef = useRef<HTMLInputElement>(null)
  const listRef = useRef<HTMLUListElement>(null)

  useEffect(() => inputRef.current?.focus(), [])
  // Before the next key: an effect that comes later would put back what was typed a letter ago.
  useLayoutEffect(() => setText(query), [query])

  function handleInput(event: InputEvent & { readonly currentTarget: HTMLInputElement }) {
    const { value } = event.currentTarget
    setText(value)
    if (!event.isComposing) onSearch(value)
  }

  function handleKey(event: KeyboardEvent) {
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      focusResult(listRef.current?.firstElementChild)
    }
    // With nothing to clear, Esc is the browser's and closes the popup.
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault()
      onSearch('')
      setText('')
    }
  }

  const isSearching = query.trim() !== ''
  return (
    <search>
      <label>
        <span class="label">{t('search')}</span>
        <input
          type="search"
          value={text}
          ref={inputRef}
          placeholder={t('search_placeholder')}
          autocomplete="off"
          spellcheck={false}
          onInput={handleInput}
          onCompositionEnd={(event) => onSearch(event.currentTarget.value)}
          onKeyDown={handleKey}
        />
      </label>
      <output class="label">{isSearching && countText(results, hasMore, query)}</output>
      {isSearching && results?.length === 0 && <p class="hint">{nothingText(lists)}</p>}
      {isSearching && results && results.length > 0 && (
        <ResultList
          results={results}
          namesList={lists.length > 1}
          listRef={listRef}
          onLeave={() => inputRef.current?.focus()}
        />
      )}
    </search>
  )
}

function countText(results: SearchProps['results'], hasMore: boolean, query: string): string {
  if (!results) return t('search_waiting')
  if (results.length === 0) return t('search_nothing', shortText(query.trim()))
  return t(hasMore ? 'search_first' : 'search_found', results.length)
}

function nothingText(lists: SearchProps['lists']): string {
  const newest = lists
    .map(({ issuedOn }) => issuedOn)
    .toSorted()
    .at(-1)
  return newest ? t('search_nothing_why', writeDate(newest)) : t('options_no_list')
}
