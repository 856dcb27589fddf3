import type { PlatformId } from './platform'

/** What of a profile's page a list can say the place of. */
export const selectorParts = ['name', 'verification'] as const

export type SelectorPart = (typeof selectorParts)[number]

/** Where on a platform's profile pages to look first, best first: simple CSS selectors. Data, never code. */
export type GivenSelectors = { readonly [Part in SelectorPart]?: readonly string[] }

export type ListSelectors = { readonly [Platform in PlatformId]?: GivenSelectors }

/** Most selectors for one part. */
export const mostSelectors = 4

/** Those of several lists for one platform, of the first lists first; undefined where there are none. */
export function joinSelectors(
  platform: PlatformId,
  lists: readonly (ListSelectors | undefined)[],
): GivenSelectors | undefined {
  const given = lists.flatMap((list) => list?.[platform] ?? [])
  if (given.length === 0) return undefined
  const parts = selectorParts.map((part) => {
    const selectors = given.flatMap((one) => one[part] ?? [])
    return [part, [...new Set(selectors)].slice(0, mostSelectors)] as const
  })
  return Object.fromEntries(parts.filter(([, selectors]) => selectors.length > 0))
}
