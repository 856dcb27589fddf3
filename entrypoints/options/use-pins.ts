import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Attempt } from './use-lists'
import { usePinned } from '../hooks/use-pinned'
import type { PinActions } from '../../components/options/pin-section'
import { browser } from '../../utils/browser'
import { askBackground } from '../../utils/messages'
import type { Profile } from '../../utils/model/profile'

/** The accounts the person wants to hear of, and whether the browser lets them be told aloud. */
export function usePins(attempt: Attempt): {
  readonly pinned: readonly Profile[]
  readonly areNotificationsOn: boolean
  readonly actions: PinActions
} {
  const pins = usePinned()
  const pinned = useMemo(() => pins.map(({ account }) => account).toReversed(), [pins])
  const [areNotificationsOn, setNotificationsOn] = useState(false)
  useEffect(() => {
    void browser.permissions.contains(notifications).then(setNotificationsOn)
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
