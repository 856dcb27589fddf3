import { troubleKey } from './storage-watch'
import { browser } from '../browser'
import { isPlatformId, type PlatformId } from '../model/platform'
import type { FoundParts, ProfilePart, ReadingTrouble } from '../model/reading-trouble'

/**
 * How often in a row a part of a platform's profiles was not found: visits, and the days they were on. One item of
 * `storage.local`; no address, no account, and nothing of pages on which all was found.
 */
interface Misses {
  readonly visits: number
  readonly days: number
  /** The last one: `2026-11-21`. */
  readonly day: string
}

type Counters = Readonly<Record<string, Misses>>

/** One page may be broken, one evening a whole site: only then has it changed. */
const fewestVisits = 3
const fewestDays = 2

/** Counts what was not found on a profile's page; what was found once begins anew. `day` as in `2026-11-21`. */
export function noteFound(platform: PlatformId, found: FoundParts, day: string): Promise<void> {
  const noted = lastNote.then(() => count(platform, found, day))
  lastNote = noted.catch(() => {})
  return noted
}

/** The platforms whose pages seem to have changed, and in what. */
export async function loadTroubles(): Promise<readonly ReadingTrouble[]> {
  return Object.entries(await loadCounters()).flatMap(([key, { visits, days }]) => {
    const [platform, part] = key.split(' ')
    const isTrouble = visits >= fewestVisits && days >= fewestDays
    return isTrouble && isPlatformId(platform) && isPart(part) ? [{ platform, part }] : []
  })
}

async function count(platform: PlatformId, found: FoundParts, day: string): Promise<void> {
  const before = await loadCounters()
  const after = new Map(Object.entries(before))
  for (const part of parts) {
    if (found[part] === undefined) continue
    const key = `${platform} ${part}`
    if (found[part]) after.delete(key)
    else after.set(key, withMiss(before[key], day))
  }
  const next = Object.fromEntries(after)
  if (JSON.stringify(next) !== JSON.stringify(before)) await browser.storage.local.set({ [troubleKey]: next })
}

function withMiss({ visits, days, day: last }: Misses = { visits: 0, days: 0, day: '' }, day: string): Misses {
  return { visits: Math.min(visits + 1, fewestVisits), days: Math.min(days + (day === last ? 0 : 1), fewestDays), day }
}

/** One after the other. */
let lastNote: Promise<void> = Promise.resolve()

const parts = ['name', 'verification'] as const satisfies readonly ProfilePart[]

function isPart(value: unknown): value is ProfilePart {
  return parts.some((part) => part === value)
}

async function loadCounters(): Promise<Counters> {
  const stored: unknown = (await browser.storage.local.get(troubleKey))[troubleKey]
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, Misses] => isMisses(entry[1])))
}

function isMisses(value: unknown): value is Misses {
  if (typeof value !== 'object' || value === null) return false
  const { visits, days, day } = Object.assign({ visits: undefined, days: undefined, day: undefined }, value)
  return Number.isInteger(visits) && Number.isInteger(days) && typeof day === 'string'
}
