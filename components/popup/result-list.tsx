import type { Ref } from 'preact'
import { t } from '../../utils/i18n'
import type { SearchResult } from './popup'
import { ResultItem } from './result-item'

interface ResultListProps {
  readonly results: readonly SearchResult[]
  /** Whether each result says which list it comes from. */
  readonly namesList: boolean
  readonly listRef: Ref<HTMLUListElement>
  /** The person went back to the search box. */
  readonly onLeave: () => void
}

/** What a search found. ↑ and ↓ move from one result to the next, Tab through the actions of one. */
export function ResultList({ results, namesList, listRef, onLeave }: ResultListProps) {
  function handleKey(event: KeyboardEvent & { readonly currentTarget: HTMLUListElement }) {
    const items = [...event.currentTarget.children]
    const at = items.findIndex((item) => item.contains(document.activeElement))
    const next = nextAt(event.key, at, items.length)
    if (next === undefined) return
    event.preventDefault()
    if (next < 0) onLeave()
    else focusResult(items[next])
  }

  return (
    // Not a control itself: the arrows are heard here for all the results within.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul class="records" aria-label={t('search_results')} ref={listRef} onKeyDown={handleKey}>
      {results.map(({ guidance }) => (
        <li key={guidance.closure.id} tabIndex={-1}>
          <ResultItem guidance={guidance} namesList={namesList} />
        </li>
      ))}
    </ul>
  )
}

/** To a result's first way, so that Enter takes it; to the result itself when nothing in it can be pressed. */
export function focusResult(item: Element | null | undefined): void {
  const target = item?.querySelector<HTMLElement>('a[href], button, summary') ?? item
  if (target instanceof HTMLElement) target.focus()
}

/** The place a key leads to; −1 is the search box; undefined for keys that lead nowhere. */
function nextAt(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1)
    case 'ArrowUp':
      return at - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'Escape':
      return -1
    default:
      return undefined
  }
}
