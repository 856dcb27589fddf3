import { managementKey } from './storage-watch'
import { browser } from '../browser'
import { isPlatformId, type PlatformId } from '../model/platform'
import type { ListKey, Subscription } from '../model/subscription'

/** What whoever manages this computer decided, as it was last put into effect: one item of `storage.local`. */
export interface Management {
  /** Who that is, as they call themselves. */
  readonly manager?: string
  /** The person may not add lists. */
  readonly onlyManagedLists: boolean
  /** Platforms on which Yibu keeps quiet, whatever the person set; absent: the person decides. */
  readonly lockedPlatforms?: readonly PlatformId[]
  /** Platforms on which links are not marked, likewise. */
  readonly lockedUnmarked?: readonly PlatformId[]
  /** What of the policy could not be understood, and was passed over. In English. */
  readonly problems: readonly string[]
  /** Lists that are here because of the policy. */
  readonly lists: Readonly<Record<ListKey, ManagedOrigin>>
  /** Defaults that were set once, and are the person's since. */
  readonly defaults: readonly string[]
}

export interface ManagedOrigin {
  /** The person follows it, too: what is left when the policy no longer names it. */
  readonly own?: OwnSubscription
}

export type OwnSubscription = Pick<Subscription, 'title' | 'addresses' | 'publicKeys' | 'enabled'>

export const unmanaged: Management = { onlyManagedLists: false, problems: [], lists: {}, defaults: [] }

/** Undefined on a computer that nobody manages. */
export async function loadManagement(): Promise<Management | undefined> {
  return readManagement((await browser.storage.local.get(managementKey))[managementKey])
}

export async function saveManagement(management: Management | undefined): Promise<void> {
  if (management === undefined) await browser.storage.local.remove(managementKey)
  else await browser.storage.local.set({ [managementKey]: management })
}

/** Nobody but `saveManagement` writes it. */
function readManagement(stored: unknown): Management | undefined {
  return typeof stored === 'object' && stored !== null ? Object.assign({}, unmanaged, stored) : undefined
}

/** The platforms that a stored `Management` locks. */
export function locksOf(stored: unknown): Pick<Management, 'lockedPlatforms' | 'lockedUnmarked'> {
  const { lockedPlatforms, lockedUnmarked } = readManagement(stored) ?? {}
  return {
    ...(lockedPlatforms && { lockedPlatforms: lockedPlatforms.filter(isPlatformId) }),
    ...(lockedUnmarked && { lockedUnmarked: lockedUnmarked.filter(isPlatformId) }),
  }
}

/** The policy for this extension, empty when there is none. Undefined when it cannot be had just now. */
export async function readManagedStorage(): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    return await browser.storage.managed.get()
  } catch (error) {
    // How Firefox says that there is no policy.
    if (/managed storage manifest not found/i.test(String(error))) return {}
    console.error(error)
    return undefined
  }
}
