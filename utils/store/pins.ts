import { pinsKey } from './storage-watch'
import { browser } from '../browser'
import { isSameTarget } from '../match/identity'
import type { Verdict } from '../match/verdict'
import { isAccountId } from '../model/parse-closure'
import { mostPins, type Pin, type PinState } from '../model/pin'
import { isPlatformId } from '../model/platform'
import type { Profile, Verification } from '../model/profile'

/** The accounts the person wants to hear of, last pinned last: one item of `storage.local`. */
export async function loadPins(): Promise<readonly Pin[]> {
  const stored: unknown = (await browser.storage.local.get(pinsKey))[pinsKey]
  return isPins(stored) ? stored : []
}

export function findPin(pins: readonly Pin[], account: Profile): Pin | undefined {
  return pins.find((one) => isSameTarget(one.account, account))
}

/** Pins an account. What the lists say of it now is known to the person. False when there is no more room. */
export async function pin(account: Profile, verdict: Verdict): Promise<boolean> {
  let hasRoom = true
  await changePins((pins) => {
    const others = pins.filter((other) => !isSameTarget(other.account, account))
    hasRoom = others.length < mostPins
    return hasRoom ? [...others, pinOf(account, stateOf(verdict))] : pins
  })
  return hasRoom
}

export function unpin(account: Profile): Promise<void> {
  return changePins((pins) => pins.filter((other) => !isSameTarget(other.account, account)))
}

/**
 * Holds every pin against what the lists say now. Gives those of which something is new since the last time, whether or
 * not the person has heard of what was new then.
 */
export async function checkPins(judge: (account: Profile) => Promise<Verdict>): Promise<readonly Pin[]> {
  const pins = await loadPins()
  const states = new Map(
    await Promise.all(
      pins.map(async ({ account }) => [JSON.stringify(account), stateOf(await judge(account))] as const),
    ),
  )
  const fresh: Pin[] = []
  await changePins((current) =>
    current.map((one) => {
      const key = JSON.stringify(one.account)
      if (!states.has(key)) return one
      const next = withState(one, states.get(key))
      if (next.news !== undefined && next.news !== one.news) fresh.push(next)
      return next
    }),
  )
  return fresh
}

/** The person has heard of all that is new. */
export function hearPins(): Promise<void> {
  return changePins((pins) => pins.map((one) => pinOf(one.account, one.news ?? one.told)))
}

/** Puts pins in place of, or before, those that are there. */
export function restorePins(restored: readonly Pin[], mode: 'merge' | 'replace'): Promise<void> {
  return changePins((pins) => {
    const kept = mode === 'replace' ? [] : pins.filter(({ account }) => findPin(restored, account) === undefined)
    return [...kept, ...restored].slice(-mostPins)
  })
}

export function isPins(value: unknown): value is readonly Pin[] {
  return Array.isArray(value) && value.length <= mostPins && value.every(isPin)
}

/** What a list that is switched off would say is not forgotten: it may come back. */
function withState({ account, told }: Pin, state: PinState | undefined): Pin {
  const pinned = pinOf(account, told)
  return state === undefined || state === told ? pinned : { ...pinned, news: state }
}

function pinOf(account: Profile, told: PinState | undefined): Pin {
  return { account, ...(told !== undefined && { told }) }
}

function stateOf(verdict: Verdict): PinState | undefined {
  return verdict.kind === 'closed' ? `${verdict.closure.status} ${verdict.closure.id}` : undefined
}

/** One after the other. */
function changePins(make: (pins: readonly Pin[]) => readonly Pin[]): Promise<void> {
  const changed = lastChange.then(() => savePins(make))
  lastChange = changed.catch(() => {})
  return changed
}

async function savePins(make: (pins: readonly Pin[]) => readonly Pin[]): Promise<void> {
  const pins = await loadPins()
  const next = make(pins)
  if (JSON.stringify(next) !== JSON.stringify(pins)) await browser.storage.local.set({ [pinsKey]: next })
}

let lastChange: Promise<void> = Promise.resolve()

function isPin(value: unknown): value is Pin {
  if (!isFields(value)) return false
  const { account, told, news } = value
  return isProfile(account) && isOptionalText(told) && isOptionalText(news)
}

function isProfile(value: unknown): value is Profile {
  if (!isFields(value)) return false
  const { platform, ids, name, verification } = value
  const isNamed = isOptionalText(name) && Array.isArray(ids) && (name !== undefined || ids.length > 0)
  return isPlatformId(platform) && isNamed && ids.every(isAccountId) && isVerification(verification)
}

function isVerification(value: unknown): value is Verification {
  if (!isFields(value)) return false
  const { state, text, holder } = value
  return (
    ['unknown', 'none', 'verified'].includes(String(state)) &&
    isOptionalText(text) &&
    (holder === undefined || holder === 'organisation' || holder === 'person')
  )
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value.length <= 500)
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
