import type { Closure } from '../../../utils/model/closure'
import type { RecordChanges } from '../publish/compare-records'

/** A change that one person alone should not make, and why. */
export interface SensitiveChange {
  readonly closure: Closure
  /** In Chinese. */
  readonly reasons: readonly string[]
}

/**
 * Withdrawals, and whatever leads people elsewhere: a wrong successor sends them to a stranger. A record that from now
 * on speaks of another account is the old one withdrawn.
 */
export function findSensitive({ added, changed, removed }: RecordChanges): readonly SensitiveChange[] {
  return [
    ...removed.map((closure) => ({ closure, reasons: ['撤下'] })),
    ...changed.map(({ before, after }) => ({ closure: after, reasons: reasonsToLookTwice(before, after) })),
    ...added.map((closure) => ({ closure, reasons: closure.successors.length > 0 ? ['写了去向'] : [] })),
  ].filter(({ reasons }) => reasons.length > 0)
}

function reasonsToLookTwice(before: Closure, after: Closure): readonly string[] {
  const isWithdrawn = before.status !== 'reopened' && after.status === 'reopened'
  const isLedElsewhere = JSON.stringify(before.successors) !== JSON.stringify(after.successors)
  return [
    ...(isWithdrawn ? ['不再说它关停'] : []),
    ...(isSameAccount(before, after) ? [] : ['说的不再是同一个账号']),
    ...(isLedElsewhere ? ['改了去向'] : []),
  ]
}

/** Platform and name are in a record's id. Without its number a page is no longer recognised for certain. */
function isSameAccount({ account: before }: Closure, { account: after }: Closure): boolean {
  const ids = new Set(after.ids)
  return (before.ids ?? []).every((id) => ids.has(id))
}
