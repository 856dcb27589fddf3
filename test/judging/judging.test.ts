import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { findOwnNotice } from '../../utils/answer/own-notice'
import { answerListed, findWays } from '../../utils/answer/answer-profile'
import { answerWords, leadOf } from '../../utils/answer/answer-words'
import { judgeLinks } from '../../utils/answer/judge-links'
import type { Answers, Renderer } from '../../utils/judging/answers'
import { createJudging, type Judging } from '../../utils/judging/judging'
import type { RenderedBanner, Sender } from '../../utils/messages'
import { findPin, loadPins } from '../../utils/store/pins'
import { loadSeen } from '../../utils/store/seen'
import { changeSettings, hide, setMarking, tellNotices } from '../../utils/store/settings'
import { createDevice } from '../support/device'
import { closure, profile, unverified, verified } from '../support/records'

const linzi = closure({ name: '临淄交警', ids: ['sec_uid:A'], organisation: '淄博市公安局交通警察支队临淄大队' })
const announced = closure({ name: '周村交警', ids: ['sec_uid:B'] }, { status: 'announced' })
const pressed = closure({ name: '张店交警', platform: 'weibo', ids: ['uid:7'] })

const shown = profile({ name: '临淄交警', ids: ['sec_uid:A'], verification: verified('某官方抖音号') })
const living = profile({ name: '人民日报', ids: ['sec_uid:C'], verification: verified('人民日报官方账号') })

/** What was rendered, in order. */
let rendered: readonly unknown[]
let judging: Judging
const loadAnswers = vi.fn<() => Answers>()
const loadReader = vi.fn<() => { findOwnNotice: typeof findOwnNotice }>(() => ({ findOwnNotice }))
let devices = 0

const said: RenderedBanner = { css: '', summary: '', markup: [] }

beforeEach(() => {
  fakeBrowser.reset()
  rendered = []
  const note = (...what: readonly unknown[]) => {
    rendered = [...rendered, what]
    return said
  }
  const renderer: Renderer = {
    banner: ({ verdict, notice }, _platform, isLocked, isPinned) =>
      verdict.kind === 'none' && notice === undefined ? undefined : note(verdict.kind, isLocked, isPinned),
    searchBanner: (platform, found) => (found.length === 0 ? undefined : note(platform, found.length)),
    marks: (verdicts) => ({ css: '', marks: verdicts.map((one) => (one === undefined ? null : mark(one.kind))) }),
    card: ({ verdict }) => (verdict.kind === 'none' ? undefined : { css: verdict.kind, markup: [] }),
  }
  loadReader.mockClear()
  loadAnswers.mockReset()
  const { library } = createDevice({
    name: `judging-${devices++}`,
    now: Date.now,
    serve: () => Promise.reject(new Error('nobody serves')),
    bundled: [linzi, announced, pressed],
  })
  loadAnswers.mockReturnValue({
    answerListed,
    answerWords,
    leadOf,
    judgeLinks,
    findWays,
    render: renderer,
    isPinned: async (account) => findPin(await loadPins(), account) !== undefined,
  })
  judging = createJudging(library, { answers: loadAnswers, noticeReader: loadReader })
})

function mark(kind: 'closed' | 'successor') {
  return { kind, text: kind, label: kind, closure: '' }
}

/** A page in a tab. */
function from(id: number, incognito = false): Sender {
  return { tab: { id, incognito, index: 0, highlighted: true, active: true, pinned: false } }
}

describe('a profile', () => {
  test('is judged, and said as a page shows it', async () => {
    const { answer, banner, wantsNotices } = await judging.judge(shown, {})
    expect(answer.verdict).toMatchObject({ kind: 'closed', sure: 'id' })
    expect(banner).toBe(said)
    expect(wantsNotices).toBeUndefined()
    expect(rendered).toEqual([['closed', false, undefined]])
  })

  test('of no list takes none of what tells of listed ones', async () => {
    await judging.judge(living, {})
    await judging.judgeLinks({ platform: 'douyin', accounts: [living] }, {})
    expect(loadAnswers).not.toHaveBeenCalled()
  })

  test('of no list is said nothing of, but its own words would be', async () => {
    expect(await judging.judge(living, {})).toMatchObject({ answer: { verdict: { kind: 'none' } }, wantsNotices: true })
    await changeSettings((settings) => tellNotices(settings, false))
    expect(await judging.judge(living, {})).toMatchObject({ wantsNotices: false })
  })

  test('that the person hid is answered, and not shown', async () => {
    await changeSettings((settings) => hide(settings, shown, 'account', Date.now()))
    const { answer, banner } = await judging.judge(shown, {})
    expect(answer).toMatchObject({ verdict: { kind: 'closed' }, hidden: { scope: 'account' } })
    expect(banner).toBeUndefined()
  })

  test('that is to close can be pinned; one that has closed cannot', async () => {
    await judging.judge(profile({ name: '周村交警', ids: ['sec_uid:B'] }), {})
    await judging.judge(shown, {})
    expect(rendered).toEqual([
      ['closed', false, false],
      ['closed', false, undefined],
    ])
  })

  test('is remembered after it was answered, but not of a private window', async () => {
    const byBody = profile({
      name: '临淄交警',
      ids: ['uid:9'],
      verification: verified('淄博市公安局交通警察支队临淄大队'),
    })
    await judging.judge(byBody, from(1, true))
    await judging.judge(byBody, from(1))
    await vi.waitFor(async () => expect(await loadSeen()).toEqual([['douyin#uid:9', linzi.id]]))
  })
})

