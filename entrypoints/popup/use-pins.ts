import { useEffect, useState } from 'preact/hooks'
import type { Answer } from '../../utils/answer/answer'
import { askBackground } from '../../utils/messages'
import type { Pin } from '../../utils/model/pin'
import { loadPins } from '../../utils/store/pins'
import { listsKey, pinsKey, watchStorage } from '../../utils/store/storage-watch'

/** The pinned accounts, and what is new of them, read again whenever that may have changed. */
export function usePins(): { readonly pins: readonly Pin[]; readonly news: readonly Answer[] } {
  const [pins, setPins] = useState<readonly Pin[]>([])
  const [news, setNews] = useState<readonly Answer[]>([])
  useEffect(() => {
    const stop = new AbortController()
    const read = () => {
      void loadPins().then(setPins)
      void askBackground('describePinNews', null).then(setNews, () => setNews([]))
    }
    read()
    watchStorage([pinsKey, listsKey], read, stop.signal)
    return () => stop.abort()
  }, [])
  return { pins, news }
}
