import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../utils/store/database'

/** What each earlier version may hold: by store, a key and its value. */
const samples = {
  1: { lists: [['bundled', { info: { id: 'yibu' }, records: 40 }]] },
  2: {
    subscriptions: [['bundled', { key: 'bundled', addresses: [], publicKeys: [], enabled: true, position: 0 }]],
    'sync-states': [['test@1', { failures: 2, sequence: 7 }]],
    editions: [['bundled', { list: 'bundled', digest: 'ab', sequence: 3, generation: 5, bucketBits: 0 }]],
    arrivals: [['test@1', { list: 'test@1', generation: 6, shardsDone: 2 }]],
    buckets: [[[5, 0], 'douyin/临淄交警\t{"id":"douyin/临淄交警"}\n']],
    pointers: [[[5, 0], new Uint32Array([1, 2])]],
    runs: [[[6, 1], new Uint32Array([3, 4])]],
  },
} satisfies Record<number, Sample>

type Sample = Readonly<Record<string, [key: IDBValidKey, value: unknown][]>>

describe('the database of an earlier version', () => {
  test.each([
    { version: 1, sample: samples[1], what: 'is emptied: it held the list in the package only', kept: {} },
    { version: 2, sample: samples[2], what: 'keeps all it holds', kept: samples[2] },
  ])('$version $what', async ({ version, sample, kept }) => {
    const name = `version-${version}`
    await fill(name, version, sample)
    const database = await openDatabase(name)
    expect([...database.objectStoreNames]).toEqual([
      'arrivals',
      'buckets',
      'editions',
      'pointers',
      'runs',
      'search-data',
      'search-states',
      'subscriptions',
      'sync-states',
    ])
    const held = await Promise.all(
      Array.from(database.objectStoreNames, async (store) => {
        const keys = await database.getAllKeys(store)
        const values = await database.getAll(store)
        return [store, keys.map((key, at) => [key, values[at]])] as const
      }),
    )
    expect(Object.fromEntries(held.filter(([, rows]) => rows.length > 0))).toEqual(kept)
    database.close()
  })

  test('is opened again as it is', async () => {
    const database = await openDatabase('again')
    await database.put('sync-states', { failures: 1 }, 'test@1')
    database.close()
    const again = await openDatabase('again')
    expect(await again.get('sync-states', 'test@1')).toEqual({ failures: 1 })
    again.close()
  })
})

async function fill(name: string, version: number, stores: Sample): Promise<void> {
  const database = await openDB(name, version, {
    upgrade(upgraded) {
      for (const store of Object.keys(stores)) upgraded.createObjectStore(store)
    },
  })
  for (const [store, rows] of Object.entries(stores)) {
    // oxlint-disable-next-line no-await-in-loop -- a few rows
    for (const [key, value] of rows) await database.put(store, value, key)
  }
  database.close()
}
