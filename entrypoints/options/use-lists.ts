import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type AskedSync, followedLists, outcomeOf } from './followed-lists'
import { type ListRecord, loadListRecords } from './list-records'
import type { AddListActions } from '../../components/options/add-list/add-list-section'
import type { FollowedList, ListActions } from '../../components/options/lists/followed-list'
import { writeFingerprint } from '../../utils/list/keys'
import { askBackground } from '../../utils/messages'
import type { ListKey } from '../../utils/model/subscription'
import type { SyncProgress } from '../../utils/model/sync-state'
import { listsKey, watchStorage } from '../../utils/store/storage-watch'
import { watchProgress } from '../../utils/sync/progress-channel'

export interface Lists {
  /** Undefined until they were read. */
  readonly lists: readonly FollowedList[] | undefined
  readonly actions: ListActions
  readonly addActions: AddListActions
}

/** Runs what may fail; undefined when it did, which is told to the person. */
export type Attempt = <Result>(task: () => Promise<Result>) => Promise<Result | undefined>

/** The lists as they are stored, read again whenever they change, and what is under way. */
export function useLists(attempt: Attempt): Lists {
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

  /** Does something that brings lists up to date; gives how that ended for each, and has it shown. */
  async function syncWith(
    isMeant: (key: ListKey) => boolean,
    ask: () => Promise<void>,
  ): Promise<ReadonlyMap<ListKey, AskedSync>> {
    const before = await loadListRecords()
    const isFetched = ({ subscription: { key, enabled, addresses } }: ListRecord) =>
      isMeant(key) && enabled && addresses.length > 0
    const keys = before.filter(isFetched).map(({ subscription }) => subscription.key)
    setAsked((all) => new Set([...all, ...keys]))
    try {
      await ask()
      const after = (await read()).filter(isFetched)
      const ended = new Map(after.map((record) => [record.subscription.key, askedSync(before, record)]))
      setOutcomes((all) => new Map([...all, ...ended]))
      return ended
    } finally {
      setAsked((all) => new Set([...all].filter((key) => !keys.includes(key))))
    }
  }

  /** Asks the background for a change, and shows what came of it. */
  async function change(ask: () => Promise<void>): Promise<void> {
    await attempt(async () => {
      await ask()
      await read()
    })
  }

  const actions: ListActions = {
    async sync(list) {
      const isMeant = (key: ListKey) => list === undefined || key === list
      await attempt(() => syncWith(isMeant, () => askBackground('syncNow', list === undefined ? {} : { list })))
    },
    cancelSync: (list) => void attempt(() => askBackground('cancelSync', { list })),
    rename: (key, title) => change(() => askBackground('changeSubscription', { key, change: { title } })),
    enable: (key, enabled) => change(() => askBackground('changeSubscription', { key, change: { enabled } })),
    order: (keys) => change(() => askBackground('orderLists', { keys })),
    remove: (key) => change(() => askBackground('unsubscribe', { key })),
  }
  const addActions: AddListActions = {
    preview: (list) =>
      attempt(async () => {
        const looked = await askBackground('previewList', list)
        if (!looked.ok) return looked
        const { value } = looked
        return { ok: true, value: { preview: value, fingerprint: writeFingerprint(value.fingerprint) } }
      }),
    follow: (preview, title) =>
      attempt(async () => {
        const request = { ...preview, ...(title !== '' && { title }) }
        const ended = await syncWith(
          (key) => key === preview.key,
          () => askBackground('subscribe', request),
        )
        return ended.get(preview.key)?.outcome
      }),
  }
  const syncs = { progress, asked, outcomes }
  return { lists: records && followedLists(records, syncs, Date.now()), actions, addActions }
}

function askedSync(before: readonly ListRecord[], record: ListRecord): AskedSync {
  const known = before.find(({ subscription }) => subscription.key === record.subscription.key)
  return { outcome: outcomeOf(known, record), triedAt: record.state?.triedAt }
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
