import { useEffect, useState } from 'preact/hooks'
import { watchStorage } from '../../utils/store/storage-watch'

/** What `load` gives, read again after every change of one of the stored `items`; `initial` before. All three stay the same. */
export function useStored<Value extends object | undefined>(
  load: () => Promise<Value>,
  items: readonly string[],
  initial: Value,
): Value {
  const [value, setValue] = useState(initial)
  useEffect(() => {
    const stop = new AbortController()
    const read = () => void load().then(setValue)
    read()
    watchStorage(items, read, stop.signal)
    return () => stop.abort()
  }, [load, items])
  return value
}
