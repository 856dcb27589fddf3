import { namedBody } from '../match/organisation'
import type { OwnFormGiven } from '../model/own-form-link'
import type { Profile } from '../model/profile'
import { platforms } from '../platforms'

/** What an own entry about the account of a page begins with. */
export function ownFormGivenOf({ platform, ids, name, verification }: Profile): OwnFormGiven {
  const isBody = verification.state === 'verified' && verification.holder !== 'person'
  const organisation = isBody ? namedBody(verification.text ?? '') : undefined
  const url = platforms[platform].accountUrl(ids)
  return {
    platform,
    ids,
    ...(name !== undefined && { name }),
    ...(organisation !== undefined && { organisation }),
    ...(url !== undefined && { url }),
  }
}
