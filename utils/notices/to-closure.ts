import type { Closure, Source } from '../model/closure'
import { isPlatformId, type PlatformId } from '../model/platform'
import type { Draft } from './draft'

/** A closure in the making: what the notice leaves open is absent, and a person has to fill it in. */
export type ClosureDraft = Partial<Omit<Closure, 'account'>> &
  Pick<Closure, 'status' | 'successors'> & { readonly account: Partial<Closure['account']> }

/**
 * The draft in the form of a list's record. `source` is where the notice stands, once somebody knows; `checkedOn` the day
 * of reading. A website has no platform a list could hold.
 */
export function toClosureDraft(draft: Draft, source?: Source, checkedOn?: string): ClosureDraft {
  const { account, status, announcedOn, effectiveOn, successors } = draft
  const platform = isPlatformId(account.platform) ? account.platform : undefined
  return {
    ...(platform !== undefined && account.name !== undefined && { id: idOf(platform, account.name) }),
    account: {
      ...(platform !== undefined && { platform }),
      ...(account.name !== undefined && { name: account.name }),
      ...(account.organisation !== undefined && { organisation: account.organisation }),
    },
    status,
    ...(announcedOn !== undefined && { announcedOn }),
    ...(effectiveOn !== undefined && { effectiveOn }),
    successors,
    ...(source !== undefined && { sources: [source] }),
    ...(checkedOn !== undefined && { checkedOn }),
  }
}

function idOf(platform: PlatformId, name: string): string {
  return `${platform}/${name}`
}
