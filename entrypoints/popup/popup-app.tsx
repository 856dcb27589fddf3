import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { find } from './find'
import { openOwnForm } from './open-own-form'
import type { Tab } from './tab'
import { usePinNews } from './use-pin-news'
import { useManagement } from '../hooks/use-management'
import { usePinned } from '../hooks/use-pinned'
import { useTroubles } from '../hooks/use-troubles'
import { type Found, Popup, type PopupPage } from '../../components/popup/popup'
import { findRegionOfProfile } from '../../utils/answer/near'
import { ownFormGivenOf } from '../../utils/answer/own-form-given'
import { startEntry } from '../../utils/answer/start-entry'
import type { Hiding } from '../../utils/model/hiding'
import { browser } from '../../utils/browser'
import { askBackground, preparation } from '../../utils/messages'
import { createRecords, noRecords, type Records } from '../../utils/records/records'
import type { Database } from '../../utils/store/database'
import { findPin } from '../../utils/store/pins'
import { listsKey, searchKey, watchStorage } from '../../utils/store/storage-watch'

interface PopupAppProps {
  readonly tab: Tab
  /** The lists of this device. */
  readonly database: Promise<Database>
}

/** The popup with its browser around it. */
export function PopupApp({ tab, database }: PopupAppProps) {
  const management = useManagement()
  const pins = usePinned()
  const news = usePinNews()
  const troubles = useTroubles()
  const [page, setPage] = useState<PopupPage>({ kind: 'loading' })
  const [records, setRecords] = useState<Records>()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<Found>()
  // Among equals, what lies where the page's account belongs comes first.
  const near = useMemo(
    () => (page.kind === 'read' ? findRegionOfProfile(page.state.profile, page.state.answer) : undefined),
    [page],
  )

  const readPage = useCallback(() => followTab(tab, setPage), [tab])
  useEffect(readPage, [readPage])

  // This and the search: in the same step, not when the next frame has been painted.
  useLayoutEffect(() => {
    const stop = new AbortController()
    // Without its database (a full disk, a private window) the popup still says what the page is.
    const read = () =>
      void database.then((opened) => createRecords(opened, preparation)).then(setRecords, () => setRecords(noRecords))
    read()
    watchStorage([listsKey, searchKey], read, stop.signal)
    return () => stop.abort()
  }, [database])

  useEffect(() => {
    const stop = new AbortController()
    watchStorage([listsKey], () => void tab.refresh().then(readPage), stop.signal)
    return () => stop.abort()
  }, [tab, readPage])

  useLayoutEffect(() => {
    if (records === undefined) return undefined
    let isCurrent = true
    void find(records, query, near).then((newest) => isCurrent && setFound(newest))
    return () => {
      isCurrent = false
    }
  }, [records, query, near])

  async function showAgain({ scope }: Hiding) {
    const target = page.kind === 'read' ? (page.state.search?.target ?? page.state.profile) : undefined
    if (target === undefined) return
    await tab.unhide(target, scope)
    await tab.refresh()
    readPage()
  }

  const shown = page.kind === 'read' ? page.state.profile : undefined

  function pin(isOn: boolean) {
    if (shown !== undefined) void askBackground(isOn ? 'pin' : 'unpin', shown)
  }

  return (
    <Popup
      page={page}
      query={query}
      found={found}
      lists={records?.lists ?? []}
      allOff={records?.allOff ?? false}
      onSearch={setQuery}
      onAddOwn={(name) => void openOwnForm({ name })}
      onRecord={(account, notice) => {
        const given = ownFormGivenOf(account)
        void openOwnForm(notice === undefined ? given : startEntry(notice, given.url ?? ''))
      }}
      arePlatformsLocked={management?.lockedPlatforms !== undefined}
      isPinned={shown !== undefined && findPin(pins, shown) !== undefined}
      onPin={pin}
      troubles={troubles}
      pinNews={news}
      onPinNewsHeard={() => void askBackground('hearPinNews', null)}
      onShowAgain={(hiding) => void showAgain(hiding)}
      onReload={() => void tab.reload().then(() => window.close())}
      onOpenOptions={() => void browser.runtime.openOptionsPage().then(() => window.close())}
    />
  )
}

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
