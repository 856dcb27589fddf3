import { useEffect, useState } from 'preact/hooks'
import { preparation } from '../../utils/messages'
import { createRecords, type Records } from '../../utils/records/records'
import { type Database, openDatabase } from '../../utils/store/database'
import { listsKey, searchKey, watchStorage } from '../../utils/store/storage-watch'

/** The lists of this device as they are now: another object whenever they have changed. */
export interface OpenedRecords {
  readonly records: Records
  readonly database: Database
}

export function useRecords(): { readonly opened: OpenedRecords | undefined; readonly hasFailed: boolean } {
  const [opened, setOpened] = useState<OpenedRecords>()
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const opening = openDatabase()
    let asked = 0
    const read = async () => {
      const turn = (asked += 1)
      try {
        const database = await opening
        const records = await createRecords(database, preparation)
        if (turn !== asked || stop.signal.aborted) return
        setOpened({ records, database })
        setFailed(false)
      } catch (error) {
        console.error(error)
        setFailed(true)
      }
    }
    void read()
    watchStorage([listsKey, searchKey], () => void read(), stop.signal)
    return () => stop.abort()
  }, [])
  return { opened, hasFailed }
}
