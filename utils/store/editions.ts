import type { IDBPTransaction, StoreNames } from 'idb'
import type { Database, Edition, YibuDatabase } from './database'
import { keysVersion, schemeKey } from '../match/keys'
import type { ListInUse } from '../model/list'
import type { Profile } from '../model/profile'
import type { Subscription } from '../model/subscription'

/** The editions on this device. */
export interface Editions {
  /** How many there are. */
  readonly known: number
  /** Those not switched off, in the order in which lists are named. */
  readonly inUse: readonly EditionInUse[]
}

/** An edition, and what is told of it beside its records. */
export interface EditionInUse extends Edition {
  readonly title: string
}

export async function loadEditions(database: Database): Promise<Editions> {
  return readEditions(database.transaction(['editions', 'subscriptions']))
}

/** The editions in a transaction over `editions`, `subscriptions` and maybe other stores. */
export async function readEditions(
  transaction: IDBPTransaction<YibuDatabase, StoreNames<YibuDatabase>[]>,
): Promise<Editions> {
  const [editions, subscriptions] = await Promise.all([
    transaction.objectStore('editions').getAll(),
    transaction.objectStore('subscriptions').getAll(),
  ])
  const byList = new Map(subscriptions.map((subscription) => [subscription.key, subscription]))
  const inUse = editions
    .filter(({ list }) => byList.get(list)?.enabled !== false)
    .toSorted((a, b) => positionOf(byList.get(a.list)) - positionOf(byList.get(b.list)))
    .map((edition) => ({ ...edition, title: byList.get(edition.list)?.title ?? edition.info.name }))
  return { known: editions.length, inUse }
}

/** What people are told of a list: its name as they know it, and whether it is still good. */
export function listInUse({ list, info, title, expires }: EditionInUse, nowMs: number): ListInUse {
  return { ...info, key: list, name: title, isStale: Date.parse(expires) <= nowMs, expires }
}

/** Whether some list knows accounts of a platform by other kinds of ids than those at hand. */
export function knowsByOtherIds(
  editions: readonly Edition[],
  { platform, ids }: Pick<Profile, 'platform' | 'ids'>,
): boolean {
  const known = new Set(ids.map((id) => schemeKey(platform, id)))
  return editions.some(({ idSchemes }) =>
    idSchemes.some((scheme) => scheme.startsWith(`${platform}#`) && !known.has(scheme)),
  )
}

/** Whether the records of an edition are found by every key that there is. */
export function hasEveryKey({ keys }: Edition): boolean {
  return keys === keysVersion
}

function positionOf(subscription: Subscription | undefined): number {
  return subscription?.position ?? 0
}
