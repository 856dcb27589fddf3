import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Attempt } from './use-lists'
import type { SeenActions, SeenEntry } from '../../components/options/seen-section'
import { askBackground } from '../../utils/messages'
import { isPlatformId } from '../../utils/model/platform'
import { loadSeen, type SeenAccount } from '../../utils/store/seen'
import { seenKey, watchStorage } from '../../utils/store/storage-watch'

/** The listed accounts that were seen on this device, last seen first, read again whenever they change. */
export function useSeen(attempt: Attempt): { readonly seen: readonly SeenEntry[]; readonly actions: SeenActions } {
  const [seen, setSeen] = useState<readonly SeenEntry[]>([])
  useEffect(() => {
    const stop = new AbortController()
    const read = () => void loadSeen().then((accounts) => setSeen(accounts.toReversed().flatMap(toEntry)))
    read()
    watchStorage([seenKey], read, stop.signal)
    return () => stop.abort()
  }, [])
  const actions = useMemo<SeenActions>(
    () => ({
      forget: (id) => void attempt(() => askBackground('forgetSeen', id === undefined ? {} : { id })),
      remember: (isOn) => void attempt(() => askBackground('rememberSeen', { isOn })),
    }),
    [attempt],
  )
  return { seen, actions }
}

/** Its name is in the id of its record: `weibo/鼓楼发布@350102`. */
function toEntry([id, record]: SeenAccount): readonly SeenEntry[] {
  const platform = id.slice(0, id.indexOf('#'))
  const name = record.slice(record.indexOf('/') + 1).replace(/@\d{6}$/, '')
  return isPlatformId(platform) ? [{ id, platform, name }] : []
}
