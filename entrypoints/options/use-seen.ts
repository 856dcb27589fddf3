import { useMemo } from 'preact/hooks'
import type { Attempt } from './use-lists'
import { useStored } from '../hooks/use-stored'
import type { SeenActions, SeenEntry } from '../../components/options/seen-section'
import { askBackground } from '../../utils/messages'
import { isPlatformId } from '../../utils/model/platform'
import { loadSeen, type SeenAccount } from '../../utils/store/seen'
import { seenKey } from '../../utils/store/storage-watch'

/** The listed accounts that were seen on this device, last seen first, read again whenever they change. */
export function useSeen(attempt: Attempt): { readonly seen: readonly SeenEntry[]; readonly actions: SeenActions } {
  const accounts = useStored(loadSeen, items, none)
  const seen = useMemo(() => accounts.toReversed().flatMap(toEntry), [accounts])
  const actions = useMemo<SeenActions>(
    () => ({
      forget: (id) => void attempt(() => askBackground('forgetSeen', id === undefined ? {} : { id })),
      remember: (isOn) => void attempt(() => askBackground('rememberSeen', { isOn })),
    }),
    [attempt],
  )
  return { seen, actions }
}

const items = [seenKey]
const none: readonly SeenAccount[] = []

/** Its name is in the id of its record: `weibo/鼓楼发布@350102`. */
function toEntry([id, record]: SeenAccount): readonly SeenEntry[] {
  const platform = id.slice(0, id.indexOf('#'))
  const name = record.slice(record.indexOf('/') + 1).replace(/@\d{6}$/, '')
  return isPlatformId(platform) ? [{ id, platform, name }] : []
}
