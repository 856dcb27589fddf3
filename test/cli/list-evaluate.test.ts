import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from './list-terminal'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yibu-evaluate-'))
})

afterEach(() => rm(folder, { recursive: true }))

const stopped = {
  account: '青山交警',
  platforms: ['douyin'],
  status: 'stopped',
  announced_date: null,
  effective_date: '2025-03-15',
  successors: [{ kind: 'account', platform: 'douyin', name: '青山公安', url: null }],
}

const silent = {
  account: null,
  platforms: [],
  status: null,
  announced_date: null,
  effective_date: null,
  successors: [],
}

async function evaluate(lines: readonly object[], ...args: readonly string[]) {
  const file = join(folder, 'notices.jsonl')
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  return run('evaluate', file, ...args)
}

const notice = {
  id: 'n1',
  kind: 'closing',
  provenance: 'own',
  text: '“青山交警”抖音号自2025年3月15日起停更，请移步“青山公安”抖音号。',
  gold: stopped,
}

describe('list evaluate', () => {
  test('counts what is right', async () => {
    const { code, out } = await evaluate(
      [notice, { ...notice, id: 'n2', kind: 'negative:other', text: '明日停水。', gold: silent }],
      '--json',
    )
    const { summary, misses } = JSON.parse(out)
    expect({ code, misses }).toEqual({ code: 0, misses: [] })
    expect(summary).toMatchObject({
      notices: 2,
      closings: 1,
      falseAlarms: 0,
      scores: {
        detection: { right: 1, recall: 1 },
        accounts: { right: 1, f1: 1 },
        platforms: { right: 1, f1: 1 },
        status: { right: 1, wrong: 0 },
        dates: { right: 2, wrong: 0 },
        successors: { right: 1, f1: 1 },
      },
    })
  })

  test('names every mistake', async () => {
    const gold = { ...stopped, account: '绿水交警', status: 'merged', effective_date: '2025-03-16', successors: [] }
    const { out } = await evaluate([
      { ...notice, gold },
      { ...notice, id: 'n2', kind: 'negative:other', gold: silent },
      { ...notice, id: 'n3', text: '明日停水。' },
    ])
    expect(out).toContain('3 条，其中 2 条是关停公告：读出 50.0%，误报 1 条')
    for (const miss of [
      'n1 账号：应为 绿水交警，读成 青山交警',
      'n1 去向：应为 无，读成 青山公安',
      'n2 误报：青山交警',
      'n3 漏报',
    ]) {
      expect(out).toContain(miss)
    }
  })

  test('does not score what the words do not say, and takes it for what was seen on the page', async () => {
    const text = '本账号即日起停更。'
    const gold = { ...stopped, announced_date: '2025-03-15', successors: [] }
    const { out } = await evaluate(
      [{ ...notice, text, gold, gold_not_in_text: ['account', 'platform:douyin', 'announced_date'] }],
      '--json',
    )
    expect(JSON.parse(out)).toMatchObject({
      misses: [],
      summary: { scores: { accounts: { right: 0, missing: 0 }, dates: { right: 1, wrong: 0 } } },
    })
  })

  test('refuses a line that is not an annotated notice', async () => {
    const result = await evaluate([notice, { id: 'n2' }])
    expect(result.code).toBe(1)
    expect(result.complaint).toContain(':2 不是一条标注好的公告')
  })
})
