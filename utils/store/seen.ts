import { seenKey } from './storage-watch'
import { browser } from '../browser'
import { type AccountKey, idKey } from '../match/keys'
import { isUnlisted, type Verdict } from '../match/verdict'
import type { Profile } from '../model/profile'

/**
 * Accounts of lists that were seen on this device while their pages still showed who they were: an id, and the record it
 * belongs to. Neither when, nor where, nor any account that is on no list. Only those sure by their organisation are
 * kept: a list that names an id needs no memory, and a name alone may be anybody's. Nor are successors: an id says
 * nothing of what its account is to a record, and theirs live.
 */
export type Seen = readonly SeenAccount[]

export type SeenAccount = readonly [id: AccountKey, record: string]

/** Beyond these the oldest are forgotten. */
export const mostSeen = 300

/** The records that the profile's ids stood for when they were last seen; none for a profile that says who it is. */
export async function findSeen({ platform, ids, name }: Profile): Promise<readonly string[]> {
  if (name !== undefined || ids.length === 0) return []
  const keys = new Set(ids.map((id) => idKey(platform, id)))
  return (await loadSeen()).filter(([id]) => keys.has(id)).map(([, record]) => record)
}

/** Remembers what a page showed of an account, or forgets what it was when the page shows that it is so no longer. */
export async function noteSeen(profile: Profile, verdict: Verdict): Promise<void> {
  if (profile.name === undefined || profile.ids.length === 0) return undefined
  return changeSeen((seen) => withSight(seen, profile, verdict))
}

/** Forgets one id, or all. */
export function forgetSeen(id?: AccountKey): Promise<void> {
  return changeSeen((seen) => (id === undefined ? [] : seen.filter(([other]) => other !== id)))
}

/** Oldest first. */
export async function loadSeen(): Promise<Seen> {
  const stored: unknown = (await browser.storage.local.get(seenKey))[seenKey]
  return Array.isArray(stored) ? stored.filter(isSeenAccount) : []
}

function withSight(seen: Seen, { platform, ids }: Profile, verdict: Verdict): Seen {
  const keys = ids.map((id) => idKey(platform, id))
  if (verdict.kind === 'closed' && verdict.sure === 'organisation') {
    const { id: record } = verdict.closure
    if (keys.every((key) => seen.some(([id, known]) => id === key && known === record))) return seen
    const added = keys.map((key): SeenAccount => [key, record])
    return [...seen.filter(([id]) => !keys.includes(id)), ...added].slice(-mostSeen)
  }
  // What is said of a name before the verification was read takes nothing back.
  const isOther = verdict.kind === 'same-name' || isUnlisted(verdict)
  return isOther && seen.some(([id]) => keys.includes(id)) ? seen.filter(([id]) => !keys.includes(id)) : seen
}

/** One after the other: pages come quicker than the storage. */
function changeSeen(change: (seen: Seen) => Seen): Promise<void> {
  const changed = lastChange.then(async () => {
    const seen = await loadSeen()
    const next = change(seen)
    if (next !== seen) await browser.storage.local.set({ [seenKey]: next })
  })
  lastChange = changed.catch(() => {})
  return changed
}

let lastChange: Promise<void> = Promise.resolve()

function isSeenAccount(value: unknown): value is SeenAccount {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')
}
