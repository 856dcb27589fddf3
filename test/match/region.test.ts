import { expect, test } from 'vitest'
import { isOfDivision, isOfElsewhere } from '../../utils/match/region'

test.each([
  ['福州市鼓楼区委宣传部', '350102', 'here'],
  ['鼓楼区委宣传部', '350102', 'here'],
  ['南京市鼓楼区委宣传部', '350102', 'here, elsewhere'],
  ['南京市鼓樓區委宣傳部', '350102', 'here, elsewhere'],
  ['广东省公安厅', '350102', 'elsewhere'],
  ['福建省公安厅', '350102', ''],
  ['公安部', '350102', ''],
  ['', '350102', ''],
  ['福州市鼓楼区', undefined, ''],
  ['福州市鼓楼区', '999999', ''],
])('“%s” places an account of %s: %s', (text, code, expected) => {
  const said = [isOfDivision(text, code) && 'here', isOfElsewhere(text, code) && 'elsewhere'].filter(Boolean)
  expect(said.join(', ')).toBe(expected)
})
