import { describe, expect, it } from 'vitest'
import { chosenGroups, readOptions, UsageError } from '../../cli/bench/options'
import { scriptTimeMs, type TraceEvent } from '../../cli/bench/script-time'
import { interleave, quantile, summarize } from '../../cli/bench/statistics'

const groups = {
  page: { measure: async () => [], says: 'the page' },
  lookup: { measure: async () => [], says: 'the worker' },
}

describe('the options of bench', () => {
  it.each([
    { args: [], names: ['page', 'lookup'] },
    { args: ['--', 'lookup'], names: ['lookup'] },
    { args: ['--only', 'page'], names: ['page'] },
    { args: ['lookup', '--only', 'page'], names: ['page', 'lookup'] },
  ])('$args choose $names', ({ args, names }) => {
    const options = readOptions(args, groups)
    if (typeof options === 'string') throw new Error('gave the help')
    const chosen = chosenGroups(options, groups)
    expect(Object.entries(groups).flatMap(([name, group]) => (chosen.includes(group) ? [name] : []))).toEqual(names)
  })

  it.each([[['--fast']], [['search']], [['--rounds', '0']], [['--rounds', 'many']], [['--only', 'toString']]])(
    '%j are refused',
    (args) => {
      expect(() => readOptions(args, groups)).toThrow(UsageError)
    },
  )

  it('--help names every group', () => {
    expect(readOptions(['--help'], groups)).toMatch(/page\s+the page[^]*lookup\s+the worker/)
  })
})

const page = 'https://www.douyin.com/user/x'
const own = 'chrome-extension://abc/page.js'

/** An event of the page's main thread. Times in microseconds. */
function event(name: string, ts: number, dur: number, url?: string, tid = 1): TraceEvent {
  return { name, ph: 'X', pid: 1, tid, ts, dur, tdur: dur / 2, ...(url !== undefined && { args: { data: { url } } }) }
}

const commit = event('CommitLoad', 0, 1, page)

describe('script time', () => {
  it.each([
    {
      says: 'counts nested events once',
      events: [event('EvaluateScript', 10, 4000, own), event('v8.compile', 11, 1000, own)],
      ms: 2,
    },
    {
      says: 'leaves the scripts of the page out',
      events: [event('EvaluateScript', 10, 4000, page), event('FunctionCall', 5000, 1000, own)],
      ms: 0.5,
    },
    {
      says: 'counts a call inside the microtasks of the page',
      events: [
        event('FunctionCall', 5, 2, own),
        event('RunMicrotasks', 10, 4000),
        event('FunctionCall', 20, 1000, page),
        event('FunctionCall', 2000, 1000, own),
      ],
      ms: 0.501,
    },
    {
      says: 'counts microtasks after the extension began',
      events: [
        event('RunMicrotasks', 2, 1000),
        event('FunctionCall', 5000, 1000, own),
        event('RunMicrotasks', 7000, 2000),
      ],
      ms: 1.5,
    },
    { says: 'leaves other threads out', events: [event('EvaluateScript', 10, 4000, own, 2)], ms: 0 },
    { says: 'is 0 without an extension', events: [event('RunMicrotasks', 10, 4000)], ms: 0 },
  ])('$says', ({ events, ms }) => {
    expect(scriptTimeMs([...events, commit], page)).toBeCloseTo(ms)
  })

  it('does not make up a time for a page the trace does not hold', () => {
    expect(() => scriptTimeMs([commit], 'https://weibo.com/')).toThrow('weibo.com')
  })
})

describe('statistics', () => {
  it.each([
    { values: [3, 1, 2], part: 0.5, is: 2 },
    { values: [4, 1, 2, 3], part: 0.5, is: 2.5 },
    { values: [1, 2, 3, 4, 5], part: 0.25, is: 2 },
    { values: [7], part: 0.75, is: 7 },
  ])('$part of $values is $is', ({ values, part, is }) => {
    expect(quantile(values, part)).toBe(is)
  })

  it('compares the medians with that of the baseline', () => {
    const rows = summarize({ name: 'x', unit: 'ms', baseline: 'a', samples: { a: [1, 2, 9], b: [5, 3, 4] } }).rows
    expect(rows.map(({ ratio }) => ratio)).toEqual([1, 2])
  })

  it('gives no ratio to nothing', () => {
    const { rows } = summarize({ name: 'x', unit: '', baseline: 'a', samples: { a: [0], b: [5] } })
    expect(rows.map(({ ratio }) => ratio)).toEqual([null, null])
  })

  it('takes turns, with another first every round, and drops the round before the first', async () => {
    const taken: string[] = []
    const take = (name: string) => async () => taken.push(name)
    const samples = await interleave(2, { a: take('a'), b: take('b') })
    expect(taken.join('')).toBe('abbaab')
    expect(samples).toEqual({ a: [4, 5], b: [3, 6] })
  })
})
