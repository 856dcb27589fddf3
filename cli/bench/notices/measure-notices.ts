import { performance } from 'node:perf_hooks'
import { readNotice } from '../../../utils/notices/read-notice'
import { interleave, type Measured } from '../statistics'
import { families, randomNotices } from './texts'

const lengths = [10_000, 100_000, 1_000_000] as const

/**
 * How long reading takes by the length of the text, of ordinary notices and of texts made to be hard; in Node. Linear is
 * a ratio of 10 and of 100. Then many random texts, none of which may make it throw.
 */
export async function measureNotices(rounds: number): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  const times = Math.min(rounds, mostRounds)
  for (const [name, unit] of Object.entries(families)) {
    const variants = Object.fromEntries(
      lengths.map((length) => [`${length.toLocaleString('en')} characters`, timing(unit, length)]),
    )
    // oxlint-disable-next-line no-await-in-loop -- what runs side by side cannot be timed
    const samples = await interleave(times, variants)
    measured.push({ name: `notices · ${name}`, unit: 'ms', baseline: Object.keys(samples)[0] ?? '', samples })
  }
  return [...measured, measureRandom()]
}

/** A million characters take a while each. */
const mostRounds = 5

function timing(unit: string, length: number): () => Promise<number> {
  const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
  return () => {
    const begin = performance.now()
    readNotice(text)
    return Promise.resolve(performance.now() - begin)
  }
}

const howMany = 100_000

function measureRandom(): Measured {
  let threw = 0
  let drafts = 0
  const begin = performance.now()
  for (const text of randomNotices(howMany)) {
    try {
      drafts += readNotice(text).length
    } catch {
      threw += 1
    }
  }
  const each = ((performance.now() - begin) / howMany) * 1000
  return {
    name: `notices · ${howMany.toLocaleString('en')} random texts (µs each; drafts; how many made it throw)`,
    unit: '',
    baseline: 'µs each',
    samples: { 'µs each': [each], drafts: [drafts], threw: [threw] },
  }
}
