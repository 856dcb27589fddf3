// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type LinkMarker, markLinks } from '../../utils/page/marks/mark-links'
import type { LinkedAccount } from '../../utils/model/account'
import type { LinkMark } from '../../utils/messages'
import { weiboPages } from '../../utils/platforms/weibo'

/** Uids of listed accounts. */
const listed = new Set(['uid:1000001', 'uid:1000002'])
const mark: LinkMark = { kind: 'closed', text: '已注销', label: '移步：已注销', closure: 'weibo/x' }

let marker: LinkMarker
/** Every account asked for, a list a question. */
let questions: (readonly LinkedAccount[])[]
let own: string | undefined
let isOff: boolean

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => setTimeout(callback, 1))
  questions = []
  own = undefined
  isOff = false
})

afterEach(() => {
  marker.stop()
  document.body.replaceChildren()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function fill(element: Element, html: string): void {
  // The test's own markup, as a site would put it into its page.
  element.innerHTML = html
}

async function start(html: string): Promise<void> {
  fill(document.body, html)
  if (weiboPages.links === undefined) throw new Error('Weibo has no links')
  marker = markLinks({
    document,
    links: weiboPages.links,
    isOwn: ({ ids }) => ids.some((id) => id === own),
    judgeLinks: async (accounts) => {
      questions.push(accounts)
      if (isOff) return null
      return {
        css: '',
        marks: accounts.map(({ ids: [id = ''], name }) => (listed.has(id) || name === '名' ? mark : null)),
      }
    },
    describeLink: async () => null,
  })
  await rest()
}

/** Whatever waits for the page to be idle is done. */
async function rest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(2000)
}

/** Texts of the links that have a mark right after them. */
function marked(): readonly string[] {
  return [...document.querySelectorAll('yibu-mark')].map(
    (host) => host.previousElementSibling?.textContent?.trim() ?? '',
  )
}

function link(uid: number, text = `号${uid}`): string {
  return `<a href="https://weibo.com/u/${uid}">${text}</a>`
}

function first(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector)
  if (found === null) throw new Error(`no ${selector}`)
  return found
}

describe('marks', () => {
  test('stand after the names of listed accounts, and of no others', async () => {
    await start(`<p>${link(1000001)} ${link(1000003)} ${link(1000002)} <a href="https://weibo.com/n/名">@名</a></p>`)
    expect(marked()).toEqual(['号1000001', '号1000002', '@名'])
    expect(marker.describe()).toEqual([
      { name: '号1000001', closure: 'weibo/x', href: 'https://weibo.com/u/1000001' },
      { name: '号1000002', closure: 'weibo/x', href: 'https://weibo.com/u/1000002' },
      { name: '名', closure: 'weibo/x', href: expect.stringContaining('/n/') },
    ])
    expect(marker.isSettled()).toBe(true)
  })

  test.each([
    ['a portrait', '<a href="https://weibo.com/u/1000001"><img alt="号"></a>'],
    ['the site’s own header', `<nav>${link(1000001)}</nav>`],
    ['the viewer in the navigation', `<div class="Nav_wrap_gHB1a">${link(1000001)}</div>`],
    ['a side frame', `<div class="Frame_side_2DhSN">${link(1000001)}</div>`],
    ['an advertisement', `<article>${link(1000001)}<a href="https://promote.biz.weibo.cn/x">推广</a></article>`],
    ['a text that is being written', `<div contenteditable="true">${link(1000001)}</div>`],
    ['a post', '<a href="https://weibo.com/1000001/QdGSDbsQI">号</a>'],
    ['a super-topic', '<a href="https://weibo.com/p/1008081000001">号</a>'],
    ['a namesake with another id', `<a href="https://weibo.com/u/1000009">号1000001</a>`],
    ['a name without a link', '<p>“号1000001”</p>'],
    ['a drawing', '<svg><a href="https://weibo.com/u/1000001"><text>号</text></a></svg>'],
  ])('never stand at %s', async (_, html) => {
    await start(`${html}<p>${link(1000002)}</p>`)
    expect(marked()).toEqual(['号1000002'])
  })

  test('never stand at links to the account whose page it is, from when that is known', async () => {
    await start(`<p>${link(1000001)}${link(1000002)}</p>`)
    own = 'uid:1000001'
    marker.move()
    await rest()
    expect(marked()).toEqual(['号1000002'])
    own = undefined
    marker.move()
    await rest()
    expect(marked()).toEqual(['号1000001', '号1000002'])
  })

  test('are never within what is pressed as a whole', async () => {
    await start(`<div role="button"><span>${link(1000001)}</span></div>`)
    expect(first('yibu-mark').previousElementSibling).toBe(first('[role=button]'))
  })
})

