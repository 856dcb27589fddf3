import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeLines } from '../../utils/list/encode-lines'
import type { OpenList } from '../../utils/list/open-list'
import { parseRecords } from '../../utils/list/parse-records'
import { closureKeys, homeKey } from '../../utils/match/keys'
import type { AccountId } from '../../utils/model/account'
import type { Closure } from '../../utils/model/closure'
import { applyChanges, WrongEditionError } from '../../utils/store/changes'
import { createFinder } from '../../utils/store/closures'
import { loadClosures } from '../support/load-closures'
import { type Database, type Edition, openDatabase } from '../../utils/store/database'
import { knowsByOtherIds, loadEditions } from '../../utils/store/editions'
import { importList } from '../../utils/store/import'
import { arriving } from '../support/arriving'
import { closure } from '../support/records'

const linzi = closure({ name: '临淄交警', ids: ['sec_uid:LINZI'] })
const junan = closure({ name: '莒南交警' })

let opened = 0

async function holding(closures: readonly Closure[]): Promise<Database> {
  const database = await openDatabase(`changes-${opened++}`)
  await importList(database, arriving('a', closures))
  return database
}

/** The next edition, of as many records as there are. */
const next = ({ info }: Edition, count: number) => ({
  info: { ...info, count },
  digest: 'b',
  sequence: 2,
  issued: '2026-11-22T00:00:00Z',
  expires: '2026-12-22T00:00:00Z',
})

