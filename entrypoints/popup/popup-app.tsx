import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Tab } from './tab'
import { useManagement } from '../options/use-management'
import { Popup, type PopupPage, type SearchResult } from '../../components/popup/popup'
import type { Hiding } from '../../utils/model/hiding'
import { browser } from '../../utils/browser'
import { askBackground } from '../../utils/messages'
import { createRecords, noRecords, type Records } from '../../utils/records/records'
import { openDatabase } from '../../utils/store/database'
import { listsKey, watchStorage } from '../../utils/store/storage-watch'

/** The popup with its browser around it. */
export function PopupApp({ tab }: { readonly tab: Tab }) {
  const management = useManagement()
  const [page, setPage] = useState<PopupPage>({ kind: 'loading' })
  const [records, setRecords] = useState<Records>()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<Found>()

  const readPage = useCallback(() => followTab(tab, setPage), [tab])
  useEffect(readPage, [readPage])

  useEffect(() => {
    const stop = new AbortController()
    const database = openDatabase()
    // Without its database (a full disk, a private window) the popup still says what the page is.
    const prepare = () => askBackground('prepare', null)
    const read = () =>
      void database.then((opened) => createRecords(opened, prepare)).then(setRecords, () => setRecords(noRecords))
    read()
    watchStorage([listsKey], read, stop.signal)
    return () => stop.abort()
  }, [])

  useEffect(() => {
    const stop = new AbortController()
    watchStorage([listsKey], () => void tab.refresh().then(readPage), stop.signal)
    return () => stop.abort()
  }, [tab, readPage])

  useEffect(() => {
    if (records === undefined) return undefined
    let isCurrent = true
    void records.search(query, { limit: shownResults + 1 }).then(({ results }) => {
      if (!isCurrent) return
      setFound({ query, results: results.slice(0, shownResults), hasMore: results.length > shownResults })
    })
    return () => {
      isCurrent = false
    }
  }, [records, query])

  async function showAgain({ scope }: Hiding) {
    if (page.kind !== 'read' || page.state.profile === undefined) return
    await tab.unhide(page.state.profile, scope)
    await tab.refresh()
    readPage()
  }

  return (
    <Popup
      page={page}
      query={query}
      // What was found for the words before stands until there is something newer.
      results={found?.query.trim() === '' ? undefined : found?.results}
      hasMore={found?.hasMore ?? false}
      lists={records?.lists ?? []}
      allOff={records?.allOff ?? false}
      onSearch={setQuery}
      arePlatformsLocked={management?.lockedPlatforms !== undefined}
      onShowAgain={(hiding) => void showAgain(hiding)}
      onReload={() => void tab.reload().then(() => window.close())}
      onOpenOptions={() => void browser.runtime.openOptionsPage().then(() => window.close())}
    />
  )
}

interface Found {
  readonly query: string
  readonly results: readonly SearchResult[]
  readonly hasMore: boolean
}

const shownResults = 20
const askAgainMs = 300

/** Asks the tab what its page is until the page has settled; gives what ends the asking. */
function followTab(tab: Tab, onPage: (page: PopupPage) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const ask = async () => {
    const state = await tab.describe()
    if (stopped) return
    onPage(state === undefined ? { kind: 'unreachable' } : { kind: 'read', state })
    if (state !== undefined && !state.settled) timer = setTimeout(() => void ask(), askAgainMs)
  }
  void ask()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
