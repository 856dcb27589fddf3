import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { encodeList } from '../../utils/list/encode-list'
import { ListError } from '../../utils/list/list-error'
import { bodyKey, keysVersion, nameKey } from '../../utils/match/keys'
import type { Closure } from '../../utils/model/closure'
import { bundledList } from '../../utils/model/subscription'
import { openDatabase } from '../../utils/store/database'
import { pin, unpin } from '../../utils/store/pins'
import { createLibrary, type Library } from '../../utils/store/library'
import { createDesk, type Desk } from '../../utils/sync/desk'
import { closure, profile } from '../support/records'
import { type Publisher, createPublisher, createSigningKey } from '../support/publisher'

const day = 24 * 3_600_000
const address = 'https://list.example.cn/yibu/'
const mirror = 'https://mirror.example.cn/'

let now: number
let publisher: Publisher
let desk: Desk
let library: Library
let requested: string[]
let opened = 0

/** Records enough for a delta to be worth its while. */
const many = Array.from({ length: 60 }, (_, index) => closure({ name: `别处${index}` }))
const linzi = closure({ name: '临淄交警' })
const junan = closure({ name: '莒南交警' })

beforeEach(async () => {
  now = Date.parse('2026-11-21T08:00:00Z')
  requested = []
  publisher = await createPublisher()
  const bundled = await encodeList({ id: 'yibu', name: '移步名录', publisher: '移步', issuedOn: '2026-11-01' }, [linzi])
  const name = `keeper-${opened++}`
  library = createLibrary(
    () => desk.keeper.importBundled(),
    () => openDatabase(name),
  )
  desk = createDesk(library, {
    fetchBundled: async (file) => new Blob([bundled.get(file) ?? '']).stream(),
    published: { addresses: [], publicKeys: [] },
    openMirror: (base) => async (file, options) => {
      requested.push(`${base}${file}`)
      return publisher.serve(base, file, options)
    },
    now: () => now,
    random: () => 0.5,
    announce: () => {},
    stayAwake: () => {},
  })
  await desk.keeper.importBundled()
})

async function follow(at = address): Promise<string> {
  const preview = await desk.handlers.previewList({ address: at, publicKey: publisher.publicKey })
  if (!preview.ok) throw new Error(preview.failure.detail)
  requested = []
  await desk.handlers.subscribe(preview.value)
  return preview.value.key
}

async function find(name: string): Promise<readonly string[]> {
  const listed = await library.ask((ask) => ask([nameKey('douyin', name)]))
  return listed.map(({ list }) => list.name)
}

async function stateOf(key: string) {
  return (await library.open()).get('sync-states', key)
}

async function publish(closures: readonly Closure[], options = {}) {
  await publisher.publish(closures, { issued: now, ...options })
}

