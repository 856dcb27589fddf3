import type { Backup } from './backup'
import { planPolicy, type PolicyPlan, unlock } from './plan-policy'
import { parsePolicy } from './policy'
import { unsubscribe } from './subscriptions'
import type { ListPreview } from '../model/list-admin'
import type { Database } from '../store/database'
import { loadManagement, type Management, readManagedStorage, saveManagement } from '../store/management'
import { changeSettings, loadOwnSettings } from '../store/settings'

/** What the policy of this computer changes; undefined when that cannot be told, or is nothing. */
export async function preparePolicy(database: Database): Promise<PolicyPlan | undefined> {
  const stored = await readManagedStorage()
  if (stored === undefined) return undefined
  const [policy, subscriptions, { disabledPlatforms, unmarkedPlatforms = [] }, management] = await Promise.all([
    parsePolicy(stored),
    database.getAll('subscriptions'),
    loadOwnSettings(),
    loadManagement(),
  ])
  if (policy.problems.length > 0) console.warn('policy:', policy.problems)
  const plan = planPolicy(policy, { subscriptions, disabledPlatforms, unmarkedPlatforms, management })
  return changesNothing(plan, management) ? undefined : plan
}

/** Puts a policy into effect. Interrupted, it is done again: that it was done is written last. */
export async function carryOut(database: Database, plan: PolicyPlan): Promise<void> {
  const { puts, removals, disabledPlatforms, unmarkedPlatforms, management } = plan
  const transaction = database.transaction('subscriptions', 'readwrite')
  await Promise.all([
    ...puts.map((subscription) => transaction.store.put(subscription, subscription.key)),
    ...removals.map(async (key) => {
      const known = await transaction.store.get(key)
      // Locked lists are not to be removed.
      if (known !== undefined) await transaction.store.put(unlock(known), key)
    }),
    transaction.done,
  ])
  // oxlint-disable-next-line no-await-in-loop -- each in a transaction of its own
  for (const key of removals) await unsubscribe(database, key)
  const platforms = { ...(disabledPlatforms && { disabledPlatforms }), ...(unmarkedPlatforms && { unmarkedPlatforms }) }
  if (Object.keys(platforms).length > 0) await changeSettings((settings) => ({ ...settings, ...platforms }))
  await saveManagement(management)
}

/**
 * A list that the policy brought, and that the person adds, is the person's, too. Gives whether there is no more to be
 * done about it. Throws where the person may not add lists.
 */
export async function addToManaged(
  database: Database,
  { key, address, publicKey, title }: ListPreview & { readonly title?: string },
): Promise<boolean> {
  const management = await loadManagement()
  if (management === undefined) return false
  const known = await database.get('subscriptions', key)
  if (management.onlyManagedLists && known === undefined) throw new Error('only managed lists are allowed here')
  if (!(key in management.lists)) return false
  const { [key]: _origin, ...others } = management.lists
  const own = {
    ...(title !== undefined && title !== '' && { title }),
    addresses: [address],
    publicKeys: [publicKey],
    enabled: true,
  }
  const isLocked = known?.locked === true
  // A list that is not locked belongs to the person from now on: the policy no longer takes it away.
  await saveManagement({ ...management, lists: isLocked ? { ...others, [key]: { own } } : others })
  return isLocked
}

/** A backup, less what would add lists where the person may not. */
export async function withinPolicy(database: Database, backup: Backup): Promise<Backup> {
  const management = await loadManagement()
  if (management?.onlyManagedLists !== true) return backup
  const present = new Map((await database.getAll('subscriptions')).map((one) => [one.key, one]))
  const subscriptions = backup.subscriptions.flatMap((one) => {
    const known = present.get(one.key)
    // Other addresses and keys would make another list of it.
    return known === undefined ? [] : [{ ...one, addresses: known.addresses, publicKeys: known.publicKeys }]
  })
  return { ...backup, subscriptions }
}

function changesNothing(
  { puts, removals, disabledPlatforms, unmarkedPlatforms, management }: PolicyPlan,
  before: Management | undefined,
): boolean {
  const platforms = disabledPlatforms ?? unmarkedPlatforms
  return puts.length + removals.length === 0 && platforms === undefined && isSame(management, before)
}

/** Browsers give fields back in an order of their own. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
