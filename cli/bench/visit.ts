import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'
import type { Chromium } from '../browser/chromium'
import type { SavedPage } from '../browser/saved-page'
import { scriptTimeMs, traceCategories, type TraceEvent } from './script-time'

/** What one load of a page took. */
export interface Visit {
  /** Of the extension's own script. */
  readonly scriptMs: number
  /** Of all scripts of the page and of the extension, as Chromium's own counters have it, microtasks left out. */
  readonly allScriptMs: number
  /** JS heap of the page after a collection, all worlds, in kB. */
  readonly heapKb: number
  /** Cumulative layout shift: the sum of all shifts, which is at least what Web Vitals reports. */
  readonly layoutShift: number
}

/** How long after `load` a page is looked at: the banner stands by then, on a slow processor too. */
const shownMs = 300
const slowShownMs = 800

export interface VisitOptions {
  readonly slowdown?: number
  readonly watchMs?: number
}

/**
 * Loads a page in a new tab, hence a new process with nothing compiled, and measures it. `slowdown`: how many times
 * slower than it is the processor is made.
 */
export async function visit(
  { context }: Chromium,
  saved: SavedPage,
  { slowdown = 1, watchMs = slowdown > 1 ? slowShownMs : shownMs }: VisitOptions = {},
): Promise<Visit> {
  const browser = context.browser()
  if (browser === null) throw new Error('this Chromium cannot be traced')
  const tracer = await browser.newBrowserCDPSession()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  // Chromium.open would load the page before anything watches it.
  await page.route(saved.url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: saved.html }))
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  if (slowdown > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await tracer.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: [...traceCategories] },
  })
  await page.goto(saved.url, { waitUntil: 'load' })
  await sleep(watchMs)
  const allScriptMs = await readScriptTime(session)
  const scriptMs = scriptTimeMs(await endTrace(tracer), saved.url)
  const layoutShift = await page.evaluate(readLayoutShift)
  const heapKb = await readHeap(session)
  await page.close()
  await tracer.detach()
  return { scriptMs, allScriptMs, heapKb, layoutShift }
}

export async function endTrace(tracer: CDPSession): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = []
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Chromium's trace format
  tracer.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const complete = new Promise((done) => tracer.once('Tracing.tracingComplete', done))
  await tracer.send('Tracing.end')
  await complete
  return events
}

/** The counter for scripts leaves compiling out. */
async function readScriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  const seconds = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return 1000 * (seconds('ScriptDuration') + seconds('V8CompileDuration'))
}

export async function readHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1000
}

/** Runs in the page. Shifts that follow a person's input do not occur here. */
function readLayoutShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'))
    })
    observer.observe({ type: 'layout-shift', buffered: true })
    // What was buffered is handed over in a task of its own.
    setTimeout(() => resolve(sum), 30)
  })
}
