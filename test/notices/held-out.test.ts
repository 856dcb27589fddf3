import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { run } from '../cli/list-terminal'

/** Notices that were written before the reader saw them. What they were first read as stands in docs/notices.md. */
describe('annotated notices are read at least as well as the goals ask', () => {
  test.each(['held-out.jsonl', 'held-out-2.jsonl'])('%s', async (name) => {
    const file = fileURLToPath(new URL(`../fixtures/notices/${name}`, import.meta.url))
    const { out } = await run('evaluate', file, '--json')
    const { summary } = JSON.parse(out)
    const { detection, accounts, successors, status, dates } = summary.scores
    expect(summary.falseAlarms).toBe(0)
    expect(detection.recall).toBeGreaterThanOrEqual(0.97)
    expect(accounts.f1).toBeGreaterThanOrEqual(0.95)
    expect(successors.f1).toBeGreaterThanOrEqual(0.9)
    expect(status.precision).toBeGreaterThanOrEqual(0.9)
    expect(dates.precision).toBeGreaterThanOrEqual(0.95)
  })

  test('harder ones no worse than they were', async () => {
    const file = fileURLToPath(new URL('../fixtures/notices/held-out-3.jsonl', import.meta.url))
    const { out } = await run('evaluate', file, '--json')
    const { summary } = JSON.parse(out)
    const { detection, accounts, successors, status, dates } = summary.scores
    expect(summary.falseAlarms).toBeLessThanOrEqual(3)
    expect(detection.recall).toBeGreaterThanOrEqual(0.95)
    expect(accounts.f1).toBeGreaterThanOrEqual(0.97)
    expect(successors.f1).toBeGreaterThanOrEqual(0.93)
    expect(status.precision).toBeGreaterThanOrEqual(0.94)
    expect(dates.precision).toBeGreaterThanOrEqual(0.99)
  })
})
