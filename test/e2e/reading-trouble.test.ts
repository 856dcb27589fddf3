import { expect, test } from 'vitest'
import { openTestChromium } from '../support/open-browser'
import { profilePage } from '../support/profile-pages'
import { closure } from '../support/records'
import { fixturePage } from '../support/saved-pages'

/** Weibo as it may look after its next change: the account's page, and nothing where it was. */
const changed = {
  url: 'https://weibo.com/u/5912345679',
  html: '<!doctype html><meta charset="utf-8"><title>微博</title><body><nav>首页 热门 消息</nav><main><b class="x1">某市发布</b></main>',
}

test('a site that has changed is noticed over days, told of on the spot, and forgotten once it can be read again', async () => {
  const browser = await openTestChromium()
  try {
    const worker = await browser.worker()
    const readCounter = () =>
      worker.evaluate(async () => (await chrome.storage.local.get('readingTrouble'))['readingTrouble'])
    await browser.inspect(fixturePage('2026-10-weibo-sorry'))
    await browser.inspect(fixturePage('2026-10-douyin-gone'))
    expect(await readCounter()).toBeUndefined()
    await browser.inspect(changed)
    expect(await readCounter()).toMatchObject({ 'weibo name': { visits: 1, days: 1 } })

    await worker.evaluate(() =>
      chrome.storage.local.set({ readingTrouble: { 'weibo name': { visits: 2, days: 1, day: '2026-01-01' } } }),
    )
    const page = await browser.open(changed)
    await browser.settle(page)
    const popup = await browser.openExtensionPage(`popup.html?tab=${await browser.tabId(page)}`)
    const note = popup.getByText('微博的页面变了：读不到名称，仍可按账号编号判断。')
    await note.waitFor()
    await browser.inspect(profilePage('weibo', { name: '某市发布', verification: '某市官方微博', number: 1 }))
    await note.waitFor({ state: 'detached' })
  } finally {
    await browser.close()
  }
})

test('a list says where to look, and the account is known again', async () => {
  const browser = await openTestChromium({
    closures: [closure({ name: '某市发布', platform: 'weibo', organisation: '某市融媒体中心' })],
    selectors: { weibo: { name: ['main > b.x1'], verification: ['main [data-v="auth"]'] } },
  })
  try {
    const badge = '<img alt=""><i data-v="auth">微博认证：某市融媒体中心官方微博</i></main>'
    const html = changed.html.replace('</main>', badge)
    const { state } = await browser.inspect({ ...changed, html })
    expect(state).toMatchObject({
      profile: { name: '某市发布', verification: { state: 'verified', text: '某市融媒体中心官方微博' } },
      answer: { verdict: { kind: 'closed', sure: 'organisation' } },
    })
  } finally {
    await browser.close()
  }
})

/** What the code that runs in the worker uses of the extension API. */
declare const chrome: {
  readonly storage: {
    readonly local: { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> }
  }
}
