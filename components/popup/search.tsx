import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { groupResults } from '../../utils/answer/group-results'
import { t } from '../../utils/i18n'
import { NothingFound } from '../results/nothing-found'
import type { PopupProps } from './popup'
import { detailsId, groupKey, listBoxId, optionId, ResultList } from './result-list'
import { SearchBox } from './search-box'
import { SearchStatus } from './search-status'

type SearchProps = Pick<PopupProps, 'query' | 'found' | 'lists' | 'allOff' | 'onSearch' | 'onAddOwn'>

/**
 * The search box and what it found: a combo box with a list box. ↑ and ↓ walk along the answers while the focus stays in
 * the box, Enter goes where the answer leads, Tab goes into what else can be done about it.
 */
export function Search({ query, found, lists, allOff, onSearch, onAddOwn }: SearchProps) {
  const isSearching = query.trim() !== ''
  // What was found for the words before stands until there is something newer.
  const shown = isSearching && found?.query.trim() !== '' ? found : undefined
  const groups = useMemo(() => groupResults(shown?.results ?? []), [shown])
  /** The answer the arrow keys are at; what is found anew for the same words leaves them there. */
  const [activeKey, setActiveKey] = useState<string>()
  const keys = groups.map(groupKey)
  const active = activeKey === undefined || !keys.includes(activeKey) ? undefined : keys.indexOf(activeKey)
  const inputRef = useRef<HTMLInputElement>(null)
  /** Enter was pressed before the answer was there. */
  const isAwaitedRef = useRef(false)

  useLayoutEffect(() => setActiveKey(undefined), [query])
  useLayoutEffect(() => {
    if (!isAwaitedRef.current || shown?.query !== query) return
    isAwaitedRef.current = false
    goOn(0)
  }, [shown, query])
  useEffect(() => {
    if (active !== undefined) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function search(words: string) {
    isAwaitedRef.current = false
    onSearch(words)
  }

  function handleKey({ key, shiftKey }: KeyboardEvent): boolean {
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        setActiveKey(keys[nextPlace(active, key, keys.length) ?? -1])
        return true
      case 'Enter':
        if (shown?.query === query) goOn(active ?? 0)
        else isAwaitedRef.current = isSearching
        return true
      case 'Tab':
        return !shiftKey && active !== undefined && focusDetails(active)
      default:
        return false
    }
  }

  function handlePress(place: number) {
    // Who marks a text does not press it.
    if (document.getSelection()?.isCollapsed === false) return
    inputRef.current?.focus()
    goOn(place)
  }

  /** Esc leads back into the box from everything the search brought up. */
  function handleKeyBelow(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    inputRef.current?.focus()
  }

  return (
    <search>
      <SearchBox
        words={query}
        inputRef={inputRef}
        listBoxId={groups.length > 0 ? listBoxId : undefined}
        activeId={active === undefined ? undefined : optionId(active)}
        onWords={search}
        onKey={handleKey}
      />
      <SearchStatus isSearching={isSearching} found={shown} groups={groups} lists={lists} allOff={allOff} />
      {/* Not a control itself: one key is heard here for all the controls within. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={handleKeyBelow} aria-busy={isSearching && found?.query !== query}>
        {groups.length > 0 && (
          <ResultList groups={groups} active={active} namesList={lists.length > 1} onPress={handlePress} />
        )}
        {shown?.allHref && (
          <a class="go" href={shown.allHref} target="_blank" rel="noopener">
            {t('search_all')}
          </a>
        )}
        {shown?.help && lists.length > 0 && (
          <NothingFound words={shown.query} lists={lists} onAddOwn={onAddOwn} {...shown.help} />
        )}
      </div>
    </search>
  )
}

/** Does what a press on the answer's first way does; where no source states one, leads to what else there is. */
function goOn(place: number): void {
  const way = document.getElementById(detailsId(place))?.querySelector<HTMLElement>('.stated :is(a[href], button)')
  if (way) way.click()
  else focusDetails(place)
}

function focusDetails(place: number): boolean {
  const control = document.getElementById(detailsId(place))?.querySelector<HTMLElement>('a[href], button, summary')
  control?.focus()
  return control !== null && control !== undefined
}

/** ↓ from the box leads to the first answer, ↑ from there back to the box; undefined is the box. */
function nextPlace(active: number | undefined, key: 'ArrowDown' | 'ArrowUp', count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return Math.min((active ?? -1) + 1, count - 1)
  if (active === undefined) return count - 1
  return active === 0 ? undefined : active - 1
}
