import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { idKey, nameKey, wayKey } from '../../utils/match/keys'
import { createFinder } from '../../utils/store/closures'
import { loadClosures } from '../support/load-closures'
import { openDatabase, type Database } from '../../utils/store/database'
import { loadEditions } from '../../utils/store/editions'
import { dropArrival, importList } from '../../utils/store/import'
import { mergeRuns, runKey, splitRun } from '../../utils/store/runs'
import { arriving } from '../support/arriving'
import { closure } from '../support/records'

let database: Database
let opened = 0

beforeEach(async () => {
  database = await openDatabase(`test-${opened++}`)
})

afterEach(() => database.close())

const old = [closure({ name: '临淄交警', ids: ['sec_uid:OLD'] })]
const next = ['莒南交警', '桓台交警', '阳谷交警'].map((name) => closure({ name, ids: [`uid:${name.length}`] }))

function many(count: number) {
  return Array.from({ length: count }, (_, index) => closure({ name: `别处${index}` }))
}

async function namesInUse(): Promise<readonly string[]> {
  return (await loadClosures(database)).map(({ closure: { account } }) => account.name).toSorted()
}

async function find(from: Database, keys: readonly string[], mostElsewhere?: number) {
  return createFinder(from, (await loadEditions(from)).inUse)(keys, mostElsewhere)
}

describe('taking a list in', () => {
  test('makes it the one in use', async () => {
    await importList(database, arriving('a', old))
    expect(await database.get('editions', 'test')).toMatchObject({ digest: 'a', sequence: 1 })
    expect(await namesInUse()).toEqual(['临淄交警'])
    expect((await loadEditions(database)).inUse).toMatchObject([{ info: { id: 'yibu', count: 1 } }])
  })

  test('says what changed against the edition before', async () => {
    expect(await importList(database, arriving('a', [...old, ...next]))).toBeUndefined()
    const others = next.slice(1)
    const changed = others.map((one): typeof one => ({ ...one, status: 'merged' }))
    const said = await importList(database, arriving('b', [...changed, ...many(300)]))
    expect(said).toMatchObject({
      added: { count: 300 },
      changed: { count: 2 },
      removed: { count: 2 },
    })
    expect(said?.added.names).toHaveLength(100)
    expect(said?.changed.names.toSorted()).toEqual(['桓台交警', '阳谷交警'].toSorted())
    expect(said?.removed.names.toSorted()).toEqual(['临淄交警', '莒南交警'].toSorted())
    expect(await importList(database, arriving('c', [...changed, ...many(300)].toReversed()))).toMatchObject({
      added: { count: 0 },
      changed: { count: 0 },
      removed: { count: 0 },
    })
  })

  test('replaces the edition before, and clears it away', async () => {
    await importList(database, arriving('a', old))
    await importList(database, arriving('b', next))
    expect(await namesInUse()).toEqual(['桓台交警', '莒南交警', '阳谷交警'].toSorted())
    expect(await partsLeft()).toEqual([[2], [2], []])
  })

  test.each([0, 1, 2])('interrupted at shard %i leaves the old list whole, and goes on from there', async (broken) => {
    await importList(database, arriving('a', old))
    await expect(importList(database, arriving('b', next, { shardSize: 1, broken }))).rejects.toThrow('interrupted')
    expect(await namesInUse()).toEqual(['临淄交警'])

    const read: number[] = []
    const edition = arriving('b', next, { shardSize: 1 })
    const openShard = (index: number) => (read.push(index), edition.files.openShard(index))
    await importList(database, { ...edition, files: { ...edition.files, openShard } })
    expect(read).toEqual([0, 1, 2].slice(broken))
    expect(await namesInUse()).toHaveLength(3)
    expect(await find(database, [idKey('douyin', 'uid:4')])).toHaveLength(3)
  })

  test('gives up an unfinished edition for a newer one without a trace', async () => {
    await expect(importList(database, arriving('b', next, { shardSize: 1, broken: 2 }))).rejects.toThrow('interrupted')
    await importList(database, arriving('c', old))
    expect(await namesInUse()).toEqual(['临淄交警'])
    expect(await database.count('arrivals')).toBe(0)
    expect(await partsLeft()).toEqual([[2], [2], []])
  })

  test('given up when the person cancels leaves the old list, and can be gone on with or dropped', async () => {
    await importList(database, arriving('a', old))
    const cancel = new AbortController()
    const importing = importList(database, arriving('b', next, { shardSize: 1 }), {
      signal: cancel.signal,
      onProgress: (done) => done === 2 && cancel.abort('cancelled'),
    })
    await expect(importing).rejects.toBe('cancelled')
    expect(await database.get('arrivals', 'test')).toMatchObject({ shardsDone: 2 })
    await dropArrival(database, 'test')
    expect(await namesInUse()).toEqual(['临淄交警'])
    expect(await database.count('arrivals')).toBe(0)
    expect(await partsLeft()).toEqual([[1], [1], []])
  })

  test('says how far it is, and when the edition changes', async () => {
    const said: string[] = []
    await importList(database, arriving('b', next, { shardSize: 1 }), {
      onProgress: (done, total) => said.push(`${done}/${total}`),
      onFlip: () => said.push('flip'),
    })
    expect(said).toEqual(['0/3', '1/3', '2/3', '3/3', 'flip', 'flip'])
  })

  /** The generations of which anything is left, in each of the stores that hold parts. */
  async function partsLeft(): Promise<readonly (readonly number[])[]> {
    const keys = await Promise.all(
      (['buckets', 'pointers', 'runs'] as const).map((store) => database.getAllKeys(store)),
    )
    return keys.map((some) => [...new Set(some.map(([generation]) => generation))])
  }
})

