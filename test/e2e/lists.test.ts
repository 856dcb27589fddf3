import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Chromium } from '../../cli/browser/chromium'
import { letOutTo, type ListHost, openListHost } from '../support/list-host'
import { openTestChromium } from '../support/open-browser'
import { profilePage } from '../support/profile-pages'
import { createPublisher, type Publisher } from '../support/publisher'
import { closure } from '../support/records'
import { fixturePage } from '../support/saved-pages'

const hourMs = 3_600_000
const linzi = fixturePage('2026-10-douyin-linzi-jiaojing')
const linziClosure = closure(
  { name: '临淄交警', organisation: '淄博市公安局交通警察支队临淄大队' },
  { successors: [{ kind: 'account', platform: 'weibo', name: '淄博公安' }] },
)
/** Enough for a few shards' worth of work, and for a delta to pay. */
const many = Array.from({ length: 60 }, (_, index) => closure({ name: `某县发布${index}` }))

let browser: Chromium
let publisher: Publisher
let host: ListHost
let options: Page
/** When the next edition is issued. */
let issued: number

beforeAll(async () => {
  browser = await openTestChromium()
})

afterAll(() => browser.close())

beforeEach(async () => {
  publisher = await createPublisher()
  host = await openListHost(publisher)
  await letOutTo(browser, host)
  // A head is issued to the second.
  issued = Math.floor(Date.now() / 1000) * 1000 - 100 * hourMs
  options = await openOptions()
})

afterEach(async () => {
  const [, ...opened] = browser.context.pages()
  const page = await openOptions()
  await askBackground(page, 'importBackup', { text: JSON.stringify(emptyBackup), mode: 'replace' })
  await askBackground(page, 'unsubscribe', { key: 'personal' })
  await Promise.all([...opened, page].map((one) => one.close()))
  await host.close()
})

const emptyBackup = {
  kind: 'yibu-backup',
  format: 1,
  exportedAt: '2026-11-21T00:00:00Z',
  settings: { version: 1, disabledPlatforms: [], hiddenAccounts: [] },
  subscriptions: [{ key: 'bundled', addresses: [], publicKeys: [], enabled: true }],
  records: [],
}

async function openOptions(hash = ''): Promise<Page> {
  const page = await browser.openExtensionPage(`options.html${hash}`)
  await page.getByText('记录数').first().waitFor()
  return page
}

function askBackground(page: Page, type: string, request: object): Promise<unknown> {
  return page.evaluate(([asked, about]) => chrome.runtime.sendMessage({ type: asked, request: about }), [
    type,
    request,
  ] as const)
}

async function publish(...closures: Parameters<Publisher['publish']>[0]): Promise<void> {
  issued += hourMs
  await publisher.publish(closures, { issued })
}

/** The base64 of the publisher's key alone. */
function publicKey(): string {
  return publisher.publicKey.replaceAll(/-----.*?-----|\s/g, '')
}

async function follow(): Promise<Locator> {
  await options.getByLabel('名录网址').fill(host.address)
  await options.getByLabel('发布者的公钥').fill(publisher.publicKey)
  await options.getByRole('button', { name: '查看这份名录' }).click()
  await options.getByRole('button', { name: '添加这份名录' }).click()
  await options.getByText('已添加“测试名录”。已取得第 1 期').waitFor()
  return card('测试名录')
}

function card(name: string): Locator {
  return options.getByRole('article', { name })
}

function update(list: Locator): Promise<void> {
  return list.getByRole('button', { name: '立即更新' }).click()
}

async function openBanner(): Promise<Locator> {
  const page = await browser.open(linzi)
  const banner = page.locator('yibu-banner .yibu')
  await banner.waitFor()
  // A tab behind another one is drawn seldom, and waited for each time.
  await options.bringToFront()
  return banner
}

