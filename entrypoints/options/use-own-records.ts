import { useEffect, useState } from 'preact/hooks'
import { download } from './download'
import type { Attempt } from './use-lists'
import type { OwnActions } from '../../components/options/own/own-section'
import { askBackground } from '../../utils/messages'
import type { Closure } from '../../utils/model/closure'
import { copyText } from '../../utils/page/copy-text'
import { openDatabase } from '../../utils/store/database'
import { loadOwnRecords } from '../../utils/store/own-list'
import { listsKey, watchStorage } from '../../utils/store/storage-watch'

/** The person's own entries, read again whenever lists change. */
export function useOwnRecords(attempt: Attempt): {
  readonly records: readonly Closure[]
  readonly actions: OwnActions
} {
  const [records, setRecords] = useState<readonly Closure[]>([])

  useEffect(() => {
    const stop = new AbortController()
    const read = () => void attempt(async () => setRecords(await readOwnRecords()))
    read()
    watchStorage([listsKey], read, stop.signal)
    return () => stop.abort()
  }, [attempt])

  async function change(ask: () => Promise<void>): Promise<boolean> {
    const isDone = await attempt(async () => {
      await ask()
      setRecords(await readOwnRecords())
      return true
    })
    return isDone ?? false
  }

  const actions: OwnActions = {
    save: (record, replaced) =>
      change(async () => {
        await askBackground('saveRecord', { record })
        if (replaced !== undefined && replaced !== record.id) await askBackground('removeRecord', { id: replaced })
      }),
    remove: (id) => change(() => askBackground('removeRecord', { id })),
    copy: (text) => copyText(document, text),
    download: (name, text) => download(name, text, 'application/yaml'),
  }
  return { records, actions }
}

async function readOwnRecords(): Promise<readonly Closure[]> {
  const database = await openDatabase()
  try {
    return await loadOwnRecords(database)
  } finally {
    database.close()
  }
}
