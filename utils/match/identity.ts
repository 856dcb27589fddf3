import { type AccountId, schemeOf } from '../model/account'
import type { HideTarget } from '../model/hiding'
import { normalizeName } from '../text/normalize'

/**
 * Compares two accounts of one platform by their immutable ids: `same` when they share one; `different` when both
 * have an id of some scheme and none is shared; `unknown` when no scheme is common to both.
 */
export function compareIds(
  left: readonly AccountId[] = [],
  right: readonly AccountId[] = [],
): 'same' | 'different' | 'unknown' {
  if (left.some((id) => right.includes(id))) return 'same'
  const schemes = new Set(left.map(schemeOf))
  return right.some((id) => schemes.has(schemeOf(id))) ? 'different' : 'unknown'
}

/** Whether two descriptions of pages are of one account: by id where both have comparable ones, else by name. */
export function isSameTarget(one: HideTarget, other: HideTarget): boolean {
  if (one.platform !== other.platform) return false
  const ids = compareIds(one.ids, other.ids)
  if (ids !== 'unknown') return ids === 'same'
  return one.name !== undefined && other.name !== undefined && normalizeName(one.name) === normalizeName(other.name)
}
