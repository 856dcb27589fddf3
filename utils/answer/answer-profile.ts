import type { Answer, Claim, Guidance, Route, Suggestion, Ways } from './answer'
import { chooseAction } from './actions'
import { suggest } from './suggest'
import { keysToAsk, toldBy } from './unlisted'
import { compareIds } from '../match/identity'
import { judge } from '../match/judge'
import type { AccountKey } from '../match/keys'
import { type FindClosures, followSuccessors, type Trail } from '../match/trails'
import type { Closure } from '../model/closure'
import type { ListInUse } from '../model/list'
import type { Profile } from '../model/profile'
import { normalizeName } from '../text/normalize'

/** Gives the closures that have to do with one of the keys, each with its list. */
export type FindListed = (keys: readonly AccountKey[], mostElsewhere?: number) => Promise<readonly Claim[]>

/** Judges a profile by the lists, and gathers where to go from there. `seen`: as in `judge`. */
export async function answerProfile(
  profile: Profile,
  find: FindListed,
  seen: readonly string[] = [],
): Promise<Omit<Answer, 'hidden'>> {
  return answerListed(profile, await find(keysToAsk(profile, seen)), find, seen)
}

/** The same, where what has to do with the profile is found already: all that is `listed` by `keysToAsk`. */
export async function answerListed(
  profile: Profile,
  listed: readonly Claim[],
  find: FindListed,
  seen: readonly string[] = [],
): Promise<Omit<Answer, 'hidden'>> {
  const verdict = judge(
    profile,
    listed.map(({ closure }) => closure),
    seen,
  )
  const subject = 'closure' in verdict ? verdict.closure : verdict.closures[0]
  const record = listed.find(({ closure }) => closure === subject)
  const told = { verdict, ...toldBy(profile) }
  if (record === undefined) return told
  const otherClaims = findOtherClaims(record, listed)
  return {
    ...told,
    ...(verdict.kind !== 'none' && { guidance: await guide(record.closure, record.list, find) }),
    ...(otherClaims.length > 0 && { otherClaims }),
  }
}

/** What other lists than the one a record stands in say of its account, where they do not agree. */
export function findOtherClaims({ closure, list }: Claim, listed: readonly Claim[]): readonly Claim[] {
  return listed.filter(
    (other) =>
      other.list.key !== list.key &&
      isSameAccount(other.closure, closure) &&
      sayingOf(other.closure) !== sayingOf(closure),
  )
}

function isSameAccount(one: Closure, other: Closure): boolean {
  if (one.account.platform !== other.account.platform) return false
  const ids = compareIds(one.account.ids, other.account.ids)
  return ids === 'same' || (ids === 'unknown' && one.id === other.id)
}

/** What a person would do on the word of a record: whether the account lives, and where it went. */
function sayingOf({ account, status, successors }: Closure): string {
  const names = successors.map((successor) => {
    const platform = successor.kind === 'account' ? (successor.platform ?? account.platform) : ''
    return `${successor.kind} ${platform} ${normalizeName(successor.name)}`
  })
  return JSON.stringify([status === 'reopened', names.toSorted((a, b) => (a < b ? -1 : 1))])
}

/** Where to go from a listed closure. */
export async function guide(closure: Closure, list: ListInUse, find: FindListed): Promise<Guidance> {
  return { ...(await findWays(closure, find)), list }
}

/** Where to go from one closure: its successors, followed to their ends; suggestions when that leads nowhere. */
export async function findWays(closure: Closure, find: FindListed): Promise<Ways> {
  const findClosures: FindClosures = async (...asked) => (await find(...asked)).map((listed) => listed.closure)
  const trails = await followSuccessors(closure, findClosures)
  const routes = trails.map((trail) => toRoute(trail, closure))
  const leadsOn = routes.some(({ end }) => end !== undefined)
  const suggestions: readonly Suggestion[] = leadsOn ? [] : await suggest(closure, findClosures)
  return { closure, routes, suggestions }
}

function toRoute({ via, end, circular, closing }: Trail, closure: Closure): Route {
  const { platform } = (via.at(-1) ?? closure).account
  return {
    via,
    ...(end !== undefined && { end: { successor: end, action: chooseAction(end, platform) } }),
    ...(circular !== undefined && { circular }),
    ...(closing !== undefined && { closing }),
  }
}