describe('a list that is followed', () => {
  test('is looked at first, and told apart by its key', async () => {
    await publish([...many, junan])
    const preview = await desk.handlers.previewList({ address, publicKey: publisher.publicKey })
    expect(preview).toMatchObject({ ok: true, value: { name: '测试名录', count: 61, sequence: 1, isKnown: false } })
    expect(await find('莒南交警')).toEqual([])
  })

  test('comes in whole, and answers beside the list in the package', async () => {
    await publish([...many, junan])
    await follow()
    expect(await find('莒南交警')).toEqual(['测试名录'])
    expect(await find('临淄交警')).toEqual(['移步名录'])
    expect(requested.map((file) => file.replace(/-[0-9a-f]{64}/, ''))).toEqual([
      `${address}head.json`,
      `${address}manifest.json`,
      `${address}shard.gz`,
    ])
  })

  test('costs one request when there is nothing new', async () => {
    await publish([...many, junan])
    const key = await follow()
    requested = []
    now += day
    await desk.keeper.syncNow()
    expect(requested).toEqual([`${address}head.json`])
    expect(await stateOf(key)).toMatchObject({ succeededAt: now, failures: 0 })
  })

  test('costs two when something changed, and says what', async () => {
    await publish([...many, junan])
    const key = await follow()
    requested = []
    now += day
    await publish([...many, { ...junan, status: 'merged' }, linzi])
    await desk.keeper.syncNow(key)
    expect(requested.map((file) => file.replace(/-[0-9a-f]{64}/, ''))).toEqual([
      `${address}head.json`,
      `${address}delta.gz`,
    ])
    expect(await stateOf(key)).toMatchObject({
      changes: {
        at: now,
        fromSequence: 1,
        toSequence: 2,
        added: { count: 1, names: ['临淄交警'] },
        changed: { count: 1, names: ['莒南交警'] },
        removed: { count: 0 },
      },
    })
    expect(await find('临淄交警')).toEqual(['移步名录', '测试名录'])
  })

  test('that is issued anew with the same records costs one request and is in date again', async () => {
    await publish([...many, junan])
    const key = await follow()
    requested = []
    now += 20 * day
    await publish([...many, junan])
    now += 20 * day
    await desk.keeper.syncNow()
    expect(requested).toEqual([`${address}head.json`])
    expect(await (await library.open()).get('editions', key)).toMatchObject({ sequence: 2 })
    const [listed] = await library.ask((ask) => ask([nameKey('douyin', '莒南交警')]))
    expect(listed?.list.isStale).toBe(false)
  })

  test('is fetched from the next mirror when one fails, and from that one first the next time', async () => {
    await publish([...many, junan])
    const key = await follow()
    await follow(mirror)
    publisher.break(address, () => {
      throw new ListError('missing', 'head.json', 'status 503', { status: 503 })
    })
    requested = []
    now += day
    await publish([...many, linzi])
    await desk.keeper.syncNow()
    expect(requested[0]).toBe(`${address}head.json`)
    expect(await stateOf(key)).toMatchObject({ address: mirror, failures: 0 })
    requested = []
    await desk.keeper.syncNow()
    expect(requested).toEqual([`${mirror}head.json`])
  })

  test('is due every six hours, and after failures sooner, then less and less often', async () => {
    await publish([...many, junan])
    const key = await follow()
    expect(((await stateOf(key))?.nextAt ?? 0) - now).toBe(6 * 3_600_000)
    publisher.break(address, () => {
      throw new ListError('missing', 'head.json', 'could not be fetched')
    })
    const pauses: number[] = []
    for (let failure = 0; failure < 7; failure += 1) {
      now += 7 * 3_600_000
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await desk.keeper.syncDue()
      // oxlint-disable-next-line no-await-in-loop -- as above
      pauses.push((((await stateOf(key))?.nextAt ?? 0) - now) / 60_000)
    }
    expect(pauses).toEqual([15, 30, 60, 120, 240, 360, 360])
    expect(await stateOf(key)).toMatchObject({ failure: { kind: 'missing', address } })
    expect(await find('莒南交警')).toEqual(['测试名录'])
  })

  test('that is switched off is neither asked nor fetched', async () => {
    await publish([...many, junan])
    const key = await follow()
    await desk.handlers.changeSubscription({ key, change: { enabled: false } })
    requested = []
    now += day
    await desk.keeper.syncDue()
    expect(requested).toEqual([])
    expect(await find('莒南交警')).toEqual([])
    await desk.handlers.changeSubscription({ key, change: { enabled: true } })
    expect(await find('莒南交警')).toEqual(['测试名录'])
  })

  test('that is given up leaves nothing behind', async () => {
    await publish([...many, junan])
    const key = await follow()
    await desk.handlers.unsubscribe({ key })
    const database = await library.open()
    expect(await database.getAllKeys('subscriptions')).toEqual([bundledList])
    expect(await database.getAllKeys('sync-states')).toEqual([])
    expect(new Set((await database.getAllKeys('buckets')).map(([generation]) => generation)).size).toBe(1)
    expect(await find('莒南交警')).toEqual([])
  })

  test('can be renamed, and put before others', async () => {
    await publish([linzi])
    const key = await follow()
    await desk.handlers.changeSubscription({ key, change: { title: '区里的名录' } })
    await desk.handlers.orderLists({ keys: [key, bundledList] })
    expect(await find('临淄交警')).toEqual(['区里的名录', '移步名录'])
    await desk.handlers.changeSubscription({ key, change: { title: '' } })
    expect(await find('临淄交警')).toEqual(['测试名录', '移步名录'])
  })
})

