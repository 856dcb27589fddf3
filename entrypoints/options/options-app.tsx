import { useCallback, useEffect, useState } from 'preact/hooks'
import { useCounts } from './use-counts'
import { useLists } from './use-lists'
import type { HiddenEntry } from '../../components/options/hidden-section'
import { Options } from '../../components/options/options'
import { browser } from '../../utils/browser'
import { askBackground } from '../../utils/messages'
import { pagePlatforms } from '../../utils/platforms'
import { defaultSettings, loadSettings, type Settings } from '../../utils/store/settings'
import { settingsKey, watchStorage } from '../../utils/store/storage-watch'

/** The options page with its browser around it. */
export function OptionsApp() {
  const [hasTrouble, setTrouble] = useState(false)
  /** Runs what may fail, and has the page say so when it did. */
  const attempt = useCallback(async (task: () => Promise<unknown>) => {
    setTrouble(false)
    try {
      await task()
    } catch (error) {
      console.error(error)
      setTrouble(true)
    }
  }, [])
  const { lists, actions } = useLists(attempt)
  const counts = useCounts(lists)
  const settings = useSettings()

  return (
    <Options
      hasTrouble={hasTrouble}
      lists={lists}
      listActions={actions}
      counts={counts}
      hidden={hiddenEntries(settings, Date.now())}
      platforms={pagePlatforms.map(({ id }) => ({
        platform: id,
        enabled: !settings.disabledPlatforms.includes(id),
      }))}
      version={browser.runtime.getManifest().version}
      onShowAgain={({ scope, ...target }) => void askBackground('unhide', { target: withoutUntil(target), scope })}
      onTogglePlatform={(platform, enabled) =>
        void askBackground(enabled ? 'unhide' : 'hide', { target: { platform, ids: [] }, scope: 'platform' })
      }
    />
  )
}

function useSettings(): Settings {
  const [settings, setSettings] = useState<Settings>(defaultSettings)
  useEffect(() => {
    const stop = new AbortController()
    const read = () => void loadSettings().then(setSettings)
    read()
    watchStorage([settingsKey], read, stop.signal)
    return () => stop.abort()
  }, [])
  return settings
}

/** All that is hidden now, platforms first. */
function hiddenEntries({ disabledPlatforms, hiddenAccounts }: Settings, nowMs: number): readonly HiddenEntry[] {
  const platforms = disabledPlatforms.map((platform): HiddenEntry => ({ scope: 'platform', platform, ids: [] }))
  const accounts = hiddenAccounts
    .filter(({ until }) => until === undefined || until > nowMs)
    .map((account): HiddenEntry => ({ scope: account.until === undefined ? 'account' : 'week', ...account }))
  return [...platforms, ...accounts]
}

function withoutUntil({ platform, name, ids }: Omit<HiddenEntry, 'scope'>) {
  return { platform, ids, ...(name !== undefined && { name }) }
}
