import type { Closure } from '../../../utils/model/closure'

/** What became of a list's records from one edition to another, each in the order of the ids. */
export interface RecordChanges {
  readonly added: readonly Closure[]
  readonly changed: readonly { readonly before: Closure; readonly after: Closure }[]
  readonly removed: readonly Closure[]
}

/** Records in portions, as the shards of a list come. */
export type RecordParts = AsyncIterable<readonly Closure[]> | Iterable<readonly Closure[]>

/**
 * Compares the records of an earlier edition with those of a later one, by id. Both must be as `parseClosure` gives them:
 * records that say the same are written the same. Of the earlier ones no more than one portion is kept.
 */
export async function compareRecords(before: RecordParts, after: ReadonlyMap<string, Closure>): Promise<RecordChanges> {
  const known = new Set<string>()
  const changed: { readonly before: Closure; readonly after: Closure }[] = []
  const removed: Closure[] = []
  for await (const part of before) {
    for (const earlier of part) {
      known.add(earlier.id)
      const later = after.get(earlier.id)
      if (later === undefined) removed.push(earlier)
      else if (JSON.stringify(later) !== JSON.stringify(earlier)) changed.push({ before: earlier, after: later })
    }
  }
  const added = Array.from(after.values()).filter(({ id }) => !known.has(id))
  return {
    added: added.toSorted((a, b) => compareIds(a.id, b.id)),
    changed: changed.toSorted((a, b) => compareIds(a.after.id, b.after.id)),
    removed: removed.toSorted((a, b) => compareIds(a.id, b.id)),
  }
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : 1
}
