import type { Answer, Guidance, Route, Suggestion } from './answer'
import { chooseAction } from './actions'
import { suggest } from './suggest'
import { judge } from '../match/judge'
import { accountKeys, type AccountKey } from '../match/keys'
import { followSuccessors, type Trail } from '../match/trails'
import type { Closure } from '../model/closure'
import type { ListInfo } from '../model/list'
import type { Profile } from '../model/profile'

/** Gives the closures that have to do with one of the keys, each with its list. */
export type FindListed = (
  keys: readonly AccountKey[],
) => Promise<readonly { readonly closure: Closure; readonly list: ListInfo }[]>

/** Judges a profile by the lists, and gathers where to go from there. */
export async function answerProfile(profile: Profile, find: FindListed): Promise<Omit<Answer, 'hidden'>> {
  const listed = await find(accountKeys(profile))
  const verdict = judge(
    profile,
    listed.map(({ closure }) => closure),
  )
  const subject = 'closure' in verdict ? verdict.closure : verdict.closures[0]
  const record = listed.find(({ closure }) => closure === subject)
  if (record === undefined) return { verdict }
  return { verdict, guidance: await guide(record.closure, record.list, find) }
}

/** Where to go from one closure: its successors, followed to their ends; suggestions when that leads nowhere. */
export async function guide(closure: Closure, list: ListInfo, find: FindListed): Promise<Guidance> {
  const findClosures = async (keys: readonly AccountKey[]) => (await find(keys)).map((listed) => listed.closure)
  const trails = await followSuccessors(closure, findClosures)
  const routes = trails.map((trail) => toRoute(trail, closure))
  const leadsOn = routes.some(({ end }) => end !== undefined)
  const suggestions: readonly Suggestion[] = leadsOn ? [] : await suggest(closure, findClosures)
  return { closure, list, routes, suggestions }
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
