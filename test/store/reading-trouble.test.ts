import { beforeEach, describe, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { FoundParts } from '../../utils/model/reading-trouble'
import { loadTroubles, noteFound } from '../../utils/store/reading-trouble'
import { troubleKey } from '../../utils/store/storage-watch'

const missing: FoundParts = { name: false }
const there: FoundParts = { name: true }

beforeEach(() => fakeBrowser.reset())

describe('a platform whose pages have changed', () => {
  test.each<[string, readonly (readonly [string, FoundParts])[], boolean]>([
    [
      'is told of after three visits on two days',
      [
        ['1', missing],
        ['1', missing],
        ['2', missing],
      ],
      true,
    ],
    [
      'is not after two',
      [
        ['1', missing],
        ['2', missing],
      ],
      false,
    ],
    [
      'is not after one bad evening',
      [
        ['1', missing],
        ['1', missing],
        ['1', missing],
        ['1', missing],
      ],
      false,
    ],
    [
      'is not when a name was found in between',
      [
        ['1', missing],
        ['1', missing],
        ['1', there],
        ['2', missing],
      ],
      false,
    ],
    [
      'is not any more once a name is found',
      [
        ['1', missing],
        ['1', missing],
        ['2', missing],
        ['3', there],
      ],
      false,
    ],
    [
      'still is when no more than something else is found',
      [
        ['1', missing],
        ['1', missing],
        ['2', missing],
        ['2', { verification: true }],
      ],
      true,
    ],
  ])('%s', async (_, visits, isTold) => {
    // oxlint-disable-next-line no-await-in-loop -- one visit after the other
    for (const [day, found] of visits) await noteFound('weibo', found, `2026-11-0${day}`)
    expect(await loadTroubles()).toEqual(isTold ? [{ platform: 'weibo', part: 'name' }] : [])
  })

  test('is told of by itself, and by what is missing', async () => {
    const found: FoundParts = { name: true, verification: false }
    await Promise.all(['1', '2', '3'].map((day) => noteFound('toutiao', found, `2026-11-0${day}`)))
    await noteFound('weibo', there, '2026-11-04')
    expect(await loadTroubles()).toEqual([{ platform: 'toutiao', part: 'verification' }])
  })

  test('leaves numbers and a day on the device, nothing else', async () => {
    await noteFound('weibo', missing, '2026-11-01')
    const { [troubleKey]: stored } = await fakeBrowser.storage.local.get(troubleKey)
    expect(stored).toEqual({ 'weibo name': { visits: 1, days: 1, day: '2026-11-01' } })
  })
})

test.each([['a text'], [{ 'weibo name': 7 }], [{ 'weibo x': { visits: 9, days: 9, day: 'x' } }], [null]])(
  'what is stored and cannot be understood is nothing: %j',
  async (stored) => {
    await fakeBrowser.storage.local.set({ [troubleKey]: stored })
    expect(await loadTroubles()).toEqual([])
  },
)
