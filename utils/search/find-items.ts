import { createEvaluate } from './evaluate'
import type { Lookup } from './lookup'
import type { PartData } from './part'
import { never } from './penalties'

export interface FoundItem {
  readonly item: number
  readonly penalty: number
}

/** The best items that hold every term, those of equal penalty in their order; `isMeant` leaves out others beforehand. */
export function findItems(
  part: PartData,
  lookups: readonly Lookup[],
  limit: number,
  isMeant: (item: number) => boolean,
): readonly FoundItem[] {
  const evaluate = createEvaluate(part, lookups)
  const best = createBest(limit)
  const count = part.itemStarts.length - 1
  for (let item = 0; item < count; item += 1) {
    if (!isMeant(item)) continue
    const penalty = evaluate(item)
    if (penalty < never) best.offer(item, penalty)
  }
  return best.found
}

/** Keeps the best of what it is offered. */
export function createBest(limit: number) {
  const found: FoundItem[] = []
  return {
    found,
    /** The penalty from which on nothing more is taken. */
    worst: () => (found.length < limit ? never : (found.at(-1)?.penalty ?? never)),
    offer(item: number, penalty: number): void {
      const last = found.at(-1)
      if (found.length >= limit && last !== undefined && !isBefore(item, penalty, last)) return
      let at = found.length
      for (; at > 0; at -= 1) {
        const before = found[at - 1]
        if (before === undefined || !isBefore(item, penalty, before)) break
      }
      found.splice(at, 0, { item, penalty })
      if (found.length > limit) found.pop()
    },
  }
}

function isBefore(item: number, penalty: number, other: FoundItem): boolean {
  return penalty === other.penalty ? item < other.item : penalty < other.penalty
}
