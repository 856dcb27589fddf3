import { migrateSettings } from './migrations'
import { locksOf } from './management'
import { managementKey, settingsKey } from './storage-watch'
import type { HideScope, HideTarget, Hiding } from '../model/hiding'
import { browser } from '../browser'
import { isSameTarget } from '../match/identity'
import { isAccountId } from '../model/parse-closure'
import { type PlatformId, platformIds } from '../model/platform'

/** What the person decided, kept on this device as one item of `storage.local`. */
export interface Settings {
  readonly version: 1
  /** Platforms on which Yibu keeps quiet. */
  readonly disabledPlatforms: readonly PlatformId[]
  readonly hiddenAccounts: readonly HiddenAccount[]
  /** Platforms on whose pages no links are marked; absent: none. */
  readonly unmarkedPlatforms?: readonly PlatformId[]
  /** Nothing is remembered of accounts that were seen; absent: listed ones are, see `seen.ts`. */
  readonly remembersNothing?: true
  /** Nothing is told of what accounts announce on their own pages; absent: where no list has them, it is. */
  readonly ignoresNotices?: true
}

/** An account the person does not want to be told about, for good or until a time. */
export interface HiddenAccount extends HideTarget {
  /** Unix time in milliseconds; absent: for good. */
  readonly until?: number
}

const weekMs = 7 * 24 * 60 * 60 * 1000

/** Settings in force. What cannot be understood counts as not set, and is kept as it is until the next save. */
export async function loadSettings(): Promise<Settings> {
  return (await readSettings()).inForce
}

/** What the person decided, whatever of it is in force on a managed computer. */
export async function loadOwnSettings(): Promise<Settings> {
  return (await readSettings()).own
}

export interface StoredSettings {
  /** What the person decided. */
  readonly own: Settings
  /** The same, but for what is locked on a managed computer. */
  readonly inForce: Settings
  /** The person cannot choose the platforms. */
  readonly arePlatformsLocked: boolean
  /** The person cannot choose where links are marked. */
  readonly areMarksLocked: boolean
}

export async function readSettings(): Promise<StoredSettings> {
  const items = await browser.storage.local.get([settingsKey, managementKey])
  const stored = items[settingsKey]
  const settings = stored === undefined ? undefined : migrateSettings(stored)
  const own = isSettings(settings) ? settings : defaultSettings
  const { lockedPlatforms, lockedUnmarked } = locksOf(items[managementKey])
  const inForce = {
    ...own,
    ...(lockedPlatforms && { disabledPlatforms: lockedPlatforms }),
    ...(lockedUnmarked && { unmarkedPlatforms: lockedUnmarked }),
  }
  return {
    own,
    inForce,
    arePlatformsLocked: lockedPlatforms !== undefined,
    areMarksLocked: lockedUnmarked !== undefined,
  }
}

/** Checked by hand: a worker that was started for one question has no time for a library of schemas. */
export function isSettings(value: unknown): value is Settings {
  if (!isFields(value) || value['version'] !== 1) return false
  const { disabledPlatforms, hiddenAccounts, unmarkedPlatforms = [], remembersNothing, ignoresNotices } = value
  if ([remembersNothing, ignoresNotices].some((isSet) => isSet !== undefined && isSet !== true)) return false
  return (
    isListOf(disabledPlatforms, isPlatform) &&
    isListOf(hiddenAccounts, isHiddenAccount) &&
    isListOf(unmarkedPlatforms, isPlatform)
  )
}

function isHiddenAccount(value: unknown): value is HiddenAccount {
  if (!isFields(value)) return false
  const { platform, name, ids, until } = value
  return (
    isPlatform(platform) &&
    (name === undefined || typeof name === 'string') &&
    (until === undefined || typeof until === 'number') &&
    isListOf(ids, isAccountId)
  )
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.every(isItem)
}

function isPlatform(value: unknown): value is PlatformId {
  return platformIds.some((id) => id === value)
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/**
 * Changes are made one after the other: a person can be quicker than the storage. What is locked on a managed computer
 * stays as the person had it.
 */
export function changeSettings(change: (settings: Settings) => Settings): Promise<void> {
  const changed = lastChange.then(async () => {
    const { own, inForce, arePlatformsLocked, areMarksLocked } = await readSettings()
    const settings = {
      ...change(inForce),
      ...(arePlatformsLocked && { disabledPlatforms: own.disabledPlatforms }),
      ...(areMarksLocked && { unmarkedPlatforms: own.unmarkedPlatforms ?? [] }),
    }
    await browser.storage.local.set({ [settingsKey]: settings })
  })
  lastChange = changed.catch(() => {})
  return changed
}

let lastChange: Promise<void> = Promise.resolve()

export const defaultSettings: Settings = { version: 1, disabledPlatforms: [], hiddenAccounts: [] }

/** Settings in which the target is hidden; entries that have run out are dropped on the way. */
export function hide(settings: Settings, target: HideTarget, scope: HideScope, nowMs: number): Settings {
  const shown = unhide(settings, target, scope)
  if (scope === 'platform') return { ...shown, disabledPlatforms: [...shown.disabledPlatforms, target.platform] }
  const entry: HiddenAccount = { ...target, ...(scope === 'week' && { until: nowMs + weekMs }) }
  const current = shown.hiddenAccounts.filter(({ until }) => until === undefined || until > nowMs)
  return { ...shown, hiddenAccounts: [...current, entry] }
}

/** Settings in which a `hide` of the same target and scope is taken back. */
export function unhide(settings: Settings, target: HideTarget, scope: HideScope): Settings {
  if (scope === 'platform') {
    return { ...settings, disabledPlatforms: settings.disabledPlatforms.filter((id) => id !== target.platform) }
  }
  return { ...settings, hiddenAccounts: settings.hiddenAccounts.filter((hidden) => !isSameTarget(hidden, target)) }
}

/** Settings in which links on a platform's pages are marked, or are not. */
export function setMarking(settings: Settings, platform: PlatformId, isOn: boolean): Settings {
  const others = settings.unmarkedPlatforms?.filter((id) => id !== platform) ?? []
  return { ...settings, unmarkedPlatforms: isOn ? others : [...others, platform] }
}

/** Whether links on a platform's pages are to be marked. */
export function isMarking({ disabledPlatforms, unmarkedPlatforms = [] }: Settings, platform: PlatformId): boolean {
  return !disabledPlatforms.includes(platform) && !unmarkedPlatforms.includes(platform)
}

/** Settings in which listed accounts that are seen are remembered, or not. */
export function rememberSeen({ remembersNothing: _before, ...settings }: Settings, isOn: boolean): Settings {
  return isOn ? settings : { ...settings, remembersNothing: true }
}

/** Settings in which is told what accounts announce on their own pages, or not. */
export function tellNotices({ ignoresNotices: _before, ...settings }: Settings, isOn: boolean): Settings {
  return isOn ? settings : { ...settings, ignoresNotices: true }
}

/** Whether, and how, the person asked not to be told about this account. */
export function findHiding(settings: Settings, target: HideTarget, nowMs: number): Hiding | undefined {
  if (settings.disabledPlatforms.includes(target.platform)) return { scope: 'platform' }
  const hidden = settings.hiddenAccounts.find(
    (entry) => isSameTarget(entry, target) && (entry.until === undefined || entry.until > nowMs),
  )
  if (hidden === undefined) return undefined
  return hidden.until === undefined ? { scope: 'account' } : { scope: 'week', until: hidden.until }
}
