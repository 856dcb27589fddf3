import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { columns } from '../../cli/list/notices/draft-report'
import { run } from './list-terminal'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yibu-draft-'))
})

afterEach(() => rm(folder, { recursive: true }))

async function save(name: string, content: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}

const notice = '“青山交警”抖音号自3月15日起停更，请移步“青山公安”抖音号。'

describe('list draft', () => {
  test('gives one element a notice, each draft in the form of a record and with the words behind it', async () => {
    const file = await save('notice.txt', notice)
    const { code, out } = await run('draft', file, '--posted', '2025-03-10', '--json')
    expect({ code, reports: JSON.parse(out) }).toEqual({
      code: 0,
      reports: [
        {
          notice: file,
          drafts: [
            {
              id: 'douyin/青山交警',
              account: { platform: 'douyin', name: '青山交警' },
              status: 'stopped',
              announcedOn: '2025-03-10',
              effectiveOn: '2025-03-15',
              successors: [{ kind: 'account', name: '青山公安', platform: 'douyin' }],
              withoutYear: {},
              confidence: expect.any(Number),
              evidence: {
                account: [[1, 5]],
                platform: [[6, 9]],
                organisation: [],
                status: [[16, 18]],
                announcedOn: [],
                effectiveOn: [[10, 15]],
                successors: [
                  [
                    [23, 27],
                    [20, 22],
                    [28, 31],
                  ],
                ],
              },
            },
          ],
        },
      ],
    })
  })

  test('takes several files, lines of a .jsonl with what is known of each, and is silent where nothing closes', async () => {
    const lines = [
      { text: '本账号即日起停更。', platform: 'weibo', account: '青山发布', posted: '2025-03-10' },
      { text: '明日停水，请做好准备。' },
    ]
    const file = await save('notices.jsonl', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
    const { out } = await run('draft', file, await save('one.txt', notice), '--json')
    expect(
      JSON.parse(out).map(({ notice: name, drafts }: { notice: string; drafts: { id: string }[] }) => [
        name.slice(folder.length + 1),
        ...drafts.map(({ id }) => id),
      ]),
    ).toEqual([['notices.jsonl:1', 'weibo/青山发布'], ['notices.jsonl:2'], ['one.txt', 'douyin/青山交警']])
  })

  test('underlines the words for people, two columns for each Chinese character', async () => {
    const { out } = await run('draft', await save('notice.txt', notice))
    expect(out).toContain('1. 青山交警')
    expect(out).toContain('   平台：抖音（douyin）\n     “青山交警”抖音号自3月15日起停更，请移…\n               ‾‾‾‾‾‾')
    expect(out).toContain('   生效日期：3月15日（没写年份）')
    expect(out).toContain('   去向：青山公安，抖音（douyin）')
  })

  test('says so where nothing was read', async () => {
    const file = await save('notice.txt', '明日停水。')
    expect(await run('draft', file)).toMatchObject({ code: 0, out: `${file}：没有读出关停` })
  })

  test.each([
    [['--platform', 'twitter'], 2, '--platform 要写'],
    [['--posted', '3月10日'], 2, '--posted 要写成 2025-03-10 这样'],
    [['没有这个.txt'], 1, '读不了 没有这个.txt'],
  ])('%j → exit code %i: %s', async (args, code, message) => {
    const result = await run('draft', ...args)
    expect(result.code).toBe(code)
    expect(result.complaint).toContain(message)
  })

  test.each([
    ['{"text": ', ':1 不是 JSON'],
    ['{"text": "停更"}\n{"text": 1}', ':2 看不懂 text'],
    ['{"text": "停更", "posted": "昨天"}', ':1 看不懂 posted：日期要写成 2025-03-10 这样'],
    ['{"text": "停更", "platform": "twitter"}', ':1 看不懂 platform'],
  ])('a line %j is refused: %s', async (content, message) => {
    const result = await run('draft', await save('notices.jsonl', content))
    expect(result.code).toBe(1)
    expect(result.complaint).toContain(message)
  })
})

describe('columns of a terminal', () => {
  test.each([
    ['abc', 3],
    ['青山', 4],
    ['“青山”', 6],
    ['，。', 4],
    ['ＡＰＰ', 6],
    ['😀', 2],
    ['e\u0301', 1],
  ])('%s takes %i', (text, count) => {
    expect(columns(text)).toBe(count)
  })
})
