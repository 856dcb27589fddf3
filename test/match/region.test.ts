import { expect, test } from 'vitest'
import { compareDivision } from '../../utils/match/region'

test.each([
  ['福州市鼓楼区委宣传部', '350102', 'here'],
  ['鼓楼区委宣传部', '350102', 'here'],
  ['南京市鼓楼区委宣传部', '350102', 'elsewhere'],
  ['广东省公安厅', '350102', 'elsewhere'],
  ['福建省公安厅', '350102', 'unsaid'],
  ['公安部', '350102', 'unsaid'],
  ['', '350102', 'unsaid'],
  ['福州市鼓楼区', undefined, 'unsaid'],
  ['福州市鼓楼区', '999999', 'unsaid'],
] as const)('“%s” places an account of %s %s', (text, code, expected) => {
  expect(compareDivision(text, code)).toBe(expected)
})
