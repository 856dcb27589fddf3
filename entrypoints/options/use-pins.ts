import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Attempt } from './use-lists'
import type { PinActions } from '../../components/options/pin-section'
import { browser } from '../../utils/browser'
import { askBackground } from '../../utils/messages'
import type { Profile } from '../../utils/model/profile'
import { loadPins } from '../../utils/store/pins'
import { pinsKey, watchStorage } from '../../utils/store/storage-watch'

/** The accounts the person wants to hear of, and whether the browser lets them be told aloud. */
export function usePins(attempt: Attempt): {
  readonly pinned: readonly Profile[]
  readonly areNotificationsOn: boolean
  readonly actions: PinActions
} {
  const [pinned, setPinned] = useState<readonly Profile[]>([])
  const [areNotificationsOn, setNotificationsOn] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const read = () => void loadPins().then((pins) => setPinned(pins.map(({ account }) => account).toReversed()))
    read()
    void browser.permissions.contains(notifications).then(setNotificationsOn)
    watchStorage([pinsKey], read, stop.signal)
    return () => stop.abort()
  }, [])
  const actions = useMemo<PinActions>(
    () => ({
      unpin: (account) => void attempt(() => askBackground('unpin', account)),
      async allowNotifications(isOn) {
        // Right away: browsers ask only while the press is fresh.
        const isDone = await (isOn
          ? browser.permissions.request(notifications)
          : browser.permissions.remove(notifications))
        const isAllowed = isOn ? isDone : !isDone
        setNotificationsOn(isAllowed)
        return isAllowed
      },
    }),
    [attempt],
  )
  return { pinned, areNotificationsOn, actions }
}

const notifications = { permissions: ['notifications' as const] }
