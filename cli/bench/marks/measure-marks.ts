import type { CDPSession, Page } from 'playwright-core'
import { type Chromium, openChromium } from '../../browser/chromium'
import { type StagedExtension, stageExtension } from '../../browser/stage-extension'
import { scriptPiecesMs, traceCategories } from '../script-time'
import { interleave, type Measured } from '../statistics'
import { endTrace, readHeap } from '../visit'
import { feed, type FeedResult, listedAccounts, secondsOfGrowth } from './feed'
import { writeUsualExtension } from './usual-extension'

const bare = 'without an extension'
const usual = 'every link at every change'
const yibu = 'Yibu'

interface Run extends FeedResult {
  readonly busyPercent: number
  readonly longestMs: number
  readonly heapKb: number
  /** After as many links again. */
  readonly nextHeapKb: number
}

/** An endless feed under Yibu and under the usual way to mark its links. A run takes twice twenty seconds: a fifth of the rounds has to do. */
export async function measureMarks(rounds: number): Promise<readonly Measured[]> {
  const extensions = [await stageExtension({ target: 'chrome', closures: listedAccounts }), writeUsualExtension()]
  const [own, other] = extensions
  const browsers: Chromium[] = []
  const open = async (extension?: StagedExtension) => {
    const browser = await openChromium(extension === undefined ? {} : { extension: extension.folder })
    browsers.push(browser)
    return browser
  }
  try {
    const variants = { [bare]: await open(), [usual]: await open(other), [yibu]: await open(own) }
    const runs = await interleave(Math.ceil(rounds / 5), {
      [bare]: () => run(variants[bare]),
      [usual]: () => run(variants[usual]),
      [yibu]: () => run(variants[yibu]),
    })
    const compare = (name: string, unit: string, of: (one: Run) => number, baseline: string = usual): Measured => ({
      name: `marks · ${name}`,
      unit,
      baseline,
      samples: Object.fromEntries(
        Object.entries(runs)
          .filter(([variant]) => variant !== bare || baseline === bare)
          .map(([variant, list]) => [variant, list.map(of)]),
      ),
    })
    return [
      compare('main-thread time added', '% of the run', ({ busyPercent }) => busyPercent),
      compare('longest task of the extension', 'ms', ({ longestMs }) => longestMs),
      compare('marks that stand at the end', '', ({ marks }) => marks),
      compare('marks that are wrong or missing at the end of a second', '', ({ mistakes }) => mistakes),
      compare('JS heap after scrolling away', 'kB', ({ heapKb }) => heapKb, bare),
      compare('JS heap after scrolling through as much again', 'kB', ({ nextHeapKb }) => nextHeapKb, bare),
    ]
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()))
    for (const extension of extensions) extension.remove()
  }
}

async function run(browser: Chromium): Promise<Run> {
  const { context } = browser
  const program = context.browser()
  if (program === null) throw new Error('this Chromium cannot be traced')
  const tracer = await program.newBrowserCDPSession()
  await tracer.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: [...traceCategories] },
  })
  const page = await browser.open(feed)
  await page.waitForLoadState('load')
  const result = await page.evaluate<FeedResult>('start()')
  const pieces = scriptPiecesMs(await endTrace(tracer), feed.url)
  const session = await context.newCDPSession(page)
  const heapKb = await readClearedHeap(page, session)
  await page.evaluate('start()')
  const nextHeapKb = await readClearedHeap(page, session)
  await page.close()
  await tracer.detach()
  const busyMs = pieces.reduce((total, piece) => total + piece, 0)
  return {
    ...result,
    busyPercent: busyMs / secondsOfGrowth / 10,
    longestMs: Math.max(0, ...pieces),
    heapKb,
    nextHeapKb,
  }
}

async function readClearedHeap(page: Page, session: CDPSession): Promise<number> {
  await page.evaluate('clear()')
  // What was dropped is let go of when the page is idle.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 1500)))
  return readHeap(session)
}
