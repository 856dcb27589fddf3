import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { parseResultsQuery, resultsAddress, type ResultsQuery } from '../../utils/results/address'

export interface Address {
  readonly query: ResultsQuery
  /** Shows something else, and puts it into the page's address. What is typed letter by letter is one step in the history. */
  readonly go: (query: ResultsQuery, how: 'typing' | 'done') => void
}

/** What the page's own address asks for. The way back and forward leads through what was asked for before. */
export function useAddress(): Address {
  const [query, setQuery] = useState(() => parseResultsQuery(location.search))
  const isTypingRef = useRef(false)

  useEffect(() => {
    const read = () => {
      isTypingRef.current = false
      setQuery(parseResultsQuery(location.search))
    }
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [])

  const go = useCallback((next: ResultsQuery, how: 'typing' | 'done') => {
    const address = resultsAddress(next)
    const isSame = new URL(address, location.href).search === location.search
    if (!isSame && isTypingRef.current) history.replaceState(null, '', address)
    else if (!isSame) history.pushState(null, '', address)
    isTypingRef.current = how === 'typing'
    setQuery(next)
  }, [])

  return { query, go }
}