describe('an account that the site says is not there', () => {
  const asked = profile({ platform: 'weibo', ids: ['uid:7'] })

  test('is judged by what was asked for', async () => {
    expect((await judging.judgeGone(asked, from(1))).answer.verdict).toMatchObject({ kind: 'closed', sure: 'id' })
  })

  test('is another one where this tab has just shown that account', async () => {
    await judging.judge({ ...asked, name: '张店交警' }, from(1))
    expect((await judging.judgeGone(asked, from(1))).answer.verdict).toMatchObject({ because: 'not-listed' })
    expect((await judging.judgeGone(asked, from(2))).answer.verdict.kind).toBe('closed')
  })

  test('is the one asked for where the tab had no more of it than the name in the address', async () => {
    const named = profile({ platform: 'weibo', name: '张店交警' })
    await judging.judge(named, from(1))
    expect((await judging.judgeGone(named, from(1))).answer.verdict.kind).toBe('closed')
  })
})

describe('an account’s own words', () => {
  const texts = [{ from: 'post', text: '本账号即日起停止更新，请关注“云州交警”抖音号。' }] as const

  test('are told where no list has it', async () => {
    const { answer, banner } = await judging.judgeNotice({ profile: living, texts }, {})
    expect(answer.notice?.closure).toMatchObject({ status: 'stopped', successors: [{ name: '云州交警' }] })
    expect(banner).toBe(said)
  })

  test.each([
    ['a list has it', shown, true],
    ['the person does not want that', living, false],
    ['it is not verified', { ...living, verification: unverified }, true],
  ])('are not where %s', async (_why, account, isTold) => {
    await changeSettings((settings) => tellNotices(settings, isTold))
    expect((await judging.judgeNotice({ profile: account, texts }, {})).answer.notice).toBeUndefined()
  })

  test('are not even read where they would not be told', async () => {
    await judging.judgeNotice({ profile: shown, texts }, {})
    expect(loadReader).not.toHaveBeenCalled()
  })
})

describe('words searched for', () => {
  test('name an account of the list, or nothing', async () => {
    const { answer, found, banner, target } = await judging.judgeSearch({ platform: 'douyin', words: '临淄交警' }, {})
    expect(answer.verdict.kind).toBe('closed')
    expect([found.length, banner, target.name]).toEqual([1, said, '临淄交警'])
    expect(await judging.judgeSearch({ platform: 'douyin', words: '人民日报' }, {})).toMatchObject({ found: [] })
  })

  test('are answered, and not shown, where the person hid that', async () => {
    const { target } = await judging.judgeSearch({ platform: 'douyin', words: '临淄交警' }, {})
    await changeSettings((settings) => hide(settings, target, 'account', Date.now()))
    const again = await judging.judgeSearch({ platform: 'douyin', words: '临淄交警' }, {})
    expect(again.answer.hidden).toMatchObject({ scope: 'account' })
    expect(again.banner).toBeUndefined()
  })
})

describe('accounts that links lead to', () => {
  const accounts = [{ ids: ['sec_uid:C'] }, { ids: ['sec_uid:A'] }] as const

  test('are marked in their order', async () => {
    const marked = await judging.judgeLinks({ platform: 'douyin', accounts }, {})
    expect(marked?.marks).toMatchObject([null, { kind: 'closed' }])
    expect(await judging.describeLink({ platform: 'douyin', account: accounts[1] }, {})).toMatchObject({
      css: 'closed',
    })
    expect(await judging.describeLink({ platform: 'douyin', account: accounts[0] }, {})).toBeNull()
  })

  test('are not where the person hid one, or wants no marks', async () => {
    await changeSettings((settings) => hide(settings, shown, 'account', Date.now()))
    expect((await judging.judgeLinks({ platform: 'douyin', accounts }, {}))?.marks).toEqual([null, null])
    await changeSettings((settings) => setMarking(settings, 'douyin', false))
    expect(await judging.judgeLinks({ platform: 'douyin', accounts }, {})).toBeNull()
  })
})
