import { describe, expect, it } from 'vitest'
import { findDelta, readDelta } from '../../utils/list/delta'
import { digestOf } from '../../utils/list/digest'
import type { HeadDelta, ListHead } from '../../utils/list/head'
import { defaultLimits } from '../../utils/list/open-list'
import { closureOf, gzip, serve } from './list-files'

const head: Pick<ListHead, 'list' | 'sequence'> = { list: { id: 'test', name: '测试名录' }, sequence: 7 }
const header = { format: 1, list: 'test', from: 5, to: 7, fromIssued: '2026-11-20T00:00:00Z', puts: 1, removals: 1 }
const good: readonly unknown[] = [header, { remove: 'weibo/b' }, { put: closureOf('a') }]

/** Reads a delta of these lines, whose digest is right whatever is in them. */
async function read(lines: readonly unknown[], limits = defaultLimits) {
  const text = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')
  const bytes = await gzip(text)
  const delta: HeadDelta = { from: 5, digest: await digestOf(bytes), bytes: bytes.length }
  return readDelta(serve(new Map([[`delta-${delta.digest}.gz`, bytes]])), head, delta, limits)
}

describe('a delta', () => {
  it('is what became of some records', async () => {
    expect(await read(good)).toEqual({ from: 5, to: 7, puts: [closureOf('a')], removals: ['weibo/b'] })
  })

  it('may hold more than is known today', async () => {
    const lines = [
      { ...header, mood: 'good' },
      { remove: 'weibo/b', in: 6 },
      { put: closureOf('a'), in: 7 },
    ]
    expect(await read(lines)).toEqual(await read(good))
  })

  it.each([
    ['for another list', 'other-list', [{ ...header, list: 'another' }, ...good.slice(1)]],
    ['from another edition', 'malformed', [{ ...header, from: 4 }, ...good.slice(1)]],
    ['to another edition', 'malformed', [{ ...header, to: 8 }, ...good.slice(1)]],
    ['of another format', 'malformed', [{ ...header, format: 2 }, ...good.slice(1)]],
    ['without a first line', 'malformed', good.slice(1)],
    ['of nothing', 'bad-record', []],
    ['that is a page', 'html', ['<html>']],
    ['that lacks a change', 'bad-record', good.slice(0, -1)],
    ['that has one change too many', 'bad-record', [...good, { put: closureOf('c') }]],
    ['that takes away what it should put', 'bad-record', [header, { remove: 'weibo/b' }, { remove: 'weibo/a' }]],
    ['that puts and takes away one record', 'bad-record', [header, { remove: 'weibo/a' }, { put: closureOf('a') }]],
    ['with a record that is none', 'bad-record', [header, { remove: 'weibo/b' }, { put: { id: 'weibo/a' } }]],
    ['with a removal that is none', 'bad-record', [header, { remove: 7 }, { put: closureOf('a') }]],
    ['with an id that is too long', 'bad-record', [header, { remove: 'x'.repeat(201) }, { put: closureOf('a') }]],
    ['with a line that is neither', 'bad-record', [header, null, { put: closureOf('a') }]],
    ['with a line that is not JSON', 'bad-record', [header, '{', { put: closureOf('a') }]],
    ['with a line without end', 'bad-record', [header, 'x'.repeat(1 << 20)]],
  ])('is refused %s, though its digest is right: %s', async (_, kind, lines) => {
    await expect(read(lines)).rejects.toMatchObject({ name: 'ListError', kind })
  })

  it('is refused when it says it is larger than is taken in, or turns out to be', async () => {
    await expect(read(good, { ...defaultLimits, delta: 10 })).rejects.toMatchObject({ kind: 'too-large' })
    await expect(read(good, { ...defaultLimits, deltaText: 10 })).rejects.toMatchObject({ kind: 'too-large' })
  })

  it('is refused when it is not the file that the head means', async () => {
    const bytes = await gzip('{}\n')
    const delta = { from: 5, digest: 'a'.repeat(64), bytes: bytes.length }
    const files = serve(new Map([[`delta-${delta.digest}.gz`, bytes]]))
    await expect(readDelta(files, head, delta)).rejects.toMatchObject({ kind: 'tampered' })
    await expect(readDelta(files, head, { ...delta, digest: 'b'.repeat(64) })).rejects.toMatchObject({
      kind: 'missing',
    })
  })
})

describe('of several deltas', () => {
  const deltas = [
    { from: 6, digest: 'a', bytes: 300 },
    { from: 4, digest: 'b', bytes: 200 },
    { from: 2, digest: 'c', bytes: 900 },
  ]

  it.each([
    [6, 'b'],
    [5, 'b'],
    [4, 'b'],
    [3, 'c'],
    [2, 'c'],
    [1, undefined],
  ])('an edition %i takes the smallest that covers it: %s', (sequence, digest) => {
    expect(findDelta({ deltas }, sequence)?.digest).toBe(digest)
  })
})
