import type { AccountSuccessor } from '../../utils/model/closure'
import type { PlatformId } from '../../utils/model/platform'
import { normalizeName } from '../../utils/text/normalize'
import type { Draft } from './compile-record'
import { groupBy } from './group-by'
import { errorAt, type Problem, warningAt } from './problem'

/** One successor of a record that is itself an account on the list. */
interface Step {
  readonly from: Draft
  /** Its place among the record's successors. */
  readonly at: number
  readonly to: Draft
}

/**
 * A successor that has closed too is pointed out; a chain that comes back to where it began is an error. Accounts that
 * opened again end a chain.
 */
export function checkChains(drafts: readonly Draft[]): readonly Problem[] {
  const closed = drafts.filter(({ closure }) => closure.status !== 'reopened')
  const steps = findSteps(closed)
  const stepsFrom = groupBy(steps, ({ from }) => from)
  return steps.map((step) => {
    const place = step.from.placeOf(['successors', step.at])
    const way = findWay(step.to, step.from, stepsFrom)
    if (way === undefined) {
      const { file, line } = step.to.placeOf([])
      const message = `这个去向自己也在名录里（${step.to.closure.id}，${file}:${line}），请确认它是不是最后的去向。`
      return warningAt(place, 'successor-closed', message)
    }
    const circle = [step.from, ...way, step.from].map(({ closure }) => closure.id).join(' → ')
    const hint = step.from === step.to ? '；如果在别的平台，请写明 platform' : ''
    return errorAt(place, 'successor-cycle', `去向绕回了原处：${circle}${hint}。`)
  })
}

function findSteps(drafts: readonly Draft[]): readonly Step[] {
  const named = drafts.flatMap((draft) => {
    const { platform, name, ids } = draft.closure.account
    return keysOf(platform, name, ids).map((key) => ({ key, draft }))
  })
  const byKey = groupBy(named, ({ key }) => key)
  return drafts.flatMap((from) =>
    from.closure.successors.flatMap((successor, at) => {
      if (successor.kind !== 'account') return []
      return findClosed(successor, from.closure.account.platform, byKey).map((to) => ({ from, at, to }))
    }),
  )
}

type Named = ReadonlyMap<string, readonly { readonly draft: Draft }[]>

/** The record of the account that a successor means; none when several share its name and no id tells them apart. */
function findClosed({ platform, name, ids = [] }: AccountSuccessor, ownPlatform: PlatformId, byKey: Named): Draft[] {
  const [byName = '', ...byId] = keysOf(platform ?? ownPlatform, name, ids)
  const [known] = byId.flatMap((key) => byKey.get(key) ?? [])
  if (known !== undefined) return [known.draft]
  const [one, ...others] = byKey.get(byName) ?? []
  return one === undefined || others.length > 0 ? [] : [one.draft]
}

function keysOf(platform: PlatformId, name: string, ids: readonly string[] = []): readonly string[] {
  return [`${platform}/${normalizeName(name)}`, ...ids.map((id) => `${platform} ${id}`)]
}

/** The records passed from one to another, the first of them included; undefined when there is no way. */
function findWay(
  from: Draft,
  goal: Draft,
  stepsFrom: ReadonlyMap<Draft, readonly Step[]>,
): readonly Draft[] | undefined {
  const before = new Map<Draft, Draft | undefined>([[from, undefined]])
  for (const draft of before.keys()) {
    if (draft === goal) return walkBack(draft, before).slice(0, -1)
    for (const { to } of stepsFrom.get(draft) ?? []) if (!before.has(to)) before.set(to, draft)
  }
  return undefined
}

function walkBack(end: Draft, before: ReadonlyMap<Draft, Draft | undefined>): readonly Draft[] {
  const way: Draft[] = []
  for (let draft: Draft | undefined = end; draft !== undefined; draft = before.get(draft)) way.unshift(draft)
  return way
}
