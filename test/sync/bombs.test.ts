/* oxlint-disable vitest/expect-expect -- `expectRefused` and `expectRecovery` do */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  address,
  begin,
  breakFile,
  type Bytes,
  expectRecovery,
  expectRefused,
  publish,
  publisher,
  slightly,
} from './followed-list'
import { digestOf } from '../../utils/list/digest'
import { type ListHead } from '../../utils/list/head'
import type { Closure } from '../../utils/model/closure'
import type { ListFailureKind } from '../../utils/model/list-failure'
import { bytesOf, gzip } from '../list/list-files'
import { closure } from '../support/records'

// Databases are made by the dozen, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

beforeEach(begin)

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a gzip bomb, signed by the publisher himself', () => {
  /** Counts what is decompressed. */
  function countText(): () => number {
    let bytes = 0
    const Real = DecompressionStream
    vi.stubGlobal('DecompressionStream', function counting() {
      const { readable, writable } = new Real('gzip')
      const count = new TransformStream<Bytes, Bytes>({
        transform(chunk, controller) {
          bytes += chunk.length
          controller.enqueue(chunk)
        },
      })
      return { readable: readable.pipeThrough(count), writable }
    })
    return () => bytes
  }

  afterEach(() => {
    vi.unstubAllGlobals()
  })

  const records = function* records(count: number): Generator<Closure> {
    for (let index = 0; index < count; index += 1) yield closure({ name: `炸${index}` }, { note: '炸'.repeat(1000) })
  }
  const info = { id: 'test', name: '测试名录', publisher: '某人', issuedOn: '2026-11-21' }

  async function offerShard(shard: Bytes, count: number): Promise<void> {
    const named = { digest: await digestOf(shard), bytes: shard.length, count }
    const manifest = bytesOf(JSON.stringify({ format: 1, list: { ...info, count }, shards: [named] }))
    const digest = await digestOf(manifest)
    publisher.files.set(`shard-${named.digest}.gz`, shard).set(`manifest-${digest}.json`, manifest)
    await offer({ count, manifest: { digest, bytes: manifest.length }, deltas: [] })
  }

  async function offerDelta(lines: string, header: object): Promise<void> {
    const line = { format: 1, list: 'test', from: 1, to: 2, fromIssued: '2026-11-21T08:00:00Z', ...header }
    const bytes = await gzip(`${JSON.stringify(line)}\n${lines}`)
    const digest = await digestOf(bytes)
    publisher.files.set(`delta-${digest}.gz`, bytes)
    await offer({
      manifest: { digest: '0'.repeat(64), bytes: 500 },
      deltas: [{ from: 1, digest, bytes: bytes.length }],
    })
  }

  async function offer(change: Partial<ListHead>): Promise<void> {
    const head = publisher.sign({ ...publisher.head(), sequence: 2, mayShrink: true, ...change })
    breakFile('head', () => head)
  }

  test.each<[string, ListFailureKind, () => Promise<void>]>([
    [
      'a shard of good records',
      'too-large',
      async () => offerShard(await gzip([...records(8000)].map((one) => `${JSON.stringify(one)}\n`).join('')), 8000),
    ],
    ['a shard of one line', 'bad-record', async () => offerShard(await gzip(new Uint8Array(200 << 20).fill(0x20)), 1)],
    ['a shard of empty lines', 'bad-record', async () => offerShard(await gzip(new Uint8Array(100 << 20).fill(10)), 1)],
    [
      'a delta of good records',
      'too-large',
      async () =>
        offerDelta([...records(12_000)].map((put) => `${JSON.stringify({ put })}\n`).join(''), {
          puts: 12_000,
          removals: 0,
        }),
    ],
    ['a delta of one line', 'bad-record', () => offerDelta(' '.repeat(100 << 20), { puts: 1, removals: 0 })],
  ])('(%s) is refused before it has gone off: %s', async (_, kind, offerBomb) => {
    await offerBomb()
    const textBytes = countText()
    await expectRefused(kind)
    expect(textBytes()).toBeGreaterThan(0)
    // 32 MB is the most that is taken of a delta; what was decompressed with the last slice comes on top.
    expect(textBytes()).toBeLessThan(49 << 20)
    await publish(slightly)
    publisher.mend(address)
    await expectRecovery()
  })
})
