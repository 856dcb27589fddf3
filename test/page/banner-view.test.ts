// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { renderBanner } from '../../components/banner/render-banner'
import type { NoticeAnswer } from '../../utils/answer/answer'
import { browser } from '../../utils/browser'
import type { Judgement } from '../../utils/messages'
import { type BannerView, createBannerView } from '../../utils/page/banner-view'
import { closedAnswer } from '../components/answers'
import { speak } from '../support/i18n'
import { closure, profile } from '../support/records'

const linzi = profile({ ids: ['sec_uid:x'], name: '临淄交警' })
const target = { platform: 'douyin', ids: ['sec_uid:x'], name: '临淄交警' }
const answer = closedAnswer()
const hiddenAnswer: Judgement = { answer: { ...answer, hidden: { scope: 'account' } }, wantsFurtherIds: false }

let view: BannerView
/** What the background was told. */
let told: unknown[]
let judgement: Judgement

beforeEach(() => {
  speak('zh_CN')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'queueMicrotask'] })
  told = []
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message) => {
    told.push(message)
    return { ok: true }
  })
  judgement = { answer, wantsFurtherIds: false, banner: renderBanner(answer, 'douyin', false, false) }
  view = createBannerView({ document, anchors: [] })
})

afterEach(() => {
  view.show(undefined, undefined)
  vi.useRealTimers()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

function root(): ShadowRoot | null | undefined {
  return document.querySelector('yibu-banner')?.shadowRoot
}

function show(next: Judgement = judgement): void {
  view.show(next, linzi)
  vi.advanceTimersByTime(0)
}

function press(selector: string): void {
  const pressed = root()?.querySelector(selector)
  if (pressed === null || pressed === undefined) throw new Error(`no ${selector}`)
  const event = new MouseEvent('click', { bubbles: true, composed: true })
  // As from a person: what a page's script makes is not heard.
  Object.defineProperty(event, 'isTrusted', { value: true })
  fireEvent(pressed, event)
}

function line(): string | undefined {
  const paragraph = root()?.querySelector<HTMLElement>('.line')
  return paragraph?.hidden === false ? paragraph.textContent : undefined
}

describe('the banner', () => {
  it('stands while there is something to tell', () => {
    expect(view.isShown()).toBe(false)
    show()
    expect(root()?.textContent).toContain('临淄交警')
    expect(view.isShown()).toBe(true)
    show({ answer: { verdict: { kind: 'none', because: 'not-listed', closures: [] } }, wantsFurtherIds: false })
    expect(root()).toBeUndefined()
    expect(view.isShown()).toBe(false)
  })

  it('does not stand where it was hidden at an earlier visit, until that is taken back', () => {
    show(hiddenAnswer)
    expect(view.isShown()).toBe(false)
    show()
    expect(root()?.textContent).toContain('淄博交警')
  })

  it('does not hear what a page’s script presses', () => {
    show()
    fireEvent.click(root()?.querySelector('[data-hide=account]') ?? document.body)
    expect(line()).toBeUndefined()
    expect(told).toEqual([])
  })
})

describe('an account’s own notice', () => {
  const notice: NoticeAnswer = {
    quote: '本账号停止更新',
    text: '公告：本账号停止更新。',
    closure: closure(
      { name: '临淄交警', ids: ['sec_uid:x'], organisation: '淄博市公安局' },
      { sources: [{ title: '本账号停止更新', publisher: '临淄交警', publishedOn: '2026-11-10' }] },
    ),
    routes: [],
    suggestions: [],
  }
  const said: Judgement['answer'] = { verdict: { kind: 'none', because: 'not-listed', closures: [] }, notice }

  beforeEach(() => show({ answer: said, wantsFurtherIds: false, banner: renderBanner(said, 'douyin') }))

  it('stands, though no list says anything', () => {
    expect(root()?.textContent).toContain('本账号停止更新')
  })

  it('is written down in a form that begins with what is known of it', () => {
    press('.record')
    expect(told).toEqual([
      {
        type: 'openOwnForm',
        request: {
          name: '临淄交警',
          platform: 'douyin',
          ids: ['sec_uid:x'],
          organisation: '淄博市公安局',
          url: document.location.href,
          notice: '公告：本账号停止更新。',
          postedOn: '2026-11-10',
        },
      },
    ])
  })

  it('is hidden like every other, with a way back', () => {
    press('[data-hide=account]')
    show({ answer: { ...said, hidden: { scope: 'account' } }, wantsFurtherIds: false })
    expect(line()).toContain('已隐藏')
    press('.undo')
    expect(root()?.textContent).toContain('本账号停止更新')
  })
})

describe('hiding it', () => {
  it('once is told to nobody', () => {
    show()
    press('[data-hide=once]')
    expect(line()).toContain('已隐藏')
    expect(told).toEqual([])
  })

  it.each(['week', 'account', 'platform'])(
    'for the %s is told to the background, and so is taking it back',
    (scope) => {
      show()
      press(`[data-hide=${scope}]`)
      expect(told).toEqual([{ type: 'hide', request: { target, scope } }])
      // The settings have changed: judgements come without a banner now.
      show(hiddenAnswer)
      expect(line()).toContain('已隐藏')
      press('.undo')
      expect(line()).toBeUndefined()
      expect(root()?.textContent).toContain('淄博交警')
      expect(told).toEqual([
        { type: 'hide', request: { target, scope } },
        { type: 'unhide', request: { target, scope } },
      ])
    },
  )

  it('leaves the line with the way back for ten seconds, then nothing, whatever is answered', () => {
    show()
    press('[data-hide=once]')
    vi.advanceTimersByTime(9900)
    expect(view.isShown()).toBe(true)
    vi.advanceTimersByTime(200)
    expect(view.isShown()).toBe(false)
    show()
    expect(view.isShown()).toBe(false)
  })

  it('can be taken back elsewhere, while the line stands and after', () => {
    show()
    press('[data-hide=account]')
    show(hiddenAnswer)
    show()
    expect(line()).toBeUndefined()

    press('[data-hide=account]')
    show(hiddenAnswer)
    vi.advanceTimersByTime(10_000)
    expect(view.isShown()).toBe(false)
    show()
    expect(root()?.textContent).toContain('淄博交警')
    vi.advanceTimersByTime(20_000)
    expect(view.isShown()).toBe(true)
  })

  it('is forgotten when the page moves on', () => {
    show()
    press('[data-hide=once]')
    view.show(undefined, undefined)
    expect(root()).toBeUndefined()
    show()
    expect(line()).toBeUndefined()
    expect(root()?.textContent).toContain('淄博交警')
  })
})

it('a page that throws the banner out each time wins, and then it is not said to stand', async () => {
  show()
  expect(view.isShown()).toBe(true)
  let insertions = 0
  for (let turn = 0; turn < 100 && view.isShown(); turn++) {
    if (document.querySelector('yibu-banner') !== null) insertions++
    document.querySelector('yibu-banner')?.remove()
    // oxlint-disable-next-line no-await-in-loop -- the page has its turn, then the banner
    await vi.advanceTimersByTimeAsync(200)
  }
  expect(view.isShown()).toBe(false)
  expect(document.querySelector('yibu-banner')).toBeNull()
  expect(insertions).toBe(20)
})
