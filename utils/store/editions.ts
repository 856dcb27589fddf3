import type { Database, Edition } from './database'

/** The editions on this device. */
export interface Editions {
  /** How many there are on the device. */
  readonly known: number
  /** Those not switched off, in the order in which lists are named. */
  readonly inUse: readonly Edition[]
}

export async function loadEditions(database: Database): Promise<Editions> {
  const transaction = database.transaction(['editions', 'subscriptions'])
  const [editions, subscriptions] = await Promise.all([
    transaction.objectStore('editions').getAll(),
    transaction.objectStore('subscriptions').getAll(),
  ])
  const byList = new Map(subscriptions.map((subscription) => [subscription.key, subscription]))
  const inUse = editions
    .filter(({ list }) => byList.get(list)?.enabled !== false)
    .toSorted((a, b) => (byList.get(a.list)?.position ?? 0) - (byList.get(b.list)?.position ?? 0))
  return { known: editions.length, inUse }
}
