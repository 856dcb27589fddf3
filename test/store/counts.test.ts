import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { countRecords } from '../../utils/store/counts'
import { type Database, openDatabase } from '../../utils/store/database'
import { importList } from '../../utils/store/import'
import { arriving } from '../support/arriving'
import { closure } from '../support/records'

let database: Database

beforeEach(async () => {
  database = await openDatabase(`counts-${Math.random()}`)
})

afterEach(() => database.close())

test('records are counted by platform, in the order of platforms, and by province, most first', async () => {
  await importList(
    database,
    arriving('a', [
      closure({ name: '甲', platform: 'wechat', division: '370305' }),
      closure({ name: '乙', platform: 'douyin', division: '110101' }),
      closure({ name: '丙', platform: 'wechat', division: '370000' }),
      closure({ name: '丁', platform: 'wechat' }),
    ]),
  )
  expect(await countRecords(database)).toEqual({
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

test('many records are counted in several goes, and given up when nobody wants to know any more', async () => {
  const many = Array.from({ length: 5000 }, (_, at) => closure({ name: `别处${at}`, platform: 'weibo' }))
  await importList(database, arriving('a', many))
  expect((await countRecords(database)).platforms).toEqual([{ platform: 'weibo', count: 5000 }])
  const stop = new AbortController()
  const counting = countRecords(database, stop.signal)
  stop.abort()
  await expect(counting).rejects.toMatchObject({ name: 'AbortError' })
})
