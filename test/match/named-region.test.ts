import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findNamedRegion } from '../../utils/match/named-region'
import { divisionCodes, divisionPath } from '../../utils/text/divisions'

describe('the region that is spoken of', () => {
  test.each<[string, string | undefined, string]>([
    ['临淄交警', '370305', 'a county by its short name'],
    ['淄博市公安局交通警察支队临淄大队', '370305', 'a county in the prefecture that is named too'],
    ['临淄 卫健', '370305', 'a word among others'],
    ['臨淄區', '370305', 'in traditional characters'],
    ['福州鼓楼发布', '350102', 'one of several of a name, told by its prefecture'],
    ['鼓楼区', undefined, 'one of several of a name'],
    ['海南发布', '460000', 'the province rather than the county of its name'],
    ['平安淄博', '370300', 'a prefecture beside a word that is a county’s name too'],
    ['山东24小时', '370000', 'a province'],
    ['北京市朝阳区', '110105', 'a district of a municipality'],
    ['人民日报', undefined, 'none'],
    ['', undefined, 'nothing at all'],
  ])('in “%s” is %s (%s)', (text, code) => {
    expect(findNamedRegion(text)).toBe(code)
  })

  test('is found by the names of all the levels it stands in, for every division', () => {
    const wrong = divisionCodes().filter((code) => findNamedRegion(divisionPath(code).join('')) !== code)
    expect(wrong).toEqual([])
  }, 60_000)

  test('of any text is a division, or none', () => {
    const codes = new Set(divisionCodes())
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const found = findNamedRegion(text)
        expect(found === undefined || codes.has(found)).toBe(true)
      }),
      { numRuns: 50 },
    )
  }, 60_000)
})
