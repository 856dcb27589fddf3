import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNumeral } from '../../utils/text/numerals'

describe('parseNumeral', () => {
  it.each([
    ['13', 13],
    ['0', 0],
    ['十', 10],
    ['十三', 13],
    ['二十', 20],
    ['三十一', 31],
    ['廿八', 28],
    ['卅', 30],
    ['二〇二五', 2025],
    ['二零二四', 2024],
    ['一百二十', 120],
    ['一百零五', 105],
    ['两千', 2000],
    ['九', 9],
    ['正', 1],
  ])('%s is %i', (text, number) => {
    expect(parseNumeral(text)).toBe(number)
  })

  it.each(['', '2十', '十百', '日', '12345', '一二三四五', '十十', '廿廿', '百元年'])('%j is none', (text) => {
    expect(parseNumeral(text)).toBeUndefined()
  })

  it('reads back every number from 1 to 99, however it is written', () => {
    const digits = '〇一二三四五六七八九'
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (number) => {
        const [ten, one] = [Math.floor(number / 10), number % 10]
        const tens = ten === 0 ? '' : `${ten === 1 ? '' : digits[ten]}十`
        expect(parseNumeral(`${tens}${one === 0 ? '' : digits[one]}`)).toBe(number)
        expect(parseNumeral(String(number))).toBe(number)
      }),
    )
  })
})
