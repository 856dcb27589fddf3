import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  earliestDay,
  formatPartialDate,
  isCertainlyAfter,
  isPartialDate,
  latestDay,
} from '../../utils/text/partial-date'

describe('isPartialDate', () => {
  it.each([
    ['2025', true],
    ['2025-03', true],
    ['2025-03-10', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['2025-02-29', false],
    ['1900-02-29', false],
    ['2025-02-30', false],
    ['2025-04-31', false],
    ['2025-12-31', true],
    ['2025-00', false],
    ['2025-13', false],
    ['2025-03-00', false],
    ['2025-3-1', false],
    ['25-03-01', false],
    ['0000', false],
    ['2025-03-10T00:00', false],
    [' 2025', false],
    ['2025\n', false],
    ['', false],
    [2025, false],
    [null, false],
  ])('%j: %s', (value, good) => {
    expect(isPartialDate(value)).toBe(good)
  })
})

describe('the days a date can mean', () => {
  it.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2025-03', '2025-03-01', '2025-03-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-03-10', '2025-03-10', '2025-03-10'],
  ])('%s: %s to %s', (date, first, last) => {
    expect([earliestDay(date), latestDay(date)]).toEqual([first, last])
  })
})

describe('comparing', () => {
  it.each([
    ['2025-03', '2025-02', true],
    ['2025-03', '2025', false],
    ['2025', '2025-03', false],
    ['2026', '2025-12-31', true],
    ['2025-03-10', '2025-03-10', false],
    ['2025-03-10', '2025-03', false],
  ])('%s is certainly after %s: %s', (a, b, after) => {
    expect(isCertainlyAfter(a, b)).toBe(after)
  })
})

describe('formatPartialDate', () => {
  it.each([
    ['2025-03-10', 'zh-CN', '2025年3月10日'],
    ['2025-03-10', 'zh_CN', '2025年3月10日'],
    ['2025-03-10', 'zh-TW', '2025年3月10日'],
    ['2025-03', 'zh-CN', '2025年3月'],
    ['2025', 'zh-CN', '2025年'],
    ['2025-03-10', 'en', '10 March 2025'],
    ['2025-03', 'en', 'March 2025'],
    ['2025', 'en', '2025'],
    ['2025-03-10', 'en-US', 'March 10, 2025'],
  ])('%s in %s: %s', (date, locale, text) => {
    expect(formatPartialDate(date, locale)).toBe(text)
  })

  it('writes the day that is meant, in every zone of the machine', () => {
    const zone = process.env['TZ']
    try {
      for (const tz of ['Pacific/Kiritimati', 'Pacific/Niue', 'Asia/Shanghai', 'America/New_York']) {
        process.env['TZ'] = tz
        expect(formatPartialDate('2025-01-01', 'zh-CN')).toBe('2025年1月1日')
      }
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
  })

  it('knows every day that exists', () => {
    const days = fc.date({
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('2999-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10)
        expect(isPartialDate(date)).toBe(true)
        expect(formatPartialDate(date, 'zh-CN')).toBe(
          `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`,
        )
      }),
    )
  })
})
