import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { bundledList } from '../../utils/model/subscription'
import { createDevice, type Device } from '../support/device'
import { createPublisher, type Publisher } from '../support/publisher'
import { closure } from '../support/records'

// Thousands of records are taken in, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

const address = 'https://list.example.cn/yibu/'
const now = Date.parse('2026-11-21T08:00:00Z')

/** Two shards each. */
const packed = Array.from({ length: 5000 }, (_, index) => closure({ name: `包${index}` }))
const published = Array.from({ length: 5000 }, (_, index) => closure({ name: `网${index}` }))

let publisher: Publisher
let opened = 0

beforeEach(async () => {
  publisher = await createPublisher()
})

function newDevice(options: { readonly isBundledPublished?: boolean } = {}): Device {
  return createDevice({
    name: `at-once-${opened++}`,
    now: () => now,
    serve: publisher.serve,
    ...(options.isBundledPublished === true && {
      bundled: packed,
      published: { addresses: [address], publicKeys: [publisher.publicKey] },
    }),
  })
}

test('the list in the package is taken in from there and from its publisher one after the other', async () => {
  const device = newDevice({ isBundledPublished: true })
  await publisher.publish(published, { issued: now, id: 'yibu' })
  // Known from an earlier start, so that it is synced.
  await (
    await device.database()
  ).put(
    'subscriptions',
    { key: bundledList, addresses: [address], publicKeys: [publisher.publicKey], enabled: true, position: 0 },
    bundledList,
  )
  const { keeper } = device.desk
  await Promise.all([keeper.syncNow(), keeper.importBundled(), keeper.syncNow(), keeper.importBundled()])
  expect(await device.stateOf(bundledList)).toMatchObject({ failures: 0, succeededAt: now })
  const records = await device.records()
  expect(records).toHaveLength(5000)
  expect(records.every((record) => record.includes('网'))).toBe(true)
  expect(await device.orphans()).toEqual([])
})

test.each([1, 2])(
  'a backup that clears a list away while shard %i of it comes in clears all of it away',
  async (at) => {
    const device = newDevice()
    await device.desk.keeper.importBundled()
    const empty = await device.desk.handlers.exportBackup(null)
    await publisher.publish(published, { issued: now })
    let served = 0
    let restored: Promise<unknown> = Promise.resolve()
    publisher.break(address, (file, bytes) => {
      if (file.startsWith('shard') && (served += 1) === at) {
        restored = device.desk.handlers.importBackup({ text: empty, mode: 'replace' })
      }
      return bytes
    })
    await device.follow(publisher, address)
    expect(await restored).toEqual({ ok: true, value: null })
    const database = await device.database()
    expect(await database.getAllKeys('editions')).toEqual([bundledList])
    expect(await database.getAllKeys('subscriptions')).toEqual([bundledList])
    expect(await database.count('arrivals')).toBe(0)
    expect(await device.orphans()).toEqual([])
    expect(await device.find('网7')).toEqual([])
  },
)

test.each([
  ['changed a little', [...packed, closure({ name: '新来的' })]],
  ['others', published],
])('nothing stays of a list that is removed just as it is synced, its records %s', async (_, next) => {
  const device = newDevice()
  await publisher.publish(packed, { issued: now })
  const list = await device.follow(publisher, address)
  await publisher.publish(next, { issued: now, allowShrink: true })
  const database = await device.database()
  await database.put('sync-states', { failures: 0, sequence: 1 }, list)
  // Removing it finds no sync to stop, and the sync finds that it is followed.
  await Promise.all([device.desk.keeper.syncDue(), device.desk.handlers.unsubscribe({ key: list })])
  const stores = ['subscriptions', 'sync-states', 'editions', 'arrivals'] as const
  const keys = await Promise.all(stores.map((store) => database.getAllKeys(store)))
  expect(keys.flat()).not.toContain(list)
  expect(await device.records()).toEqual([])
  expect(await device.orphans()).toEqual([])
})

test('an arrival that somebody else took away does not become the edition in use', async () => {
  const device = newDevice()
  await publisher.publish(published, { issued: now })
  publisher.break(address, (file, bytes) => {
    if (!file.startsWith('shard')) return bytes
    return new ReadableStream({
      async start(controller) {
        const database = await device.database()
        const [arrival] = await database.getAll('arrivals')
        if (arrival !== undefined) await database.put('arrivals', { ...arrival, generation: 99 }, arrival.list)
        controller.enqueue(bytes)
        controller.close()
      },
    })
  })
  const list = await device.follow(publisher, address)
  expect(await device.stateOf(list)).toMatchObject({ failure: { kind: 'broken-store' } })
  expect(await device.find('网7')).toEqual([])
  publisher.mend(address)
  await device.desk.keeper.syncNow()
  expect(await device.find('网7')).toEqual(['测试名录'])
})
