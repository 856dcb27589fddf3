/* oxlint-disable vitest/expect-expect -- `expectOneOrTheOther` does */
import 'fake-indexeddb/auto'
import { unwrap } from 'idb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { digestOf } from '../../utils/list/digest'
import { encodeLines } from '../../utils/list/encode-lines'
import { nameKey } from '../../utils/match/keys'
import type { Closure } from '../../utils/model/closure'
import { parseClosure } from '../../utils/model/parse-closure'
import { createRecords } from '../../utils/records/records'
import { decodeSearchData, searchFormat } from '../../utils/search/encode-search-data'
import { createSearchIndex, openSearchIndex, type SearchIndex } from '../../utils/search/search'
import { type Database, openDatabase } from '../../utils/store/database'
import { loadSearchedEditions } from '../../utils/store/search-data'
import { EditionGone, walkRecords } from '../../utils/store/walk'
import { bytesOf, info } from '../list/list-files'
import { createDevice, type Device, type DeviceOptions } from '../support/device'
import { interceptRequests, killAt } from '../support/faulty-requests'
import { loadClosures } from '../support/load-closures'
import { createPublisher, type Publisher } from '../support/publisher'
import { closure } from '../support/records'

// Databases are made by the dozen, on machines that do other things too.
vi.setConfig({ testTimeout: 180_000 })

const address = 'https://list.example.cn/yibu/'
const day = 24 * 3_600_000

const names = Array.from({ length: 80 }, (_, index) => `别处${index}`)
const old = names.map((name, index) => closure({ name, ids: [`uid:${index}`] }))
/** Every record is another one than before, so that the smallest mixture is seen. */
const renewed = [...names, '新来'].map((name, index) =>
  closure({ name, ids: [`uid:${index}`] }, { status: 'merged', note: name.repeat(20) }),
)
/** Some are other, some gone, some new. */
const slightly = [
  ...old.slice(12).map((one, index) => (index < 20 ? { ...one, status: 'merged' as const } : one)),
  ...['新来', '后到'].map((name) => closure({ name, ids: ['uid:777'] })),
]
const own = closure({ name: '新来' }, { note: '自己看到的' })
const inPackage = [closure({ name: '临淄交警' })]
const inNextPackage = renewed.slice(30)

let now: number
let publisher: Publisher
let opened = 0
let first: ReadonlyMap<string, Uint8Array<ArrayBuffer>>

// What the dead still complain of is not heard.
beforeAll(() => vi.stubGlobal('console', { ...console, error: () => {} }))
afterAll(() => vi.unstubAllGlobals())

