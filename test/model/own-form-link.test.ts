import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestNotice, ownFormHash, type OwnFormGiven, parseOwnFormHash } from '../../utils/model/own-form-link'
import { platformIds } from '../../utils/model/platform'

const given: OwnFormGiven = {
  name: '临淄交警',
  platform: 'douyin',
  ids: ['sec_uid:MS4wLjABAAAAx', 'uid:123'],
  organisation: '淄博市公安局交通警察支队临淄大队',
  url: 'https://www.douyin.com/user/MS4wLjABAAAAx',
  notice: '公告\n本账号停止更新。',
  postedOn: '2025-03-10',
}

/** Anything a page may hold, whatever its types say. */
const anything = fc.record(
  {
    name: fc.string({ unit: 'binary', maxLength: 300 }),
    platform: fc.constantFrom(...platformIds),
    ids: fc.array(fc.string({ maxLength: 20 }).map((value) => `uid:${value}` as const)),
    organisation: fc.string({ unit: 'binary', maxLength: 400 }),
    url: fc.oneof(fc.webUrl(), fc.string()),
    notice: fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', minLength: 3000, maxLength: 9000 })),
    postedOn: fc.oneof(fc.constant('2025-03'), fc.string()),
  },
  { requiredKeys: [] },
)

describe('the link to the form of own entries', () => {
  test('carries all that is known', () => {
    expect(parseOwnFormHash(ownFormHash(given))).toEqual(given)
  })

  test('carries a name alone', () => {
    expect(ownFormHash({ name: ' 鼓楼发布 ' })).toBe(`#own=${encodeURIComponent('鼓楼发布')}`)
    expect(parseOwnFormHash(ownFormHash({}))).toEqual({})
  })

  test('carries the same when it is written again, in characters that every address takes, and no more than it may', () => {
    fc.assert(
      fc.property(anything, (one) => {
        const hash = ownFormHash(one)
        expect(hash).toMatch(/^#own=[\w.!~*'()%&=-]*$/)
        const parsed = parseOwnFormHash(hash)
        expect(parseOwnFormHash(ownFormHash(parsed ?? {}))).toEqual(parsed)
        expect(parsed?.name?.length ?? 0).toBeLessThanOrEqual(100)
        expect(parsed?.notice?.length ?? 0).toBeLessThanOrEqual(longestNotice)
        expect(JSON.stringify(parsed)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      }),
      { numRuns: 300 },
    )
  })

  test('carries the longest notice whole', () => {
    const notice = '停'.repeat(longestNotice)
    expect(parseOwnFormHash(ownFormHash({ notice }))).toEqual({ notice })
  })

  test.each<[string, string]>([
    ['a platform there is none of', '#own=a&platform=friendster'],
    ['ids without a platform', '#own=a&id=uid:1'],
    ['an id that is none', '#own=a&id=%3Cscript%3E'],
    ['an address that is a script', '#own=a&url=javascript:alert(1)'],
    ['an address with somebody’s name', '#own=a&url=https://gov.cn@example.com/'],
    ['a day that is none', '#own=a&posted=2025-02-30'],
    ['fields nobody knows', '#own=a&status=stopped&__proto__=x'],
    ['nothing but space', '#own=a&organisation=%20&notice=%0a'],
  ])('leaves out %s', (_, hash) => {
    expect(parseOwnFormHash(hash)).toEqual({ name: 'a' })
  })

  test.each(['', '#', '#add=https%3A%2F%2Fa.cn', '#privacy', `#own=${'a'.repeat(200_000)}`])(
    'is no other address',
    (hash) => {
      expect(parseOwnFormHash(hash)).toBeUndefined()
    },
  )
})
