import type { Publication } from '../../../utils/list/delta'

const dayMs = 24 * 60 * 60 * 1000

/**
 * The editions from which a delta is worth most, the most useful first: the last one, on which nearly everybody is; the
 * one from longest ago, which covers all; those of about three days and a day ago. A client that stays away for a week
 * is still covered: an edition is out of date from the moment the next one was issued, and deltas go back to those that
 * have been so for seven days at most.
 */
export function chooseHorizons(publications: readonly Publication[], issued: string): readonly Publication[] {
  const now = Date.parse(issued)
  const covered = publications.filter((_, index) => {
    const outdatedAt = Date.parse(publications[index + 1]?.issued ?? issued)
    return now - outdatedAt <= 7 * dayMs
  })
  const [first] = covered
  const last = covered.at(-1)
  if (first === undefined || last === undefined) return []
  return [...new Set([last, first, closestTo(covered, now - 3 * dayMs), closestTo(covered, now - dayMs)])]
}

function closestTo(publications: readonly Publication[], timeMs: number): Publication {
  return publications.reduce((best, one) => (distance(one, timeMs) < distance(best, timeMs) ? one : best))
}

function distance({ issued }: Publication, timeMs: number): number {
  return Math.abs(Date.parse(issued) - timeMs)
}
