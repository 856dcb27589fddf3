import type { Verdict } from '../match/verdict'
import type { PlatformId } from '../model/platform'
import type { Profile } from '../model/profile'
import type { FoundParts } from '../model/reading-trouble'
import { noteFound } from '../store/reading-trouble'
import { noteSeen } from '../store/seen'

/** What is kept of a visit: the ids of a listed account, if the person lets them be, and that the page could be read. */
export async function noteVisit(profile: Profile, verdict: Verdict, remembersSeen: boolean): Promise<void> {
  const { platform, ids, name, verification } = profile
  if (remembersSeen) await noteSeen(profile, verdict)
  // A name without an id may be no more than the address asked for.
  const isNameFound = name !== undefined && ids.length > 0
  const isVerificationFound = verification.state !== 'unknown'
  const found = { ...(isNameFound && { name: true }), ...(isVerificationFound && { verification: true }) }
  await noteFound(platform, found, today())
}

/** What a page of a platform, once it will say no more, tells of what it could be read for. */
export function noteMissing(platform: PlatformId, found: FoundParts): Promise<void> {
  return noteFound(platform, found, today())
}

/** In UTC: a day more or less makes no difference. */
function today(): string {
  return new Date().toISOString().slice(0, 10)
}
