// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { closedAnswer, closureOf, guidanceOf, list } from './answers'
import { renderBanner } from '../../components/banner/render-banner'
import { Note } from '../../components/guidance/note'
import { Popup, type PopupProps } from '../../components/popup/popup'
import type { Answer, Claim } from '../../utils/answer/answer'
import { buildMarkup } from '../../utils/markup/build-markup'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(cleanup)

const stale = { ...list, isStale: true, expires: new Date(2026, 10, 1, 12).toISOString() }
const staleText = '名录《移步名录》已过期（有效期到2026年11月1日），内容可能已经过时。'

function claim(changes: Parameters<typeof closureOf>[0], key = 'city@1', name = '某市名录'): Claim {
  return { closure: closureOf(changes), list: { ...list, key, name } }
}

const elsewhere = claim({
  status: 'stopped',
  successors: [
    { kind: 'account', platform: 'weibo', name: '淄博公安' },
    { kind: 'website', name: '淄博市公安局' },
    { kind: 'phone', name: '总机', number: '0533-1234567' },
  ],
})

function noteText(answer: Answer) {
  return render(<Note answer={answer} />).container.textContent
}

function popupText(changes: Partial<PopupProps>) {
  const props: PopupProps = {
    page: { kind: 'loading' },
    query: '',
    found: undefined,
    lists: [list],
    onSearch: vi.fn<PopupProps['onSearch']>(),
    onAddOwn: vi.fn<PopupProps['onAddOwn']>(),
    onRecord: vi.fn<PopupProps['onRecord']>(),
    onShowAgain: vi.fn<PopupProps['onShowAgain']>(),
    isPinned: false,
    onPin: vi.fn<PopupProps['onPin']>(),
    troubles: [],
    pinNews: [],
    onPinNewsHeard: vi.fn<PopupProps['onPinNewsHeard']>(),
    onReload: vi.fn<PopupProps['onReload']>(),
    onOpenOptions: vi.fn<PopupProps['onOpenOptions']>(),
    ...changes,
  }
  return render(<Popup {...props} />).container.textContent
}

describe('a list that has run out says so', () => {
  test.each<[string, Answer]>([
    ['closed', closedAnswer(guidanceOf({ list: stale }))],
    [
      'same name',
      {
        verdict: { kind: 'same-name', because: 'person', closure: closureOf() },
        guidance: guidanceOf({ list: stale }),
      },
    ],
    [
      'successor',
      { verdict: { kind: 'successor', sure: 'id', closures: [closureOf()] }, guidance: guidanceOf({ list: stale }) },
    ],
  ])('in the note: %s', (_, answer) => {
    expect(noteText(answer)).toContain(staleText)
  })

  test('below the popup, whatever the page is', () => {
    expect(popupText({ lists: [stale] })).toContain(
      '移步名录，名录日期 2026年11月21日 已过期（有效期到2026年11月1日），内容可能已经过时。',
    )
  })

  test('and one that has not says nothing of it', () => {
    expect(noteText(closedAnswer())).not.toContain('过期')
    expect(popupText({})).not.toContain('过期')
  })
})

describe('lists that do not agree', () => {
  test('are told in the note, with what each says and rests on', () => {
    const text = noteText({ ...closedAnswer(), otherClaims: [elsewhere] })
    expect(text).toContain('另一份名录的说法不同《某市名录》：“临淄交警”抖音号已停止更新（2025年3月10日公告）。')
    expect(text).toContain('它写的去向：“淄博公安”微博账号、“淄博市公安局”、总机 0533-1234567来源：《山东多地')
  })

  test('are counted where there are several', () => {
    const other = claim({ status: 'reopened', successors: [] }, 'personal', '我的记录')
    const text = noteText({ ...closedAnswer(), otherClaims: [elsewhere, other] })
    expect(text).toContain('另外 2 份名录的说法不同')
    expect(text).toContain('《我的记录》：“临淄交警”抖音号曾经关停，后来恢复使用。来源')
  })

  test('are told in the banner that is sent to pages', () => {
    const banner = renderBanner({ ...closedAnswer(), otherClaims: [elsewhere] }, 'douyin')
    const texts = (banner?.markup ?? []).map((markup) => buildMarkup(document, markup).textContent)
    expect(texts.join('')).toContain('另一份名录的说法不同')
  })

  test('are told in the popup where the first one says that the account is back', () => {
    const answer: Answer = {
      verdict: { kind: 'none', because: 'reopened', closures: [closureOf({ status: 'reopened' })] },
      otherClaims: [elsewhere],
    }
    const profile = { platform: 'douyin', ids: [], name: '临淄交警', verification: { state: 'unknown' } } as const
    const state = { platform: 'douyin', kind: 'profile', settled: true, shown: false, profile, answer } as const
    expect(popupText({ page: { kind: 'read', state } })).toMatch(
      /没有把它列为关停账号.*另一份名录的说法不同.*已停止更新/,
    )
  })
})

test('lists that are all switched off are not said to be on their way', () => {
  expect(popupText({ lists: [], allOff: true })).toContain('所有名录都已停用')
  expect(popupText({ lists: [] })).toContain('名录还没有装好')
})
