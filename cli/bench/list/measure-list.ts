import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { followList, ping, switchEdition, withProfile } from './follow-list'
import { type ImportTimes, runImport } from './import-page'
import { editions, type Edition, publishEditions } from './publish-editions'
import { peakMegabytes } from './process-memory'
import { rowsWorker, writeRowsExtension } from './rows-extension'
import { serveFolder } from './serve-folder'
import { stageExtension, type StagedExtension } from '../../browser/stage-extension'
import type { Closure } from '../../../utils/model/closure'
import { addBlankPage, writeBareExtension } from '../bare-extension'
import { type ExtensionPage, openExtensionPage } from '../extension-page'
import { openPlainChromium, type PlainChromium } from '../plain-chromium'
import type { Measured } from '../statistics'

const rows = 'a row per record'
const yibu = 'Yibu'
const empty = 'worker that only answers'

/**
 * A list of each size taken in by the real extension from a server on this machine, then asked; beside it the same
 * files taken in as a row per record. A list is taken in once: the largest takes minutes as rows.
 */
export async function measureList(rounds: number, sizes: readonly number[]): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const size of sizes) {
    // oxlint-disable-next-line no-await-in-loop -- what runs side by side cannot be timed
    measured.push(...(await measureSize(size, rounds)))
  }
  return measured
}

interface Sample {
  readonly import: ImportTimes
  readonly diskBytes: number
  readonly peakMb: number
  readonly cold: readonly number[]
  readonly warm: readonly number[]
  readonly fifty: readonly number[]
  readonly afterRestart: number
}

