import type { IDBPTransaction } from 'idb'
import { type Bucket, bucketLine, withoutRecord } from './bucket'
import { createTally, type WhatChanged } from './compare-editions'
import type { Database, Edition, YibuDatabase } from './database'
import { noteChanged } from './search-data'
import { addPairs, homesOf, type Pointers, pointersOf, removePairs, splitPairs } from './pointers'
import { firstBits, hashKey, homeKey, homeKeyOfId, idSchemesOf, recordKey } from '../match/keys'
import type { Closure } from '../model/closure'
import type { ListInfo } from '../model/list'
import type { ListKey } from '../model/subscription'

/** What makes one edition of another. A record that is put takes the place of the one with its id. */
export interface ListChanges {
  readonly puts: readonly Closure[]
  readonly removals: readonly string[]
}

/** What is said of the edition that the changes lead to. */
export type NextEdition = Pick<Edition, 'digest' | 'sequence' | 'issued' | 'expires'> & { readonly info: ListInfo }

/** The edition in use is not the one that the changes were made for. */
export class WrongEditionError extends Error {
  override readonly name = 'WrongEditionError'
}

/**
 * Changes the edition of a list in place, all in one transaction. Throws `WrongEditionError` when it would not hold
 * as many records as `next` says; then nothing is changed.
 */
export async function applyChanges(
  database: Database,
  list: ListKey,
  { puts, removals }: ListChanges,
  next: (edition: Edition, count: number) => NextEdition,
): Promise<WhatChanged> {
  const transaction = database.transaction(['editions', 'buckets', 'pointers', 'search-states'], 'readwrite')
  const edition = await transaction.objectStore('editions').get(list)
  const changes = createTally()
  let { count } = edition?.info ?? { count: 0 }
  try {
    if (edition === undefined) throw new WrongEditionError(`there is no edition of ${list}`)
    const operations: readonly Operation[] = [
      ...removals.map((id) => ({ id })),
      ...puts.map((put) => ({ id: put.id, put })),
    ]
    for (let at = 0; at < operations.length; at += operationsAtOnce) {
      const editor = createEditor(transaction, edition)
      const some = operations.slice(at, at + operationsAtOnce)
      /* oxlint-disable no-await-in-loop -- a transaction ends when nothing is asked of it; some at a time are in memory */
      await Promise.all(some.map(editor.prefetch))
      for (const operation of some) {
        const before = await editor.remove(operation.id)
        if (operation.put !== undefined) await editor.add(operation.put)
        const kind = kindOf(before, operation.put)
        if (kind !== undefined) changes.add(kind, (operation.put ?? before)?.account.name ?? operation.id)
        count += (operation.put === undefined ? 0 : 1) - (before === undefined ? 0 : 1)
      }
      await editor.flush()
      /* oxlint-enable no-await-in-loop */
    }
    const said = next(edition, count)
    if (said.info.count !== count) throw new WrongEditionError(`${count} records instead of ${said.info.count}`)
    const idSchemes = [...new Set([...edition.idSchemes, ...puts.flatMap(idSchemesOf)])]
    await transaction.objectStore('editions').put({ ...edition, ...said, idSchemes }, list)
    const ids = operations.map(({ id }) => id)
    await noteChanged(transaction.objectStore('search-states'), edition, ids)
    await transaction.done
  } catch (error) {
    abort(transaction)
    throw error
  }
  return changes.result()
}

interface Operation {
  readonly id: string
  /** Absent: the record is taken out. */
  readonly put?: Closure
}

/** Bounds the parts of the list that are in memory at a time, and how long nobody else is answered: 128 take a tenth of a second. */
const operationsAtOnce = 32

function kindOf(before: Closure | undefined, after: Closure | undefined): 'added' | 'changed' | 'removed' | undefined {
  if (before === undefined) return after === undefined ? undefined : 'added'
  if (after === undefined) return 'removed'
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : 'changed'
}

