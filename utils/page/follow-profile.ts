import type { Profile } from '../model/profile'
import type { Depth, PlatformPages, ProfilePlace, Reading } from '../platforms/platform'

export interface ProfileFollower {
  /** A profile was read, or what the page says of it changed. */
  onProfile(profile: Profile): void
  /** What the page says is taken for all it will say, until `onProfile` is called again. */
  onSettled(): void
}

export interface ProfileReader {
  /** From now on reads at least that deep. Gives whether that was news, of which `onProfile` has been told. */
  deepen(depth: Depth): boolean
  /** Reads at once, in a way that may find more than before. Gives whether that was news, of which `onProfile` has been told. */
  readAnew(): boolean
  end(): void
}

/** What the page showed of the account before it moved on in place, which may stand there for a while longer. */
export type StaleReading = Pick<Profile, 'name' | 'verification'>

/** How reading begins. */
export interface ReadingStart {
  readonly depth: Depth
  readonly stale: StaleReading | undefined
}

/**
 * Reads a profile page again and again, for as long as it is shown: parts of it may come late, and be swapped later.
 * Gentle on pages that never come to rest. After a move within the page, name and verification do not count while
 * they are the same as before: a single-page app changes its address first, and its content when that has come, on a
 * slow line much later.
 */
export function followProfile(
  document: Document,
  pages: PlatformPages,
  place: ProfilePlace,
  { depth: firstDepth, stale }: ReadingStart,
  { onProfile, onSettled }: ProfileFollower,
): ProfileReader {
  let told: Profile | undefined
  let depth = firstDepth
  let isSettled = false
  let isOver = false
  let intervalMs = firstIntervalMs
  let readTimer: ReturnType<typeof setTimeout> | undefined
  let restTimer: ReturnType<typeof setTimeout> | undefined

  const observer = new MutationObserver(() => {
    readTimer ??= setTimeout(readAgain, intervalMs)
  })

  function readAgain() {
    readTimer = undefined
    // A page that never comes to rest is looked at less and less often.
    intervalMs = Math.min(intervalMs * intervalGrowth, longestIntervalMs)
    read()
  }

  function read() {
    const reading = pages.read(document, place, depth)
    if (reading === undefined) return
    const { profile, rendered } = withoutStale(reading, place, stale)
    // A title that is emptied by a re-render takes nothing back.
    if (profile.name === undefined && told?.name !== undefined) return
    const isNews = JSON.stringify(profile) !== JSON.stringify(told)
    if (isNews) {
      told = profile
      isSettled = false
      intervalMs = firstIntervalMs
      waitForRest()
      onProfile(profile)
    }
    if (rendered && saysAll(profile)) settle()
  }

  function waitForRest() {
    clearTimeout(restTimer)
    restTimer = setTimeout(() => (document.readyState === 'loading' ? waitForRest() : settle()), restMs)
  }

  function settle() {
    clearTimeout(restTimer)
    if (isSettled || isOver) return
    isSettled = true
    onSettled()
  }

  observer.observe(document, { childList: true, subtree: true, characterData: true })
  waitForRest()
  read()

  return {
    deepen(wanted) {
      if (isOver || depths.indexOf(wanted) <= depths.indexOf(depth)) return false
      depth = wanted
      const before = told
      read()
      return told !== before
    },
    readAnew() {
      const before = told
      if (!isOver) read()
      return told !== before
    },
    end() {
      isOver = true
      observer.disconnect()
      clearTimeout(readTimer)
      clearTimeout(restTimer)
    },
  }
}

const depths: readonly Depth[] = ['name', 'shown', 'all']

const firstIntervalMs = 100
const intervalGrowth = 1.3
const longestIntervalMs = 2000
/** How long what the page says of the account must stay the same to be taken for all it will say. */
const restMs = 2000

/** A page that does not show a verification, or only its badge, may be about to. */
function saysAll({ verification }: Profile): boolean {
  return verification.state === 'verified' && verification.text !== undefined
}

/** While the page may show another account, only what its own address says counts. */
function withoutStale(reading: Reading, { ids, name }: ProfilePlace, stale: StaleReading | undefined): Reading {
  const { profile } = reading
  const isConfirmed = name !== undefined && name === profile.name
  if (stale === undefined || isConfirmed || !isSameSaying(profile, stale)) return reading
  return {
    profile: { platform: profile.platform, ids, verification: { state: 'unknown' } },
    rendered: false,
  }
}

function isSameSaying(profile: Profile, { name, verification }: StaleReading): boolean {
  return profile.name === name && JSON.stringify(profile.verification) === JSON.stringify(verification)
}