describe('pointers', () => {
  test('are sorted the same way at one go and in groups', async () => {
    const run = fc.array(fc.tuple(fc.nat(0xffffffff), fc.nat(0xffffffff)), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(fc.array(run, { maxLength: 5 }), fc.integer({ min: 0, max: 6 }), async (runs, pointerBits) => {
        const fresh = await openDatabase(`runs-${opened++}`)
        const sorted = async (generation: number, runBits: number) => {
          const groups = runs.flatMap((pairs, shard) =>
            Array.from(splitRun(pairs.flat(), runBits), ([group, own]) =>
              fresh.put('runs', own, runKey(generation, group, shard)),
            ),
          )
          await Promise.all(groups)
          await mergeRuns(fresh, { generation, pointerBits, runBits })
          return fresh.getAll('pointers', IDBKeyRange.bound([generation], [generation + 1], false, true))
        }
        const atOnce = await sorted(1, 0)
        expect(await sorted(2, Math.min(pointerBits, 3))).toEqual(atOnce)
        expect(atOnce.map(({ length }) => length).reduce((sum, length) => sum + length, 0)).toBe(runs.flat().length * 2)
        fresh.close()
      }),
      { numRuns: 40 },
    )
  })
})

describe('a record is found', () => {
  const chained = closure(
    { name: '临淄交警', ids: ['sec_uid:OLD', 'uid:7'], formerNames: ['临淄公安交警'] },
    { successors: [{ kind: 'account', name: '淄博交警', ids: ['sec_uid:ZIBO'] }] },
  )

  test.each([
    ['its name', nameKey('douyin', '临淄交警')],
    ['its name in traditional characters', nameKey('douyin', '臨淄交警')],
    ['each of its ids', idKey('douyin', 'uid:7')],
    ['a former name', nameKey('douyin', '临淄公安交警')],
    ['the name of its successor', wayKey(nameKey('douyin', '淄博交警'))],
    ['the id of its successor', wayKey(idKey('douyin', 'sec_uid:ZIBO'))],
  ])('by %s', async (_, key) => {
    const others = Array.from({ length: 500 }, (__, index) => closure({ name: `别处${index}` }))
    await importList(database, arriving('a', [...others, chained]))
    const found = await find(database, [key])
    expect(found.map((listed) => listed.closure)).toEqual([chained])
  })

  test('once, by several keys at a time', async () => {
    await importList(database, arriving('a', [chained]))
    const keys = [nameKey('douyin', '临淄交警'), idKey('douyin', 'uid:7'), wayKey(nameKey('douyin', '淄博交警'))]
    expect(await find(database, keys)).toHaveLength(1)
  })

  test('by two questions of one look-up at a time, where one waits for what the other reads', async () => {
    await importList(database, arriving('a', [...many(2000), chained]))
    const asked = createFinder(database, (await loadEditions(database)).inUse)
    // All that they lead to is read for the second alone.
    const absent = Array.from({ length: 2000 }, (_, index) => idKey('douyin', `uid:absent-${index}`))
    const [none, found] = await Promise.all([asked(absent), asked([idKey('douyin', 'uid:7')])])
    expect(none).toEqual([])
    expect(found.map((listed) => listed.closure)).toEqual([chained])
  })

  test('no more than was asked for by where they went, but its own in any case', async () => {
    const led = Array.from({ length: 50 }, (_, index) =>
      closure({ name: `别处${index}` }, { successors: [{ kind: 'account', name: '临淄交警' }] }),
    )
    await importList(database, arriving('a', [...led, ...many(500).slice(50), chained]))
    const home = nameKey('douyin', '临淄交警')
    expect(await find(database, [home, wayKey(home)])).toHaveLength(51)
    expect(await find(database, [home, wayKey(home)], 8)).toHaveLength(9)
  })

  test('not by the name of its successor as its own, a part of its name, on another platform, or by a key that looks like a bucket line', async () => {
    await importList(database, arriving('a', [chained]))
    const keys = [
      nameKey('douyin', '淄博交警'),
      nameKey('douyin', '临淄'),
      nameKey('weibo', '临淄交警'),
      'douyin/临淄交警\t{',
      '\n',
    ]
    expect(await find(database, keys)).toEqual([])
  })

  test('in any list of records, by every key it has, and nothing else is', async () => {
    const name = fc.stringMatching(/^[临淄博莒南交警发布公安]{1,3}$/)
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 40 }), name, async (names, absent) => {
        const fresh = await openDatabase(`property-${opened++}`)
        await importList(
          fresh,
          arriving(
            'a',
            names.map((one) => closure({ name: one })),
          ),
        )
        const found = await find(fresh, [nameKey('douyin', absent)])
        fresh.close()
        expect(found.map((listed) => listed.closure.account.name)).toEqual(names.filter((one) => one === absent))
      }),
      { numRuns: 30 },
    )
  })
})
