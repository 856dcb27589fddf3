/* oxlint-disable vitest/expect-expect -- `expectRefused` and `expectRecovery` do */
import 'fake-indexeddb/auto'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  address,
  begin,
  beginAgain,
  breakFile,
  type Bytes,
  type Change,
  day,
  device,
  expectRecovery,
  expectRefused,
  files,
  lastFile,
  list,
  mirror,
  newDevice,
  now,
  old,
  pass,
  publish,
  publisher,
  slightly,
  sync,
  wholly,
} from './followed-list'
import { headFile, type ListHead } from '../../utils/list/head'
import { ListError } from '../../utils/list/list-error'
import { nameKey } from '../../utils/match/keys'
import type { ListFailureKind } from '../../utils/model/list-failure'
import { bytesOf } from '../list/list-files'
import { createPublisher } from '../support/publisher'
import { closure } from '../support/records'

// Databases are made by the dozen, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

beforeEach(begin)

afterEach(() => {
  vi.restoreAllMocks()
})

function flip(bytes: Bytes, at: number, mask = 1): Bytes {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ mask
  return copy
}

function envelope(change: (fields: { payload: string; payloadType: string; signatures: unknown[] }) => object): Change {
  return (file, bytes) =>
    file === headFile ? bytesOf(JSON.stringify(change(JSON.parse(new TextDecoder().decode(bytes))))) : bytes
}

describe('a head is refused', () => {
  const tampered = (payload: string) => {
    const head: ListHead = JSON.parse(Buffer.from(payload, 'base64').toString())
    return Buffer.from(JSON.stringify({ ...head, count: head.count + 1 })).toString('base64')
  }
  test.each<[string, ListFailureKind, Change]>([
    ['that nobody signed', 'unsigned', envelope((fields) => ({ ...fields, signatures: [] }))],
    [
      'without the field for signatures',
      'malformed',
      envelope(({ payload, payloadType }) => ({ payload, payloadType })),
    ],
    ['whose payload was changed', 'unsigned', envelope((fields) => ({ ...fields, payload: tampered(fields.payload) }))],
    [
      'whose signature was changed',
      'unsigned',
      envelope((fields) => ({ ...fields, signatures: [{ sig: Buffer.alloc(64, 7).toString('base64') }] })),
    ],
    [
      'whose signature is too short',
      'unsigned',
      envelope((fields) => ({ ...fields, signatures: [{ sig: Buffer.alloc(3).toString('base64') }] })),
    ],
    ['of another type', 'malformed', envelope((fields) => ({ ...fields, payloadType: 'application/json' }))],
    [
      'with something after its end',
      'malformed',
      (file, bytes) => (file === headFile ? bytesOf(`${new TextDecoder().decode(bytes)}x`) : bytes),
    ],
  ])('%s: %s', async (_, kind, change) => {
    await publish(slightly)
    publisher.break(address, change)
    await expectRefused(kind)
    await expectRecovery()
  })

  test('that another key signed, though it says otherwise: unsigned', async () => {
    await publish(slightly)
    const thief = await createPublisher()
    const forged = JSON.parse(new TextDecoder().decode(thief.sign(publisher.head())))
    const claim = JSON.parse(new TextDecoder().decode(publisher.files.get(headFile)))
    for (const keyid of [forged.signatures[0].keyid, claim.signatures[0].keyid]) {
      const text = JSON.stringify({ ...forged, signatures: [{ ...forged.signatures[0], keyid }] })
      breakFile('head', () => bytesOf(text))
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expectRefused('unsigned')
    }
    await expectRecovery()
  })

  test('that is older than one seen before: rollback', async () => {
    const older = publisher.files.get(headFile) ?? new Uint8Array()
    await publish(slightly)
    await sync()
    breakFile('head', () => older)
    await expectRefused('rollback')
    await publish(wholly)
    await expectRecovery()
  })

  test('that is older than one that was seen, though its records never came: rollback', async () => {
    await publish(slightly)
    const middle = publisher.files.get(headFile) ?? new Uint8Array()
    await publish(wholly)
    breakFile('shard', () => new Uint8Array())
    await expectRefused('truncated')
    breakFile('head', () => middle)
    await expectRefused('rollback')
    await expectRecovery()
  })

  test('of the same sequence and other records: rollback', async () => {
    const twin = await createPublisher(publisher.key)
    await twin.publish(slightly, { issued: now })
    expect(twin.head().sequence).toBe(1)
    publisher.break(address, (file) => twin.files.get(file) ?? new Uint8Array())
    await expectRefused('rollback')
    await publish(slightly)
    await expectRecovery()
  })

  test('that ran out: expired; the list stays in use and is said to be stale, until there is a new one', async () => {
    pass(40 * day)
    vi.spyOn(Date, 'now').mockImplementation(() => now)
    await expectRefused('expired')
    const [listed] = await device.library.ask((ask) => ask([nameKey('douyin', '莒南交警')]))
    expect(listed?.list).toMatchObject({ name: '测试名录', isStale: true })
    await publish(old)
    await expectRecovery()
    const [again] = await device.library.ask((ask) => ask([nameKey('douyin', '莒南交警')]))
    expect(again?.list.isStale).toBe(false)
  })

  test('that brought something new and ran out before it came: expired', async () => {
    await publish(slightly)
    pass(30 * day)
    await expectRefused('expired')
    await publish(wholly)
    await expectRecovery()
  })

  test('with more than a fifth of the records gone: shrunk; unless its publisher means it', async () => {
    await publish(old.slice(0, 48), { allowShrink: true })
    breakFile('head', () => {
      const { mayShrink: _, ...head } = publisher.head()
      return publisher.sign(head)
    })
    await expectRefused('shrunk')
    await expectRecovery()
    expect(await device.find('莒南交警')).toEqual([])
  })

  test('not with a fifth of the records gone', async () => {
    await publish(old.slice(0, 49), { allowShrink: true })
    breakFile('head', () => {
      const { mayShrink: _, ...head } = publisher.head()
      return publisher.sign(head)
    })
    await sync()
    expect(await device.stateOf(list)).toMatchObject({ failures: 0, sequence: 2 })
  })

  test.each([0, 1])(
    'of another list that the same key signed: other-list (followed %i editions ago)',
    async (editions) => {
      const other = await createPublisher(publisher.key)
      await other.publish(slightly, { issued: now, id: 'other' })
      const preview = await device.desk.handlers.previewList({ address, publicKey: publisher.publicKey })
      if (!preview.ok) throw new Error(preview.failure.detail)
      if (editions === 0) await device.desk.handlers.unsubscribe({ key: list })
      publisher.break(address, (file) => other.files.get(file) ?? new Uint8Array())
      if (editions === 0) await device.desk.handlers.subscribe(preview.value)
      else await sync()
      expect(await device.stateOf(list)).toMatchObject({ failure: { kind: 'other-list' } })
      expect(await device.find('桓台交警')).toEqual([])
      await publish(slightly)
      await expectRecovery()
    },
  )
})