describe('a list', () => {
  test('is looked at, followed, and says what it is', async () => {
    await publish(...many)
    await options.getByLabel('名录网址').fill(host.address)
    await options.getByLabel('发布者的公钥').fill(publicKey())
    await options.getByRole('button', { name: '查看这份名录' }).click()
    await options.getByRole('heading', { name: '名录“测试名录”，还没有添加' }).waitFor()
    expect(host.requests).toEqual(['head.json'])
    expect(await options.getByRole('article').count()).toBe(1)

    await options.getByRole('button', { name: '添加这份名录' }).click()
    await options.getByText('已添加“测试名录”。已取得第 1 期，共 60 条记录。').waitFor()
    const text = await card('测试名录').innerText()
    expect(text).toMatch(/发布者\s+某人\s+名录日期\s+2026年11月21日\s+期数\s+第 1 期，/)
    expect(text).toMatch(/记录数\s+60\s+最近核对成功\s+\d{4}年.*\s+下次自动核对\s+\d{4}年/)
    await card('测试名录').getByText('核实发布者').click()
    await card('测试名录')
      .getByText(/^[0-9a-f]{4}( [0-9a-f]{4}){7}$/)
      .waitFor()
    await card('测试名录').getByText(`${host.address} 最近由此取得`).waitFor()
  })

  test.each([
    ['pasted', async (link: string) => options.getByLabel('名录网址').fill(link)],
    [
      'in the page’s address',
      async (link: string) => {
        const [address = '', key = ''] = link.split('#yibu-key=')
        await options.close()
        options = await openOptions(`#add=${encodeURIComponent(address)}&key=${encodeURIComponent(key)}`)
      },
    ],
  ])('shared by a link %s fills the form, and is not asked for by itself', async (_, give) => {
    await publish(...many)
    await give(`${host.address}#yibu-key=${publicKey()}`)
    expect(await options.getByLabel('名录网址').inputValue()).toBe(host.address)
    expect(await options.getByLabel('发布者的公钥').inputValue()).toBe(publicKey())
    expect(host.requests).toEqual([])
    await options.getByRole('button', { name: '查看这份名录' }).click()
    await options.getByRole('button', { name: '添加这份名录' }).waitFor()
  })

  test('of another key is refused in words', async () => {
    await publish(...many)
    const stranger = await createPublisher()
    await options.getByLabel('名录网址').fill(host.address)
    await options.getByLabel('发布者的公钥').fill(stranger.publicKey)
    await options.getByRole('button', { name: '查看这份名录' }).click()
    await options.getByText('没能看到这份名录。名录的签名与公钥对不上').waitFor()
  })

  test('is renamed, put first, switched off and removed, and a page that is open follows', async () => {
    await publish(...many, linziClosure)
    const banner = await openBanner()
    const list = await follow()
    await banner.getByText('另一份名录的说法不同').waitFor()

    await list.getByRole('button', { name: '改名' }).click()
    await list.getByLabel('这份名录的名称').fill('我们市的')
    await options.keyboard.press('Enter')
    await card('我们市的').getByRole('button', { name: '上移：我们市的' }).click()
    await options.getByText('“我们市的”已移到第 1 位。').waitFor()
    expect(await options.getByRole('article').first().innerText()).toContain('我们市的')
    await options.locator('button:focus').waitFor()

    await card('我们市的').getByLabel('使用这份名录').click()
    await card('我们市的').getByText('已停用').waitFor()
    await banner.getByText('另一份名录的说法不同').waitFor({ state: 'detached' })
    expect(await card('我们市的').getByRole('button', { name: '立即更新' }).count()).toBe(0)

    await card('我们市的').getByRole('button', { name: '移除' }).click()
    await card('我们市的').getByRole('button', { name: '确定移除' }).click()
    await options.getByText('已移除“我们市的”。').waitFor()
    await options.locator('h2:focus').waitFor()
    expect(await options.getByRole('article').count()).toBe(1)
  })

  test('whose time has run out says so in the options, the popup and the banner', async () => {
    await publish(...many, linziClosure)
    await follow()
    const banner = await openBanner()
    await options.evaluate(expireAll)
    await options.getByText('这份名录已过期（有效期到2026年11月1日）').first().waitFor()
    await banner.getByText('名录《移步名录》已过期（有效期到2026年11月1日），内容可能已经过时。').waitFor()
    const popup = await browser.openExtensionPage('popup.html')
    await popup.getByText('已过期（有效期到2026年11月1日），内容可能已经过时。').first().waitFor()
  })
})

