import type { AccountId } from '../model/account'
import type { PlatformId } from '../model/platform'
import type { Verification } from '../model/profile'
import { attempt, cut, readText, VERIFICATION_LIMIT } from './dom'
import type { ProfilePlace, Reading } from './platform'

export const UNKNOWN: Verification = { state: 'unknown' }
export const NOT_VERIFIED: Verification = { state: 'none' }

/** What sites put before the verification itself. */
const label = /^(?:微博|头条|抖音|官方)?认证(?:信息)?[：:]\s*/

export function verified(raw: string | undefined, holder?: 'organisation' | 'person'): Verification {
  const text = cut((raw ?? '').trim().replace(label, ''), VERIFICATION_LIMIT)
  return { state: 'verified', ...(text !== undefined && { text }), ...(holder !== undefined && { holder }) }
}

export function isLabelled(text: string): boolean {
  return label.test(text)
}

export function readVerificationText(node: Node | null | undefined): string | undefined {
  return readText(node, VERIFICATION_LIMIT)
}

export function readingOf(
  platform: PlatformId,
  ids: readonly AccountId[],
  said: { readonly name: string | undefined; readonly verification: Verification; readonly rendered: boolean },
): Reading {
  const { name, verification, rendered } = said
  // What stands there in place of a name is no name; nor is what the page then says of a verification about anybody.
  if (name !== undefined && placeholder.test(name))
    return { profile: { platform, ids, verification: UNKNOWN }, rendered }
  return { profile: { platform, ids, ...(name !== undefined && { name }), verification }, rendered }
}

/** What sites write where the name of an account stood, or of one that they do not show just now. seen 2026-10 */
const placeholder = /^(?:该|此)?(?:账号|帐号|用户)(?:已注销|不存在)$/

/** The first name a title gives, by the tails a site is known to add; other titles give none. */
export function nameInTitle(title: string, forms: readonly RegExp[]): string | undefined {
  for (const form of forms) {
    const name = form.exec(title)?.[1]
    if (name !== undefined) return cut(name)
  }
  return undefined
}

/** What `read` gives, for pages that mean harm: what throws is not there, and what the address said still stands. */
export function guardRead(
  platform: PlatformId,
  place: ProfilePlace,
  read: () => Reading | undefined,
): Reading | undefined {
  const unread = place.ids.length === 0 ? undefined : readingOf(platform, place.ids, nothing)
  return attempt(read, unread)
}

const nothing = { name: undefined, verification: UNKNOWN, rendered: false }
