import type { PlatformPages, ProfilePlace } from '../platforms/platform'

/**
 * The profile whose address this tab had asked for when the site led it on to the page that was just opened, as far as
 * the browser tells. Undefined where it came from anywhere else, or nobody can know.
 */
export function findAskedBefore(window: Window, pages: PlatformPages): ProfilePlace | undefined {
  // The site's server led on, from an address that no page is told of; the page before has nothing to do with it.
  const [loading] = window.performance.getEntriesByType('navigation')
  if (loading !== undefined && 'redirectCount' in loading && loading.redirectCount !== 0) return undefined
  const address = previousAddress(window)
  if (!address || !URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.origin !== window.location.origin) return undefined
  const place = pages.locate(url)
  return place.kind === 'profile' ? place : undefined
}

/** The address of the page that asked for this one. */
function previousAddress(window: Window): string | undefined {
  const activation = 'navigation' in window ? (window.navigation as Navigation).activation : undefined
  // Loaded anew or gone back to, a page was asked for by another one than the last; its referrer is still the right one.
  const isFirst = activation?.navigationType === 'push' || activation?.navigationType === 'replace'
  if (isFirst) return activation?.from?.url ?? undefined
  // In a tab of its own the page before stands in another tab, where it may well show the account.
  return window.history.length > 1 ? window.document.referrer : undefined
}

/** What is used here of the Navigation API: how this document was come to, from which entry of this site. */
interface Navigation {
  readonly activation?: {
    readonly navigationType: 'push' | 'replace' | 'reload' | 'traverse'
    readonly from: { readonly url: string | null } | null
  } | null
}
