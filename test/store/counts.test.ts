import { expect, test } from 'vitest'
import { countClosures } from '../../utils/store/counts'
import { closure, listInUse } from '../support/records'

const list = listInUse()

test('records are counted by platform, in the order of platforms, and by province, most first', () => {
  const records = [
    closure({ name: '甲', platform: 'wechat', division: '370305' }),
    closure({ name: '乙', platform: 'douyin', division: '110101' }),
    closure({ name: '丙', platform: 'wechat', division: '370000' }),
    closure({ name: '丁', platform: 'wechat' }),
  ].map((record) => ({ closure: record, list }))
  expect(countClosures(records)).toEqual({
    platforms: [
      { platform: 'douyin', count: 1 },
      { platform: 'wechat', count: 3 },
    ],
    provinces: [
      { name: '山东省', count: 2 },
      { name: '北京市', count: 1 },
    ],
  })
})
