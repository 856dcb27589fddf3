import type { OpenMirror } from './mirror'
import { nextSyncAt } from './schedule'
import { unsubscribe } from './subscriptions'
import { describeFailure, SyncError, toListError } from './sync-error'
import { syncList, type Synced } from './sync-list'
import type { FetchFile } from '../list/fetch-file'
import { openUnsignedList } from '../list/open-unsigned-list'
import { bundledList, type ListKey, type Subscription } from '../model/subscription'
import type { SyncProgress, SyncState } from '../model/sync-state'
import { prepareSearch } from '../records/prepare-search'
import { type Database, finish } from '../store/database'
import { hasEveryKey } from '../store/editions'
import { dropArrival, importList } from '../store/import'
import type { Library } from '../store/library'

/** Keeps the lists of a library up to date. */
export interface Keeper {
  /** Takes the bundled list in unless it, or a later edition of it, is there already; goes on where it was interrupted. */
  importBundled(): Promise<void>
  /** Brings every list up to date whose time has come. Never rejects: what failed is written down. */
  syncDue(): Promise<void>
  /** Brings lists up to date now: one, or all. Never rejects: what failed is written down. */
  syncNow(list?: ListKey): Promise<void>
  /** Goes on with what was interrupted when the worker was last stopped. Never rejects. */
  resume(): Promise<void>
  /** Makes the lists in use ready to be searched. Never rejects. It is done by itself after every change of a list. */
  prepareSearch(): Promise<void>
  /** Gives up the syncs that are under way or waiting: of one list, or of all. */
  cancel(list?: ListKey): void
  /** Gives up a list's sync, and resolves when nothing of it is under way. */
  stop(list: ListKey): Promise<void>
  /** When the next list is due, in Unix time in milliseconds; undefined when none is synced. */
  nextAt(): Promise<number | undefined>
  /** What is under way. */
  progress(): readonly SyncProgress[]
}

export interface KeeperOptions {
  /** The list in the package. */
  readonly fetchBundled: FetchFile
  /** Where the list in the package is published, and the keys that sign it there; empty when it is not. */
  readonly published: Pick<Subscription, 'addresses' | 'publicKeys'>
  readonly openMirror: OpenMirror
  /** Unix time in milliseconds. */
  readonly now: () => number
  /** 0 to 1. */
  readonly random: () => number
  /** Called whenever what is under way has changed, and whenever a list or its state has. */
  readonly announce: (what: 'progress' | 'lists' | 'search') => void
  /** Called now and then during work that nobody waits for: browsers stop a worker that seems to do nothing. */
  readonly stayAwake: () => void
}

/** How often a list that was interrupted is gone on with at once. One that is interrupted each time waits its turn. */
const triesAtOnce = 5

/** Chromium stops a worker after half a minute without a call of an extension API. */
const awakeMs = 10_000

