import { bucketClosures } from './bucket'
import { type Database, type Edition } from './database'
import { createPace } from '../list/pace'
import { type ChangedRecords, type Changes, namedChanges } from '../model/sync-state'

export type WhatChanged = Pick<Changes, 'added' | 'changed' | 'removed'>

/** What an edition that is whole has in other ways than another one of the same list. Read in parts, side by side. */
export async function compareEditions(database: Database, old: Edition, next: Edition): Promise<WhatChanged> {
  const changes = createTally()
  const pace = createPace()
  // The first bits of a hash choose the bucket: the same part of both editions holds the same records.
  const parts = 2 ** Math.min(old.bucketBits, next.bucketBits)
  for (let part = 0; part < parts; part += 1) {
    /* oxlint-disable no-await-in-loop -- a part in memory at a time */
    const [before, after] = await Promise.all([
      readPart(database, old, part, parts),
      readPart(database, next, part, parts),
    ])
    for (const [id, { name, json }] of after) {
      const known = before.get(id)
      if (known === undefined) changes.add('added', name)
      else if (known.json !== json) changes.add('changed', name)
    }
    for (const [id, { name }] of before) if (!after.has(id)) changes.add('removed', name)
    if (pace.isDue()) await pace.rest()
    /* oxlint-enable no-await-in-loop */
  }
  return changes.result()
}

/** Counts changes, and keeps the first names of each kind. */
export function createTally() {
  const counts = { added: 0, changed: 0, removed: 0 }
  const names: Record<keyof typeof counts, string[]> = { added: [], changed: [], removed: [] }
  const recordsOf = (kind: keyof typeof counts): ChangedRecords => ({ count: counts[kind], names: names[kind] })
  return {
    add(kind: keyof typeof counts, name: string): void {
      counts[kind] += 1
      if (names[kind].length < namedChanges) names[kind].push(name)
    },
    result: (): WhatChanged => ({
      added: recordsOf('added'),
      changed: recordsOf('changed'),
      removed: recordsOf('removed'),
    }),
  }
}

interface Known {
  readonly name: string
  readonly json: string
}

async function readPart(
  database: Database,
  { generation, bucketBits }: Edition,
  part: number,
  parts: number,
): Promise<ReadonlyMap<string, Known>> {
  const size = 2 ** bucketBits / parts
  const range = IDBKeyRange.bound([generation, part * size], [generation, (part + 1) * size], false, true)
  const closures = (await database.getAll('buckets', range)).flatMap((bucket) => bucketClosures(bucket))
  return new Map(closures.map((closure) => [closure.id, { name: closure.account.name, json: JSON.stringify(closure) }]))
}
