import * as z from 'zod/mini'
import { migrateSettings } from './migrations'
import { settingsKey } from './settings-watch'
import type { HideScope, HideTarget, Hiding } from '../model/hiding'
import { browser } from '../browser'
import { compareIds } from '../match/identity'
import { platformIds } from '../model/platform'
import { normalizeName } from '../text/normalize'

/** What the person decided, kept on this device as one item of `storage.local`. */
export type Settings = z.infer<ReturnType<typeof createSchema>>

/** An account the person does not want to be told about, for good or until a time. */
export type HiddenAccount = Settings['hiddenAccounts'][number]

/** Made when first needed: a worker is mostly started for somebody who never changed a setting. */
function createSchema() {
  return z.object({
    version: z.literal(1),
    /** Platforms on which Yibu keeps quiet. */
    disabledPlatforms: z.array(z.enum(platformIds)),
    hiddenAccounts: z.array(
      z.object({
        platform: z.enum(platformIds),
        name: z.optional(z.string()),
        ids: z.array(z.templateLiteral([z.string(), ':', z.string()])),
        /** Unix time in milliseconds; absent: for good. */
        until: z.optional(z.number()),
      }),
    ),
  })
}

let schema: ReturnType<typeof createSchema> | undefined

const weekMs = 7 * 24 * 60 * 60 * 1000

/** Settings in force. What cannot be understood counts as not set, and is kept as it is until the next save. */
export async function loadSettings(): Promise<Settings> {
  const stored = (await browser.storage.local.get(settingsKey))[settingsKey]
  if (stored === undefined) return defaultSettings
  schema ??= createSchema()
  const parsed = schema.safeParse(migrateSettings(stored))
  return parsed.success ? parsed.data : defaultSettings
}

/** Changes are made one after the other: a person can be quicker than the storage. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<void> {
  const changed = lastChange.then(async () => {
    await browser.storage.local.set({ [settingsKey]: change(await loadSettings()) })
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
  const entry = { ...target, ids: [...target.ids], ...(scope === 'week' && { until: nowMs + weekMs }) }
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

/** Whether, and how, the person asked not to be told about this account. */
export function findHiding(settings: Settings, target: HideTarget, nowMs: number): Hiding | undefined {
  if (settings.disabledPlatforms.includes(target.platform)) return { scope: 'platform' }
  const hidden = settings.hiddenAccounts.find(
    (entry) => isSameTarget(entry, target) && (entry.until === undefined || entry.until > nowMs),
  )
  if (hidden === undefined) return undefined
  return hidden.until === undefined ? { scope: 'account' } : { scope: 'week', until: hidden.until }
}

/** By id where both have comparable ones, else by name. */
function isSameTarget(hidden: HiddenAccount, target: HideTarget): boolean {
  if (hidden.platform !== target.platform) return false
  const ids = compareIds(hidden.ids, target.ids)
  if (ids !== 'unknown') return ids === 'same'
  return (
    hidden.name !== undefined && target.name !== undefined && normalizeName(hidden.name) === normalizeName(target.name)
  )
}
