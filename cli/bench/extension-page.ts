import { blankPage } from './bare-extension'
import type { Fields, PlainChromium } from './plain-chromium'
import { waitFor } from '../browser/wait-for'

/** A blank page of an extension, from which its worker is asked and stopped. */
export interface ExtensionPage {
  /** Sends messages one after the other; gives the last answer and the milliseconds each took on the average. */
  ask(message: unknown, times?: number): Promise<{ readonly ms: number; readonly answer: unknown }>
  /** What an expression gives in the page, once it is there. */
  evaluate(expression: string): Promise<unknown>
  /** Resolves once the worker no longer runs. */
  stopWorker(): Promise<void>
  /** What the page's scripts hold, buffers included, after a collection. */
  usedMegabytes(): Promise<number>
  close(): Promise<void>
  /** Another page of the same extension, whether its worker runs or not. */
  openAnother(page: string, options?: PageOptions): Promise<ExtensionPage>
}

export interface PageOptions {
  /** Runs in the page before its own scripts do. */
  readonly first?: string
  /** How many times slower than it is the processor is made. */
  readonly slowdown?: number
}

/** Opens a page of the extension whose worker is the file `worker`: the blank one unless another is named. */
export async function openExtensionPage(
  chromium: PlainChromium,
  worker: string,
  page: string = blankPage,
): Promise<ExtensionPage> {
  // Node gives no origin for such an address.
  return openPage(chromium, `chrome-extension://${new URL(await findWorker(chromium, worker)).host}`, page, {})
}

async function openPage(
  chromium: PlainChromium,
  origin: string,
  page: string,
  { first, slowdown = 1 }: PageOptions,
): Promise<ExtensionPage> {
  const url = `${origin}/${page}`
  // In the extension's process from the start: what is set for a page goes with its process.
  const { targetId } = await chromium.send('Target.createTarget', { url: `${origin}/manifest.json` })
  const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true })
  const session = String(sessionId)
  await chromium.send('Page.enable', {}, session)
  if (first !== undefined) await chromium.send('Page.addScriptToEvaluateOnNewDocument', { source: first }, session)
  if (slowdown > 1) await chromium.send('Emulation.setCPUThrottlingRate', { rate: slowdown }, session)
  await chromium.send('Page.navigate', { url }, session)
  let running = 'unknown'
  chromium.listen(({ method, params }) => {
    if (method !== 'ServiceWorker.workerVersionUpdated' || !Array.isArray(params['versions'])) return
    for (const { scriptURL, runningStatus } of params['versions'] as readonly Fields[]) {
      if (String(scriptURL).startsWith(`${origin}/`)) running = String(runningStatus)
    }
  })
  // Tells of workers without attaching to them.
  await chromium.send('ServiceWorker.enable', {}, session)

  async function evaluate(expression: string): Promise<unknown> {
    const parameters = { expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await chromium.send('Runtime.evaluate', parameters, session)
    if (exceptionDetails !== undefined) throw new Error(`in ${page}: ${JSON.stringify(exceptionDetails)}`)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the protocol's RemoteObject
    return (result as { readonly value: unknown }).value
  }

  // A target is there before its page.
  const isThere = `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`
  await waitFor(`${page} to open`, async () => ((await evaluate(isThere)) === true ? true : undefined))

  return {
    async ask(message, times = 1) {
      const expression = `(${sendMessages.toString()})(${JSON.stringify(message)}, ${times})`
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `sendMessages` gives
      return (await evaluate(expression)) as Awaited<ReturnType<typeof sendMessages>>
    },
    evaluate,
    async stopWorker() {
      await chromium.send('ServiceWorker.stopAllWorkers', {}, session)
      await waitFor('the worker to stop', async () => (running === 'stopped' ? true : undefined))
    },
    async usedMegabytes() {
      await chromium.send('HeapProfiler.collectGarbage', {}, session)
      const { usedSize, backingStorageSize } = await chromium.send('Runtime.getHeapUsage', {}, session)
      return (Number(usedSize) + Number(backingStorageSize)) / 1e6
    },
    async close() {
      await chromium.send('Target.closeTarget', { targetId })
    },
    openAnother: (other, options = {}) => openPage(chromium, origin, other, options),
  }
}

function findWorker(chromium: PlainChromium, file: string): Promise<string> {
  return waitFor(`${file} to start`, async () => {
    const { targetInfos } = await chromium.send('Target.getTargets')
    const urls = Array.isArray(targetInfos) ? targetInfos.map(({ url }: { url: string }) => url) : []
    return urls.find((url) => url.startsWith('chrome-extension:') && url.endsWith(`/${file}`))
  })
}

declare const chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } }

/** Runs in the page. */
async function sendMessages(message: unknown, times: number): Promise<{ ms: number; answer: unknown }> {
  let answer: unknown
  const began = performance.now()
  for (let left = times; left > 0; left--) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    answer = await chrome.runtime.sendMessage(message)
  }
  return { ms: (performance.now() - began) / times, answer: answer ?? null }
}
