import { compareIds } from './identity'
import { accountKeys, isAccount, locateSuccessor, type AccountKey } from './keys'
import type { AccountSuccessor, Closure, Successor } from '../model/closure'
import type { PlatformId } from '../model/platform'
import { normalizeName } from '../text/normalize'

/**
 * Gives every closure that has to do with one of the keys (and possibly more); of those that are not filed under a key
 * themselves no more than `mostElsewhere` a list.
 */
export type FindClosures = (keys: readonly AccountKey[], mostElsewhere?: number) => Promise<readonly Closure[]>

/** Where one stated successor leads in the end. */
export interface Trail {
  /** The closed accounts passed on the way, in order; empty when the successor still stands. */
  readonly via: readonly Closure[]
  /** Absent when the last of `via` closed without naming a successor, or the trail is circular. */
  readonly end?: Successor
  /** The last of `via` names an account that was passed already. */
  readonly circular?: true
  /** The record that announces the end's own closing, when it has not closed yet. */
  readonly closing?: Closure
}

/**
 * Follows each successor of a closure through successors that closed in their turn (A → B in 2023 → C in 2025) to
 * where its chain ends; splits fan out, merges come together: no end is given twice. Main successors first, in the
 * list's order. Trails that end nowhere come last.
 */
export async function followSuccessors(closure: Closure, find: FindClosures): Promise<readonly Trail[]> {
  const trails = await followAll(closure, [closure], find)
  const ends = new Set<string>()
  const distinct = trails.filter(({ end, via }) => {
    const key = end === undefined ? `nowhere ${via.at(-1)?.id ?? ''}` : endKey(end, via.at(-1) ?? closure)
    if (ends.has(key)) return false
    ends.add(key)
    return true
  })
  return [...distinct.filter(({ end }) => end !== undefined), ...distinct.filter(({ end }) => end === undefined)]
}

/** Longer chains than this are a broken list; they are followed no further. */
const longestChain = 8

/** `passed` holds the closures from the first to this one. */
async function followAll(closure: Closure, passed: readonly Closure[], find: FindClosures): Promise<readonly Trail[]> {
  const via = passed.slice(1)
  const trails = await Promise.all(
    closure.successors.map(async (successor): Promise<readonly Trail[]> => {
      if (!isAccount(successor)) return [{ via, end: successor }]
      const located = locateSuccessor(successor, closure.account)
      const next = findClosureOf(located, closure, await find(accountKeys(located)))
      // A successor that finds the very record it stands in is a new account of the same name.
      const stands = next === undefined || next.status === 'reopened' || next.id === closure.id
      if (stands) return [{ via, end: successor }]
      if (passed.some(({ id }) => id === next.id)) return [{ via, circular: true }]
      if (passed.length > longestChain) return [{ via, end: successor }]
      if (next.status === 'announced' && next.successors.length === 0) return [{ via, end: successor, closing: next }]
      const further = [...passed, next]
      if (next.successors.length === 0) return [{ via: further.slice(1) }]
      return followAll(next, further, find)
    }),
  )
  return trails.flat()
}

/** The closure of the very account a successor names; undefined when none is listed or several could be meant. */
function findClosureOf(
  successor: AccountSuccessor & { readonly platform: PlatformId },
  from: Closure,
  closures: readonly Closure[],
): Closure | undefined {
  const name = normalizeName(successor.name)
  const onPlatform = closures.filter(({ account }) => account.platform === successor.platform)
  const byId = onPlatform.filter(({ account }) => compareIds(successor.ids, account.ids) === 'same')
  if (byId.length > 0) return byId.find(({ status }) => status === 'reopened') ?? byId[0]
  const byName = onPlatform.filter(
    ({ account }) => normalizeName(account.name) === name && compareIds(successor.ids, account.ids) === 'unknown',
  )
  const reopened = byName.find(({ status }) => status === 'reopened')
  if (reopened !== undefined) return reopened
  if (new Set(byName.map(({ id }) => id)).size <= 1) return byName[0]
  const sameDivision = byName.filter(({ account }) => account.division === from.account.division)
  return sameDivision.length === 1 ? sameDivision[0] : undefined
}

/** `stater` is the closure that names the end. */
function endKey(end: Successor, stater: Closure): string {
  if (!isAccount(end)) return `${end.kind} ${normalizeName(end.name)}`
  const { platform, ids, name } = locateSuccessor(end, stater.account)
  return `${platform} ${ids?.[0] ?? normalizeName(name)}`
}