/** A stream of chunks that never ends. */
function streamOf(next: () => Bytes | Promise<Bytes>, cancel = () => {}): ReadableStream<Bytes> {
  return new ReadableStream(
    { pull: async (controller) => controller.enqueue(await next()), cancel },
    { highWaterMark: 0 },
  )
}

describe.each(files)('a $kind', ({ kind, edition }) => {
  const isHead = kind === 'head'

  test('of which a byte was changed is refused', async () => {
    await publish(edition)
    const { wasAsked } = breakFile(kind, (bytes) => flip(bytes, 40))
    await expectRefused(isHead ? 'unsigned|malformed' : 'tampered')
    expect(wasAsked()).toBe(true)
    await expectRecovery()
  })

  test('that is of another edition is refused', async () => {
    await publish([...edition, closure({ name: '陆丰交警' })])
    const other = lastFile(isHead ? 'manifest' : kind)
    await publish(edition)
    breakFile(kind, () => other)
    await expectRefused(isHead ? 'malformed' : 'tampered|truncated')
    await expectRecovery()
  })

  test('that breaks off is refused', async () => {
    await publish(edition)
    breakFile(kind, (bytes) => bytes.slice(0, -20))
    await expectRefused(isHead ? 'malformed' : 'truncated')
    await expectRecovery()
  })

  test('of which nothing comes is refused', async () => {
    await publish(edition)
    breakFile(kind, () => new Uint8Array())
    await expectRefused(isHead ? 'malformed' : 'truncated')
    await expectRecovery()
  })

  test('whose connection breaks is refused', async () => {
    await publish(edition)
    breakFile(kind, (bytes) => {
      let sent = false
      return streamOf(() => {
        if (sent) throw new TypeError('network error')
        sent = true
        return bytes.slice(0, 30)
      })
    })
    await expectRefused('truncated')
    await expectRecovery()
  })

  test.each([200, 100_000])('in whose place a page of %i bytes comes is refused', async (length) => {
    await publish(edition)
    breakFile(kind, () => bytesOf(`\n<!doctype html><title>登录校园网</title>${'x'.repeat(length)}`))
    await expectRefused('html')
    await expectRecovery()
  })

  test('that never ends is cut off where it should have ended', async () => {
    await publish(edition)
    let sent = 0
    let cancelled = false
    let promised = 0
    breakFile(kind, (bytes) => {
      promised = bytes.length
      return streamOf(
        () => {
          sent += 512
          return new Uint8Array(512).fill(0x20)
        },
        () => {
          cancelled = true
        },
      )
    })
    await expectRefused(isHead ? 'too-large' : 'tampered')
    expect(sent).toBeGreaterThan(0)
    expect(sent).toBeLessThanOrEqual(Math.max(promised, 1024) + 1024)
    expect(cancelled).toBe(true)
    await expectRecovery()
  })

  test('that trickles in is given up when its time is over', async () => {
    const deadline = AbortSignal.timeout.bind(AbortSignal)
    const limits: number[] = []
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      limits.push(ms)
      return deadline(trickles ? 30 : ms)
    })
    let trickles = false
    await publish(edition)
    breakFile(kind, (bytes, options) => {
      let at = 0
      // A byte comes now and then; the request is given up as that of a response's body is.
      return streamOf(async () => {
        await new Promise((resolve) => setTimeout(resolve, 2))
        options?.signal?.throwIfAborted()
        return bytes.slice(at, (at += 1))
      })
    })
    trickles = true
    await expectRefused('timeout')
    expect(limits.at(-1)).toBe(isHead ? 20_000 : 60_000)
    trickles = false
    await expectRecovery()
  })

  test.each(kind === 'delta' ? [403, 503] : [403, 404, 503])(
    'for which the host answers %i is missing',
    async (status) => {
      await publish(edition)
      breakFile(kind, () => {
        throw new ListError('missing', kind, `status ${status}`, { status })
      })
      await expectRefused('missing', status)
      await expectRecovery()
    },
  )

  test('that is broken at one mirror comes from the other one', async () => {
    await device.follow(publisher, mirror)
    await publish(edition)
    pass(day)
    const { wasAsked } = breakFile(kind, (bytes) => flip(bytes, 40))
    await sync()
    expect(wasAsked()).toBe(true)
    expect(await device.stateOf(list)).toMatchObject({ address: mirror, failures: 0, sequence: 2 })
    await expectRecovery()
  })

  test('wherever one byte of it is changed, changes nothing of what is answered except by being refused', async () => {
    await publish(edition)
    const before = await device.records()
    const reference = newDevice()
    await reference.follow(publisher, address)
    const after = await reference.records()
    expect(after).not.toEqual(before)
    const sound = lastFile(kind)
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const { wasAsked } = breakFile(kind, (bytes) => flip(bytes, at, mask))
        await sync()
        expect(wasAsked()).toBe(true)
        const { failure } = (await device.stateOf(list)) ?? {}
        const records = await device.records()
        // Only a head has bytes that mean nothing: the key's hint, the last bits of base64.
        expect(failure !== undefined || isHead).toBe(true)
        expect(records).toEqual(failure === undefined ? after : before)
        if (failure === undefined) await beginAgain()
      }),
      { numRuns: 100 },
    )
  })
})

