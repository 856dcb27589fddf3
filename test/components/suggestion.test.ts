import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { type LinePart, suggestionLine, toMarkedLine, toPlainLine } from '../../components/address-bar/suggestion'
import type { Guidance } from '../../utils/answer/answer'
import { groupResults, type ShownResult } from '../../utils/answer/group-results'
import type { Hit } from '../../utils/model/hit'
import { closure, listInUse } from '../support/records'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))

const linzi = closure(
  { name: '临淄交警', division: '370305', organisation: '某大队' },
  { status: 'announced', announcedOn: '2025-03-10' },
)

const toZibo: Guidance['routes'] = [
  {
    via: [],
    end: {
      successor: { kind: 'account', platform: 'douyin', name: '淄博交警' },
      action: { kind: 'search', url: 'https://www.douyin.com/search/x', platform: 'douyin' },
    },
  },
]

function result(record = linzi, routes: Guidance['routes'] = [], matched: Hit['matched'] = []): ShownResult {
  const { id, account } = record
  const hit: Hit = { id, platform: account.platform, name: account.name, score: 1000, matched, field: 'name' }
  return { guidance: { closure: record, list: listInUse(), routes, suggestions: [] }, hit }
}

function lineOf(...results: readonly ShownResult[]): readonly LinePart[] {
  const [group] = groupResults(results)
  return group === undefined ? [] : suggestionLine(group)
}

describe('a suggestion', () => {
  test.each<[string, readonly ShownResult[], string]>([
    [
      'leads with where to go now',
      [result(linzi, toZibo)],
      '“淄博交警”抖音号 ← 临淄交警（抖音，2025年3月10日公告关停，山东省淄博市临淄区）',
    ],
    [
      'says that no way is stated',
      [result(linzi)],
      '来源没有说明去向 ← 临淄交警（抖音，2025年3月10日公告关停，山东省淄博市临淄区）',
    ],
    [
      'tells of all platforms of one office',
      [
        result(linzi, toZibo),
        result({ ...linzi, id: 'weibo/临淄交警', account: { ...linzi.account, platform: 'weibo' } }),
      ],
      '“淄博交警”抖音号 ← 临淄交警（抖音、微博，2025年3月10日公告关停，山东省淄博市临淄区）',
    ],
    [
      'names a phone with its number',
      [
        result(linzi, [
          {
            via: [],
            end: {
              successor: { kind: 'phone', name: '服务热线', number: '12345' },
              action: { kind: 'call', url: 'tel:12345', number: '12345' },
            },
          },
        ]),
      ],
      '服务热线 12345 ← 临淄交警（抖音，2025年3月10日公告关停，山东省淄博市临淄区）',
    ],
  ])('%s', (_, results, line) => {
    expect(toPlainLine(lineOf(...results))).toBe(line)
  })

  test('marks what was typed for', () => {
    expect(toMarkedLine(lineOf(result(linzi, [], [[2, 4]])))).toBe(
      '来源没有说明去向<dim> ← </dim>临淄<match>交警</match><dim>（抖音，2025年3月10日公告关停，山东省淄博市临淄区）</dim>',
    )
  })

  test('keeps the name whole and in order, whatever is matched in it', () => {
    const place = fc.nat({ max: 12 })
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), fc.array(fc.tuple(place, place)), (name, pairs) => {
        const matched = pairs.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])
        const parts = lineOf(result(closure({ name }), [], matched))
        const ends = parts.findIndex(({ style }) => style === 'dim') + 1
        const named = parts.slice(ends, -1).map(({ text }) => text)
        expect(named.join('')).toBe(name)
      }),
    )
  })
})

const part: fc.Arbitrary<LinePart> = fc.record(
  {
    text: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<match>', '</dim>', '&amp;', '"\'', '\ud83d', '\u0000', '\ufffe', ']]>', '<!--'),
    ),
    style: fc.constantFrom('match', 'dim'),
  },
  { requiredKeys: ['text'] },
)

describe('for Chromium', () => {
  test('whatever a list or a person writes, a line is XML with no other tags than ours', () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const line = toMarkedLine(parts)
        const text = line.replaceAll(/<(match|dim)>([^<]*)<\/\1>/g, '$2')
        expect(text).not.toMatch(/[<>"']/)
        expect(text).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/)
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toMatch(/[\p{Cc}\ufffe\uffff]/u)
        const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
        const read = text.replaceAll(
          /&(\w+);/g,
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one of them, as was seen above
          (_, name: string) => entities[name as keyof typeof entities],
        )
        expect(read).toBe(toPlainLine(parts))
      }),
    )
  })
})
