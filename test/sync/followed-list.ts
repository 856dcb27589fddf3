import { expect } from 'vitest'
import type { Closure } from '../../utils/model/closure'
import { createDevice, type Device } from '../support/device'
import { createPublisher, type Publisher } from '../support/publisher'
import { closure } from '../support/records'

export type Bytes = Uint8Array<ArrayBuffer>
type Served = Bytes | ReadableStream<Bytes>
type Options = Parameters<Publisher['serve']>[2]
export type Change = (file: string, bytes: Bytes, options: Options) => Served

export const day = 24 * 3_600_000
export const address = 'https://list.example.cn/yibu/'
export const mirror = 'https://mirror.example.cn/'

/** 1 KB of text that does not compress, another one for each seed. */
function noise(seed: string): string {
  let text = ''
  let state = [...seed].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7)
  while (text.length < 900) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    text += state.toString(36)
  }
  return text
}

export const old = [
  ...Array.from({ length: 60 }, (_, index) => closure({ name: `别处${index}`, ids: [`uid:${index}`] })),
  closure({ name: '莒南交警' }),
]
/** Little is other than before: a delta leads there. */
export const slightly = [
  ...old.slice(0, -1),
  closure({ name: '莒南交警' }, { status: 'merged' }),
  closure({ name: '桓台交警', ids: ['uid:777'] }),
]
/** Everything is: the shards are smaller than what changed. */
export const wholly = [
  ...old.map((one) => ({ ...one, note: noise(one.id) })),
  closure({ name: '桓台交警' }, { note: noise('桓台') }),
]

export let now: number
export let publisher: Publisher
export let device: Device
/** The list's key. */
export let list: string

let opened = 0
let first: ReadonlyMap<string, Bytes>

/** A publisher, and a device that has had his first edition, `old`, for a day. */
export async function begin(): Promise<void> {
  now = Date.parse('2026-11-21T08:00:00Z')
  publisher = await createPublisher()
  await publish(old)
  first = new Map(publisher.files)
  await beginAgain()
  pass(day)
}

/** Another device that has the first edition, whatever was published since. */
export async function beginAgain(): Promise<void> {
  device = newDevice()
  publisher.break(address, (file) => first.get(file) ?? new Uint8Array())
  list = await device.follow(publisher, address)
  await device.desk.keeper.prepareSearch()
  publisher.mend(address)
  expect(await device.stateOf(list)).toMatchObject({ failures: 0, sequence: 1 })
}

/** A device that has nothing yet. */
export function newDevice(): Device {
  return createDevice({ name: `followed-${opened++}`, now: () => now, serve: publisher.serve })
}

export function pass(timeMs: number): void {
  now += timeMs
}

export async function publish(closures: readonly Closure[], options: { readonly allowShrink?: boolean } = {}) {
  await publisher.publish(closures, { issued: now, ...options })
}

/** All that the device answers from, byte for byte, and what it says when it is asked. */
export async function snapshot() {
  const database = await device.database()
  const edition = await database.get('editions', list)
  return {
    edition,
    records: await device.records(),
    generation: await database.getAll(
      'buckets',
      IDBKeyRange.bound([edition?.generation ?? 0], [(edition?.generation ?? 0) + 1]),
    ),
    found: await Promise.all(['莒南交警', '桓台交警', '别处7', '临淄交警'].map(device.find)),
  }
}

export async function sync() {
  await device.desk.keeper.syncNow()
}

/** Syncs with what is served now: it is refused for this reason, and nothing else has changed. */
export async function expectRefused(kind: string, status?: number): Promise<void> {
  const [before, stateBefore] = [await snapshot(), await device.stateOf(list)]
  await sync()
  expect(await device.stateOf(list)).toMatchObject({
    failure: {
      kind: expect.stringMatching(new RegExp(`^(?:${kind})$`)),
      address,
      ...(status !== undefined && { status }),
    },
    failures: (stateBefore?.failures ?? 0) + 1,
    succeededAt: stateBefore?.succeededAt,
    triedAt: now,
  })
  expect(await snapshot()).toEqual(before)
}

/** Syncs with a host that is well: what is published is taken in whole, and nothing of the trouble is left. */
export async function expectRecovery(): Promise<void> {
  publisher.mend(address)
  await sync()
  const state = await device.stateOf(list)
  expect(state).toMatchObject({ failures: 0, succeededAt: now })
  expect(state).not.toHaveProperty('failure')
  const { count, sequence, manifest } = publisher.head()
  const edition = await (await device.database()).get('editions', list)
  expect(edition).toMatchObject({ sequence, digest: manifest.digest, info: { count } })
  expect((await device.records()).filter((record) => record.startsWith(`${list} `))).toHaveLength(count)
  expect(await device.orphans()).toEqual([])
  expect(await (await device.database()).count('arrivals')).toBe(0)
}

/** The file of a kind that was published last. */
export function lastFile(kind: FileKind): Bytes {
  const [, bytes] = [...publisher.files].findLast(([name]) => name.startsWith(kind)) ?? []
  if (bytes === undefined) throw new Error(`no ${kind} was published`)
  return bytes
}

/** Breaks one kind of file. */
export function breakFile(
  kind: FileKind,
  change: (bytes: Bytes, options: Options) => Served,
): { readonly wasAsked: () => boolean } {
  let asked = false
  publisher.break(address, (file, bytes, options) => {
    if (!file.startsWith(kind)) return bytes
    asked = true
    return change(bytes, options)
  })
  return { wasAsked: () => asked }
}

export type FileKind = 'head' | 'manifest' | 'shard' | 'delta'

/** Every kind of file, and an edition that needs it. */
export const files: readonly { readonly kind: FileKind; readonly edition: readonly Closure[] }[] = [
  { kind: 'head', edition: slightly },
  { kind: 'manifest', edition: wholly },
  { kind: 'shard', edition: wholly },
  { kind: 'delta', edition: slightly },
]
