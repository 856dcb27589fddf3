import { type EngineName, engineNames, engines } from './engines'
import { makeQueries } from './queries'
import { syntheticClosures } from '../list/synthetic-closures'

/** What one engine took, printed as JSON by a process of its own, so that its memory is its own. */
export interface EngineFigures {
  readonly buildMs: number
  readonly megabytes: number
  /** For every keystroke of every query. */
  readonly keystrokeMs: readonly number[]
  /** Of the queries, those that had what was meant among the first ten. */
  readonly recall: number
}

/** An engine that takes longer for a round is not asked again. Stands before what runs at once. */
const enoughMs = 60_000

const [name = '', size = '', rounds = ''] = process.argv.slice(2).filter((argument) => argument !== '--')
const engine = engineNames.find((one) => one === name)
if (engine !== undefined) console.log(JSON.stringify(measure(engine, Number(size), Number(rounds))))

function measure(engineName: EngineName, count: number, times: number): EngineFigures {
  const before = usedMegabytes()
  const { ask, buildMs, queries } = prepare(engineName, count)
  const megabytes = usedMegabytes() - before
  const typed = queries.flatMap(([query]) => Array.from(query, (_, at) => query.slice(0, at + 1)))
  for (const part of typed) ask(part)
  const keystrokeMs: number[] = []
  const end = performance.now() + enoughMs
  for (let round = 0; round < times && (round === 0 || performance.now() < end); round += 1) {
    for (const part of typed) {
      const start = performance.now()
      ask(part)
      keystrokeMs.push(performance.now() - start)
    }
  }
  const hits = queries.filter(([query, meant]) => ask(query).includes(meant)).length
  return { buildMs, megabytes, keystrokeMs, recall: hits / queries.length }
}

/** In a function of its own, so that the records are not kept: what is left is what the engine needs. */
function prepare(engineName: EngineName, count: number) {
  const closures = syntheticClosures(count)
  const began = performance.now()
  const ask = engines[engineName](closures)
  return { ask, buildMs: performance.now() - began, queries: makeQueries(closures) }
}

function usedMegabytes(): number {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}
