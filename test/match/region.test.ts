import { expect, test } from 'vitest'
import { isOfDivision, isOfElsewhere, withoutUpper } from '../../utils/match/region'

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

test.each([
  ['湖南省常德市桃源县政府', '430725', '桃源县政府'],
  ['湖南省桃源县政府', '430725', '桃源县政府'],
  ['湖南桃源县政府', '430725', '桃源县政府'],
  ['桃源县政府', '430725', '桃源县政府'],
  ['山东省淄博市公安局', '370300', '淄博市公安局'],
  ['淄博市公安局', '370305', '淄博市公安局'],
  ['淄博市公安局临淄区分局', '370305', '淄博市公安局临淄区分局'],
  ['南京市鼓楼区政府', '350102', '南京市鼓楼区政府'],
  ['非湖南省桃源县政府', '430725', '非湖南省桃源县政府'],
  ['湖南省桃源县政府', undefined, '湖南省桃源县政府'],
  ['湖南省桃源县政府', '999999', '湖南省桃源县政府'],
])('“%s”, of an account of %s, is “%s” without what lies above', (body, code, expected) => {
  expect(withoutUpper(body, code)).toBe(expected)
})
