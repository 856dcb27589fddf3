import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPartialDate } from '../../utils/model/partial-date'
import { findWrittenDates, resolveDate, toReference, writtenMonthDay } from '../../utils/text/written-dates'

const posted = toReference('2025-03-10')

describe('a written date', () => {
  it.each([
    ['2025年3月10日', '2025-03-10'],
    ['2025 年 3 月 10 日', '2025-03-10'],
    ['二〇二五年三月十日', '2025-03-10'],
    ['二零二四年十二月三十一号', '2024-12-31'],
    ['2025-03-10', '2025-03-10'],
    ['2025/3/9', '2025-03-09'],
    ['2025.3', '2025-03'],
    ['2025年3月', '2025-03'],
    ['2025年', '2025'],
    ['3月12日', '2025-03-12'],
    ['三月份', '2025-03'],
    ['12月28日', '2024-12-28'],
    ['今年6月底', '2025-06'],
    ['明年1月1日', '2026-01-01'],
    ['去年十月', '2024-10'],
    ['本月13日零时', '2025-03-13'],
    ['下月1日', '2025-04-01'],
    ['次月5日', '2025-04-05'],
    ['年内', '2025'],
    ['2026年元旦起', '2026-01-01'],
    ['今年五一前', '2025-05-01'],
    ['2025年国庆节当天起', '2025-10-01'],
    ['即日', '2025-03-10'],
    ['明日', '2025-03-11'],
    ['昨天', '2025-03-09'],
    ['30天后', '2025-04-09'],
    ['三十日后', '2025-04-09'],
    ['两周后', '2025-03-24'],
    ['1个月后', '2025-04-10'],
    ['15日起', '2025-03-15'],
    ['2024年2月29日', '2024-02-29'],
  ])('%s means %s for who reads it on 10 March 2025', (text, date) => {
    const [written] = findWrittenDates(text)
    expect(written && resolveDate(written, posted)).toBe(date)
  })

  it.each([
    ['3月12日', '--03-12'],
    ['三月', '--03'],
  ])('%s is left open without a year to hold it against', (text, said) => {
    const [written] = findWrittenDates(text)
    expect(written && resolveDate(written, undefined)).toBeUndefined()
    expect(written && writtenMonthDay(written)).toBe(said)
  })

  it.each(['2025年2月30日', '30个工作日后', '2023年2月29日'])('%s is no day anybody could name', (text) => {
    const [written] = findWrittenDates(text)
    expect(written && resolveDate(written, posted)).toBeUndefined()
  })

  it.each(['13月1日', '热线12345', '5、6、7路', '10台', '第3日报', '1.2.3.4', '两个文明', '月月红'])(
    '%s holds none',
    (text) => {
      expect(findWrittenDates(text)).toEqual([])
    },
  )

  it('takes the next January to be meant in December, and the last December in January', () => {
    const [january] = findWrittenDates('1月1日')
    const [december] = findWrittenDates('12月31日')
    expect(january && resolveDate(january, toReference('2024-12-28'))).toBe('2025-01-01')
    expect(december && resolveDate(december, toReference('2025-01-02'))).toBe('2024-12-31')
  })

  it('keeps the last day of a shorter month', () => {
    const [written] = findWrittenDates('一个月后')
    expect(written && resolveDate(written, toReference('2025-01-31'))).toBe('2025-02-28')
  })

  it('says where it stands', () => {
    const text = '公告:自2025年3月10日起停更,4月1日注销'
    expect(findWrittenDates(text).map(({ from, to }) => text.slice(from, to))).toEqual(['2025年3月10日', '4月1日'])
  })

  it('is, of any text, a date that exists or none, and never overlaps another', () => {
    const signs = fc.constantFrom(...'0123456789年月日号〇一二十廿今明本下个内底即后天周工作-./ 起')
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 40 }), (text) => {
        let end = 0
        for (const written of findWrittenDates(text)) {
          expect(written.from).toBeGreaterThanOrEqual(end)
          end = written.to
          const date = resolveDate(written, posted)
          expect(date === undefined || isPartialDate(date)).toBe(true)
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
