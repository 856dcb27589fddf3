import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeList } from '../../utils/list/encode-list'
import { openUnsignedList } from '../../utils/list/open-unsigned-list'
import { type OpenList, readShard } from '../../utils/list/open-list'
import type { ListFiles } from '../../utils/list/encode-list'
import type { Closure } from '../../utils/model/closure'
import { closureOf, info, readAll, serve } from './list-files'

function byId(closures: Iterable<Closure>): readonly Closure[] {
  return Array.from(closures).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

async function open(files: ListFiles): Promise<OpenList> {
  return (await openUnsignedList(serve(files))).files
}

const many = Array.from({ length: 9000 }, (_, index) => closureOf(`账号${index}`))

describe('a list written to files', () => {
  it('comes back whole, with what is said about it', async () => {
    const closures = [
      closureOf('桃源网', {
        status: 'renamed',
        successors: [{ kind: 'account', name: '桃源县人民政府', platform: 'weibo' }],
      }),
      closureOf('a', { announcedOn: '2025-03', note: '两行\n说明' }),
    ]
    const list = await open(await encodeList({ ...info, homepage: 'https://example.cn/' }, closures))
    expect(list.info).toEqual({ ...info, homepage: 'https://example.cn/', count: 2 })
    expect(list.shardCount).toBe(1)
    expect(await readShard(list, 0)).toEqual(byId(closures))
  })

  it('comes back whole, whatever is in it', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((text) => /^[^\p{C}]*\S$/u.test(text))
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { maxLength: 20 }), async (names) => {
        const closures = names.map((one) => closureOf(one))
        expect(await readAll(await open(await encodeList(info, closures)))).toEqual(byId(closures))
      }),
      { numRuns: 30 },
    )
  })

  it('may be empty', async () => {
    const list = await open(await encodeList(info, []))
    expect(list.info.count).toBe(0)
    expect(list.shardCount).toBe(0)
  })

  it('is the same bytes for the same records in any order', async () => {
    const once = await encodeList(info, many)
    const again = await encodeList(info, many.toReversed())
    expect(Array.from(again)).toEqual(Array.from(once))
  })

  it('has no time of day in its gzip headers', async () => {
    const files = await encodeList(info, [closureOf('a')])
    const shard = Array.from(files).find(([name]) => name.endsWith('.gz'))?.[1]
    expect(Array.from(shard?.subarray(0, 8) ?? [])).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])
  })

  it('is split into shards of a few thousand records, of which any can be read alone', async () => {
    const list = await open(await encodeList(info, many))
    expect(list.shardCount).toBeGreaterThan(1)
    expect(byId(await readAll(list))).toEqual(byId(many))
    await expect(readShard(list, list.shardCount)).rejects.toThrow(RangeError)
  })

  it('has another digest when a record is another', async () => {
    const once = await open(await encodeList(info, [closureOf('a')]))
    const again = await open(await encodeList(info, [closureOf('a')]))
    const other = await open(await encodeList(info, [closureOf('a', { note: '更正' })]))
    expect(again.digest).toBe(once.digest)
    expect(other.digest).not.toBe(once.digest)
  })

  it('changes one shard when one record is added', async () => {
    const before = await encodeList(info, many)
    const after = await encodeList(info, [...many, closureOf('新来的')])
    const added = Array.from(after.keys()).filter((name) => name.startsWith('shard-') && !before.has(name))
    expect(added).toHaveLength(1)
  })

  it.each([
    ['one id twice', [closureOf('a'), closureOf('a')], 'weibo/a stands twice in the list'],
    ['a record that is none', [closureOf('a', { checkedOn: 'soon' })], /^weibo\/a: checkedOn is not a date/],
  ])('is not made of %s', async (_, closures, message) => {
    await expect(encodeList(info, closures)).rejects.toThrow(message)
  })
})
