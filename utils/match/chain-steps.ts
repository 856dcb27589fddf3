import type { AccountSuccessor, Closure } from '../model/closure'
import type { PlatformId } from '../model/platform'
import { normalizeName } from '../text/normalize'

/** A successor of a record that is itself an account on the list. */
export interface ChainStep {
  readonly from: Closure
  /** Its place among the record's successors. */
  readonly at: number
  readonly to: Closure
  /** The records passed on the way back to where the step began, that one first and last; absent when none leads there. */
  readonly circle?: readonly Closure[]
}

/** Every step from a closed account to another, by id, else by name where one account has it. Accounts that opened again end a chain. */
export function findChainSteps(closures: readonly Closure[]): readonly ChainStep[] {
  const closed = closures.filter(({ status }) => status !== 'reopened')
  const steps = findSteps(closed)
  const stepsFrom = new Map<Closure, ChainStep[]>(closed.map((closure) => [closure, []]))
  for (const step of steps) stepsFrom.get(step.from)?.push(step)
  return steps.map((step) => {
    const way = findWay(step.to, step.from, stepsFrom)
    return way === undefined ? step : { ...step, circle: [step.from, ...way, step.from] }
  })
}

function findSteps(closures: readonly Closure[]): readonly ChainStep[] {
  const byKey = new Map<string, Closure[]>()
  for (const closure of closures) {
    const { platform, name, ids } = closure.account
    for (const key of keysOf(platform, name, ids)) byKey.set(key, [...(byKey.get(key) ?? []), closure])
  }
  return closures.flatMap((from) =>
    from.successors.flatMap((successor, at) => {
      if (successor.kind !== 'account') return []
      const to = findClosed(successor, from.account.platform, byKey)
      return to === undefined ? [] : [{ from, at, to }]
    }),
  )
}

/** The record of the account that a successor means; none when several share its name and no id tells them apart. */
function findClosed(
  { platform, name, ids = [] }: AccountSuccessor,
  ownPlatform: PlatformId,
  byKey: ReadonlyMap<string, readonly Closure[]>,
): Closure | undefined {
  const [byName = '', ...byId] = keysOf(platform ?? ownPlatform, name, ids)
  const [known] = byId.flatMap((key) => byKey.get(key) ?? [])
  if (known !== undefined) return known
  const [one, ...others] = byKey.get(byName) ?? []
  return others.length > 0 ? undefined : one
}

function keysOf(platform: PlatformId, name: string, ids: readonly string[] = []): readonly string[] {
  return [`${platform}/${normalizeName(name)}`, ...ids.map((id) => `${platform} ${id}`)]
}

/** The records passed from one to another, the first of them included; undefined when there is no way. */
function findWay(
  from: Closure,
  goal: Closure,
  stepsFrom: ReadonlyMap<Closure, readonly ChainStep[]>,
): readonly Closure[] | undefined {
  const before = new Map<Closure, Closure | undefined>([[from, undefined]])
  for (const closure of before.keys()) {
    if (closure === goal) return walkBack(closure, before).slice(0, -1)
    for (const { to } of stepsFrom.get(closure) ?? []) if (!before.has(to)) before.set(to, closure)
  }
  return undefined
}

function walkBack(end: Closure, before: ReadonlyMap<Closure, Closure | undefined>): readonly Closure[] {
  const way: Closure[] = []
  for (let closure: Closure | undefined = end; closure !== undefined; closure = before.get(closure)) {
    way.unshift(closure)
  }
  return way
}
