import { parsePublicKey, writeFingerprint } from '../../utils/list/keys'
import { askBackground } from '../../utils/messages'
import type { Subscription } from '../../utils/model/subscription'
import type { SyncState } from '../../utils/model/sync-state'
import { type Database, type Edition, openDatabase } from '../../utils/store/database'

/** All that is stored of one list but its records. */
export interface ListRecord {
  readonly subscription: Subscription
  readonly state: SyncState | undefined
  readonly edition: Edition | undefined
  /** Of its keys, written for people to compare. */
  readonly fingerprints: readonly string[]
}

/** Every list that is followed, in order; at the very first run waits until the background has taken one in. */
export async function loadListRecords(): Promise<readonly ListRecord[]> {
  const database = await openDatabase()
  try {
    if ((await database.count('editions')) === 0) await askBackground('prepare', null)
    return await readListRecords(database)
  } finally {
    database.close()
  }
}

async function readListRecords(database: Database): Promise<readonly ListRecord[]> {
  const transaction = database.transaction(['subscriptions', 'sync-states', 'editions'])
  const subscriptions = await transaction.objectStore('subscriptions').getAll()
  const records = await Promise.all(
    subscriptions.map(async (subscription) => ({
      subscription,
      state: await transaction.objectStore('sync-states').get(subscription.key),
      edition: await transaction.objectStore('editions').get(subscription.key),
    })),
  )
  const ordered = records.toSorted((a, b) => a.subscription.position - b.subscription.position)
  return Promise.all(
    ordered.map(async (record) => ({ ...record, fingerprints: await fingerprintsOf(record.subscription.publicKeys) })),
  )
}

async function fingerprintsOf(publicKeys: readonly string[]): Promise<readonly string[]> {
  const fingerprints = await Promise.all(
    // A key that cannot be read signs nothing.
    publicKeys.map((key) =>
      parsePublicKey(key).then(
        ({ fingerprint }) => [writeFingerprint(fingerprint)],
        () => [],
      ),
    ),
  )
  return fingerprints.flat()
}
