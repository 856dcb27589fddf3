import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { createBackupActions } from './backup-actions'
import { useCounts } from './use-counts'
import { type Attempt, useLists } from './use-lists'
import { useManagement } from '../hooks/use-management'
import { useOwnRecords } from './use-own-records'
import { usePins } from './use-pins'
import { useSeen } from './use-seen'
import { useTroubles } from '../hooks/use-troubles'
import type { HiddenEntry } from '../../components/options/hidden-section'
import { Options } from '../../components/options/options'
import { browser } from '../../utils/browser'
import { askBackground } from '../../utils/messages'
import type { NewSubscription } from '../../utils/model/list-admin'
import { type OwnFormGiven, parseOwnFormHash } from '../../utils/model/own-form-link'
import { parseAddHash } from '../../utils/model/share-link'
import { pagePlatforms } from '../../utils/platforms'
import type { Management } from '../../utils/store/management'
import { defaultSettings, loadSettings, type Settings } from '../../utils/store/settings'
import { managementKey, settingsKey, watchStorage } from '../../utils/store/storage-watch'

/** The options page with its browser around it. */
export function OptionsApp() {
  const [hasTrouble, setTrouble] = useState(false)
  /** Runs what may fail, and has the page say so when it did. */
  const attempt: Attempt = useCallback(async (task) => {
    setTrouble(false)
    try {
      return await task()
    } catch (error) {
      console.error(error)
      setTrouble(true)
      return undefined
    }
  }, [])
  const { lists, actions, addActions } = useLists(attempt)
  const given = useGiven()
  const own = useOwnRecords(attempt)
  const backupActions = useMemo(() => createBackupActions(attempt), [attempt])
  const counts = useCounts(lists)
  const settings = useSettings()
  const troubles = useTroubles()
  const { seen, actions: seenActions } = useSeen(attempt)
  const { pinned, areNotificationsOn, actions: pinActions } = usePins(attempt)
  const management = useManagement()

  return (
    <Options
      hasTrouble={hasTrouble}
      lists={lists}
      listActions={actions}
      givenList={given.list}
      addActions={addActions}
      ownRecords={own.records}
      ownActions={own.actions}
      givenEntry={given.entry}
      backupActions={backupActions}
      counts={counts}
      management={
        management && {
          manager: management.manager,
          onlyManagedLists: management.onlyManagedLists,
          arePlatformsLocked: management.lockedPlatforms !== undefined,
          areMarksLocked: management.lockedUnmarked !== undefined,
        }
      }
      hidden={hiddenEntries(settings, management?.lockedPlatforms, Date.now())}
      troubles={troubles}
      pinned={pinned}
      areNotificationsOn={areNotificationsOn}
      pinActions={pinActions}
      seen={seen}
      remembersSeen={!settings.remembersNothing}
      seenActions={seenActions}
      platforms={pagePlatforms.map(({ id, pages }) => ({
        platform: id,
        enabled: !settings.disabledPlatforms.includes(id),
        ...(pages.links && { marksLinks: settings.unmarkedPlatforms?.includes(id) !== true }),
      }))}
      tellsNotices={!settings.ignoresNotices}
      version={browser.runtime.getManifest().version}
      onShowAgain={({ scope, ...target }) => void askBackground('unhide', { target: withoutUntil(target), scope })}
      onToggleMarks={(platform, isOn) => void askBackground('setMarking', { platform, isOn })}
      onToggleNotices={(isOn) => void askBackground('tellNotices', { isOn })}
      onTogglePlatform={(platform, enabled) =>
        void askBackground(enabled ? 'unhide' : 'hide', { target: { platform, ids: [] }, scope: 'platform' })
      }
    />
  )
}

/**
 * What the page's own address asks for: a list to be added (`options.html#add=…&key=…`), or an own entry about an
 * account (`#own=…`). It fills a form, no more. Another object for each address.
 */
function useGiven(): { readonly list?: NewSubscription | undefined; readonly entry?: OwnFormGiven | undefined } {
  const [given, setGiven] = useState({})
  useEffect(() => {
    const read = () => {
      const list = parseAddHash(location.hash)
      const entry = parseOwnFormHash(location.hash)
      if (list === undefined && entry === undefined) return
      setGiven({ list, entry })
      // Once: not again when the page is loaded anew.
      history.replaceState(null, '', location.pathname)
    }
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return given
}

function useSettings(): Settings {
  const [settings, setSettings] = useState<Settings>(defaultSettings)
  useEffect(() => {
    const stop = new AbortController()
    const read = () => void loadSettings().then(setSettings)
    read()
    // What is in force depends on both.
    watchStorage([settingsKey, managementKey], read, stop.signal)
    return () => stop.abort()
  }, [])
  return settings
}

/** All that the person can have shown again, platforms first. */
function hiddenEntries(
  { disabledPlatforms, hiddenAccounts }: Settings,
  locked: Management['lockedPlatforms'],
  nowMs: number,
): readonly HiddenEntry[] {
  const platforms = (locked === undefined ? disabledPlatforms : []).map((platform): HiddenEntry => ({
    scope: 'platform',
    platform,
    ids: [],
  }))
  const accounts = hiddenAccounts
    .filter(({ until }) => until === undefined || until > nowMs)
    .map((account): HiddenEntry => ({ scope: account.until === undefined ? 'account' : 'week', ...account }))
  return [...platforms, ...accounts]
}

function withoutUntil({ platform, name, ids }: Omit<HiddenEntry, 'scope'>) {
  return { platform, ids, ...(name !== undefined && { name }) }
}
