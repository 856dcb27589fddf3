import type { Answer } from './answer'
import { findNamedRegion } from '../match/named-region'
import type { Profile } from '../model/profile'

/**
 * The division (GB/T 2260 code) that an account on a page has to do with: that of the record it was tied to, else the one
 * its name and verification speak of. Undefined where neither tells.
 */
export function findRegionOfProfile(profile: Profile | undefined, answer: Answer | undefined): string | undefined {
  const listed = answer?.guidance?.closure.account.division
  if (listed !== undefined) return listed
  const { name = '', verification } = profile ?? {}
  const body = verification?.state === 'verified' ? verification.text : ''
  return findNamedRegion(`${body} ${name}`)
}