type EditTransaction = IDBPTransaction<
  YibuDatabase,
  ('editions' | 'buckets' | 'pointers' | 'search-states')[],
  'readwrite'
>

function abort(transaction: EditTransaction): void {
  // What was asked of it fails then, too, and has been heard of here.
  transaction.done.catch(() => {})
  try {
    transaction.abort()
  } catch {
    // It has ended by itself: that is what failed.
  }
}

/** Parts of an edition in memory, to be changed and written back. */
function createEditor(transaction: EditTransaction, { generation, bucketBits, pointerBits }: Edition) {
  const buckets = createParts<Bucket>(
    (number) => transaction.objectStore('buckets').get([generation, number]),
    (number, value) => transaction.objectStore('buckets').put(value, [generation, number]),
  )
  const pointers = createParts<Pointers>(
    (number) => transaction.objectStore('pointers').get([generation, number]),
    (number, value) => transaction.objectStore('pointers').put(value, [generation, number]),
  )
  const bucketOf = (hash: number) => firstBits(hash, bucketBits)

  async function removeFrom(number: number, id: string): Promise<Closure | undefined> {
    const { bucket, removed } = withoutRecord((await buckets.get(number)) ?? '', id)
    if (removed === undefined) return undefined
    buckets.set(number, bucket)
    await changePointers(removed, removePairs)
    return removed
  }

  async function changePointers(
    closure: Closure,
    change: (own: Pointers | undefined, pairs: readonly number[]) => Pointers,
  ): Promise<void> {
    const groups = [...splitPairs(pointersOf(closure), pointerBits)]
    await Promise.all(
      groups.map(async ([number, pairs]) => pointers.set(number, change(await pointers.get(number), pairs))),
    )
  }

  return {
    /** Asks for what an operation will most likely need: those of one batch all at once. */
    prefetch: async ({ id, put }: Operation): Promise<void> => {
      const { removed: before } = withoutRecord((await buckets.get(bucketOf(hashKey(homeKeyOfId(id))))) ?? '', id)
      const numbers = [before, put].flatMap((closure) =>
        closure === undefined ? [] : [...splitPairs(pointersOf(closure), pointerBits).keys()],
      )
      await Promise.all([
        ...numbers.map((number) => pointers.get(number)),
        ...(put === undefined ? [] : [buckets.get(bucketOf(hashKey(homeKey(put))))]),
      ])
    },
    remove: async (id: string): Promise<Closure | undefined> => {
      const guessed = bucketOf(hashKey(homeKeyOfId(id)))
      const removed = await removeFrom(guessed, id)
      if (removed !== undefined) return removed
      const hash = hashKey(recordKey(id))
      for (const home of homesOf(await pointers.get(firstBits(hash, pointerBits)), hash)) {
        // oxlint-disable-next-line no-await-in-loop -- there is one, or a few whose hashes happen to be the same
        const found = await removeFrom(bucketOf(home), id)
        if (found !== undefined) return found
      }
      return undefined
    },
    add: async (closure: Closure): Promise<void> => {
      const home = homeKey(closure)
      const number = bucketOf(hashKey(home))
      buckets.set(number, ((await buckets.get(number)) ?? '') + bucketLine(home, JSON.stringify(closure)))
      await changePointers(closure, addPairs)
    },
    flush: async (): Promise<void> => {
      await Promise.all([buckets.flush(), pointers.flush()])
    },
  }
}

function createParts<Value>(
  read: (number: number) => Promise<Value | undefined>,
  write: (number: number, value: Value) => Promise<unknown>,
) {
  const parts = new Map<number, Promise<Value | undefined>>()
  const changed = new Map<number, Value>()
  return {
    get(number: number): Promise<Value | undefined> {
      const part = parts.get(number) ?? read(number)
      parts.set(number, part)
      return part
    },
    set(number: number, value: Value): void {
      parts.set(number, Promise.resolve(value))
      changed.set(number, value)
    },
    async flush(): Promise<void> {
      await Promise.all(Array.from(changed, ([number, value]) => write(number, value)))
    },
  }
}
