import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '../../utils/list/digest'
import { encodeRecords } from '../../utils/list/encode-list'
import type { ListHead } from '../../utils/list/head'
import { defaultLimits, openList, readShard } from '../../utils/list/open-list'
import { bytesOf, closureOf, gzip, headOf, info, readAll, serve } from './list-files'

type Bytes = Uint8Array<ArrayBuffer>
type Files = Map<string, Bytes>

type Edition = { readonly head: Pick<ListHead, 'list' | 'count' | 'manifest'>; readonly files: Files }

let head: Edition['head']
let files: Files
let shardName: string

beforeAll(async () => {
  const encoded = await encodeRecords(info, [closureOf('a'), closureOf('b')])
  head = encoded.head
  files = new Map(encoded.files)
  shardName = Array.from(files.keys()).find((name) => name.endsWith('.gz')) ?? ''
})

function shardBytes(): Uint8Array<ArrayBuffer> {
  return files.get(shardName) ?? new Uint8Array()
}

function withShard(bytes: Uint8Array<ArrayBuffer>): Edition {
  return { head, files: new Map(files).set(shardName, bytes) }
}

/** A list whose one shard is truly the file that its manifest means, whatever is in it. */
async function sealed(shard: Uint8Array<ArrayBuffer>, count: number): Promise<Edition> {
  const digest = await digestOf(shard)
  const manifest = { format: 1, list: { ...info, count }, shards: [{ digest, bytes: shard.length, count }] }
  const edition = await headOf(JSON.stringify(manifest), count)
  edition.files.set(`shard-${digest}.gz`, shard)
  return edition
}

async function takeIn(edition: Edition, limits = defaultLimits): Promise<unknown> {
  return readAll(await openList(serve(edition.files), edition.head, limits))
}

function flipped(bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

const page = bytesOf('\n <!doctype html><title>登录校园网</title>')
const record = JSON.stringify(closureOf('a'))

describe('a shard is refused', () => {
  it.each([
    ['that is missing', 'missing', () => ({ head, files: new Map([...files].filter(([name]) => name !== shardName)) })],
    ['of which a byte was changed', 'tampered', () => withShard(flipped(shardBytes(), 40))],
    ['with something after it', 'tampered', () => withShard(new Uint8Array([...shardBytes(), 0]))],
    ['that breaks off', 'truncated', () => withShard(shardBytes().slice(0, -1))],
    ['that is empty', 'truncated', () => withShard(new Uint8Array())],
    ['that is a page, shorter', 'html', () => withShard(page)],
    ['that is a page, longer', 'html', () => withShard(bytesOf(`<html>${'x'.repeat(100_000)}`))],
  ])('%s: %s', async (_, kind, make) => {
    await expect(takeIn(make())).rejects.toMatchObject({ name: 'ListError', kind, file: shardName })
  })

  it.each([
    ['that is not gzip', 'not-gzip', bytesOf('not gzip at all'), 1],
    ['that is not text', 'not-gzip', gzip(new Uint8Array([0xff, 0xfe, 0x0a])), 1],
    ['with a line that is not JSON', 'bad-record', gzip('{\n'), 1],
    ['with a record that is none', 'bad-record', gzip('{"id":"x"}\n'), 1],
    ['with fewer records than promised', 'bad-record', gzip(`${record}\n`), 2],
    [
      'with more records than promised',
      'bad-record',
      gzip(`${record}\n${record.replaceAll('weibo/a', 'weibo/b')}\n`),
      1,
    ],
    ['with one id twice', 'bad-record', gzip(`${record}\n${record}\n`), 2],
    ['with an empty line', 'bad-record', gzip(`${record}\n\n`), 2],
    ['with a line without end', 'bad-record', gzip('x'.repeat(1 << 20)), 1],
  ])('%s, though its digest is right: %s', async (_, kind, shard, count) => {
    await expect(takeIn(await sealed(await shard, count))).rejects.toMatchObject({ kind })
  })

  it('that is a gzip bomb, before it has gone off', async () => {
    const bomb = await gzip(new Uint8Array(100 << 20).fill(0x0a))
    const before = process.memoryUsage().rss
    const limits = { ...defaultLimits, text: 1 << 20 }
    await expect(takeIn(await sealed(bomb, 1), limits)).rejects.toMatchObject({
      kind: expect.stringMatching(/too-large|bad-record/),
    })
    expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20)
  })

  it('whose text is larger than is taken in', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => `${JSON.stringify(closureOf(`a${index}`))}\n`).join('')
    const limits = { ...defaultLimits, text: 100_000 }
    await expect(takeIn(await sealed(await gzip(lines), 3000), limits)).rejects.toMatchObject({ kind: 'too-large' })
  })

  it('that claims to be larger than is taken in, before it is fetched', async () => {
    const asked: string[] = []
    const list = await openList(
      (name) => {
        asked.push(name)
        return serve(files)(name)
      },
      head,
      { ...defaultLimits, shard: 10 },
    )
    await expect(readShard(list, 0)).rejects.toMatchObject({ kind: 'too-large' })
    expect(asked).toEqual([`manifest-${head.manifest.digest}.json`])
  })

  it('wherever a byte of it is changed, or it breaks off', async () => {
    const at = fc.nat({ max: shardBytes().length - 1 })
    await fc.assert(
      fc.asyncProperty(at, fc.boolean(), async (index, cut) => {
        const bytes = cut ? shardBytes().slice(0, index) : flipped(shardBytes(), index)
        await expect(takeIn(withShard(bytes))).rejects.toMatchObject({ kind: cut ? 'truncated' : 'tampered' })
      }),
      { numRuns: 50 },
    )
  })
})