describe('asking', () => {
  test('is for a hundred accounts at once, each once', async () => {
    const links = Array.from({ length: 250 }, (_, at) => link(2000000 + (at % 230)))
    await start(links.join(''))
    expect(questions.map(({ length }) => length)).toEqual([100, 100, 30])
    document.body.insertAdjacentHTML('beforeend', links.join(''))
    await rest()
    expect(questions).toHaveLength(3)
  })

  test('is not repeated where links are not to be marked, until that changes', async () => {
    isOff = true
    await start(link(1000001))
    document.body.insertAdjacentHTML('beforeend', link(1000002))
    await rest()
    expect(questions).toHaveLength(1)
    expect(marked()).toEqual([])
    expect(marker.isSettled()).toBe(true)
    isOff = false
    marker.refresh()
    await rest()
    expect(marked()).toEqual(['号1000001', '号1000002'])
  })

  test('is done anew when lists change', async () => {
    await start(link(1000001) + link(1000003))
    listed.add('uid:1000003')
    listed.delete('uid:1000001')
    marker.refresh()
    await rest()
    expect(marked()).toEqual(['号1000003'])
    listed.delete('uid:1000003')
    listed.add('uid:1000001')
  })
})

describe('a page that changes', () => {
  test('has marks at what is added', async () => {
    await start('<main></main>')
    fill(first('main'), `<div>${link(1000001)}</div>`)
    await rest()
    expect(marked()).toEqual(['号1000001'])
  })

  test('loses a mark at once where a node is used for another account, and has it where it is used for a listed one', async () => {
    await start(link(1000001))
    const reused = first('a')
    reused.setAttribute('href', 'https://weibo.com/u/1000007')
    reused.textContent = '别的号'
    await Promise.resolve()
    expect(marked()).toEqual([])
    await rest()
    expect(marked()).toEqual([])
    reused.setAttribute('href', 'https://weibo.com/u/1000002')
    await rest()
    expect(marked()).toEqual(['别的号'])
  })

  test('leaves no mark behind where a link is taken out, and has it again when it is put back', async () => {
    await start(`<p>${link(1000001)}</p>`)
    const taken = first('a')
    taken.remove()
    await rest()
    expect(document.querySelector('yibu-mark')).toBeNull()
    first('p').append(taken)
    await rest()
    expect(marked()).toEqual(['号1000001'])
  })

  test('has the mark where a link is moved to', async () => {
    await start(`<p>${link(1000001)}</p><div></div>`)
    first('div').append(first('a'))
    await rest()
    expect(first('div yibu-mark').previousElementSibling).toBe(first('div a'))
    expect(document.querySelectorAll('yibu-mark')).toHaveLength(1)
  })

  test('has the mark at a name that comes after its link', async () => {
    await start(link(1000001, ''))
    expect(marked()).toEqual([])
    first('a').append('号')
    await rest()
    expect(marked()).toEqual(['号'])
  })

  test('that throws a mark out each time wins in the end', async () => {
    await start('<p></p>')
    let thrownOut = 0
    const observer = new MutationObserver(() => {
      for (const host of document.querySelectorAll('yibu-mark')) {
        host.remove()
        thrownOut++
      }
    })
    observer.observe(document.body, { childList: true, subtree: true })
    fill(first('p'), link(1000001))
    await rest()
    await rest()
    expect(thrownOut).toBeGreaterThan(0)
    expect(thrownOut).toBeLessThan(10)
    expect(marked()).toEqual([])
    observer.disconnect()
  })

  test('is told of all at once when there is more new than can be kept in mind', async () => {
    await start('<main></main>')
    const parts = Array.from({ length: 6000 }, () => document.createElement('p'))
    parts[10]?.insertAdjacentHTML('beforeend', link(1000001))
    parts[5990]?.insertAdjacentHTML('beforeend', link(1000002))
    for (const part of parts) first('main').append(part)
    await rest()
    expect(marked()).toEqual(['号1000001', '号1000002'])
  })
})
