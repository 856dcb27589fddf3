import type { Answer, Claim, Guidance } from './answer'
import { type FindListed, guide } from './answer-profile'
import { judge } from '../match/judge'
import { nameKey } from '../match/keys'
import { notListed, type Verdict } from '../match/verdict'
import type { Closure } from '../model/closure'
import type { HideTarget } from '../model/hiding'
import { type PlatformId, platformIds } from '../model/platform'
import { namesSearched } from '../text/names-searched'
import { normalizeName } from '../text/normalize'

/** More records than these are not told of one name. */
const mostNamed = 6

/**
 * The closed accounts whose name is searched for, each with where to go: those of the platform that is searched first,
 * then those elsewhere. Exactly by a name, or by what is left of the words without what only says where to look for it
 * (官方, 抖音号); the nearest that finds anything counts alone.
 */
export async function answerWords(platform: PlatformId, words: string, find: FindListed): Promise<readonly Guidance[]> {
  const names = namesSearched(words)
  if (names.length === 0) return []
  const order = [platform, ...platformIds.filter((id) => id !== platform)]
  const listed = await find(names.flatMap((name) => order.map((id) => nameKey(id, name))))
  const found = names.map((name) => order.flatMap((id) => closedOf(id, name, listed))).find((some) => some.length > 0)
  return Promise.all((found ?? []).slice(0, mostNamed).map(({ closure, list }) => guide(closure, list, find)))
}

/** The first of what was found as an answer, and the account on the platform searched that a person hides with it. */
export function leadOf(
  platform: PlatformId,
  words: string,
  found: readonly Guidance[],
): { readonly answer: Answer; readonly target: HideTarget } {
  const [guidance] = found
  if (guidance === undefined) {
    const answer: Answer = { verdict: notListed }
    return { answer, target: { platform, name: words, ids: [] } }
  }
  const { closure } = guidance
  const own = found.filter(({ closure: { account } }) => account.platform === platform)
  const ids = own.length === 1 ? (closure.account.ids ?? []) : []
  return {
    answer: { verdict: { kind: 'closed', sure: 'name', closure }, guidance },
    target: { platform, name: closure.account.name, ids },
  }
}

/** Who of a platform bears exactly the name and is closed: one, or all of several that nothing tells apart. */
function closedOf(platform: PlatformId, name: string, listed: readonly Claim[]): readonly Claim[] {
  const named = listed.filter(({ closure }) => normalizeName(closure.account.name) === name)
  const verdict = judge(
    { platform, ids: [], name, verification: { state: 'unknown' } },
    named.map(({ closure }) => closure),
  )
  const closures = verdict.kind === 'closed' ? [verdict.closure] : ambiguousIn(verdict)
  const standing = named.filter(({ closure }) => closures.includes(closure))
  // Of one record in several lists the first says it.
  return standing.filter(({ closure: { id } }, at) => standing.findIndex(({ closure }) => closure.id === id) === at)
}

function ambiguousIn(verdict: Verdict): readonly Closure[] {
  return verdict.kind === 'none' && verdict.because === 'ambiguous' ? verdict.closures : []
}
