import { z } from 'zod/mini'
import { ListError } from '../list/list-error'
import type { Closure } from '../model/closure'
import type { BackupMode, BackupPreview } from '../model/list-admin'
import type { Pin } from '../model/pin'
import { isWebAddress, parseClosure } from '../model/parse-closure'
import { bundledList, personalList, type Subscription } from '../model/subscription'
import type { Database } from '../store/database'
import { changeOwnRecords, loadOwnRecords } from '../store/own-list'
import { isPins, loadPins, restorePins } from '../store/pins'
import { forgetSeen } from '../store/seen'
import { changeSettings, isSettings, loadOwnSettings, type Settings } from '../store/settings'
import { unsubscribe } from './subscriptions'

/** Everything that is the person's own. The lists themselves are fetched anew; what was seen of them is not forgotten. */
export interface Backup {
  readonly kind: 'yibu-backup'
  readonly format: 1
  /** ISO instant. */
  readonly exportedAt: string
  readonly settings: Settings
  /** In their order. Managed lists come from who manages a computer, and are left out. */
  readonly subscriptions: readonly BackedUpSubscription[]
  /** The person's own entries. */
  readonly records: readonly Closure[]
  /** The accounts the person wants to hear of; absent in backups from before there were any. */
  readonly pins?: readonly Pin[]
}

interface BackedUpSubscription extends Omit<Subscription, 'position' | 'locked'> {
  /** The highest sequence seen: nothing older is taken after an import either. */
  readonly sequence?: number
}

export async function createBackup(database: Database, nowMs: number): Promise<Backup> {
  const subscriptions = (await database.getAll('subscriptions'))
    .filter(({ locked }) => !locked)
    .toSorted((a, b) => a.position - b.position)
  const states = await Promise.all(subscriptions.map(({ key }) => database.get('sync-states', key)))
  return {
    kind: 'yibu-backup',
    format: 1,
    exportedAt: new Date(nowMs).toISOString(),
    settings: await loadOwnSettings(),
    subscriptions: subscriptions.map(({ position: _position, ...subscription }, index) => {
      const sequence = states[index]?.sequence
      return { ...subscription, ...(sequence !== undefined && { sequence }) }
    }),
    records: await loadOwnRecords(database),
    pins: await loadPins(),
  }
}

/** Reads a backup from its text. Throws `ListError` (`bad-backup`), in full: there are no half backups. */
export function parseBackup(text: string): Backup {
  const parsed = createSchema().safeParse(parseJson(text))
  if (!parsed.success) throw new ListError('bad-backup', 'backup', z.prettifyError(parsed.error))
  const { settings, records, pins = [], ...rest } = parsed.data
  if (!isSettings(settings)) throw new ListError('bad-backup', 'backup', 'its settings cannot be understood')
  if (!isPins(pins)) throw new ListError('bad-backup', 'backup', 'its pinned accounts cannot be understood')
  return { ...rest, settings, pins, records: records.map(readRecord) }
}

export function describeBackup({ exportedAt, subscriptions, records, settings, pins = [] }: Backup): BackupPreview {
  return {
    exportedAt,
    lists: subscriptions.filter(({ key }) => key !== bundledList && key !== personalList).length,
    records: records.length,
    hiddenAccounts: settings.hiddenAccounts.length,
    pins: pins.length,
  }
}

/** Takes a backup in. `replace` clears away what is not in it. */
export async function restoreBackup(
  database: Database,
  backup: Backup,
  mode: BackupMode,
  nowMs: number,
): Promise<void> {
  if (mode === 'replace') await clearAway(database, backup, nowMs)
  await putSubscriptions(database, backup)
  await changeOwnRecords(database, backup.records, [], nowMs)
  await changeSettings((current) => (mode === 'replace' ? backup.settings : mergeSettings(current, backup.settings)))
  await restorePins(backup.pins ?? [], mode)
  if ((await loadOwnSettings()).remembersNothing) await forgetSeen()
}

async function clearAway(database: Database, { subscriptions, records }: Backup, nowMs: number): Promise<void> {
  const kept = new Set(subscriptions.map(({ key }) => key))
  const others = (await database.getAllKeys('subscriptions')).filter((key) => !kept.has(key) && key !== personalList)
  // oxlint-disable-next-line no-await-in-loop -- each in a transaction of its own
  for (const key of others) await unsubscribe(database, key)
  const ids = new Set(records.map(({ id }) => id))
  const gone = (await loadOwnRecords(database)).filter(({ id }) => !ids.has(id))
  await changeOwnRecords(
    database,
    [],
    gone.map(({ id }) => id),
    nowMs,
  )
}

async function putSubscriptions(database: Database, { subscriptions }: Backup): Promise<void> {
  const transaction = database.transaction(['subscriptions', 'sync-states'], 'readwrite')
  const lists = transaction.objectStore('subscriptions')
  const states = transaction.objectStore('sync-states')
  const present = new Map((await lists.getAll()).map((subscription) => [subscription.key, subscription]))
  for (const [index, { sequence, ...backedUp }] of subscriptions.entries()) {
    const known = present.get(backedUp.key)
    if (known?.locked) continue
    // Where the list in the package is published is the package's business.
    const own = backedUp.key === bundledList && known !== undefined ? known : backedUp
    /* oxlint-disable no-await-in-loop -- one transaction */
    await lists.put(
      { ...backedUp, addresses: own.addresses, publicKeys: own.publicKeys, position: index },
      backedUp.key,
    )
    const state = (await states.get(backedUp.key)) ?? { failures: 0 }
    const seen = Math.max(sequence ?? 0, state.sequence ?? 0)
    if (seen > 0) await states.put({ ...state, sequence: seen }, backedUp.key)
    /* oxlint-enable no-await-in-loop */
  }
  await transaction.done
}

function mergeSettings(current: Settings, { disabledPlatforms, hiddenAccounts, ...rest }: Settings): Settings {
  const known = new Set(hiddenAccounts.map((hidden) => JSON.stringify(hidden)))
  return {
    ...current,
    ...rest,
    unmarkedPlatforms: [...new Set([...(current.unmarkedPlatforms ?? []), ...(rest.unmarkedPlatforms ?? [])])],
    disabledPlatforms: [...new Set([...current.disabledPlatforms, ...disabledPlatforms])],
    hiddenAccounts: [
      ...current.hiddenAccounts.filter((hidden) => !known.has(JSON.stringify(hidden))),
      ...hiddenAccounts,
    ],
  }
}

function readRecord(value: unknown): Closure {
  const parsed = parseClosure(value)
  if (!parsed.ok) throw new ListError('bad-backup', 'backup', parsed.error)
  return parsed.closure
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ListError('bad-backup', 'backup', 'is not JSON', { cause })
  }
}

function createSchema() {
  const text = z.string().check(z.minLength(1), z.maxLength(300))
  return z.object({
    kind: z.literal('yibu-backup'),
    format: z.literal(1),
    exportedAt: z.iso.datetime(),
    settings: z.unknown(),
    subscriptions: z
      .array(
        z.object({
          key: text,
          title: z.exactOptional(text),
          addresses: z.array(z.string().check(z.refine(isWebAddress, 'not an http(s) address'))).check(z.maxLength(20)),
          publicKeys: z.array(text).check(z.maxLength(10)),
          enabled: z.boolean(),
          sequence: z.exactOptional(z.int().check(z.nonnegative())),
        }),
      )
      .check(z.maxLength(100)),
    pins: z.exactOptional(z.unknown()),
    records: z.array(z.unknown()).check(z.maxLength(100_000)),
  })
}