describe('“update now” says what came of it:', () => {
  test('nothing new', async () => {
    await publish(...many)
    const list = await follow()
    host.requests.length = 0
    await update(list)
    await list.getByText(/已是最新（核对于\d{4}年\d+月\d+日 \d\d:\d\d）。/).waitFor()
    expect(host.requests).toEqual(['head.json'])
  })

  test('something new, and what', async () => {
    await publish(...many)
    const list = await follow()
    const [, second, ...others] = many
    await publish({ ...second, ...closure({ name: '某县发布1' }), note: '改了' }, ...others, closure({ name: '新号' }))
    await update(list)
    await list.getByText('已更新到第 2 期：新增 1 条、修改 1 条、撤销 1 条。').waitFor()
    await list.getByText('最近一次更新改了什么').click()
    await list.getByText('新增 1 条：新号').waitFor()
    await list.getByText('修改 1 条：某县发布1').waitFor()
    await list.getByText('撤销 1 条：某县发布0').waitFor()
  })

  test('a failure, why, and what still works; after a reload too', async () => {
    await publish(...many)
    const list = await follow()
    host.answerWith({ status: 200, type: 'text/html', body: '<!doctype html><title>请先登录</title>' })
    await update(list)
    await list.getByText(/没有更新成功。收到的是网页，不是名录。.*现有的名录仍在使用。/).waitFor()
    await options.reload()
    await list.getByText(/最近一次更新（.*）没有成功。收到的是网页，不是名录。.*现有的名录仍在使用。/).waitFor()
    host.answerWith({ status: 503, type: 'text/plain', body: '' })
    await update(list)
    await list.getByText('答复代码 503').waitFor()
    host.answerWith(undefined)
    await update(list)
    await list.getByText('已是最新').waitFor()
  })

  test('that it was cancelled; until then its progress is shown, after a reload too', async () => {
    await publish(...many)
    const list = await follow()
    await publish(...many.slice(1), closure({ name: '新号' }))
    const letGo = host.hold(/^(?:delta|shard)-/)
    await update(list)
    await list.getByRole('progressbar', { name: '更新进度：测试名录' }).waitFor()
    const other = await openOptions()
    const elsewhere = other.getByRole('article', { name: '测试名录' })
    await elsewhere.getByRole('progressbar').waitFor()

    await list.getByRole('button', { name: '取消更新' }).click()
    await list.getByText('更新已取消，需要时可以再次更新。现有的名录仍在使用。').waitFor()
    await list.locator('button:focus').waitFor()
    await elsewhere.getByRole('progressbar').waitFor({ state: 'detached' })
    expect(await list.getByText('第 1 期').count()).toBe(1)
    letGo()
    await update(list)
    await list.getByText('已更新到第 2 期').waitFor()
  })

  test('for all lists together', async () => {
    await publish(...many)
    await follow()
    const first = host
    publisher = await createPublisher()
    host = await openListHost(publisher)
    await letOutTo(browser, host)
    await publish(...many)
    await options.getByLabel('名录网址').fill(`${host.address}#yibu-key=${publicKey()}`)
    await options.getByRole('button', { name: '查看这份名录' }).click()
    await options.getByLabel('您怎样称呼它（可以不填）').fill('第二份')
    await options.getByRole('button', { name: '添加这份名录' }).click()
    await options.getByText('已添加“第二份”。').waitFor()
    await first.close()
    await options.getByRole('button', { name: '全部立即更新' }).click()
    await options.getByText('0 份已更新，1 份已是最新，1 份没有成功。').waitFor()
    await card('测试名录').getByText('连不上名录所在的网站').waitFor()
  })
})

