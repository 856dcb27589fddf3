import type { FindListed } from './answer-profile'
import { judge } from '../match/judge'
import { accountAndWayKeys } from '../match/keys'
import type { Closed, SuccessorOf, Verdict } from '../match/verdict'
import type { LinkedAccount } from '../model/account'
import type { PlatformId } from '../model/platform'
import type { Profile } from '../model/profile'

/** What a link can be marked with. */
export type LinkVerdict = Closed | SuccessorOf

/**
 * Judges accounts as links tell them, all with one look-up; in their order, undefined for those that nothing is said of.
 * Of an account that only a name tells no more is known than its name: a verdict rests on that.
 */
export async function judgeLinks(
  platform: PlatformId,
  accounts: readonly LinkedAccount[],
  find: FindListed,
): Promise<readonly (LinkVerdict | undefined)[]> {
  const profiles = accounts.map((account) => linkedProfile(platform, account))
  const listed = await find(profiles.flatMap(accountAndWayKeys))
  const closures = listed.map(({ closure }) => closure)
  if (closures.length === 0) return accounts.map(() => undefined)
  return profiles.map((profile) => asMark(judge(profile, closures)))
}

/** All that is known of an account by a link to it. */
export function linkedProfile(platform: PlatformId, { ids, name }: LinkedAccount): Profile {
  return { platform, ids, ...(ids.length === 0 && name !== undefined && { name }), verification: { state: 'unknown' } }
}

function asMark(verdict: Verdict): LinkVerdict | undefined {
  return verdict.kind === 'closed' || verdict.kind === 'successor' ? verdict : undefined
}
