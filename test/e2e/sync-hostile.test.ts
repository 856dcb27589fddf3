import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { waitFor } from '../../cli/browser/wait-for'
import { digestOf } from '../../utils/list/digest'
import { headFile } from '../../utils/list/head'
import type { ListFailureKind } from '../../utils/model/list-failure'
import catalogue from '../../public/_locales/zh_CN/messages.json'
import { bytesOf, gzip, info } from '../list/list-files'
import { askChromium, type AskedChromium } from '../support/asked-extension'
import { type ListHost, openListHost } from '../support/list-host'
import { createPublisher, type Publisher } from '../support/publisher'
import { closure, profile, verified } from '../support/records'

const dayMs = 24 * 3_600_000
/** A head is issued to the second. */
const today = Math.floor(Date.now() / 1000) * 1000

/** Some accounts, and the same ones in what comes next, each another record there. */
const names = Array.from({ length: 12_400 }, (_, index) => `某县办${index}`)
const account = (name: string) => ({ name, organisation: `${name}办公室` })
const old = names.slice(0, 40).map((name) => closure(account(name)))
const next = names.map((name) => closure(account(name), { status: 'merged' }))
const asked = ['某县办0', '某县办39', '某县办40', '某县办7777', '某县办12399']

let publisher: Publisher
let host: ListHost

/** What pages with some of the accounts are told. */
async function judge(extension: AskedChromium): Promise<string> {
  const judgements = await Promise.all(
    asked.map((name) => extension.ask('judge', profile({ name, verification: verified(`${name}办公室官方账号`) }))),
  )
  return judgements.map(({ answer }) => answer.guidance?.closure.status ?? answer.verdict.kind).join(' ')
}

const wholeOld = 'stopped stopped none none none'
const wholeNew = 'merged merged merged merged merged'

describe('a worker that is killed while a list comes in', () => {
  let extension: AskedChromium
  /** What is served: the first edition, or the second. */
  let editions: readonly ReadonlyMap<string, Uint8Array<ArrayBuffer>>[]

  beforeAll(async () => {
    publisher = await createPublisher()
    host = await openListHost(publisher)
    extension = await askChromium()
    await publisher.publish(old, { issued: today - 2 * dayMs })
    const first = new Map(publisher.files)
    await publisher.publish(next, { issued: today - dayMs })
    editions = [first, new Map(publisher.files)]
  })

  afterAll(async () => {
    await extension.close()
    await host.close()
  })

  function serve(edition: 0 | 1): void {
    for (const [name, bytes] of editions[edition] ?? []) publisher.files.set(name, bytes)
  }

  /** Follows the first edition; the second one is there from now on. */
  async function followOld(): Promise<string> {
    serve(0)
    const list = await extension.follow(host.address, publisher.publicKey)
    expect(await judge(extension)).toBe(wholeOld)
    serve(1)
    host.requests.length = 0
    return list
  }

  /** Syncs; gives whether that ended before the worker was to be killed. */
  async function syncUntil(death: Promise<void>): Promise<boolean> {
    const ended = extension.ask('syncNow', {}).then(
      () => true,
      () => false,
    )
    return Promise.race([death.then(() => false), ended])
  }

  async function expectNew(list: string): Promise<void> {
    expect(await judge(extension)).toBe(wholeNew)
    expect(await extension.stateOf(list)).toMatchObject({ failures: 0, sequence: 2 })
    await extension.ask('unsubscribe', { key: list })
  }

  // A head, a manifest and four shards.
  const moments = (['asked again', 'answered'] as const).flatMap((when) =>
    Array.from({ length: 6 }, (_, index) => ({ when, count: when === 'answered' ? index + 1 : index })),
  )

  test.each(moments)(
    'when $count files were served and it $when: it is the old one, then the new one',
    async ({ when, count }) => {
      const list = await followOld()
      expect(await syncUntil(host.stopAfter(count, when))).toBe(false)
      await extension.stopWorker()
      host.goOn()
      // With the last shard served it may be either, but not both.
      expect(count < 6 ? [wholeOld] : [wholeOld, wholeNew]).toContain(await judge(extension))
      await extension.ask('syncNow', { list })
      await expectNew(list)
    },
  )

  test('again and again: it gets further each time', async () => {
    const list = await followOld()
    let deaths = 0
    /* oxlint-disable no-await-in-loop -- one life after the other */
    while (!(await syncUntil(host.stopAfter(3, 'asked again')))) {
      deaths += 1
      await waitFor(`shard ${deaths} to be in`, async () =>
        (await extension.progress()).at(-1)?.[0]?.done === deaths ? true : undefined,
      )
      await extension.stopWorker()
      expect(await judge(extension)).toBe(wholeOld)
    }
    /* oxlint-enable no-await-in-loop */
    host.goOn()
    expect(deaths).toBe(3)
    const shards = host.requests.filter((file) => file.startsWith('shard'))
    expect(shards.filter((file) => file === shards[0])).toHaveLength(1)
    await expectNew(list)
  })

  test('and is only asked for something else afterwards: it goes on by itself, and is woken for the next time', async () => {
    const list = await followOld()
    expect(await syncUntil(host.stopAfter(4, 'asked again'))).toBe(false)
    await extension.stopWorker()
    host.goOn()
    await waitFor('the list to come in', async () => ((await judge(extension)) === wholeNew ? true : undefined))
    expect(await extension.alarms()).toMatchObject([{ name: 'sync', periodInMinutes: 360 }])
    await waitFor('the sync to end', async () => ((await extension.stateOf(list))?.failures === 0 ? true : undefined))
    await expectNew(list)
  })
})

