import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from '../cli/list-terminal'

/** Notices that were written before the reader saw them; what they were read as then stands in docs/notices.md. */
test('the annotated notices are read at least as well as the goals ask', async () => {
  const file = fileURLToPath(new URL('../fixtures/notices/held-out.jsonl', import.meta.url))
  const { out } = await run('evaluate', file, '--json')
  const { summary, misses } = JSON.parse(out)
  expect({ falseAlarms: summary.falseAlarms, misses }).toMatchObject({ falseAlarms: 0 })
  const { detection, accounts, successors, status, dates } = summary.scores
  expect(detection.recall).toBeGreaterThanOrEqual(0.97)
  expect(accounts.f1).toBeGreaterThanOrEqual(0.95)
  expect(successors.f1).toBeGreaterThanOrEqual(0.9)
  expect(status.precision).toBeGreaterThanOrEqual(0.9)
  expect(dates.precision).toBeGreaterThanOrEqual(0.95)
})
