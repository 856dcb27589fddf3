import { useEffect, useState } from 'preact/hooks'
import type { HiddenEntry } from '../../components/options/hidden-section'
import { Options } from '../../components/options/options'
import { browser } from '../../utils/browser'
import { askBackground } from '../../utils/messages'
import { pagePlatforms } from '../../utils/platforms'
import type { ListInfo } from '../../utils/model/list'
import { type Counts, countClosures } from '../../utils/store/counts'
import { loadClosures, loadLists } from '../../utils/store/closures'
import { openDatabase } from '../../utils/store/database'
import { defaultSettings, loadSettings, type Settings } from '../../utils/store/settings'
import { watchSettings } from '../../utils/store/settings-watch'

/** The options page with its browser around it. */
export function OptionsApp() {
  const [lists, setLists] = useState<Lists>({ lists: [], counts: { platforms: [], provinces: [] } })
  const [settings, setSettings] = useState<Settings>(defaultSettings)

  useEffect(() => {
    void readLists().then(setLists)
  }, [])

  useEffect(() => {
    const stop = new AbortController()
    const read = () => void loadSettings().then(setSettings)
    read()
    watchSettings(read, stop.signal)
    return () => stop.abort()
  }, [])

  return (
    <Options
      {...lists}
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

interface Lists {
  readonly lists: readonly ListInfo[]
  readonly counts: Counts
}

async function readLists(): Promise<Lists> {
  const database = await openDatabase()
  if ((await loadLists(database)).length === 0) await askBackground('prepare', null)
  return { lists: await loadLists(database), counts: countClosures(await loadClosures(database)) }
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