describe('a publisher who changes the key', () => {
  test('is followed from the old one to the new one, while both sign', async () => {
    const newKey = await createSigningKey()
    const publicKey = Buffer.from(newKey.publicKey.spki).toString('base64')
    await publish([...many, junan])
    const key = await follow()

    await publish([...many, linzi], { keys: [publisher.key, newKey] })
    const preview = await desk.handlers.previewList({ address, publicKey })
    if (!preview.ok) throw new Error(preview.failure.detail)
    expect(preview.value).toMatchObject({ key, isKnown: true, isNewKey: true })
    await desk.handlers.subscribe(preview.value)

    await publish([...many, linzi, junan], { keys: [newKey] })
    await desk.keeper.syncNow()
    expect(await find('莒南交警')).toEqual(['测试名录'])
    expect(await stateOf(key)).toMatchObject({ failures: 0, signedBy: [newKey.publicKey.fingerprint] })
    expect(await (await library.open()).getAllKeys('subscriptions')).toEqual([bundledList, key].toSorted())
  })

  test('without the old key’s word is another publisher', async () => {
    const newKey = await createSigningKey()
    await publish([...many, junan])
    const key = await follow()
    await publish([...many, linzi], { keys: [newKey] })
    const publicKey = Buffer.from(newKey.publicKey.spki).toString('base64')
    const preview = await desk.handlers.previewList({ address, publicKey })
    expect(preview).toMatchObject({ ok: true, value: { isKnown: false, isNewKey: false } })
    expect(preview.ok && preview.value.key).not.toBe(key)
    await desk.keeper.syncNow()
    expect(await stateOf(key)).toMatchObject({ failure: { kind: 'unsigned' } })
  })
})

describe('own entries', () => {
  test('work at once, before other lists, and can be taken back', async () => {
    const own = { ...linzi, status: 'merged' as const }
    await desk.handlers.saveRecord({ record: own })
    expect(await find('临淄交警')).toEqual(['我的记录', '移步名录'])
    await desk.handlers.removeRecord({ id: own.id })
    expect(await find('临淄交警')).toEqual(['移步名录'])
  })

  test('that are no records are refused', async () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a page might send by mistake
    await expect(desk.handlers.saveRecord({ record: { id: 'x' } as Closure })).rejects.toThrow('account')
  })
})

describe('a backup', () => {
  test('brings everything back on an empty device', async () => {
    await publish([...many, junan])
    const key = await follow()
    await desk.handlers.changeSubscription({ key, change: { title: '区里的名录' } })
    await desk.handlers.saveRecord({ record: { ...linzi, note: '自己看到的' } })
    const watched = profile({ ids: ['sec_uid:A'], name: '淄博交警' })
    await pin(watched, { kind: 'none', because: 'not-listed', closures: [] })
    const before = await desk.handlers.exportBackup(null)

    await unpin(watched)
    await desk.handlers.unsubscribe({ key })
    await desk.handlers.removeRecord({ id: linzi.id })
    expect(await desk.handlers.previewBackup({ text: before })).toMatchObject({
      ok: true,
      value: { lists: 1, records: 1, hiddenAccounts: 0, pins: 1 },
    })
    expect(await desk.handlers.importBackup({ text: before, mode: 'replace' })).toEqual({ ok: true, value: null })
    expect(JSON.parse(await desk.handlers.exportBackup(null))).toEqual(JSON.parse(before))
    await desk.keeper.syncNow()
    expect(await find('莒南交警')).toEqual(['区里的名录'])
    expect(await find('临淄交警')).toEqual(['我的记录', '移步名录'])
  })

  test('without own entries brings no list of own entries', async () => {
    const text = await desk.handlers.exportBackup(null)
    await desk.handlers.importBackup({ text, mode: 'replace' })
    expect(await (await library.open()).getAllKeys('editions')).toEqual([bundledList])
  })

  test('from before accounts could be watched is taken in, and one that holds nonsense of them is not', async () => {
    const { pins: _none, ...older } = JSON.parse(await desk.handlers.exportBackup(null))
    expect(await desk.handlers.importBackup({ text: JSON.stringify(older), mode: 'merge' })).toMatchObject({ ok: true })
    const wrong = JSON.stringify({ ...older, pins: [{ account: { name: '甲' } }] })
    expect(await desk.handlers.importBackup({ text: wrong, mode: 'merge' })).toMatchObject({ ok: false })
  })

  test.each(['', 'null', '{}', '{"kind":"yibu-backup","format":1}', '<!doctype html>'])(
    'of %j is refused, and nothing is changed',
    async (text) => {
      const before = await desk.handlers.exportBackup(null)
      expect(await desk.handlers.previewBackup({ text })).toMatchObject({ ok: false, failure: { kind: 'bad-backup' } })
      expect(await desk.handlers.importBackup({ text, mode: 'replace' })).toMatchObject({ ok: false })
      expect(await desk.handlers.exportBackup(null)).toBe(before)
    },
  )
})

