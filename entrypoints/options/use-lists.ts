import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type AskedSync, followedLists, outcomeOf } from './followed-lists'
import { type ListRecord, loadListRecords } from './list-records'
import type { FollowedList, ListActions } from '../../components/options/lists/followed-list'
import { askBackground } from '../../utils/messages'
import type { ListKey } from '../../utils/model/subscription'
import type { SyncProgress } from '../../utils/model/sync-state'
import { listsKey, watchStorage } from '../../utils/store/storage-watch'
import { watchProgress } from '../../utils/sync/progress-channel'

export interface Lists {
  /** Undefined until they were read. */
  readonly lists: readonly FollowedList[] | undefined
  readonly actions: ListActions
  /** Does something that syncs some lists, and keeps how that ended. Gives the lists after it. */
  syncWith(isMeant: (key: ListKey) => boolean, ask: () => Promise<void>): Promise<void>
}

/** The lists as they are stored, read again whenever they change, and what is under way. `attempt` runs what may fail. */
export function useLists(attempt: (task: () => Promise<unknown>) => Promise<void>): Lists {
  const [records, setRecords] = useState<readonly ListRecord[]>()
  const [progress, setProgress] = useState<readonly SyncProgress[]>([])
  const [asked, setAsked] = useState<ReadonlySet<ListKey>>(new Set())
  const [outcomes, setOutcomes] = useState<ReadonlyMap<ListKey, AskedSync>>(new Map())
  const readingRef = useRef(0)

  /** Reads the lists, and shows them unless something newer was read meanwhile. */
  const read = useCallback(async () => {
    const current = ++readingRef.current
    const loaded = await loadListRecords()
    if (current === readingRef.current) setRecords(loaded)
    return loaded
  }, [])

  useEffect(() => {
    const stop = new AbortController()
    void attempt(read)
    watchStorage([listsKey], () => void attempt(read), stop.signal)
    watchProgress(setProgress, stop.signal)
    void attempt(async () => setProgress(await askBackground('describeSyncs', null)))
    return () => stop.abort()
  }, [attempt, read])

  useProgressCheck(progress.length > 0, setProgress)

  async function syncWith(isMeant: (key: ListKey) => boolean, ask: () => Promise<void>) {
    const before = await loadListRecords()
    const isFetched = ({ subscription: { key, enabled, addresses } }: ListRecord) =>
      isMeant(key) && enabled && addresses.length > 0
    const keys = before.filter(isFetched).map(({ subscription }) => subscription.key)
    setAsked((all) => new Set([...all, ...keys]))
    try {
      await ask()
    } finally {
      const after = await read()
      const ended = after.filter(isFetched).map((record): [ListKey, AskedSync] => {
        const { key } = record.subscription
        const known = before.find(({ subscription }) => subscription.key === key)
        return [key, { outcome: outcomeOf(known, record), triedAt: record.state?.triedAt }]
      })
      setOutcomes((all) => new Map([...all, ...ended]))
      setAsked((all) => new Set([...all].filter((key) => !keys.includes(key))))
    }
  }

  /** Asks the background for a change, and shows what came of it. */
  const change = (ask: () => Promise<void>) =>
    attempt(async () => {
      await ask()
      await read()
    })

  const actions: ListActions = {
    sync: (list) =>
      attempt(() =>
        syncWith(
          (key) => list === undefined || key === list,
          () => askBackground('syncNow', list === undefined ? {} : { list }),
        ),
      ),
    cancelSync: (list) => void attempt(() => askBackground('cancelSync', { list })),
    rename: (key, title) => change(() => askBackground('changeSubscription', { key, change: { title } })),
    enable: (key, enabled) => change(() => askBackground('changeSubscription', { key, change: { enabled } })),
    order: (keys) => change(() => askBackground('orderLists', { keys })),
    remove: (key) => change(() => askBackground('unsubscribe', { key })),
  }
  const syncs = { progress, asked, outcomes }
  return { lists: records && followedLists(records, syncs, Date.now()), actions, syncWith }
}

/**
 * Asks now and then what is under way, as long as something seems to be: a background that was stopped tells nobody,
 * and goes on once it is asked.
 */
function useProgressCheck(isRunning: boolean, onProgress: (progress: readonly SyncProgress[]) => void): void {
  useEffect(() => {
    if (!isRunning) return undefined
    const ask = () => askBackground('describeSyncs', null).then(onProgress, () => onProgress([]))
    const timer = setInterval(() => void ask(), checkEveryMs)
    return () => clearInterval(timer)
  }, [isRunning, onProgress])
}

const checkEveryMs = 5000