async function measureSize(size: number, rounds: number): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yibu-list-'))
  const server = await serveFolder(folder)
  try {
    const published = await publishEditions(size, folder)
    const baseline = await measureEmpty(rounds)
    const asRows = await measureRows(published.first, server.address, rounds)
    const { delta, ...asBuckets } = await measureYibu(published, server.address, rounds)
    const what = `list · ${size.toLocaleString('en')} records`
    const compare = (name: string, unit: string, of: (sample: Sample) => number | readonly number[]): Measured => ({
      name: `${what} · ${name}`,
      unit,
      baseline: rows,
      samples: { [rows]: [of(asRows)].flat(), [yibu]: [of(asBuckets)].flat() },
    })
    return [
      {
        name: `${what} · bytes per record over the network`,
        unit: 'bytes',
        baseline: 'JSON lines',
        samples: {
          'JSON lines': [published.first.textBytes / size],
          [yibu]: [published.first.fileBytes / size],
        },
      },
      compare('import', 's', (sample) => sample.import.seconds),
      compare('longest wait for an answer meanwhile', 'ms', (sample) => sample.import.longestWaitMs),
      compare('disk per record', 'bytes', ({ diskBytes }) => diskBytes / size),
      {
        name: `${what} · peak memory of the extension's process`,
        unit: 'MB',
        baseline: empty,
        samples: { [empty]: [baseline.peakMb], [rows]: [asRows.peakMb], [yibu]: [asBuckets.peakMb] },
      },
      {
        name: `${what} · cold look-up`,
        unit: 'ms',
        baseline: empty,
        samples: { [empty]: baseline.cold, [rows]: asRows.cold, [yibu]: asBuckets.cold },
      },
      compare('warm look-up', 'ms', ({ warm }) => warm),
      compare('50 look-ups in one message', 'ms', ({ fifty }) => fifty),
      compare('first look-up after a restart of the browser', 'ms', ({ afterRestart }) => afterRestart),
      {
        name: `${what} · delta of 1,000 changes, bytes over the network`,
        unit: 'bytes',
        baseline: 'the whole list',
        samples: { 'the whole list': [published.first.fileBytes], [yibu]: [published.deltaBytes] },
      },
      {
        name: `${what} · delta of 1,000 changes taken in`,
        unit: 's',
        baseline: 'the whole list',
        samples: { 'the whole list': [asBuckets.import.seconds], [yibu]: [delta.seconds] },
      },
      {
        name: `${what} · longest wait for an answer while a delta comes in`,
        unit: 'ms',
        baseline: 'the whole list',
        samples: { 'the whole list': [asBuckets.import.longestWaitMs], [yibu]: [delta.longestWaitMs] },
      },
    ]
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** An extension whose worker does nothing: what a browser needs in any case. */
async function measureEmpty(rounds: number): Promise<{ readonly cold: readonly number[]; readonly peakMb: number }> {
  const bare = writeBareExtension()
  return withChromium(bare, async (chromium) => {
    const page = await openExtensionPage(chromium, 'worker.js')
    const cold = await repeat(rounds, () => askCold(page, { type: 'judge', request: null }))
    return { cold, peakMb: peakMegabytes(chromium.pid) }
  })
}

async function measureRows({ shards, records }: Edition, address: string, rounds: number): Promise<Sample> {
  return withProfile(writeRowsExtension(), async (reopen) => {
    const first = await reopen()
    const page = await openExtensionPage(first, rowsWorker)
    const before = await usedBytes(page)
    const importing = await runImport(
      page,
      { type: 'import', base: `${address}${editions.first}/`, shards },
      { type: 'ping' },
    )
    const asking: Asking = {
      one: ({ account }) => ({ type: 'find', name: account.name }),
      all: (closures) => ({ type: 'findAll', names: closures.map(({ account }) => account.name) }),
    }
    const answers = await ask(page, asking, records, rounds)
    const sample = { import: importing, diskBytes: (await usedBytes(page)) - before, ...answers }
    const peakMb = peakMegabytes(first.pid)
    await first.close()
    const second = await reopen()
    const again = await openExtensionPage(second, rowsWorker)
    const { ms } = await again.ask({ type: 'find', name: recordAt(records, 0).account.name })
    await second.close()
    return { ...sample, peakMb, afterRestart: ms }
  })
}

async function measureYibu(
  { first, publicKey }: Awaited<ReturnType<typeof publishEditions>>,
  address: string,
  rounds: number,
): Promise<Sample & { readonly delta: ImportTimes }> {
  const extension = await stageExtension({ target: 'chrome' })
  addBlankPage(extension.folder)
  return withProfile(extension, async (reopen) => {
    const chromium = await reopen()
    const page = await openExtensionPage(chromium, 'background.js')
    await page.ask({ type: 'prepare', request: null })
    const before = await usedBytes(page)
    const place = `${address}${editions.current}/`
    const importing = await followList(page, place, publicKey)
    const answers = await ask(page, { one: question, all: linkQuestion }, first.records, rounds)
    const diskBytes = (await usedBytes(page)) - before
    const peakMb = peakMegabytes(chromium.pid)
    await chromium.close()

    const second = await reopen()
    const again = await openExtensionPage(second, 'background.js')
    const { ms: afterRestart } = await again.ask(question(recordAt(first.records, 0)))
    await switchEdition(address)
    const delta = await runImport(again, { type: 'syncNow', request: {} }, ping)
    await second.close()
    return { import: importing, diskBytes, peakMb, ...answers, afterRestart, delta }
  })
}

function question({ account }: Closure): unknown {
  const profile = { platform: account.platform, ids: [], name: account.name, verification: { state: 'unknown' } }
  return { type: 'judge', request: profile }
}

/** As a page asks about its links: here by names, by which rows can be found, too. */
function linkQuestion(closures: readonly Closure[]): unknown {
  const accounts = closures.map(({ account }) => ({ ids: [], name: account.name }))
  return { type: 'judgeLinks', request: { platform: linkPlatform, accounts } }
}

const linkPlatform = 'weibo'

/** Messages by which one record is looked up, and several at once. */
interface Asking {
  one(closure: Closure): unknown
  all(closures: readonly Closure[]): unknown
}

async function ask(
  page: ExtensionPage,
  asking: Asking,
  records: readonly Closure[],
  rounds: number,
): Promise<Pick<Sample, 'cold' | 'warm' | 'fifty'>> {
  const pick = (index: number) => asking.one(recordAt(records, index * 997))
  const linked = records.filter(({ account }) => account.platform === linkPlatform)
  const cold = await repeat(rounds, (round) => askCold(page, pick(round)))
  const warm = await repeat(rounds, async (round) => (await page.ask(pick(round + 1000))).ms)
  const fifty = await repeat(rounds, async (round) => {
    const some = Array.from({ length: 50 }, (_, index) => recordAt(linked, (round * 50 + index + 5000) * 997))
    return (await page.ask(asking.all(some))).ms
  })
  return { cold, warm, fifty }
}

function recordAt(records: readonly Closure[], index: number): Closure {
  const record = records[index % records.length]
  if (record === undefined) throw new Error('there are no records to ask for')
  return record
}

async function askCold(page: ExtensionPage, message: unknown): Promise<number> {
  await page.stopWorker()
  return (await page.ask(message)).ms
}

async function repeat(rounds: number, measure: (round: number) => Promise<number>): Promise<readonly number[]> {
  const samples: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const sample = await measure(round)
    if (round > 0) samples.push(sample)
  }
  return samples
}

async function usedBytes(page: ExtensionPage): Promise<number> {
  return Number(await page.evaluate('navigator.storage.estimate().then(({ usage }) => usage)'))
}

async function withChromium<Result>(
  extension: StagedExtension,
  use: (chromium: PlainChromium) => Promise<Result>,
): Promise<Result> {
  const chromium = await openPlainChromium([extension.folder])
  try {
    return await use(chromium)
  } finally {
    await chromium.close()
    extension.remove()
  }
}