describe('an edition that was taken in when records were found by fewer keys', () => {
  const body = '某县公安局'
  const leading = closure(
    { name: '某县公安', organisation: body },
    { successors: [{ kind: 'account', name: '某市公安' }] },
  )

  /** Makes a list’s edition one of before. */
  async function forgetKeys(list: string): Promise<void> {
    const database = await library.open()
    const edition = await database.get('editions', list)
    if (edition === undefined) throw new Error(`no edition of ${list}`)
    const { keys: _later, ...before } = edition
    await database.put('editions', before, list)
    const transaction = database.transaction('pointers', 'readwrite')
    await transaction.store.clear()
    await transaction.done
    library.forget()
  }

  function namesByBody(): Promise<readonly string[]> {
    return library.ask(async (ask) => (await ask([bodyKey(body)])).map((listed) => listed.closure.account.name))
  }

  test('is taken in anew where it comes with the extension', async () => {
    await forgetKeys(bundledList)
    await desk.keeper.importBundled()
    expect(await (await library.open()).get('editions', bundledList)).toMatchObject({ keys: keysVersion })
    expect(await find('临淄交警')).toEqual(['移步名录'])
  })

  test('is fetched whole, once, where it is followed and there is something new', async () => {
    await publish([...many, leading])
    const list = await follow()
    expect(await namesByBody()).toEqual(['某县公安'])
    await forgetKeys(list)
    expect(await namesByBody()).toEqual([])
    now += day
    await publish([...many, leading, junan])
    requested = []
    await desk.keeper.syncNow(list)
    expect(requested.filter((file) => file.includes('shard-'))).not.toEqual([])
    expect(await namesByBody()).toEqual(['某县公安'])
    now += day
    await publish([...many, leading])
    requested = []
    await desk.keeper.syncNow(list)
    expect(requested.filter((file) => file.includes('shard-'))).toEqual([])
  })
})

describe('where to look on pages', () => {
  const selectors = { weibo: { name: ['main .name'] } }

  async function givenBy(list: string) {
    return (await (await library.open()).get('editions', list))?.info.selectors
  }

  test('comes with a list, with a change of it, and goes again', async () => {
    await publish([...many, junan], { selectors: { weibo: { name: ['.old'] } } })
    const list = await follow()
    expect(await givenBy(list)).toEqual({ weibo: { name: ['.old'] } })
    now += day
    await publish([...many, junan], { selectors })
    requested = []
    await desk.keeper.syncNow(list)
    expect(requested.some((file) => file.includes('delta-'))).toBe(true)
    expect(await givenBy(list)).toEqual(selectors)
    now += day
    await publish([...many, junan])
    await desk.keeper.syncNow(list)
    expect(await givenBy(list)).toBeUndefined()
  })

  test('that cannot be understood takes nothing else of the list with it', async () => {
    const later = { weibo: { name: ['.a:has(.b)', '.c'] }, elsewhere: { name: ['.d'] } }
    await publish([...many, junan], { selectors: later })
    const list = await follow()
    expect(await givenBy(list)).toEqual({ weibo: { name: ['.c'] } })
    expect(await find('莒南交警')).toEqual(['测试名录'])
  })
})
