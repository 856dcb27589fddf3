import { spawnSync } from 'node:child_process'
import { measurePopup } from './measure-popup'
import { type EngineName, engineNames } from './engines'
import type { EngineFigures } from './run-engine'
import { type Measured, quantile } from '../statistics'

/**
 * The same queries, keystroke by keystroke, put to each engine over lists of each size, in Node; then to the popup of the
 * real extension.
 */
export async function measureSearch(rounds: number, sizes: readonly number[]): Promise<readonly Measured[]> {
  return [...sizes.flatMap((size) => measureSize(size, rounds)), ...(await measurePopup(rounds, sizes))]
}

const scan: EngineName = 'plain scan'

function measureSize(size: number, rounds: number): readonly Measured[] {
  const figures = engineNames.flatMap((name): readonly (readonly [EngineName, EngineFigures])[] => {
    const found = runEngine(name, size, rounds)
    return found === undefined ? [] : [[name, found]]
  })
  const compare = (what: string, unit: string, of: (found: EngineFigures) => number | readonly number[]): Measured => ({
    name: `search · ${size.toLocaleString('en')} records · ${what}`,
    unit,
    baseline: scan,
    samples: Object.fromEntries(figures.map(([name, found]) => [name, [of(found)].flat()])),
  })
  return [
    compare('a keystroke', 'ms', ({ keystrokeMs }) => keystrokeMs),
    compare('p99 of a keystroke', 'ms', ({ keystrokeMs }) => quantile(keystrokeMs, 0.99)),
    compare('p99.9 of a keystroke', 'ms', ({ keystrokeMs }) => quantile(keystrokeMs, 0.999)),
    compare('memory', 'MB', ({ megabytes }) => megabytes),
    compare('build', 's', ({ buildMs }) => buildMs / 1000),
    compare('found among the first ten', '%', ({ recall }) => recall * 100),
  ]
}

/** Undefined where an engine does not get through, which is said: some need more for a million names than there is. */
function runEngine(name: EngineName, size: number, rounds: number): EngineFigures | undefined {
  const { status, signal, stdout } = spawnSync(
    process.execPath,
    [
      '--expose-gc',
      `--max-old-space-size=${mostMegabytes}`,
      'node_modules/vite-node/dist/cli.mjs',
      '--config',
      'build/cli.vite.config.ts',
      'cli/bench/search/run-engine.ts',
      '--',
      name,
      String(size),
      String(rounds),
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28, timeout: longestMs },
  )
  const line = stdout.trim().split('\n').at(-1) ?? ''
  if (status !== 0 || line === '') {
    const lacked = signal === 'SIGTERM' ? `${longestMs / 60_000} minutes` : `${mostMegabytes} MB`
    console.error(`bench: ${name} did not get through with ${size} records: it would need more than ${lacked}`)
    return undefined
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- printed by `run-engine.ts`
  return JSON.parse(line) as EngineFigures
}

const mostMegabytes = 6144
const longestMs = 600_000
