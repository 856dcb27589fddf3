/* oxlint-disable vitest/expect-expect -- `expectRefused` and `expectRecovery` do */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  address,
  begin,
  breakFile,
  day,
  device,
  expectRecovery,
  expectRefused,
  files,
  lastFile,
  list,
  now,
  publish,
  publisher,
  snapshot,
  sync,
} from './followed-list'
import { ListError } from '../../utils/list/list-error'
import { closure } from '../support/records'

// Databases are made by the dozen, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

beforeEach(begin)

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a list of four shards', () => {
  const big = Array.from({ length: 9000 }, (_, index) => closure({ name: `大${index}` }))
  let shards: readonly string[]

  beforeEach(async () => {
    await publish(big)
    const manifest = JSON.parse(new TextDecoder().decode(lastFile('manifest')))
    shards = manifest.shards.map(({ digest }: { digest: string }) => `${address}shard-${digest}.gz`)
    if (shards.length !== 4) throw new Error(`${shards.length} shards`)
  })

  const lost = () => new ListError('missing', 'shard', 'could not be fetched')

  test.each([0, 1, 2, 3])('of which the network brought %i goes on with those that are missing', async (came) => {
    let served = 0
    breakFile('shard', (bytes) => {
      if ((served += 1) > came) throw lost()
      return bytes
    })
    await expectRefused('missing')
    publisher.mend(address)
    device.requested.length = 0
    // The next start of the worker is no reason to ask a host that failed.
    await device.desk.keeper.resume()
    expect(device.requested).toEqual([])
    await sync()
    expect(device.requested.filter((file) => file.includes('shard'))).toEqual(shards.slice(came))
    await expectRecovery()
    expect(await device.find('大8999')).toEqual(['测试名录'])
    expect(await device.find('莒南交警')).toEqual([])
  })

  test.each([1, 2, 3, 4])(
    'that is given up while shard %i comes leaves nothing behind, and is no failure',
    async (at) => {
      const before = await snapshot()
      let served = 0
      breakFile('shard', (bytes) => {
        if ((served += 1) === at) device.desk.keeper.cancel(list)
        return bytes
      })
      await sync()
      expect(await snapshot()).toEqual(before)
      expect(await device.stateOf(list)).toMatchObject({ failure: { kind: 'cancelled' }, failures: 0 })
      expect(await (await device.database()).count('arrivals')).toBe(0)
      expect(await device.orphans()).toEqual([])
      device.requested.length = 0
      await device.desk.keeper.resume()
      expect(device.requested).toEqual([])
      await expectRecovery()
    },
  )
})

describe.each(files)('given up while a $kind is on its way', ({ kind, edition }) => {
  test('the list stays as it is, and it is no failure', async () => {
    await publish(edition)
    const before = await snapshot()
    breakFile(kind, (bytes, options) => {
      device.desk.keeper.cancel(list)
      options?.signal?.throwIfAborted()
      return bytes
    })
    await sync()
    expect(await snapshot()).toEqual(before)
    expect(await device.stateOf(list)).toMatchObject({
      failure: { kind: 'cancelled' },
      failures: 0,
      succeededAt: now - day,
    })
    expect(await device.orphans()).toEqual([])
    await expectRecovery()
  })
})
