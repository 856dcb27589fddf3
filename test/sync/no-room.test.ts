/* oxlint-disable vitest/expect-expect -- `expectRefused` and `expectRecovery` do */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  address,
  begin,
  beginAgain,
  device,
  expectRecovery,
  list,
  newDevice,
  old,
  publish,
  publisher,
  slightly,
  snapshot,
  sync,
  wholly,
} from './followed-list'
import { interceptRequests } from '../support/faulty-requests'

// Databases are made by the dozen, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

beforeEach(begin)

afterEach(() => {
  vi.restoreAllMocks()
})

/** How an update can come in, and where it writes. */
const ways = [
  { way: 'a delta', edition: slightly, stores: ['buckets', 'editions', 'pointers', 'sync-states'] },
  { way: 'shards', edition: wholly, stores: ['arrivals', 'buckets', 'editions', 'pointers', 'runs', 'sync-states'] },
  { way: 'nothing but a new date', edition: old, stores: ['editions', 'sync-states'] },
] as const

describe('no room on the device', () => {
  test.each(ways.flatMap((way) => (['request', 'commit'] as const).map((at) => ({ ...way, at }))))(
    'for any write of an update by $way, told at the $at: a message, and the list is whole',
    async ({ edition, stores, at }) => {
      const before = await device.records()
      await publish(edition)
      const reference = newDevice()
      await reference.follow(publisher, address)
      const after = await reference.records()
      const written = new Set<string>()
      /* oxlint-disable no-await-in-loop -- one write after the other */
      for (let n = 1; await failWrite(n, at, written); n += 1) {
        expect(await device.stateOf(list)).toMatchObject({ failure: { kind: 'quota' } })
        expect([before, after]).toContainEqual(await device.records())
        expect(await device.find('别处7')).toEqual(['测试名录'])
        expect(await device.orphans()).toEqual([])
        expect(await (await device.database()).count('arrivals')).toBe(0)
        await expectRecovery()
        expect(await device.records()).toEqual(after)
      }
      /* oxlint-enable no-await-in-loop */
      expect(await device.stateOf(list)).not.toHaveProperty('failure')
      expect([...written].toSorted()).toEqual(stores)
    },
  )

  /** Syncs on a new device; the n-th write of it fails. Gives whether there was one; its store is added to `written`. */
  async function failWrite(n: number, at: 'request' | 'commit', written: Set<string>): Promise<boolean> {
    await beginAgain()
    let writes = 0
    interceptRequests(({ store, kind }) => {
      // What a search needs is made of it later, and never in its way.
      if (kind !== 'put' || store.startsWith('search-') || (writes += 1) !== n) return undefined
      written.add(store)
      return { at, error: 'QuotaExceededError' }
    })
    await sync()
    vi.restoreAllMocks()
    return writes >= n
  }

  test('for anything at all: nothing is lost, and everything goes on when there is some again', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
    const before = await snapshot()
    await publish(wholly)
    interceptRequests(({ kind }) => (kind === 'put' ? { at: 'request', error: 'QuotaExceededError' } : undefined))
    await sync()
    await sync()
    expect(complaint).toHaveBeenCalled()
    vi.restoreAllMocks()
    expect(await snapshot()).toEqual(before)
    await expectRecovery()
  })
})
