import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { idKey, nameKey } from '../../utils/match/keys'
import type { Closure } from '../../utils/model/closure'
import { findClosures, loadClosures, loadLists } from '../../utils/store/closures'
import { openDatabase, type Database } from '../../utils/store/database'
import { importList } from '../../utils/store/import'
import type { OpenList } from '../../utils/list/open-list'
import { closure } from '../support/records'

let database: Database
let opened = 0

beforeEach(async () => {
  database = await openDatabase(`test-${opened++}`)
})

afterEach(() => database.close())

const old = [closure({ name: '临淄交警', ids: ['sec_uid:OLD'] })]
const next = ['莒南交警', '桓台交警', '阳谷交警'].map((name) => closure({ name }))

/** A list in shards of one record each; reading shard `broken` fails. */
function arriving(edition: string, closures: readonly Closure[], broken?: number): OpenList {
  return {
    info: { id: 'yibu', name: '移步名录', publisher: '移步', issuedOn: '2026-11-21', count: closures.length },
    digest: edition,
    shardCount: closures.length,
    readShard: async (index) => {
      if (index === broken) throw new Error('interrupted')
      return closures.slice(index, index + 1)
    },
  }
}

async function namesInUse(): Promise<readonly string[]> {
  return (await loadClosures(database)).map(({ closure: { account } }) => account.name).toSorted()
}

describe('taking a list in', () => {
  test('makes it the one in use', async () => {
    expect(await importList(database, arriving('a', old))).toBe('imported')
    expect(await namesInUse()).toEqual(['临淄交警'])
    expect(await loadLists(database)).toMatchObject([{ id: 'yibu', count: 1 }])
  })

  test('is needed before anything can be looked up', async () => {
    expect(await findClosures(database, [nameKey('douyin', '临淄交警')])).toBeUndefined()
  })

  test('again changes nothing', async () => {
    await importList(database, arriving('a', old))
    expect(await importList(database, arriving('a', old))).toBe('unchanged')
  })

  test('replaces the edition before, and clears it away', async () => {
    await importList(database, arriving('a', old))
    await importList(database, arriving('b', next))
    expect(await namesInUse()).toEqual(['桓台交警', '莒南交警', '阳谷交警'].toSorted())
    expect(await database.count('buckets')).toBe(1)
  })

  test.each([0, 1, 2])('interrupted at shard %i leaves the old list whole, and goes on from there', async (broken) => {
    await importList(database, arriving('a', old))
    await expect(importList(database, arriving('b', next, broken))).rejects.toThrow('interrupted')
    expect(await namesInUse()).toEqual(['临淄交警'])

    const read: number[] = []
    const list = arriving('b', next)
    await importList(database, { ...list, readShard: (index) => (read.push(index), list.readShard(index)) })
    expect(read).toEqual([0, 1, 2].slice(broken))
    expect(await namesInUse()).toHaveLength(3)
  })

  test('gives up an unfinished edition for a newer one without a trace', async () => {
    await expect(importList(database, arriving('b', next, 2))).rejects.toThrow('interrupted')
    await importList(database, arriving('c', old))
    expect(await namesInUse()).toEqual(['临淄交警'])
    expect(await database.count('arrivals')).toBe(0)
    expect(await database.count('buckets')).toBe(1)
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
    ['the name of its successor', nameKey('douyin', '淄博交警')],
    ['the id of its successor', idKey('douyin', 'sec_uid:ZIBO')],
  ])('by %s', async (_, key) => {
    const others = Array.from({ length: 500 }, (__, index) => closure({ name: `别处${index}` }))
    await importList(database, arriving('a', [...others, chained]))
    const found = await findClosures(database, [key])
    expect(found?.map((listed) => listed.closure)).toEqual([chained])
  })

  test('once, by several keys at a time', async () => {
    await importList(database, arriving('a', [chained]))
    const keys = [nameKey('douyin', '临淄交警'), idKey('douyin', 'uid:7'), nameKey('douyin', '淄博交警')]
    expect(await findClosures(database, keys)).toHaveLength(1)
  })

  test('not by a part of its name, on another platform, or by a key that looks like a bucket line', async () => {
    await importList(database, arriving('a', [chained]))
    const keys = [nameKey('douyin', '临淄'), nameKey('weibo', '临淄交警'), 'douyin/临淄交警\t{', '\n']
    expect(await findClosures(database, keys)).toEqual([])
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
        const found = await findClosures(fresh, [nameKey('douyin', absent)])
        fresh.close()
        expect(found?.map((listed) => listed.closure.account.name)).toEqual(names.filter((one) => one === absent))
      }),
      { numRuns: 30 },
    )
  })
})
