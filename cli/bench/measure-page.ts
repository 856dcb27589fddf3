import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../browser/build-extension'
import { type Chromium, openChromium } from '../browser/chromium'
import type { SavedPage } from '../browser/saved-page'
import { stageExtension } from '../browser/stage-extension'
import { pagePlatforms } from '../../utils/platforms'
import { bareScript, writeBareExtension } from './bare-extension'
import { interleave, type Measured } from './statistics'
import { visit, type Visit } from './visit'
import { buildWxtExtension, wxtScript } from './wxt-extension'

/** Saved pages, by their names in `test/fixtures/pages`. Slowed loads take long: a third of the rounds has to do. */
const pages: readonly MeasuredPage[] = [
  { says: 'Douyin, a living account', file: '2026-10-douyin-living-renmin-ribao' },
  { says: 'Douyin, a video', file: '2026-10-douyin-video' },
  { says: 'Douyin, a video, with its links judged', file: '2026-10-douyin-video', watchMs: 1500 },
  { says: 'Weibo, a living account', file: '2026-08-weibo-living-renmin-ribao' },
  { says: 'Toutiao, a living account', file: '2026-08-toutiao-living-xinhuashe' },
  { says: 'WeChat, an article of a living account', file: '2026-09-wechat-living-renmin-ribao', inertKb: 1900 },
  { says: 'Douyin, a closed account (banner)', file: '2026-10-douyin-linzi-jiaojing' },
  { says: 'Douyin, on no list, looked through, no notice', file: '2026-11-douyin-no-notice', watchMs: 1500 },
  { says: 'Douyin, on no list, its own notice (banner)', file: '2026-11-douyin-notice-pinned', watchMs: 1500 },
  { says: 'Douyin, a living account, processor 4× slower', file: '2026-10-douyin-living-renmin-ribao', slowdown: 4 },
]

interface MeasuredPage {
  readonly says: string
  readonly file: string
  readonly slowdown?: number
  /** How long after `load` it is looked at; absent: as long as it takes to show a banner. */
  readonly watchMs?: number
  /** Text of scripts that do nothing, put before the page's own: articles hold most of WeChat's code. */
  readonly inertKb?: number
}

const metrics = [
  { says: 'script time of the extension', unit: 'ms', baseline: 'bare content script', of: (one) => one.scriptMs },
  { says: 'script time in all', unit: 'ms', baseline: 'without an extension', of: (one) => one.allScriptMs },
  { says: 'JS heap', unit: 'kB', baseline: 'without an extension', of: (one) => one.heapKb },
  { says: 'layout shift', unit: '', baseline: 'without an extension', of: (one) => one.layoutShift },
] as const satisfies readonly {
  readonly says: string
  readonly unit: string
  readonly baseline: Variant
  readonly of: (one: Visit) => number
}[]

type Variant = 'without an extension' | 'bare content script' | typeof ofWxt | 'Yibu'

const ofWxt = 'content script of WXT, one message'

/** What the content script costs a page, against the page alone, a content script that hardly does anything, and WXT's own. */
export async function measurePage(rounds: number): Promise<readonly Measured[]> {
  const yibu = await stageExtension({ target: 'chrome' })
  const bare = writeBareExtension()
  const wxt = buildWxtExtension()
  const browsers: Chromium[] = []
  const open = async (extension?: string) => {
    const browser = await openChromium(extension === undefined ? {} : { extension })
    browsers.push(browser)
    return browser
  }
  try {
    // A browser each: there is no other way to have a page without an extension beside one with it.
    const variants: Record<Variant, Chromium> = {
      'without an extension': await open(),
      'bare content script': await open(bare.folder),
      [ofWxt]: await open(wxt.folder),
      Yibu: await open(yibu.folder),
    }
    const measured: Measured[] = [weigh(yibu.folder, wxt.folder)]
    for (const page of pages) {
      // oxlint-disable-next-line no-await-in-loop -- what runs side by side cannot be timed
      measured.push(...(await measure(rounds, page, variants)))
    }
    return measured
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()))
    bare.remove()
    wxt.remove()
    yibu.remove()
  }
}

function weigh(yibu: string, wxt: string): Measured {
  const baseline = 'bare content script'
  const weighFile = (folder: string, name: string) => [gzippedSize(readFileSync(join(folder, name)))]
  const own = pagePlatforms.map(({ id }) => [`Yibu, ${id}`, weighFile(yibu, `page-${id}.js`)])
  return {
    name: 'page · size of the content script, gzipped',
    unit: 'bytes',
    baseline,
    samples: {
      [baseline]: [gzippedSize(bareScript)],
      [ofWxt]: weighFile(wxt, wxtScript),
      ...Object.fromEntries(own),
    },
  }
}

function gzippedSize(script: Uint8Array | string): number {
  return gzipSync(script, { level: 9 }).length
}

async function measure(
  rounds: number,
  page: MeasuredPage,
  browsers: Readonly<Record<Variant, Chromium>>,
): Promise<readonly Measured[]> {
  const saved = readPage(page)
  const load = (variant: Variant) => () => visit(browsers[variant], saved, page)
  const visits = await interleave(page.slowdown === undefined ? rounds : Math.ceil(rounds / 3), {
    'without an extension': load('without an extension'),
    'bare content script': load('bare content script'),
    [ofWxt]: load(ofWxt),
    Yibu: load('Yibu'),
  })
  return metrics.map(({ says, unit, baseline, of }) => ({
    name: `page · ${page.says} · ${says}`,
    unit,
    baseline,
    samples: Object.fromEntries(Object.entries(visits).map(([variant, list]) => [variant, list.map(of)])),
  }))
}

function readPage({ file, inertKb = 0 }: MeasuredPage): SavedPage {
  const folder = join(root, 'test/fixtures/pages')
  const { url }: { url: string } = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8'))
  const html = readFileSync(join(folder, `${file}.html`), 'utf8')
  return { url, html: html.replace('</head>', () => `${writeInert(inertKb)}</head>`) }
}

/** Scripts of 50 kB each, which the browser keeps as text and does not run. */
function writeInert(kilobytes: number): string {
  const line = 'function render(page, account) { var title = page.title; return account.name + title }\n'
  const script = `<script type="text/x-inert">${line.repeat(Math.ceil(50_000 / line.length))}</script>`
  return script.repeat(Math.ceil(kilobytes / 50))
}
