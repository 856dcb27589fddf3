import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import type { Firefox } from '../../cli/browser/firefox'
import type { Inspection, SavedPage } from '../../cli/browser/saved-page'
import { createReport } from '../../cli/inspect/report'
import { openTestChromium, openTestFirefox } from '../support/open-browser'
import { profilePage, withHead, withTail } from '../support/profile-pages'
import { closure } from '../support/records'

const listed = profilePage('douyin', { name: '某市发布', verification: '某市官方账号', number: 1 })
const living = profilePage('douyin', { name: '别市发布', verification: '别市官方账号', number: 2 })

const record = closure(
  { name: '某市发布', ids: [`sec_uid:${listed.url.split('/').at(-1) ?? ''}`] },
  {
    successors: [{ kind: 'website', name: '某市政府网', url: 'https://www.example.gov.cn/' }],
    sources: [
      { title: '第一则报道', publisher: '某报', url: 'https://news.example/1' },
      { title: '第二则报道', publisher: '某台', url: 'https://news.example/2' },
    ],
  },
)

const hostile = [
  {
    what: 'has getters and methods that throw',
    head: `<script>
      for (const { prototype } of [Document, Element, HTMLElement, Node, ShadowRoot]) {
        for (const key of Object.getOwnPropertyNames(prototype)) {
          const { configurable } = Object.getOwnPropertyDescriptor(prototype, key)
          if (!configurable || key === 'constructor' || key === 'currentScript') continue
          Object.defineProperty(prototype, key, { get() { throw new Error(key) } })
        }
      }
    </script>`,
  },
  {
    what: 'breaks what every script is made of',
    head: `<script>
      Array.prototype.map = Array.prototype.filter = Array.prototype[Symbol.iterator] = String.prototype.replace =
        JSON.parse = JSON.stringify = Object.keys = () => { throw new Error('broken') }
      Object.prototype.toJSON = () => 'broken'
      Object.prototype.text = 'broken'
      MutationObserver = Promise = URL = undefined
    </script>`,
  },
  {
    what: 'has forms called like the document’s own methods',
    tail: ['querySelector', 'querySelectorAll', 'body', 'documentElement', 'defaultView', 'title']
      .map((name) => `<form name="${name}"><input name="textContent"><input name="children"></form>`)
      .join(''),
  },
]

/** What a page would do to speak in our name. */
const fakeBanner = `<yibu-banner id="fake"></yibu-banner><script>
  // The page's own doing, with markup of the test's.
  document.querySelector('#fake').attachShadow({ mode: 'open' }).innerHTML =
    '<section class="yibu">假的<a href="https://evil.example/">x</a></section>'
</script>`

describe.each([
  { name: 'Chromium', open: openTestChromium },
  { name: 'Firefox', open: openTestFirefox },
])('what $name tells of', ({ open }) => {
  let browser: Chromium | Firefox
  let calm: Inspection

  beforeAll(async () => {
    browser = await open({ closures: [record] })
    calm = await browser.inspect(listed)
  })

  afterAll(() => browser.close())

  test('the banner is what stands there to be read, once', () => {
    const text = calm.banner?.text ?? ''
    expect(text).toMatch(/^“某市发布”/)
    expect(text.split('“某市发布”')).toHaveLength(2)
    expect(text).not.toMatch(/\s\s|\n|第[一二]则报道/)
  })

  test('the banner has every link, folded up or not', () => {
    expect(calm.banner?.links).toEqual([
      { text: expect.stringContaining('某市政府网'), href: 'https://www.example.gov.cn/' },
      { text: expect.stringContaining('第一则报道'), href: 'https://news.example/1' },
      { text: expect.stringContaining('第二则报道'), href: 'https://news.example/2' },
    ])
  })

  test.each(hostile)('a page that $what is what is told of the page without it', async ({ head = '', tail = '' }) => {
    expect(await browser.inspect(withTail(withHead(listed, head), tail))).toEqual(calm)
  })

  test('marks and searches are told of, too', async () => {
    const marked = await browser.inspect(withTail(living, `<a href="${listed.url}">某市发布</a>`))
    expect(createReport(marked.state, marked.banner, [])).toMatchObject({
      verdict: { kind: 'none' },
      search: null,
      marks: [{ name: '某市发布', closure: 'douyin/某市发布', href: listed.url }],
    })
    const url = `https://www.douyin.com/search/${encodeURIComponent('某市发布')}?type=user`
    const searched = await browser.inspect({ ...living, url })
    expect(createReport(searched.state, searched.banner, [])).toMatchObject({
      profile: null,
      search: {
        words: '某市发布',
        verdict: { kind: 'closed', sure: 'name', closure: 'douyin/某市发布', status: 'stopped' },
      },
      banner: { text: expect.stringContaining('“某市发布”') },
    })
  })

  test.each<{ what: string; page: SavedPage; at: () => Inspection['banner'] }>([
    { what: 'a page without one', page: living, at: () => undefined },
    { what: 'a page with one', page: listed, at: () => calm.banner },
  ])('a banner that a page made up is not told on $what', async ({ page, at }) => {
    const { banner } = await browser.inspect(withTail(page, fakeBanner))
    expect(banner).toEqual(at())
  })

  test('a banner that the page took away is not told', async () => {
    const taking = `<script>
      new MutationObserver(() => document.querySelector('yibu-banner')?.remove())
        .observe(document, { childList: true, subtree: true })
    </script>`
    const { state, banner } = await browser.inspect(withHead(listed, taking))
    expect(state?.answer?.verdict.kind).toBe('closed')
    expect(banner).toBeUndefined()
  })
})

describe('the command', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yibu-test-'))
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  test('prints one JSON object and nothing else, for a page in GBK', async () => {
    const title = Buffer.from('c1d9d7cdbdbbbeafb5c4b6b6d2f4202d20b6b6d2f4', 'hex')
    const page = Buffer.concat([Buffer.from('<meta charset=gbk><title>'), title, Buffer.from('</title><body>')])
    writeFileSync(join(folder, 'page.html'), page)
    writeFileSync(join(folder, 'more.jsonl'), `\uFEFF${JSON.stringify(record)}\n`)
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['cli/run.mjs', 'inspect', '--url', living.url, '--html', 'page.html', '--closures', 'more.jsonl', '--json'],
      { env: { ...process.env, INIT_CWD: folder } },
    )
    expect(stdout.trimEnd()).not.toContain('\n')
    expect(JSON.parse(stdout)).toMatchObject({
      platform: 'douyin',
      profile: { name: '临淄交警' },
      search: null,
      marks: [],
      requests: [],
    })
  })
})
