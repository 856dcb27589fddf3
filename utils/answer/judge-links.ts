import type { Claim } from './answer'
import { linkedProfile } from './linked-profile'
import { judge } from '../match/judge'
import type { Closed, SuccessorOf, Verdict } from '../match/verdict'
import type { LinkedAccount } from '../model/account'
import type { PlatformId } from '../model/platform'

/** What a link can be marked with. */
export type LinkVerdict = Closed | SuccessorOf

/**
 * Judges accounts as links tell them, by all that is `listed` by `keysOfLinks`; in their order, undefined for those that
 * nothing is said of. Of an account that only a name tells no more is known than its name: a verdict rests on that.
 */
export function judgeLinks(
  platform: PlatformId,
  accounts: readonly LinkedAccount[],
  listed: readonly Claim[],
): readonly (LinkVerdict | undefined)[] {
  const closures = listed.map(({ closure }) => closure)
  return accounts.map((account) => asMark(judge(linkedProfile(platform, account), closures)))
}

function asMark(verdict: Verdict): LinkVerdict | undefined {
  return verdict.kind === 'closed' || verdict.kind === 'successor' ? verdict : undefined
}
