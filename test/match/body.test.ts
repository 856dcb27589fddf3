import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodiesAbove, bodyName } from '../../utils/match/body'

describe('a body is found by', () => {
  test.each([
    ['its name in full', '桓台县公安局', '桓台县公安局'],
    ['its name without the province', '山东省淄博市公安局', '淄博市公安局'],
    ['its name without the autonomous region', '广西壮族自治区南宁市公安局', '南宁市公安局'],
    ['its name in short', '淄博市公安局交通警察支队', '淄博市公安局交警支队'],
    ['its name in simplified script', '桃源縣人民政府', '桃源县政府'],
    ['all of its name where the province is part of it', '山东省公安厅', '山东省公安厅'],
  ])('%s: %s', (_, organisation, expected) => {
    expect(bodyName(organisation)).toBe(expected)
  })

  test('the same name however often that is taken, and without white space', () => {
    const parts = fc.constantFrom(
      '山东省',
      '广西壮族自治区',
      '淄博市',
      '临淄区',
      '人民政府',
      '公安局',
      '交通警察大队',
      ' ',
      '（本级）',
    )
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 6 }), (some) => {
        const name = bodyName(some.join(''))
        expect(name).not.toMatch(/\s/)
        expect(bodyName(name).length).toBeLessThanOrEqual(name.length)
      }),
    )
  })
})

describe('the body above', () => {
  const huantai = { name: '桓台县', above: '淄博市' }

  test.each([
    ['a branch', '淄博市公安局交通警察支队临淄大队', undefined, ['淄博市公安局交警支队']],
    ['a branch office', '淄博市公安局临淄分局', undefined, ['淄博市公安局']],
    ['a county’s body', '桓台县融媒体中心', huantai, ['淄博市融媒体中心']],
    ['a county’s body with the city in front', '淄博市桓台县融媒体中心', huantai, ['淄博市融媒体中心']],
    [
      'a county’s traffic police',
      '桓台县公安局交通警察大队',
      huantai,
      ['桓台县公安局', '淄博市公安局交警支队', '淄博市公安局交警大队'],
    ],
    ['a body of which nothing is known', '某某协会', huantai, []],
    ['an office without branches', '淄博市公安局', undefined, []],
  ])('of %s: %s', (_, organisation, division, expected) => {
    expect(bodiesAbove(organisation, division)).toEqual(expected)
  })
})
