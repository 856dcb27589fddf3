import { applyChanges } from './changes'
import { loadRecords } from './closures'
import { type Database, type Edition, freeGeneration } from './database'
import { keysVersion } from '../match/keys'
import type { Closure } from '../model/closure'
import { personalList } from '../model/subscription'

/** The person's own entries, in the order of their ids. */
export async function loadOwnRecords(database: Database): Promise<readonly Closure[]> {
  const edition = await database.get('editions', personalList)
  const closures = edition === undefined ? [] : await loadRecords(database, edition)
  return closures.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Changes the person's own entries: those that are put take the place of those with their ids. `nowMs`: Unix time. */
export async function changeOwnRecords(
  database: Database,
  puts: readonly Closure[],
  removals: readonly string[],
  nowMs: number,
): Promise<void> {
  // Who has written nothing down has no list of their own.
  if (puts.length === 0 && removals.length === 0) return
  await beginOwnList(database, nowMs)
  await applyChanges(database, personalList, { puts, removals }, (edition, count) => ({
    ...edition,
    sequence: edition.sequence + 1,
    issued: instantOf(nowMs),
    info: { ...edition.info, count, issuedOn: instantOf(nowMs).slice(0, 10) },
  }))
}

async function beginOwnList(database: Database, nowMs: number): Promise<void> {
  const transaction = database.transaction(['editions', 'arrivals', 'subscriptions'], 'readwrite')
  if ((await transaction.objectStore('editions').getKey(personalList)) === undefined) {
    const edition: Edition = {
      list: personalList,
      info: { id: personalList, name: '我的记录', publisher: '我', issuedOn: instantOf(nowMs).slice(0, 10), count: 0 },
      digest: '',
      sequence: 0,
      issued: instantOf(nowMs),
      // What the person wrote does not go stale.
      expires: '9999-12-31T00:00:00Z',
      generation: await freeGeneration(transaction),
      keys: keysVersion,
      idSchemes: [],
      bucketBits: 0,
      pointerBits: 0,
    }
    const subscription = { key: personalList, addresses: [], publicKeys: [], enabled: true, position: -1 }
    await Promise.all([
      transaction.objectStore('editions').put(edition, personalList),
      transaction.objectStore('subscriptions').put(subscription, personalList),
    ])
  }
  await transaction.done
}

function instantOf(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d+Z$/, 'Z')
}
