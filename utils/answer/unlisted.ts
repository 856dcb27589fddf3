import type { Answer } from './answer'
import { accountAndWayKeys, type AccountKey, recordKeys } from '../match/keys'
import { notListed } from '../match/verdict'
import type { Profile } from '../model/profile'

/** By what all is found that has to do with a profile. `seen`: as in `judge`. */
export function keysToAsk(profile: Profile, seen: readonly string[] = []): readonly AccountKey[] {
  return [...accountAndWayKeys(profile), ...seen.flatMap(recordKeys)]
}

/** The answer where nothing was found by any of these keys; most accounts are on no list. */
export function answerUnlisted(profile: Profile): Answer {
  return { verdict: notListed, ...toldBy(profile) }
}

/** What a page tells of its account's past, whether or not a list has it. */
export function toldBy({ platform, history }: Profile): Pick<Answer, 'history'> {
  return history === undefined ? {} : { history: { platform, facts: history } }
}