describe('own entries', () => {
  const page = profilePage('weibo', { name: '我县发布', verification: '我县人民政府官方微博', number: 31 })

  async function write(): Promise<void> {
    await options.getByRole('button', { name: '添加一条记录' }).click()
    await options.getByLabel('平台', { exact: true }).selectOption('weibo')
    await options.getByLabel('账号名称').fill('我县发布')
    await options.getByRole('button', { name: '添加去向' }).click()
    await options.getByLabel('名称', { exact: true }).fill('我市发布')
    await options.getByRole('button', { name: '保存' }).click()
    await options.getByText('已保存关于“我县发布”微博账号的记录。').waitFor()
  }

  test('work at once on a page that is open, and no longer once they are deleted', async () => {
    const tab = await browser.open(page)
    expect(await browser.settle(tab)).toMatchObject({ answer: { verdict: { kind: 'none' } } })
    await options.bringToFront()
    await write()
    await tab.locator('yibu-banner').getByText('我市发布').first().waitFor()
    await card('我的记录').getByText('您自己的记录').waitFor()

    await options.getByRole('button', { name: '删除：“我县发布”微博账号' }).click()
    await options.getByRole('button', { name: '确定删除' }).click()
    await tab.locator('yibu-banner .yibu').waitFor({ state: 'detached' })
  })

  test('go out with a backup and come in again, and nothing else comes of a file that is none', async () => {
    await publish(...many)
    await follow()
    await write()
    const [download] = await Promise.all([
      options.waitForEvent('download'),
      options.getByRole('button', { name: '导出备份' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^yibu-backup-\d{4}-\d\d-\d\d\.json$/)
    const file = await download.path()
    await askBackground(options, 'importBackup', { text: JSON.stringify(emptyBackup), mode: 'replace' })
    await options.getByText('还没有记录。').waitFor()
    await card('测试名录').waitFor({ state: 'detached' })

    const input = options.locator('input[type=file]')
    await input.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"kind":"其他"}') })
    await options.getByText('没有导入，原有的内容没有变。这不是移步的备份文件').waitFor()

    await input.setInputFiles(file)
    await options.getByText('这份备份里有什么').waitFor()
    await options.getByRole('button', { name: '替换全部' }).click()
    await options.getByRole('button', { name: '确定替换' }).click()
    await options.getByText('已用备份替换全部内容。').waitFor()
    await options.getByRole('button', { name: '修改：“我县发布”微博账号' }).waitFor()
    const list = card('test')
    await update(list)
    await card('测试名录').getByText('已取得第 1 期').waitFor()
  })
})

/** Runs in a page of the extension: as though half a year had passed. */
async function expireAll(): Promise<void> {
  const opening = indexedDB.open('yibu')
  await new Promise<void>((done, failed) => {
    opening.addEventListener('error', () => failed(opening.error ?? new Error('not opened')))
    opening.addEventListener('success', () => {
      const transaction = opening.result.transaction('editions', 'readwrite')
      const editions = transaction.objectStore('editions')
      const reading = editions.getAll()
      reading.addEventListener('success', () => {
        for (const edition of reading.result) {
          editions.put({ ...edition, expires: '2026-11-01T04:00:00Z' }, edition.list)
        }
      })
      transaction.addEventListener('complete', () => done())
    })
  })
  opening.result.close()
  // The background reads editions once; switching a list off and on has it read them anew.
  for (const enabled of [false, true]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await chrome.runtime.sendMessage({
      type: 'changeSubscription',
      request: { key: 'bundled', change: { enabled } },
    })
  }
}

/** What the code that runs in the extension's pages uses of its API. */
declare const chrome: { readonly runtime: { sendMessage(message: object): Promise<unknown> } }
