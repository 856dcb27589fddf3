import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { typeAndTime, typeAtOnce } from './popup-page'
import { makeQueries } from './queries'
import { stageExtension } from '../../browser/stage-extension'
import { addBlankPage } from '../bare-extension'
import { type ExtensionPage, openExtensionPage } from '../extension-page'
import { followList, ping, switchEdition, withProfile } from '../list/follow-list'
import { type ImportTimes, runImport } from '../list/import-page'
import { peakMegabytes } from '../list/process-memory'
import { editions, publishEditions } from '../list/publish-editions'
import { serveFolder } from '../list/serve-folder'
import { syntheticClosures } from '../list/synthetic-closures'
import type { PlainChromium } from '../plain-chromium'
import { type Measured, quantile } from '../statistics'

const alone = 'the list in the package alone'
const yibu = 'Yibu'
const slowed = 'Yibu, 4× slower'
const worker = 'background.js'

/** The popup of the real extension, with the list in the package and then with one of a size beside it. */
export async function measurePopup(rounds: number, sizes: readonly number[]): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  // oxlint-disable-next-line no-await-in-loop -- what runs side by side cannot be timed
  for (const size of sizes) measured.push(...(await measureSize(size, rounds)))
  return measured
}

async function measureSize(size: number, rounds: number): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yibu-search-'))
  const server = await serveFolder(folder)
  try {
    const { publicKey } = await publishEditions(size, folder)
    const extension = await stageExtension({ target: 'chrome' })
    addBlankPage(extension.folder)
    const setting = { size, rounds, address: server.address, publicKey }
    return await withProfile(extension, (open) => measureIn(open, setting), { isUnpaced: true })
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Setting {
  readonly size: number
  readonly rounds: number
  /** Where the lists are served. */
  readonly address: string
  readonly publicKey: string
}

async function measureIn(open: () => Promise<PlainChromium>, setting: Setting): Promise<readonly Measured[]> {
  const { size, rounds } = setting
  const texts = keystrokes(size)
  const before = await withBrowser(open, (chromium) => usePackaged(chromium, rounds, texts))
  // Another process: what the popup needed is not in its peak.
  const { after, slow, ...rest } = await withBrowser(open, (chromium) => useLarge(chromium, setting, texts))

  const name = (what: string) => `search in the popup · ${size.toLocaleString('en')} records · ${what}`
  const compare = (what: string, unit: string, of: (use: PopupUse) => readonly number[]): Measured => ({
    name: name(what),
    unit,
    baseline: alone,
    samples: { [alone]: of(before), [yibu]: of(after), [slowed]: of(slow) },
  })
  const work = (what: string, unit: string, of: (times: ImportTimes) => number): Measured => ({
    name: name(what),
    unit,
    baseline: 'made anew',
    samples: { 'made anew': [of(rest.building)], 'after 1,000 changes': [of(rest.patching)] },
  })
  return [
    compare('from opening it to the first result', 'ms', (use) => use.firstMs),
    compare('from a keystroke to what it finds', 'ms', (use) => use.keystrokeMs),
    compare('p99 of these', 'ms', (use) => [quantile(use.keystrokeMs, 0.99)]),
    compare('p99.9 of these', 'ms', (use) => [quantile(use.keystrokeMs, 0.999)]),
    compare('memory, buffers included', 'MB', (use) => [use.megabytes]),
    { name: name('stored index'), unit: 'MB', baseline: yibu, samples: { [yibu]: [rest.dataMb] } },
    work('made ready by the worker', 's', ({ seconds }) => seconds),
    work('longest wait for an answer meanwhile', 'ms', ({ longestWaitMs }) => longestWaitMs),
    {
      name: name("peak memory of the extension's process"),
      unit: 'MB',
      baseline: 'taken in',
      samples: { 'taken in': [rest.importMb], 'made ready': [rest.peakMb] },
    },
  ]
}

async function withBrowser<Result>(
  open: () => Promise<PlainChromium>,
  use: (chromium: PlainChromium) => Promise<Result>,
): Promise<Result> {
  const chromium = await open()
  try {
    return await use(chromium)
  } finally {
    await chromium.close()
  }
}

async function useLarge(chromium: PlainChromium, { rounds, address, publicKey }: Setting, texts: readonly string[]) {
  const page = await openExtensionPage(chromium, worker)
  const prepare = () => runImport(page, { type: 'prepareSearch', request: null }, ping)
  await followList(page, `${address}${editions.current}/`, publicKey)
  const importMb = peakMegabytes(chromium.pid)
  const building = await prepare()
  const peakMb = peakMegabytes(chromium.pid)
  const after = await usePopup(page, rounds, texts)
  const slow = await usePopup(page, Math.max(3, Math.floor(rounds / 3)), texts, 4)
  const dataMb = Number(await page.evaluate(`(${storedMegabytes.toString()})()`))
  await switchEdition(address)
  await runImport(page, { type: 'syncNow', request: {} }, ping)
  const patching = await prepare()
  return { after, slow, dataMb, importMb, peakMb, building, patching }
}

async function usePackaged(chromium: PlainChromium, rounds: number, texts: readonly string[]): Promise<PopupUse> {
  const page = await openExtensionPage(chromium, worker)
  await page.ask({ type: 'prepare', request: null })
  await page.ask({ type: 'prepareSearch', request: null })
  return usePopup(page, rounds, texts)
}

/** What of the queries stands in the box after each letter. */
function keystrokes(size: number): readonly string[] {
  return makeQueries(syntheticClosures(size)).flatMap(([query]) => Array.from(query, (_, at) => query.slice(0, at + 1)))
}

interface PopupUse {
  readonly firstMs: readonly number[]
  readonly keystrokeMs: readonly number[]
  readonly megabytes: number
}

async function usePopup(
  page: ExtensionPage,
  rounds: number,
  texts: readonly string[],
  slowdown = 1,
): Promise<PopupUse> {
  const firstMs: number[] = []
  const keystrokeMs: number[] = []
  let megabytes = 0
  for (let round = 0; round <= rounds; round += 1) {
    /* oxlint-disable no-await-in-loop -- one popup after the other */
    const first = `(${typeAtOnce.toString()})('linzi')`
    const popup = await page.openAnother('popup.html', { first, slowdown })
    const ms = Number(await popup.evaluate('yibuFirstResult'))
    if (round > 0) firstMs.push(ms)
    if (round === rounds) {
      const type = `(${typeAndTime.toString()})(${JSON.stringify(texts)})`
      // Once to warm it up, as for every engine.
      await popup.evaluate(type)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `typeAndTime` gives
      for (let left = 3; left > 0; left -= 1) keystrokeMs.push(...((await popup.evaluate(type)) as readonly number[]))
      megabytes = await popup.usedMegabytes()
    }
    await popup.close()
    /* oxlint-enable no-await-in-loop */
  }
  return { firstMs, keystrokeMs, megabytes }
}

/** Runs in a page of the extension. */
async function storedMegabytes(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('yibu')
    opening.addEventListener('success', () => resolve(opening.result))
  })
  const all = await new Promise<ArrayBuffer[]>((resolve) => {
    const reading = database.transaction('search-data').objectStore('search-data').getAll()
    reading.addEventListener('success', () => resolve(reading.result))
  })
  database.close()
  return Math.max(...all.map(({ byteLength }) => byteLength)) / 1e6
}
