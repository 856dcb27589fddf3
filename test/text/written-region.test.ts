import { describe, expect, test } from 'vitest'
import { divisionCodes } from '../../utils/text/divisions'
import { parseRegion, writeRegion } from '../../utils/text/written-region'

describe('a region as people write it', () => {
  test.each([
    ['山东省 淄博市 临淄区', '370305'],
    ['山东省淄博市临淄区', '370305'],
    ['山东省，临淄区', '370305'],
    ['　山東省 / 淄博市 ', '370300'],
    ['北京市 东城区', '110101'],
    ['河南省 济源市', '419001'],
    ['淄博市', '370300'],
  ])('is understood: %s', (text, code) => {
    expect(parseRegion(text)).toBe(code)
  })

  test.each(['', '鼓楼区', '山东', '山东省 东京', '临淄区 山东省', '山东省淄博'])('is not understood: %o', (text) => {
    expect(parseRegion(text)).toBeUndefined()
  })

  test('is read as it is written, wherever it is', () => {
    const strays = divisionCodes().filter((code) => parseRegion(writeRegion(code)) !== code)
    expect(strays).toEqual([])
  })
})
