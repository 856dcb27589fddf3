import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wording } from '../../utils/notices/wording'
import { dayOf, mayAnnounce } from '../../utils/platforms/own-texts'

describe('the cheap test before anything is read', () => {
  const acts = ['stop', 'close', 'deregister', 'deregisterTaiwan', 'merge', 'migrate', 'rename', 'reopen'] as const

  it.each(acts)('lets every word pass that the reader knows for: %s', (act) => {
    expect(wording[act].split(/\s+/).filter((word) => !mayAnnounce(word))).toEqual([])
  })

  it.each([
    '本帳號即日起停止更新',
    '本微博已註銷',
    '官方帳號關閉公告',
    '本帳號已遷移',
    '兩個帳號合併',
    '本帳號更名為',
    '請移步官方網站',
    '停止“某某发布”微博的更新',
  ])('lets pass: %s', (text) => {
    expect(mayAnnounce(text)).toBe(true)
  })

  it.each(['雨天路滑，请减速慢行', '今日办理婚姻登记12对', '全市开展消防演练', '一盔一带，安全常在'])(
    'stops what a page usually holds: %s',
    (text) => {
      expect(mayAnnounce(text)).toBe(false)
    },
  )

  it('finds what announces wherever it stands', () => {
    const around = fc.string({ unit: fc.constantFrom('天', '气', '，', ' ', '\n', 'a'), maxLength: 500 })
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(mayAnnounce(`${before}停更${after}`)).toBe(true)
      }),
    )
  })
})

describe('the day a post was written', () => {
  it.each([
    ['2026-11-10 09:00', '2026-11-10'],
    ['2026年3月1日', '2026-03-01'],
    ['2026/3/1 12:00 来自 微博网页版', '2026-03-01'],
    ['25-3-10 08:30', '2025-03-10'],
    ['11月10日', undefined],
    ['今天 09:30', undefined],
    ['2026-13-10', undefined],
    ['2026-02-30', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s is %s', (written, day) => {
    expect(dayOf(written)).toBe(day)
  })
})
