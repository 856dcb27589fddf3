import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { run } from '../cli/list-terminal'

/** Notices that were written before the reader saw them. What they were first read as stands in docs/notices.md. */
describe('annotated notices are read at least as well as the goals ask', () => {
  test.each(['held-out.jsonl', 'held-out-2.jsonl'])('%s', async (name) => {
    const { falseAlarms, scores } = await evaluate(name)
    expect(falseAlarms).toBe(0)
    expect(scores.detection.recall).toBeGreaterThanOrEqual(0.97)
    expect(scores.accounts.f1).toBeGreaterThanOrEqual(0.95)
    expect(scores.successors.f1).toBeGreaterThanOrEqual(0.9)
    expect(scores.status.precision).toBeGreaterThanOrEqual(0.9)
    expect(scores.dates.precision).toBeGreaterThanOrEqual(0.95)
  })

  test('harder ones no worse than they were', async () => {
    const { falseAlarms, scores } = await evaluate('held-out-3.jsonl')
    expect(falseAlarms).toBeLessThanOrEqual(1)
    expect(scores.detection.recall).toBeGreaterThanOrEqual(0.98)
    expect(scores.accounts.f1).toBeGreaterThanOrEqual(0.985)
    expect(scores.successors.f1).toBeGreaterThanOrEqual(0.955)
    expect(scores.status.precision).toBeGreaterThanOrEqual(0.96)
    expect(scores.dates.precision).toBeGreaterThanOrEqual(0.99)
  })
})

async function evaluate(name: string) {
  const file = fileURLToPath(new URL(`../fixtures/notices/${name}`, import.meta.url))
  const { out } = await run('evaluate', file, '--json')
  return JSON.parse(out).summary
}
