import { addBlankPage, blankPage } from '../../cli/bench/bare-extension'
import { openExtensionPage } from '../../cli/bench/extension-page'
import { openPlainChromium } from '../../cli/bench/plain-chromium'
import { stageExtension } from '../../cli/browser/stage-extension'
import type { BackgroundMessages } from '../../utils/messages'
import type { ListPreview, Outcome } from '../../utils/model/list-admin'
import type { SyncProgress, SyncState } from '../../utils/model/sync-state'
import { openTestFirefox } from './open-browser'

/** The real extension in a real browser, asked from one of its own pages. Nothing is attached to its background. */
export interface AskedExtension {
  /** What the background answers. Rejects when it fails, or dies before it does. */
  ask<Type extends keyof BackgroundMessages>(
    type: Type,
    request: Parameters<BackgroundMessages[Type]>[0],
  ): Promise<ReturnType<BackgroundMessages[Type]>>
  /** Follows a list as the options page does; gives its key. */
  follow(address: string, publicKey: string): Promise<string>
  stateOf(list: string): Promise<SyncState | undefined>
  /** Everything that was told of progress since the page opened. */
  progress(): Promise<readonly (readonly SyncProgress[])[]>
  /** What the page shows, as text. */
  text(): Promise<string>
  close(): Promise<void>
}

export interface AskedChromium extends AskedExtension {
  stopWorker(): Promise<void>
  /** The alarms that are set. */
  alarms(): Promise<readonly { readonly name: string; readonly periodInMinutes?: number }[]>
}

/** In Chromium, from a blank page or another one of the extension. */
export async function askChromium(page = blankPage): Promise<AskedChromium> {
  const staged = await stageExtension({ target: 'chrome' })
  addBlankPage(staged.folder)
  const chromium = await openPlainChromium([staged.folder])
  const { evaluate, stopWorker } = await openExtensionPage(chromium, 'background.js', page)
  const asked = await askFrom(evaluate, async () => {
    await chromium.close()
    staged.remove()
  })
  return {
    ...asked,
    stopWorker,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the browser says
    alarms: async () => (await evaluate('chrome.alarms.getAll()')) as Awaited<ReturnType<AskedChromium['alarms']>>,
  }
}

export async function askFirefox(): Promise<AskedExtension> {
  const firefox = await openTestFirefox()
  const page = await firefox.openExtensionPage('options.html')
  return askFrom((expression) => page.evaluate(expression), firefox.close)
}

async function askFrom(
  evaluate: (expression: string) => Promise<unknown>,
  close: () => Promise<void>,
): Promise<AskedExtension> {
  /** Runs a function in the page. It gives JSON: values from deep down are lost on the way out of Firefox. */
  async function run(task: (...values: never[]) => Promise<string>, ...values: readonly unknown[]): Promise<unknown> {
    return JSON.parse(String(await evaluate(`(${task.toString()})(...${JSON.stringify(values)})`)))
  }

  await run(listen)

  async function ask(type: string, request: unknown): Promise<unknown> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see `handleMessages`
    const reply = (await run(send, { type, request })) as {
      readonly ok: boolean
      readonly value: unknown
      readonly error: string
    }
    if (!reply.ok) throw new Error(`'${type}' failed: ${reply.error}`)
    return reply.value
  }

  /* oxlint-disable typescript/no-unsafe-type-assertion -- what our own background and pages give */
  return {
    ask: ask as AskedExtension['ask'],
    async follow(address, publicKey) {
      const preview = (await ask('previewList', { address, publicKey })) as Outcome<ListPreview>
      if (!preview.ok) throw new Error(preview.failure.detail)
      await ask('subscribe', preview.value)
      return preview.value.key
    },
    stateOf: async (list) => ((await run(readState, list)) as SyncState | null) ?? undefined,
    progress: async () => (await run(readProgress)) as SyncProgress[][],
    text: async () => String(await run(readText)),
    close,
  }
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}

declare const browser: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } }
declare const chrome: typeof browser

declare global {
  var progressSeen: unknown[] | undefined
}

async function listen(): Promise<string> {
  const seen: unknown[] = []
  globalThis.progressSeen = seen
  new BroadcastChannel('yibu-progress').addEventListener('message', ({ data }) => seen.push(data))
  return 'null'
}

async function send(message: unknown): Promise<string> {
  const { runtime } = typeof browser === 'undefined' ? chrome : browser
  return JSON.stringify((await runtime.sendMessage(message)) ?? null)
}

async function readProgress(): Promise<string> {
  return JSON.stringify(globalThis.progressSeen ?? [])
}

async function readText(): Promise<string> {
  return JSON.stringify(document.body.innerText)
}

/** Straight from the database. */
async function readState(list: string): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('yibu')
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(new Error('the database does not open')))
  })
  const state = await new Promise<unknown>((resolve, reject) => {
    const reading = database.transaction('sync-states').objectStore('sync-states').get(list)
    reading.addEventListener('success', () => resolve(reading.result))
    reading.addEventListener('error', () => reject(new Error('the state cannot be read')))
  })
  database.close()
  return JSON.stringify(state ?? null)
}
