import { addToManaged, carryOut, preparePolicy, withinPolicy } from './apply-policy'
import { createBackup, describeBackup, parseBackup, restoreBackup } from './backup'
import { createKeeper, type Keeper, type KeeperOptions } from './keeper'
import { describeFailure, SyncError, toListError } from './sync-error'
import { changeSubscription, orderSubscriptions, previewList, subscribe, unsubscribe } from './subscriptions'
import type { ListMessages } from '../messages'
import type { Outcome } from '../model/list-admin'
import { parseClosure } from '../model/parse-closure'
import type { ListKey } from '../model/subscription'
import type { Library } from '../store/library'
import { changeOwnRecords } from '../store/own-list'
import type { Database } from '../store/database'

/** Where everything about lists is done that a person, the clock or an update asks for. */
export interface Desk {
  readonly keeper: Keeper
  /** Puts into effect what whoever manages this computer wants, unless it is. */
  applyPolicy(): Promise<void>
  readonly handlers: {
    readonly [Type in keyof ListMessages]: (
      request: Parameters<ListMessages[Type]>[0],
    ) => Promise<ReturnType<ListMessages[Type]>>
  }
}

export function createDesk(library: Pick<Library, 'open' | 'forget'>, options: KeeperOptions): Desk {
  const keeper = createKeeper(library, options)
  const { openMirror, now, announce } = options

  /** Changes what the library answers from: nobody is answered from both before and after. */
  async function change<Result>(make: (database: Database) => Promise<Result>): Promise<Result> {
    const database = await library.open()
    library.forget()
    try {
      return await make(database)
    } finally {
      library.forget()
      announce('lists')
      void keeper.prepareSearch()
    }
  }

  async function stopAllBut(kept: readonly ListKey[]): Promise<void> {
    const others = keeper.progress().filter(({ list }) => !kept.includes(list))
    await Promise.all(others.map(({ list }) => keeper.stop(list)))
  }

  /** One after the other: each goes by what the last one left. */
  let lastPolicy: Promise<void> = Promise.resolve()

  async function applyPolicy(): Promise<void> {
    const plan = await preparePolicy(await library.open())
    if (plan === undefined) return
    await Promise.all(plan.removals.map(keeper.stop))
    for (const { key, enabled } of plan.puts) if (!enabled) keeper.cancel(key)
    await change((database) => carryOut(database, plan))
  }

  return {
    keeper,
    applyPolicy() {
      const applied = lastPolicy.then(applyPolicy)
      lastPolicy = applied.catch(() => {})
      return applied
    },
    handlers: {
      previewList: async (request) => previewList(await library.open(), request, openMirror),
      subscribe: async (request) => {
        await change(async (database) => {
          if (!(await addToManaged(database, request))) await subscribe(database, request)
        })
        await keeper.syncNow(request.key)
      },
      changeSubscription: async ({ key, change: changes }) => {
        if (changes.enabled === false) keeper.cancel(key)
        await change((database) => changeSubscription(database, key, changes))
      },
      orderLists: ({ keys }) => change((database) => orderSubscriptions(database, keys)),
      unsubscribe: async ({ key }) => {
        await keeper.stop(key)
        await change((database) => unsubscribe(database, key))
      },
      syncNow: ({ list }) => keeper.syncNow(list),
      cancelSync: async ({ list }) => keeper.cancel(list),
      describeSyncs: async () => keeper.progress(),
      saveRecord: async ({ record }) => {
        const parsed = parseClosure(record)
        if (!parsed.ok) throw new Error(parsed.error)
        await change((database) => changeOwnRecords(database, [parsed.closure], [], now()))
      },
      removeRecord: ({ id }) => change((database) => changeOwnRecords(database, [], [id], now())),
      exportBackup: async () => JSON.stringify(await createBackup(await library.open(), now()), undefined, 1),
      previewBackup: async ({ text }) => attempt(() => describeBackup(parseBackup(text))),
      importBackup: async ({ text, mode }) => {
        const parsed = attempt(() => parseBackup(text))
        if (!parsed.ok) return parsed
        const backup = await withinPolicy(await library.open(), parsed.value)
        if (mode === 'replace') await stopAllBut(backup.subscriptions.map(({ key }) => key))
        await change((database) => restoreBackup(database, backup, mode, now()))
        return { ok: true, value: null }
      },
    },
  }
}

function attempt<Value>(make: () => Value): Outcome<Value> {
  try {
    return { ok: true, value: make() }
  } catch (error) {
    return { ok: false, failure: describeFailure(new SyncError(toListError(error, new AbortController().signal), '')) }
  }
}