describe('a delta', () => {
  test('that was cleared away since is done without', async () => {
    await publish(slightly)
    const { wasAsked } = breakFile('delta', () => {
      throw new ListError('missing', 'delta', 'status 404', { status: 404 })
    })
    await sync()
    expect(wasAsked()).toBe(true)
    await expectRecovery()
  })

  test('that does not lead to what the head says changes nothing, and the shards are taken instead', async () => {
    await publish(slightly)
    const [named] = publisher.head().deltas
    if (named === undefined) throw new Error('no delta')
    const twin = await createPublisher(publisher.key)
    await twin.publish(old, { issued: now })
    await twin.publish([...old, closure({ name: '陆丰交警' }), closure({ name: '陆丰发布' })], { issued: now })
    const [wrong] = twin.head().deltas
    if (wrong === undefined) throw new Error('no delta')
    for (const [name, bytes] of twin.files) if (name.startsWith('delta')) publisher.files.set(name, bytes)
    breakFile('head', () => publisher.sign({ ...publisher.head(), deltas: [wrong] }))
    await sync()
    expect(await device.stateOf(list)).toMatchObject({ failures: 0, sequence: 2 })
    expect(device.requested.filter((file) => /delta|shard/.test(file)).slice(-2)).toEqual([
      expect.stringContaining('delta'),
      expect.stringContaining('shard'),
    ])
    expect(await device.find('陆丰交警')).toEqual([])
    await expectRecovery()
  })
})