beforeEach(async () => {
  now = Date.parse('2026-11-21T08:00:00Z')
  publisher = await createPublisher()
  await publisher.publish(old, { issued: now })
  first = new Map(publisher.files)
  now += day
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** A start of the browser on a database. */
function start(name: string, options: Partial<DeviceOptions> = {}): Device {
  return createDevice({ name, now: () => now, serve: publisher.serve, bundled: inPackage, ...options })
}

/** A way to change what the device knows. */
interface Way {
  readonly way: string
  /** Puts it on offer. */
  readonly offer: () => Promise<void>
  readonly run: (device: Device) => Promise<unknown>
  readonly before: readonly Closure[]
  readonly after: readonly Closure[]
  readonly nextStart?: Partial<DeviceOptions>
}

const sync = (device: Device) => device.desk.keeper.syncNow()

const ways: readonly Way[] = [
  {
    way: 'an edition in five shards',
    offer: () => offerInShards(renewed, 20),
    run: sync,
    before: [...inPackage, ...old],
    after: [...inPackage, ...renewed],
  },
  {
    way: 'a delta',
    offer: () => publisher.publish(slightly, { issued: now }),
    run: sync,
    before: [...inPackage, ...old],
    after: [...inPackage, ...slightly],
  },
  {
    way: 'the same edition with a new date',
    offer: () => publisher.publish(old, { issued: now }),
    run: sync,
    before: [...inPackage, ...old],
    after: [...inPackage, ...old],
  },
  {
    way: 'an edition in the next version of the package',
    offer: async () => {},
    run: ({ desk }) => desk.keeper.importBundled(),
    before: [...inPackage, ...old],
    after: [...inNextPackage, ...old],
    nextStart: { bundled: inNextPackage },
  },
  {
    way: 'an entry of the person',
    offer: async () => {},
    run: ({ desk }) => desk.handlers.saveRecord({ record: own }),
    before: [...inPackage, ...old],
    after: [...inPackage, ...old, own],
  },
]

describe.each(ways)('a worker that is killed while $way comes in', (way) => {
  test('at any request to its database: nothing is half there, and it ends complete', async () => {
    const before = asWritten(way.before)
    const after = asWritten(way.after)
    const seen = new Set<string>()
    let deaths = 0
    await way.offer()
    /* oxlint-disable no-await-in-loop -- one death after the other */
    for (; ; deaths += 1) {
      const name = await prepare()
      if (!(await runAndDie(name, way, deaths + 1))) break
      const survivor = start(name, way.nextStart)
      const answered = await answers(survivor)
      expect([before, after]).toContain(answered)
      expect(asWritten(await everything(survivor))).toBe(answered)
      seen.add(answered)
      await goOn(survivor, way, after)
    }
    /* oxlint-enable no-await-in-loop */
    expect(deaths).toBeGreaterThan(5)
    expect(seen).toContain(before)
  })

  test('or is asked at any of its writes: it answers from before or from after, whole', async () => {
    await way.offer()
    const device = start(await prepare(), way.nextStart)
    const asked: Promise<string>[] = []
    interceptRequests(({ kind }) => {
      if (kind !== 'read') asked.push(answers(device))
      return undefined
    })
    await way.run(device)
    vi.restoreAllMocks()
    expectOneOrTheOther(await Promise.all(asked), way)
    expect(await answers(device)).toBe(asWritten(way.after))
  })

  test('or whose lists are looked through by a page meanwhile, whenever: it sees before or after, whole, or is told', async () => {
    await way.offer()
    const name = await prepare()
    const device = start(name, way.nextStart)
    const page = await openDatabase(name)
    const seen: Promise<string | undefined>[] = []
    interceptRequests(({ transaction }) => {
      if (transaction.db !== unwrap(page)) seen.push(lookThrough(page))
      return undefined
    })
    await way.run(device)
    vi.restoreAllMocks()
    const whole = (await Promise.all(seen)).filter((one) => one !== undefined)
    expectOneOrTheOther(whole, way)
    page.close()
  })

  test('or whose lists are searched in a page meanwhile, whenever: it finds what was before or is after, all of it', async () => {
    await way.offer()
    const name = await prepare()
    const device = start(name, way.nextStart)
    const page = await openDatabase(name)
    const seen: Promise<string>[] = []
    interceptRequests(({ transaction, kind }) => {
      if (transaction.db !== unwrap(page) && kind !== 'read') seen.push(hits(page))
      return undefined
    })
    await way.run(device)
    await device.desk.keeper.prepareSearch()
    vi.restoreAllMocks()
    const found = await Promise.all(seen)
    expect(found.length).toBeGreaterThan(1)
    const [one, other] = [namesOf(way.before), namesOf(way.after)]
    expect(found.filter((ids) => ids !== one && ids !== other)).toEqual([])
    expect(await hits(page)).toBe(other)
    page.close()
  })
})

function expectOneOrTheOther(answered: readonly string[], { before, after }: Way): void {
  expect(answered.length).toBeGreaterThan(1)
  const [one, other] = [asWritten(before), asWritten(after)]
  expect(answered.filter((answer) => answer !== one && answer !== other)).toEqual([])
}

test('a worker that is killed at any request while the very first list comes in answers from all of it', async () => {
  const all = asWritten(renewed)
  let deaths = 0
  /* oxlint-disable no-await-in-loop -- one death after the other */
  for (; ; deaths += 1) {
    const name = `killed-${opened++}`
    const way = { run: answers, nextStart: { bundled: renewed } }
    if (!(await runAndDie(name, way, deaths + 1))) break
    const survivor = start(name, { bundled: renewed })
    expect(await answers(survivor)).toBe(all)
    await expectTidy(survivor)
  }
  /* oxlint-enable no-await-in-loop */
  expect(deaths).toBeGreaterThan(10)
})

/** A device that has what was before; gives the name of its database. */
async function prepare(): Promise<string> {
  const name = `killed-${opened++}`
  const device = start(name)
  publisher.break(address, (file) => first.get(file) ?? new Uint8Array())
  await device.desk.keeper.importBundled()
  await device.follow(publisher, address)
  await device.desk.keeper.prepareSearch()
  publisher.mend(address)
  return name
}

/** Runs until it is killed at the n-th request. False: it ended before. */
async function runAndDie(
  name: string,
  { run, nextStart }: Pick<Way, 'run' | 'nextStart'>,
  n: number,
): Promise<boolean> {
  const { open, killed } = killAt(n)
  const victim = start(name, { ...nextStart, open: (database) => open(() => openDatabase(database)) })
  const ended = run(victim)
    .then(victim.desk.keeper.prepareSearch)
    .then(
      () => 'ended',
      () => killed,
    )
  const outcome = await Promise.race([killed, ended])
  vi.restoreAllMocks()
  return outcome === 'killed'
}

/** What the next start of the browser makes of it: what was interrupted is gone on with, and then there is nothing left to do. */
async function goOn(survivor: Device, { run }: Way, after: string): Promise<void> {
  const isInterrupted = (await (await survivor.database()).count('arrivals')) > 0
  await survivor.desk.keeper.resume()
  expect(!isInterrupted || (await answers(survivor)) === after).toBe(true)
  await run(survivor)
  expect(await answers(survivor)).toBe(after)
  expect(asWritten(await everything(survivor))).toBe(after)
  await expectTidy(survivor)
}

async function expectTidy(device: Device): Promise<void> {
  const database = await device.database()
  await device.desk.keeper.prepareSearch()
  await expectSearchable(database)
  expect(await device.orphans()).toEqual([])
  expect([await database.count('arrivals'), await database.count('runs')]).toEqual([0, 0])
  const states = await database.getAll('sync-states')
  expect(states.filter(({ failures, failure }) => failures > 0 || failure !== undefined)).toEqual([])
}

/** What was made ready to be searched is of all the records, as they are, and of no others. */
async function expectSearchable(database: Database): Promise<void> {
  const { searched } = await loadSearchedEditions(database, searchFormat, 0)
  const listed = await loadClosures(database)
  for (const { edition, data } of searched) {
    const records = listed.filter(({ list }) => list.key === edition.list).map((one) => one.closure)
    const made = data && decodeSearchData(data)
    expect(made && findAll(openSearchIndex(made))).toEqual(findAfresh(records))
  }
}

const all = { limit: 500 }

function findAll(index: SearchIndex) {
  return ['别处', '新来', '后到', 'lzjj'].map((query) => index.search(query, all))
}

const foundAfresh = new Map<string, ReturnType<typeof findAll>>()

function findAfresh(records: readonly Closure[]): ReturnType<typeof findAll> {
  const written = asWritten(records)
  const found = foundAfresh.get(written) ?? findAll(createSearchIndex(records))
  foundAfresh.set(written, found)
  return found
}

/** What somebody finds who searches. */
async function hits(database: Database): Promise<string> {
  const records = await createRecords(database, { prepare: async () => {}, prepareSearch: async () => {} })
  const found = await Promise.all(['别处', '新来', '后到', '临淄'].map((query) => records.hits(query, all)))
  expect(found.some(({ preparing }) => preparing)).toBe(false)
  return namesOf(found.flatMap(({ hits: some }) => some))
}

function namesOf(records: readonly { readonly id: string }[]): string {
  return [...new Set(records.map(({ id }) => id))].toSorted().join(' ')
}

/** What somebody is told who asks for every account by name, in one question. */
async function answers(device: Device): Promise<string> {
  const keys = [...names, '新来', '后到', '临淄交警'].map((name) => nameKey('douyin', name))
  const listed = await device.library.ask((find) => find(keys))
  return asWritten(listed.map((one) => one.closure))
}

/** Every record there is. */
async function everything(device: Device): Promise<readonly Closure[]> {
  return (await loadClosures(await device.database())).map((one) => one.closure)
}

/** What a page sees that goes through every record; undefined where it is told that a list has changed on the way. */
async function lookThrough(database: Database): Promise<string | undefined> {
  const seen: Closure[] = []
  try {
    for await (const { closures } of walkRecords(database)) seen.push(...closures)
    return asWritten(seen)
  } catch (error) {
    if (error instanceof EditionGone) return undefined
    throw error
  }
}

/** Whatever the order, of records and of their fields. */
function asWritten(closures: readonly Closure[]): string {
  return closures
    .map((one) => JSON.stringify(parseClosure(one)))
    .toSorted()
    .join('\n')
}

/** Publishes an edition in shards of some records each, without a delta. */
async function offerInShards(closures: readonly Closure[], size: number): Promise<void> {
  await publisher.publish(closures, { issued: now })
  const parts = Array.from({ length: Math.ceil(closures.length / size) }, (_, index) =>
    closures.slice(index * size, (index + 1) * size),
  )
  const shards = await Promise.all(
    parts.map(async (part) => {
      const bytes = await encodeLines(part.map((one) => JSON.stringify(one)))
      const shard = { digest: await digestOf(bytes), bytes: bytes.length, count: part.length }
      publisher.files.set(`shard-${shard.digest}.gz`, bytes)
      return shard
    }),
  )
  const manifest = bytesOf(JSON.stringify({ format: 1, list: { ...info, count: closures.length }, shards }))
  const named = { digest: await digestOf(manifest), bytes: manifest.length }
  publisher.files.set(`manifest-${named.digest}.json`, manifest)
  publisher.files.set('head.json', publisher.sign({ ...publisher.head(), manifest: named, deltas: [] }))
}