describe('an attack', () => {
  const many = old.concat(Array.from({ length: 40 }, (_, index) => closure({ name: `别处${index}` })))
  const attacks: readonly { attack: string; kind: ListFailureKind; make: () => Promise<void> | void }[] = [
    {
      attack: 'a shard that was tampered with',
      kind: 'tampered',
      make: () => host.tamper((file, bytes) => (file.startsWith('shard') ? flipped(bytes) : bytes)),
    },
    {
      attack: 'a head that another key signed',
      kind: 'unsigned',
      make: async () => {
        const thief = await createPublisher()
        const forged = thief.sign(publisher.head())
        host.tamper((file, bytes) => (file === headFile ? forged : bytes))
      },
    },
    {
      attack: 'an older head',
      kind: 'rollback',
      make: () => {
        const { sequence, ...head } = publisher.head()
        const older = publisher.sign({ ...head, sequence: sequence - 2, deltas: [] })
        host.tamper((file, bytes) => (file === headFile ? older : bytes))
      },
    },
    {
      attack: 'a page where a list was due',
      kind: 'html',
      make: () => host.tamper(() => bytesOf('<!doctype html><title>登录校园网</title>')),
    },
    { attack: 'a gzip bomb', kind: 'too-large', make: offerBomb },
    {
      attack: 'a list that lost nearly everything',
      kind: 'shrunk',
      make: () => {
        const { mayShrink: _, ...head } = publisher.head()
        const shrunk = publisher.sign({ ...head, count: 3 })
        host.tamper((file, bytes) => (file === headFile ? shrunk : bytes))
      },
    },
  ]

  let extension: AskedChromium

  beforeAll(async () => {
    extension = await askChromium('options.html')
  })

  afterAll(() => extension.close())

  beforeEach(async () => {
    publisher = await createPublisher()
    host = await openListHost(publisher)
  })

  afterEach(() => host.close())

  test.each(attacks)('($attack) is refused, and said in words; the list stays in use', async ({ kind, make }) => {
    await publisher.publish(many, { issued: today - 3 * dayMs })
    await publisher.publish(many.concat(closure({ name: '后到' })), { issued: today - 2 * dayMs })
    const list = await extension.follow(host.address, publisher.publicKey)
    // Everything is other than before: no delta pays.
    const noisy = many.map((one, index) => ({ ...one, note: noise(index) }))
    await publisher.publish([...noisy, closure({ name: '后到' })], { issued: today - dayMs })
    await make()
    await extension.ask('syncNow', { list })
    expect(await extension.stateOf(list)).toMatchObject({
      failure: { kind, address: host.address },
      failures: 1,
    })
    const words =
      Object.entries(catalogue).find(([key]) => key === `failure_${kind.replaceAll('-', '_')}`)?.[1].message ?? kind
    await waitFor(words, async () => ((await extension.text()).includes(words) ? true : undefined))
    expect(await judge(extension)).toBe('stopped stopped none none none')
    host.tamper(undefined)
    await extension.ask('syncNow', { list })
    expect(await extension.stateOf(list)).toMatchObject({ failures: 0, sequence: 3 })
    await extension.ask('unsubscribe', { key: list })
  })

  async function offerBomb(): Promise<void> {
    const note = '炸'.repeat(1000)
    const lines = Array.from(
      { length: 8000 },
      (_, index) => `${JSON.stringify(closure({ name: `炸${index}` }, { note }))}\n`,
    )
    const shard = await gzip(lines.join(''))
    const named = { digest: await digestOf(shard), bytes: shard.length, count: lines.length }
    const manifest = bytesOf(JSON.stringify({ format: 1, list: { ...info, count: lines.length }, shards: [named] }))
    const digest = await digestOf(manifest)
    publisher.files.set(`shard-${named.digest}.gz`, shard).set(`manifest-${digest}.json`, manifest)
    const head = publisher.sign({
      ...publisher.head(),
      count: lines.length,
      manifest: { digest, bytes: manifest.length },
      deltas: [],
    })
    host.tamper((file, bytes) => (file === headFile ? head : bytes))
  }
})

function flipped(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte))
}

/** Text that does not compress well. */
function noise(seed: number): string {
  return Array.from({ length: 40 }, (_, index) =>
    Math.sin(seed * 100 + index)
      .toString(36)
      .slice(4),
  ).join('')
}
