import { useEffect, useState } from 'preact/hooks'
import type { FollowedList } from '../../components/options/lists/followed-list'
import { type Counts, countRecords } from '../../utils/store/counts'
import { openDatabase } from '../../utils/store/database'
import { EditionGone } from '../../utils/store/walk'

/** What the lists in use hold together, counted anew when they have changed. */
export function useCounts(lists: readonly FollowedList[] | undefined): Counts {
  const [counts, setCounts] = useState<Counts>({ platforms: [], provinces: [] })
  const held = JSON.stringify(lists?.map(({ key, isEnabled, edition }) => [key, isEnabled, edition]))
  useEffect(() => {
    if (held === undefined) return undefined
    const stop = new AbortController()
    const fail = (error: unknown) => {
      // Whoever changed a list says so, and everything is counted anew.
      if (!stop.signal.aborted && !(error instanceof EditionGone)) console.error(error)
    }
    const take = (counted: Counts) => {
      if (!stop.signal.aborted) setCounts(counted)
    }
    void countAll(stop.signal).then(take, fail)
    return () => stop.abort()
  }, [held])
  return counts
}

async function countAll(signal: AbortSignal): Promise<Counts> {
  const database = await openDatabase()
  try {
    return await countRecords(database, signal)
  } finally {
    database.close()
  }
}
