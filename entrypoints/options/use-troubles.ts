import { useEffect, useState } from 'preact/hooks'
import type { ReadingTrouble } from '../../utils/model/reading-trouble'
import { loadTroubles } from '../../utils/store/reading-trouble'
import { troubleKey, watchStorage } from '../../utils/store/storage-watch'

/** What of some platforms' pages can no longer be read. */
export function useTroubles(): readonly ReadingTrouble[] {
  const [troubles, setTroubles] = useState<readonly ReadingTrouble[]>([])
  useEffect(() => {
    const stop = new AbortController()
    const read = () => void loadTroubles().then(setTroubles)
    read()
    watchStorage([troubleKey], read, stop.signal)
    return () => stop.abort()
  }, [])
  return troubles
}