export function createKeeper(library: Pick<Library, 'open' | 'forget'>, options: KeeperOptions): Keeper {
  const { fetchBundled, published, openMirror, now, random, announce, stayAwake } = options
  let importing: Promise<void> | undefined
  const running = new Map<ListKey, { readonly stop: AbortController; readonly done: Promise<void> }>()
  const progress = new Map<ListKey, SyncProgress>()
  /** One list at a time: each takes what memory a sync may have. */
  let last: Promise<void> = Promise.resolve()

  function importBundled(): Promise<void> {
    // In turn with the syncs: the list in the package may be one that is synced.
    importing ??= inTurn(takeBundledIn).finally(() => {
      importing = undefined
    })
    return importing
  }

  async function takeBundledIn(): Promise<void> {
    const database = await library.open()
    const known = await database.get('subscriptions', bundledList)
    await database.put(
      'subscriptions',
      { enabled: true, position: 0, ...known, key: bundledList, ...published },
      bundledList,
    )
    const { head, files } = await openUnsignedList(fetchBundled)
    const current = await database.get('editions', bundledList)
    if (current?.digest === files.digest && hasEveryKey(current)) return
    if (current !== undefined && current.issued > head.issued) return
    await importList(database, { list: bundledList, head, files }, { onFlip: library.forget })
    announce('lists')
    void prepareSearchInTurn()
  }

  function prepareSearchInTurn(): Promise<void> {
    return inTurn(async () => {
      let awakeAt = now()
      const hasMade = await prepareSearch(await library.open(), () => {
        if (now() - awakeAt < awakeMs) return
        awakeAt = now()
        stayAwake()
      })
      if (hasMade) announce('search')
    }).catch((error: unknown) => console.error(error))
  }

  function sync(subscription: Subscription): Promise<void> {
    const { key } = subscription
    const known = running.get(key)
    if (known !== undefined) return known.done
    const stop = new AbortController()
    report(key, { list: key, done: 0, total: 0 })
    const done = inTurn(() => syncOne(subscription, stop.signal))
      // What could not even be written down: the database failed.
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        running.delete(key)
        report(key, undefined)
      })
    running.set(key, { stop, done })
    return done
  }

  function inTurn(run: () => Promise<void>): Promise<void> {
    const done = last.then(run)
    last = done.catch(() => {})
    return done
  }

  function report(list: ListKey, state: SyncProgress | undefined): void {
    if (state === undefined) progress.delete(list)
    else progress.set(list, state)
    announce('progress')
  }

  async function syncOne(subscription: Subscription, signal: AbortSignal): Promise<void> {
    const { key } = subscription
    const database = await library.open()
    let before = (await database.get('sync-states', key)) ?? { failures: 0 }
    try {
      await beginTry(database, key, before)
      const synced = await syncList(database, subscription, before, {
        openMirror,
        now,
        signal,
        onProgress: (done, total) => report(key, { list: key, done, total }),
        onFlip: library.forget,
        onNewSequence: async (sequence) => {
          before = { ...before, sequence }
          await beginTry(database, key, before)
        },
      })
      // What an earlier try left of an edition that was passed over since.
      await dropArrival(database, key)
      await endTry(database, key, afterSuccess(before, synced))
    } catch (error) {
      const failure = error instanceof SyncError ? error : new SyncError(toListError(error, signal), '')
      // What was given up is not gone on with; where there is no room it must not take any.
      if (signal.aborted || failure.error.kind === 'quota') await dropArrival(database, key)
      await endTry(database, key, afterFailure(before, failure))
    }
    announce('lists')
    void prepareSearchInTurn()
  }

  /**
   * Written before anything is tried: a list that takes the worker down with it is not tried again at once. Failures
   * without one that is told: the last try did not end.
   */
  async function beginTry(database: Database, key: ListKey, before: SyncState): Promise<void> {
    const { failure: _last, ...rest } = before
    const failures = before.failures + 1
    const nextAt = nextSyncAt(now(), failures, random())
    await database.put('sync-states', { ...rest, triedAt: now(), nextAt, failures }, key)
  }

  /** Of a list that was removed just as its sync began, nothing stays that has come in since. */
  async function endTry(database: Database, key: ListKey, state: SyncState): Promise<void> {
    const transaction = database.transaction(['subscriptions', 'sync-states'], 'readwrite')
    const isFollowed = (await transaction.objectStore('subscriptions').getKey(key)) !== undefined
    await finish(transaction, isFollowed ? [transaction.objectStore('sync-states').put(state, key)] : [])
    if (isFollowed) return
    library.forget()
    await unsubscribe(database, key)
    library.forget()
  }

  function afterSuccess(
    { changes: earlier, sequence }: SyncState,
    { address, head, signedBy, changes }: Synced,
  ): SyncState {
    const latest = changes === undefined ? earlier : { at: now(), toSequence: head.sequence, ...changes }
    return {
      triedAt: now(),
      succeededAt: now(),
      failures: 0,
      nextAt: nextSyncAt(now(), 0, random()),
      address,
      sequence: Math.max(sequence ?? 0, head.sequence),
      signedBy,
      ...(latest !== undefined && { changes: latest }),
    }
  }

  function afterFailure(before: SyncState, error: SyncError): SyncState {
    // Giving up is nobody's failure.
    const failures = error.error.kind === 'cancelled' ? before.failures : before.failures + 1
    const nextAt = nextSyncAt(now(), failures, random())
    return { ...before, triedAt: now(), failures, nextAt, failure: describeFailure(error) }
  }

  async function syncedLists(): Promise<readonly Subscription[]> {
    const subscriptions = await (await library.open()).getAll('subscriptions')
    return subscriptions
      .filter(({ enabled, addresses }) => enabled && addresses.length > 0)
      .toSorted((a, b) => a.position - b.position)
  }

  async function syncAll(lists: readonly Subscription[]): Promise<void> {
    await Promise.all(lists.map(sync))
  }

  return {
    importBundled,
    async syncDue() {
      const database = await library.open()
      const states = new Map(
        await Promise.all(
          (await syncedLists()).map(async (list) => [list, await database.get('sync-states', list.key)] as const),
        ),
      )
      await syncAll([...states.keys()].filter((list) => (states.get(list)?.nextAt ?? 0) <= now()))
    },
    async resume() {
      const database = await library.open()
      const arriving = new Set(await database.getAllKeys('arrivals'))
      if (arriving.has(bundledList)) await importBundled().catch((error: unknown) => console.error(error))
      const lists = (await syncedLists()).filter(({ key }) => arriving.has(key))
      const states = await Promise.all(lists.map(({ key }) => database.get('sync-states', key)))
      // What failed waits for its time: when this device is used is nothing to tell a host that does not answer.
      await syncAll(lists.filter((_, index) => isInterrupted(states[index])))
      await prepareSearchInTurn()
    },
    async syncNow(list) {
      await syncAll((await syncedLists()).filter(({ key }) => list === undefined || key === list))
    },
    prepareSearch: prepareSearchInTurn,
    cancel(list) {
      for (const [key, { stop }] of running) if (list === undefined || key === list) stop.abort('cancelled')
    },
    async stop(list) {
      const known = running.get(list)
      known?.stop.abort('cancelled')
      await known?.done
    },
    async nextAt() {
      const database = await library.open()
      const states = await Promise.all((await syncedLists()).map(({ key }) => database.get('sync-states', key)))
      return states.length === 0 ? undefined : Math.min(...states.map((state) => state?.nextAt ?? 0))
    },
    progress: () => [...progress.values()],
  }
}

function isInterrupted(state: SyncState | undefined): boolean {
  return state?.failure === undefined && (state?.failures ?? 0) <= triesAtOnce
}
