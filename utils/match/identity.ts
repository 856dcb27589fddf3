import { type AccountId, schemeOf } from '../model/account'

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
