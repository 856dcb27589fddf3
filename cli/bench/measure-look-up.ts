import { setTimeout as sleep } from 'node:timers/promises'
import { stageExtension } from '../browser/stage-extension'
import type { Profile } from '../../utils/model/profile'
import { addBlankPage, writeBareExtension } from './bare-extension'
import { type ExtensionPage, openExtensionPage } from './extension-page'
import { openPlainChromium } from './plain-chromium'
import { interleave, type Measured } from './statistics'

const living: Profile = {
  platform: 'douyin',
  ids: ['sec_uid:MS4wLjABAAAAlivingAccountThatNoListHolds'],
  name: '人民日报',
  verification: { state: 'verified', text: '人民日报官方账号' },
}

const closed: Profile = {
  platform: 'douyin',
  ids: ['sec_uid:MS4wLjABAAAAclosedAccountOfTheList'],
  name: '临淄交警',
  verification: { state: 'verified', text: '淄博市公安局交通警察支队临淄大队官方抖音号' },
}

const baseline = 'worker that only answers'

/** Messages to an empty worker and to Yibu's, each stopped before (cold) and running (warm), from a page of its own. */
export async function measureLookUp(rounds: number): Promise<readonly Measured[]> {
  const yibu = await stageExtension({ target: 'chrome' })
  addBlankPage(yibu.folder)
  const bare = writeBareExtension()
  const chromium = await openPlainChromium([bare.folder, yibu.folder])
  try {
    const empty = await openExtensionPage(chromium, 'worker.js')
    const full = await openExtensionPage(chromium, 'background.js')
    await full.ask({ type: 'prepare', request: null })
    const variants = {
      [baseline]: () => coldAndWarm(empty, { type: 'judge', request: living }),
      'Yibu, started but not asked': () => coldAndWarm(full, { type: 'bench' }),
      'Yibu, account not listed': () => coldAndWarm(full, { type: 'judge', request: living }, 'none'),
      'Yibu, account listed': () => coldAndWarm(full, { type: 'judge', request: closed }, 'closed'),
    }
    const samples = await interleave(rounds, variants)
    return (['cold', 'warm'] as const).map((state) => ({
      name: `lookup · ${state}`,
      unit: 'ms',
      baseline,
      samples: Object.fromEntries(
        Object.entries(samples).map(([variant, list]) => [variant, list.map((sample) => sample[state])]),
      ),
    }))
  } finally {
    await chromium.close()
    bare.remove()
    yibu.remove()
  }
}

const warmQuestions = 20

/** Asks a worker that does not run, then again and again. With `kind` the verdict has to be that. */
async function coldAndWarm(
  page: ExtensionPage,
  message: unknown,
  kind?: string,
): Promise<{ readonly cold: number; readonly warm: number }> {
  await page.stopWorker()
  // What a stopped worker leaves to be cleared away shall not count against the next one.
  await sleep(100)
  const first = await page.ask(message)
  if (kind !== undefined && !JSON.stringify(first.answer).includes(`"verdict":{"kind":"${kind}"`)) {
    throw new Error(`the verdict should be ${kind}: ${JSON.stringify(first.answer)}`)
  }
  const next = await page.ask(message, warmQuestions)
  return { cold: first.ms, warm: next.ms }
}
