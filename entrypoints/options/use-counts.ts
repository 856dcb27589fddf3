import { useEffect, useState } from 'preact/hooks'
import type { FollowedList } from '../../components/options/lists/followed-list'
import { loadClosures } from '../../utils/store/closures'
import { type Counts, countClosures } from '../../utils/store/counts'
import { openDatabase } from '../../utils/store/database'

/** What the lists in use hold together, counted anew when they have. */
export function useCounts(lists: readonly FollowedList[] | undefined): Counts {
  const [counts, setCounts] = useState<Counts>({ platforms: [], provinces: [] })
  const held = JSON.stringify(lists?.map(({ key, isEnabled, edition }) => [key, isEnabled, edition]))
  useEffect(() => {
    if (held === undefined) return undefined
    let isCurrent = true
    void countAll().then((counted) => {
      if (isCurrent) setCounts(counted)
    })
    return () => {
      isCurrent = false
    }
  }, [held])
  return counts
}

async function countAll(): Promise<Counts> {
  const database = await openDatabase()
  try {
    return countClosures(await loadClosures(database))
  } finally {
    database.close()
  }
}
