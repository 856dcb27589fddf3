import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from './list-terminal'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yibu-search-'))
  const records = [
    { account: { platform: 'douyin', name: '临淄交警', division: '370305' }, successors: [account('淄博交警')] },
    { account: { platform: 'douyin', name: '淄博交警', division: '370300' }, successors: [account('山东交警')] },
    { account: { platform: 'weibo', name: '莒南发布', division: '371327' } },
  ]
  const lines = records.map((record) => JSON.stringify({ status: 'merged', ...record }))
  await writeFile(join(folder, 'closures.jsonl'), lines.join('\n'))
  await writeFile(join(folder, 'queries.txt'), 'jnfb\r\n\r\nlinzi交警\r\n')
})

afterEach(() => rm(folder, { recursive: true }))

function account(name: string) {
  return { kind: 'account', name, platform: 'douyin' }
}

async function search(...args: readonly string[]) {
  const { code, out } = await run('search', '--closures', join(folder, 'closures.jsonl'), ...args)
  return { code, out }
}

describe('list search', () => {
  test('gives one element a query, in their order, with where to go in the end', async () => {
    const { code, out } = await search('--queries', join(folder, 'queries.txt'), '--json')
    const score = expect.any(Number)
    expect({ code, reports: JSON.parse(out) }).toEqual({
      code: 0,
      reports: [
        {
          query: 'jnfb',
          results: [
            {
              closure: 'weibo/莒南发布',
              name: '莒南发布',
              platform: 'weibo',
              score,
              matched: [[0, 4]],
              successors: [],
            },
          ],
        },
        { query: '', results: [] },
        {
          query: 'linzi交警',
          results: [
            {
              closure: 'douyin/临淄交警',
              name: '临淄交警',
              platform: 'douyin',
              score,
              matched: [[0, 4]],
              successors: [{ name: '山东交警', platform: 'douyin', url: expect.stringContaining('douyin') }],
            },
          ],
        },
      ],
    })
  })

  test('gives nothing for a file without lines', async () => {
    await writeFile(join(folder, 'none.txt'), '')
    expect(await search('--queries', join(folder, 'none.txt'), '--json')).toEqual({ code: 0, out: '[]' })
  })

  test('takes several words as one query, and no more results than asked for', async () => {
    const { out } = await search('交警', '山东', '--limit', '1', '--json')
    expect(JSON.parse(out)).toMatchObject([{ query: '交警 山东', results: [{ name: '淄博交警' }] }])
  })

  test('marks for people what was found, and says when nothing was', async () => {
    expect((await search('lzijj')).out).toBe('lzijj：\n  「临淄交警」（douyin/临淄交警） → 山东交警')
    expect((await search('海南公积金')).out).toBe('海南公积金：没有找到')
  })

  test('searches the sources of the list unless told otherwise', async () => {
    const { code, out } = await run('search', 'linzijiaojing', '--json', '--limit', '1')
    expect({ code, names: JSON.parse(out)[0].results.map(({ name }: { name: string }) => name) }).toEqual({
      code: 0,
      names: ['临淄交警'],
    })
  })

  test.each([
    [[], 2, '缺少 <要查的话>'],
    [['临淄', '--limit', '0'], 2, '--limit 要写 1 到 9999 的整数，不是 0'],
    [['临淄', '--in', 'lists', '--closures', 'x'], 2, '--in 和 --closures 只能写一个'],
    [['临淄', '--closures', '没有这个'], 1, '--closures：读不了 没有这个'],
    [['--queries', '没有这个'], 1, '--queries：读不了 没有这个'],
  ])('%j → exit code %i: %s', async (args, code, message) => {
    const result = await run('search', ...args)
    expect(result.code).toBe(code)
    expect(result.complaint).toContain(message)
  })
})