async function contents(database: Database): Promise<readonly Closure[]> {
  const closures = (await loadClosures(database)).map((listed) => listed.closure)
  return closures.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

async function findBy(database: Database, key: string): Promise<readonly string[]> {
  const found = await createFinder(database, (await loadEditions(database)).inUse)([key])
  return found.map((listed) => listed.closure.id).toSorted()
}

describe('changes in place', () => {
  test('add, change and remove, and say what they did', async () => {
    const database = await holding([linzi, junan])
    const merged: Closure = { ...linzi, status: 'merged' }
    const added = closure({ name: '桓台交警' })
    const said = await applyChanges(database, 'test', { puts: [merged, added], removals: [junan.id] }, next)
    expect(said).toEqual({
      added: { count: 1, names: ['桓台交警'] },
      changed: { count: 1, names: ['临淄交警'] },
      removed: { count: 1, names: ['莒南交警'] },
    })
    expect(await contents(database)).toEqual([merged, added].toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    expect(await database.get('editions', 'test')).toMatchObject({ digest: 'b', sequence: 2, info: { count: 2 } })
  })

  test('find a record whose name changed under its id, and forget its old keys', async () => {
    const database = await holding([linzi, junan])
    const renamed: Closure = { ...linzi, account: { platform: 'douyin', name: '临淄公安交警', ids: ['sec_uid:NEW'] } }
    await applyChanges(database, 'test', { puts: [renamed], removals: [] }, next)
    const renamedAgain: Closure = { ...linzi, account: { platform: 'douyin', name: '临淄大队' } }
    await applyChanges(database, 'test', { puts: [renamedAgain], removals: [] }, next)
    expect(await findBy(database, 'douyin/临淄交警')).toEqual([])
    expect(await findBy(database, 'douyin#sec_uid:LINZI')).toEqual([])
    expect(await findBy(database, 'douyin#sec_uid:NEW')).toEqual([])
    expect(await findBy(database, 'douyin/临淄大队')).toEqual([linzi.id])
  })

  test('find a record in whose texts its publisher escaped what needs no escape', async () => {
    const database = await openDatabase(`changes-${opened++}`)
    const { list, head, files } = arriving('a', [linzi])
    const line = JSON.stringify(linzi).replaceAll('/', '\\/').replaceAll('临', '\\u4e34')
    const shard = await encodeLines([line])
    const openShard: OpenList['openShard'] = async () => (visit) =>
      parseRecords(shard, { file: 'shard', count: 1, limit: 10_000 }, visit)
    await importList(database, { list, head, files: { ...files, openShard } })
    const merged: Closure = { ...linzi, status: 'merged' }
    await applyChanges(database, 'test', { puts: [merged], removals: [] }, next)
    expect(await contents(database)).toEqual([merged])
    await applyChanges(database, 'test', { puts: [], removals: [linzi.id] }, next)
    expect(await contents(database)).toEqual([])
  })

  test('made for another edition change nothing', async () => {
    const database = await holding([linzi])
    const wrong = (edition: Edition) => ({ ...next(edition, 7), info: { ...edition.info, count: 7 } })
    const changing = applyChanges(database, 'test', { puts: [junan], removals: [linzi.id] }, wrong)
    await expect(changing).rejects.toThrow(WrongEditionError)
    expect(await contents(database)).toEqual([linzi])
    expect(await findBy(database, homeKey(linzi))).toEqual([linzi.id])
    expect(await database.get('editions', 'test')).toMatchObject({ digest: 'a' })
  })

  test('that are already in say that nothing changed', async () => {
    const database = await holding([linzi])
    const said = await applyChanges(database, 'test', { puts: [linzi], removals: ['douyin/未曾有过'] }, next)
    expect([said.added.count, said.changed.count, said.removed.count]).toEqual([0, 0, 0])
  })

  test('of any kind leave what a fresh list would hold, found by the same keys', async () => {
    const name = fc.constantFrom('临淄交警', '莒南交警', '淄博交警', '桓台交警', '臨淄交警')
    const record = fc.record({
      id: fc.integer({ max: 9, min: 0 }),
      name,
      uid: fc.integer({ max: 4, min: 1 }),
      to: name,
    })
    const records = fc.uniqueArray(record, { maxLength: 10, selector: ({ id }) => id })
    const toClosure = ({ id, name: own, uid, to }: { id: number; name: string; uid: number; to: string }) =>
      closure(
        { name: own, ids: [`uid:${uid}`], organisation: uid < 3 ? '某县公安局' : '某市公安局' },
        // Some ids tell the name, others do not.
        { id: id < 5 ? `douyin/${own}@00000${id}` : `x${id}`, successors: [{ kind: 'account', name: to }] },
      )
    await fc.assert(
      fc.asyncProperty(records, fc.array(records, { maxLength: 4 }), async (first, edits) => {
        const expected = new Map(first.map(toClosure).map((one) => [one.id, one]))
        const database = await holding([...expected.values()])
        for (const edit of edits) {
          const puts = [...new Map(edit.map(toClosure).map((one) => [one.id, one])).values()]
          const removals = [...expected.keys()].filter(
            (id, index) => index % 3 === 0 && !puts.some((one) => one.id === id),
          )
          // oxlint-disable-next-line no-await-in-loop -- one after the other
          await applyChanges(database, 'test', { puts, removals }, next)
          for (const id of removals) expected.delete(id)
          for (const put of puts) expected.set(put.id, put)
        }
        const fresh = [...expected.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
        expect(await contents(database)).toEqual(fresh)
        const keys = new Set(fresh.flatMap((one) => [homeKey(one), ...closureKeys(one)]))
        for (const key of keys) {
          const holders = fresh.filter((one) => [homeKey(one), ...closureKeys(one)].includes(key))
          // oxlint-disable-next-line no-await-in-loop -- a key at a time
          expect(await findBy(database, key)).toEqual(holders.map((one) => one.id).toSorted())
        }
        database.close()
      }),
      { numRuns: 60 },
    )
  })
})

test('the kinds of ids that accounts are known by are kept with the edition', async () => {
  const database = await holding([linzi, junan])
  const [edition] = (await loadEditions(database)).inUse
  expect(edition?.idSchemes).toEqual(['douyin#sec_uid'])
  const known = (...ids: readonly AccountId[]) => knowsByOtherIds(edition ? [edition] : [], { platform: 'douyin', ids })
  expect(known('uid:7')).toBe(true)
  expect(known('sec_uid:X')).toBe(false)
  const led: Closure = { ...junan, successors: [{ kind: 'account', name: '莒南', platform: 'weibo', ids: ['uid:1'] }] }
  await applyChanges(database, 'test', { puts: [led], removals: [] }, next)
  expect((await database.get('editions', 'test'))?.idSchemes).toEqual(['douyin#sec_uid', 'weibo#uid'])
})
