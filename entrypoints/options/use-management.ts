import { useEffect, useState } from 'preact/hooks'
import { loadManagement, type Management } from '../../utils/store/management'
import { managementKey, watchStorage } from '../../utils/store/storage-watch'

/** What whoever manages this computer decided; undefined on one that nobody manages. */
export function useManagement(): Management | undefined {
  const [management, setManagement] = useState<Management>()
  useEffect(() => {
    const stop = new AbortController()
    const read = () => void loadManagement().then(setManagement)
    read()
    watchStorage([managementKey], read, stop.signal)
    return () => stop.abort()
  }, [])
  return management
}
