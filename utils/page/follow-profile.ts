import type { Profile } from '../model/profile'
import type { PlatformPages, ProfilePlace, Reading } from '../platforms/platform'

export interface ProfileFollower {
  /** A profile was read, or what the page says of it changed. */
  onProfile(profile: Profile): void
  /** The page has been read whole, or has been still for so long that no more is to be expected. */
  onSettled(): void
}

/** What the page showed of the account before it moved on in place, which may stand there for a while longer. */
export type StaleReading = Pick<Profile, 'name' | 'verification'>

/**
 * Reads a profile page again and again while it renders, until it says that it is whole; gentle on pages that never
 * are. After a move within the page, name and verification count only once they differ from what was there before,
 * or the page has come to rest: a single-page app changes its address first and its content when that has come.
 */
export function followProfile(
  document: Document,
  pages: PlatformPages,
  place: ProfilePlace,
  stale: StaleReading | undefined,
  { onProfile, onSettled }: ProfileFollower,
  signal: AbortSignal,
): void {
  let told: string | undefined
  let seen: string | undefined
  let resting = false
  let intervalMs = firstIntervalMs
  let readTimer: ReturnType<typeof setTimeout> | undefined
  let restTimer: ReturnType<typeof setTimeout> | undefined

  const observer = new MutationObserver(() => {
    readTimer ??= setTimeout(readAgain, intervalMs)
  })
  const stop = () => {
    observer.disconnect()
    clearTimeout(readTimer)
    clearTimeout(restTimer)
  }
  const rest = () => {
    if (document.readyState === 'loading') return restartRest()
    resting = true
    readNow()
    if (!signal.aborted) onSettled()
  }
  const restartRest = () => {
    clearTimeout(restTimer)
    if (!resting) restTimer = setTimeout(rest, restMs)
  }

  function readAgain() {
    readTimer = undefined
    // A page that never comes to rest is looked at less and less often.
    intervalMs = Math.min(intervalMs * intervalGrowth, longestIntervalMs)
    readNow()
  }

  function readNow() {
    const reading = pages.read(document, place)
    if (reading === undefined) return
    const { profile, rendered } = resting ? reading : withoutStale(reading, place, stale)
    const now = JSON.stringify(reading.profile)
    if (now !== seen) restartRest()
    seen = now
    const saying = JSON.stringify(profile)
    if (saying !== told) onProfile(profile)
    told = saying
    if (!rendered) return
    stop()
    onSettled()
  }

  signal.addEventListener('abort', stop)
  observer.observe(document, { childList: true, subtree: true, characterData: true })
  restartRest()
  readNow()
}

const firstIntervalMs = 100
const intervalGrowth = 1.3
const longestIntervalMs = 2000
/** How long what the page says of the account must stay the same to be taken for all it will say. */
const restMs = 2500

/** While the page may show another account, only the ids of its own address count. */
function withoutStale(reading: Reading, { ids }: ProfilePlace, stale: StaleReading | undefined): Reading {
  const { profile } = reading
  if (stale === undefined || !isSameSaying(profile, stale)) return reading
  return {
    profile: { platform: profile.platform, ids, verification: { state: 'unknown' } },
    rendered: false,
  }
}

function isSameSaying(profile: Profile, { name, verification }: StaleReading): boolean {
  return profile.name === name && JSON.stringify(profile.verification) === JSON.stringify(verification)
}