it('endless data is cut off at the length that the manifest promises', async () => {
  let sent = 0
  let cancelled = false
  const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      sent += 1000
      controller.enqueue(new Uint8Array(1000))
    },
    cancel() {
      cancelled = true
    },
  })
  const list = await openList((name) => (name === shardName ? Promise.resolve(endless) : serve(files)(name)), head)
  await expect(readShard(list, 0)).rejects.toMatchObject({ kind: 'tampered' })
  expect(cancelled).toBe(true)
  expect(sent).toBeLessThan(10_000)
})

describe('a manifest is refused', () => {
  const shard = { digest: 'a'.repeat(64), bytes: 1, count: 1 }
  const good = { format: 1, list: { ...info, count: 1 }, shards: [shard] }
  const manifests: readonly [string, string, string][] = [
    ['that is a page', 'html', '<!doctype html>'],
    ['that is not JSON', 'malformed', '{"format":1'],
    ['of another format', 'malformed', JSON.stringify({ ...good, format: 2 })],
    ['without a name', 'malformed', JSON.stringify({ ...good, list: { ...good.list, name: ' ' } })],
    [
      'with a day that does not exist',
      'malformed',
      JSON.stringify({ ...good, list: { ...good.list, issuedOn: '2026-02-30' } }),
    ],
    [
      'with a homepage that is a script',
      'malformed',
      JSON.stringify({ ...good, list: { ...good.list, homepage: 'javascript:0' } }),
    ],
    ['whose shards do not add up', 'malformed', JSON.stringify({ ...good, list: { ...good.list, count: 2 } })],
    [
      'with a digest that is a path',
      'malformed',
      JSON.stringify({ ...good, shards: [{ ...shard, digest: '../../etc/passwd' }] }),
    ],
    [
      'with a shard of more records than is taken in',
      'malformed',
      JSON.stringify({ ...good, list: { ...good.list, count: 16_385 }, shards: [{ ...shard, count: 16_385 }] }),
    ],
    [
      'with more shards than are taken in',
      'malformed',
      JSON.stringify({ ...good, shards: [shard, ...Array.from({ length: 4096 }, () => ({ ...shard, count: 0 }))] }),
    ],
    ['that is larger than is taken in', 'too-large', ' '.repeat(defaultLimits.manifest + 1)],
  ]

  it.each(manifests)('%s: %s', async (_, kind, text) => {
    const edition = await headOf(text, 1)
    await expect(takeIn(edition)).rejects.toMatchObject({ name: 'ListError', kind, file: manifestOf(edition) })
  })

  it.each([
    ['that is missing', 'missing', () => new Map()],
    ['of which a byte was changed', 'tampered', (bytes: Bytes, name: string) => new Map([[name, flipped(bytes, 40)]])],
    ['that breaks off', 'truncated', (bytes: Bytes, name: string) => new Map([[name, bytes.slice(0, -1)]])],
    ['that another page came for', 'html', (_bytes: Bytes, name: string) => new Map([[name, page]])],
  ])('%s: %s', async (_, kind, change) => {
    const edition = await headOf(JSON.stringify(good), 1)
    const file = manifestOf(edition)
    const changed = { ...edition, files: change(edition.files.get(file) ?? new Uint8Array(), file) }
    await expect(takeIn(changed)).rejects.toMatchObject({ kind, file })
  })

  it('of another list: other-list', async () => {
    const edition = await headOf(JSON.stringify({ ...good, list: { ...good.list, id: 'another' } }), 1)
    await expect(takeIn(edition)).rejects.toMatchObject({ kind: 'other-list' })
  })

  it('with other records than the head says: malformed', async () => {
    await expect(takeIn(await headOf(JSON.stringify(good), 2))).rejects.toMatchObject({ kind: 'malformed' })
  })

  it('only then: fields of a later edition are left behind', async () => {
    const later = { ...good, mood: 'good', list: { ...good.list, licence: 'CC0-1.0' } }
    const edition = await headOf(JSON.stringify(later), 1)
    const list = await openList(serve(edition.files), edition.head)
    expect(list.info).toStrictEqual({ ...info, count: 1 })
  })
})

function manifestOf(edition: Edition): string {
  return `manifest-${edition.head.manifest.digest}.json`
}
