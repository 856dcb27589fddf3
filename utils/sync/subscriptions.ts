import type { OpenMirror } from './mirror'
import { withDeadlines } from './mirror'
import { describeFailure, SyncError, toListError } from './sync-error'
import { fetchEnvelope } from '../list/fetch-envelope'
import { type Envelope, verifyEnvelope } from '../list/head'
import { parsePublicKey, type PublicKey } from '../list/keys'
import { ListError } from '../list/list-error'
import type { ListPreview, NewSubscription, Outcome, SubscriptionChange } from '../model/list-admin'
import { bundledList, listIdOf, type ListKey, listKeyOf, type Subscription } from '../model/subscription'
import { type Database, generationRange, partStores } from '../store/database'

/**
 * Looks at a list before it is followed: what its publisher signed, and whether it is followed already. Never rejects:
 * a list that cannot be had is a failure to be told.
 */
export async function previewList(
  database: Database,
  { address, publicKey }: NewSubscription,
  openMirror: OpenMirror,
): Promise<Outcome<ListPreview>> {
  const { signal } = new AbortController()
  try {
    const base = baseOf(address)
    const key = await parsePublicKey(publicKey)
    const envelope = await fetchEnvelope(withDeadlines(openMirror(base), signal))
    const { head } = await verifyEnvelope(envelope, [key])
    const spki = btoa(String.fromCharCode(...key.spki))
    const known = await findFollowed(database, envelope, head.list.id, key)
    const { list, count, sequence, issued, expires } = head
    return {
      ok: true,
      value: {
        key: known?.key ?? listKeyOf(list.id, key.fingerprint),
        address: base,
        publicKey: spki,
        fingerprint: key.fingerprint,
        name: list.name,
        count,
        sequence,
        issued,
        expires,
        isKnown: known !== undefined,
        isNewKey: known !== undefined && !known.publicKeys.includes(spki),
      },
    }
  } catch (error) {
    return { ok: false, failure: describeFailure(new SyncError(toListError(error, signal), address)) }
  }
}

/**
 * The subscription to the list of an envelope: made with this key, or with one that signed it too. Only who holds the old
 * key can hand a list on to a new one.
 */
async function findFollowed(
  database: Database,
  envelope: Envelope,
  id: string,
  { fingerprint }: PublicKey,
): Promise<Subscription | undefined> {
  const subscriptions = await database.getAll('subscriptions')
  const exact = subscriptions.find(({ key }) => key === listKeyOf(id, fingerprint))
  if (exact !== undefined) return exact
  for (const subscription of subscriptions) {
    if (listIdOf(subscription.key) !== id) continue
    // oxlint-disable-next-line no-await-in-loop -- there is one, or two
    if (await isSignedByOneOf(envelope, subscription.publicKeys)) return subscription
  }
  return undefined
}

async function isSignedByOneOf(envelope: Envelope, publicKeys: readonly string[]): Promise<boolean> {
  try {
    await verifyEnvelope(envelope, await Promise.all(publicKeys.map(parsePublicKey)))
    return true
  } catch {
    return false
  }
}

/** Follows a list that was looked at; another mirror or key of one that is followed already joins those it has. */
export async function subscribe(
  database: Database,
  { key, address, publicKey, title }: ListPreview & { readonly title?: string },
): Promise<void> {
  const transaction = database.transaction('subscriptions', 'readwrite')
  const all = await transaction.store.getAll()
  const known = all.find((subscription) => subscription.key === key)
  const subscription: Subscription =
    known === undefined
      ? {
          key,
          addresses: [address],
          publicKeys: [publicKey],
          enabled: true,
          position: Math.max(0, ...all.map(({ position }) => position)) + 1,
          ...(title !== undefined && title !== '' && { title }),
        }
      : {
          ...known,
          enabled: true,
          addresses: [...new Set([...known.addresses, address])],
          publicKeys: [...new Set([...known.publicKeys, publicKey])],
        }
  await transaction.store.put(subscription, key)
  await transaction.done
}

/** Renames a list, switches it on or off. What a managed list is not allowed is not done. */
export async function changeSubscription(database: Database, key: ListKey, change: SubscriptionChange): Promise<void> {
  const transaction = database.transaction('subscriptions', 'readwrite')
  const known = await transaction.store.get(key)
  if (known === undefined || known.locked) return transaction.done
  const { title: _title, ...untitled } = known
  const { title = known.title, enabled = known.enabled } = change
  await transaction.store.put({ ...untitled, enabled, ...(title !== undefined && title !== '' && { title }) }, key)
  await transaction.done
}

/** Puts the lists into the order of the keys; those that are not named keep their order behind them. */
export async function orderSubscriptions(database: Database, keys: readonly ListKey[]): Promise<void> {
  const transaction = database.transaction('subscriptions', 'readwrite')
  const all = (await transaction.store.getAll()).toSorted((a, b) => a.position - b.position)
  const rank = ({ key }: Subscription) => (keys.includes(key) ? keys.indexOf(key) : keys.length)
  const ordered = all.toSorted((a, b) => rank(a) - rank(b))
  await Promise.all(
    ordered.map((subscription, position) => transaction.store.put({ ...subscription, position }, subscription.key)),
  )
  await transaction.done
}

/** No longer follows a list, and clears away what it brought. The list in the package and managed lists stay. */
export async function unsubscribe(database: Database, key: ListKey): Promise<void> {
  const stores = ['subscriptions', 'sync-states', 'editions', 'arrivals', ...partStores] as const
  const transaction = database.transaction(stores, 'readwrite')
  const known = await transaction.objectStore('subscriptions').get(key)
  if (key === bundledList || known?.locked) return transaction.done
  const editions = await Promise.all([
    transaction.objectStore('editions').get(key),
    transaction.objectStore('arrivals').get(key),
  ])
  await Promise.all([
    ...(['subscriptions', 'sync-states', 'editions', 'arrivals'] as const).map((store) =>
      transaction.objectStore(store).delete(key),
    ),
    ...editions.flatMap((edition) =>
      edition === undefined
        ? []
        : partStores.map((store) => transaction.objectStore(store).delete(generationRange(edition))),
    ),
  ])
  await transaction.done
}

/** The folder a list lies in, from its address as people pass it on. Throws `ListError`. */
export function baseOf(address: string): string {
  const text = address.trim()
  const isWeb = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
  if (!isWeb) throw new ListError('bad-address', 'address', 'is not an http(s) address')
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') throw new ListError('bad-address', 'address', 'holds a password')
  url.hash = ''
  url.search = ''
  url.pathname = url.pathname.replace(/\/head\.json$/, '/').replace(/\/?$/, '/')
  return url.href
}
