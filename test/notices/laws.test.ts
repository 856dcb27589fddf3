import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseClosure } from '../../utils/model/parse-closure'
import { isPartialDate } from '../../utils/model/partial-date'
import { cleanText } from '../../utils/notices/clean-text'
import type { Draft } from '../../utils/notices/draft'
import { readNotice } from '../../utils/notices/read-notice'
import { toClosureDraft } from '../../utils/notices/to-closure'
import { tokenize } from '../../utils/notices/tokens'

/** What notices are made of, and what breaks them. */
const pieces = fc.constantFrom(
  ...'“”‘’"\'「」『』【】《》（）()、，。；：！？@#\n\r\t …—'.split(''),
  '即日起',
  '2025年3月10日',
  '三月十日',
  '30天后',
  '本月13日',
  '停止更新',
  '停止',
  '注销',
  '关停',
  '整合至',
  '迁移到',
  '更名为',
  '启用',
  '仅保留',
  '请关注',
  '由',
  '在',
  '发布',
  '本账号',
  '该公众号',
  '我局',
  '微信公众号',
  '抖音',
  '快手',
  '微博',
  '账号',
  '网站',
  'APP',
  '小程序',
  '甲县公安',
  '乙市发布',
  '以下',
  '等三个',
  '1.',
  '一、',
  '公告',
  '恢复更新',
  '暂停',
  '假冒',
  'www.jia.gov.cn',
  '关(guān)',
  '關(guān)',
  '\u200b',
  '😀',
  '\ud800',
  '的',
  '和',
  '与',
  '原',
  '新',
  '已',
  '将',
  '决定',
  '宣布',
  '认证为',
  '后',
  '还有',
  '包括',
)

const notices = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
)

function ranges({ evidence }: Draft) {
  const { successors, ...fields } = evidence
  return [...Object.values(fields), ...successors].flat()
}

describe('of any text', () => {
  test('drafts hold what a record may hold, and words of the text for it', () => {
    fc.assert(
      fc.property(notices, (text) => {
        for (const draft of readNotice(text)) {
          for (const date of [draft.announcedOn, draft.effectiveOn]) {
            expect(date === undefined || isPartialDate(date)).toBe(true)
          }
          expect(draft.confidence).toBeGreaterThan(0)
          expect(draft.confidence).toBeLessThan(1)
          expect(draft.evidence.successors.length).toBe(draft.successors.length)
          for (const [from, to] of ranges(draft)) {
            expect(0 <= from && from < to && to <= text.length).toBe(true)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('tokens follow one another, and every unit that is left stood in the text', () => {
    fc.assert(
      fc.property(notices, (text) => {
        const clean = cleanText(text)
        let end = 0
        for (const { from, to } of tokenize(clean.text, clean.isTraditional)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          end = to
        }
        expect(end).toBeLessThanOrEqual(clean.text.length)
        expect(
          [...clean.at.subarray(0, clean.text.length)].every(
            (at, index, all) => index === 0 || at > (all[index - 1] ?? 0),
          ),
        ).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('a draft becomes a record that the list takes, once its source is known', () => {
    const source = { title: '公告', publisher: '甲县公安局' }
    fc.assert(
      fc.property(notices, (text) => {
        for (const draft of readNotice(text, { platform: 'douyin', account: '甲县公安', postedOn: '2025-03-10' })) {
          const closure = toClosureDraft(draft, source, '2025-03-10')
          if (closure.id === undefined) continue
          expect(parseClosure(closure)).toMatchObject({ ok: true })
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('what stands in other quotation marks or in traditional characters is the same', () => {
    const name = fc.constantFrom('青山公安', '绿水文旅', '白云发布', '红河交警')
    const [open, close] = ['「『【"‘“', '」』】"’”']
    fc.assert(
      fc.property(name, fc.nat(open.length - 1), (account, at) => {
        const [draft] = readNotice(`${open[at]}${account}${close[at]}抖音号自2025年4月1日起停止更新。`)
        expect(draft).toMatchObject({
          account: { name: account, platform: 'douyin' },
          status: 'stopped',
          effectiveOn: '2025-04-01',
        })
      }),
    )
  })
})

/** Looks into words, parts taken out of texts, items walked through: what reading is made of, counted by number and length. */
function countWork(run: () => void): number {
  let work = 0
  const counted: [object: object, name: string, cost: (of: { readonly length?: number }, result: unknown) => number][] =
    [
      [Map.prototype, 'get', () => 1],
      [String.prototype, 'slice', (_, result) => 1 + String(result).length],
      [String.prototype, 'includes', (text) => 1 + (text.length ?? 0)],
      [String.prototype, 'replace', (text) => 1 + (text.length ?? 0)],
      ...[
        'filter',
        'map',
        'flatMap',
        'some',
        'every',
        'find',
        'findIndex',
        'indexOf',
        'includes',
        'slice',
        'concat',
        'toSorted',
      ].map((name): [object, string, (of: { readonly length?: number }) => number] => [
        Array.prototype,
        name,
        (list) => 1 + (list.length ?? 0),
      ]),
    ]
  const originals = counted.map(([object, name]) => [object, name, Reflect.get(object, name)] as const)
  counted.forEach(([object, name, cost], index) => {
    const original = originals[index]?.[2]
    Reflect.set(object, name, function replacement(this: { readonly length?: number }, ...args: unknown[]) {
      const result: unknown = Reflect.apply(original, this, args)
      work += cost(this, result)
      return result
    })
  })
  try {
    run()
  } finally {
    for (const [object, name, original] of originals) Reflect.set(object, name, original)
  }
  return work
}

describe('twice the text is twice the work', () => {
  test.each([
    ['opening marks', '“'],
    ['marks that never match', '“甲”乙‘丙'],
    ['openings before closings', '“‘「『'],
    ['brackets', '(微信公众号('],
    ['verbs', '停止更新注销'],
    ['verbs without an object', '停止'],
    ['a long list', '“甲县公安”、'],
    ['names without marks', '甲县公安、'],
    ['where to go', '请关注“甲县公安”，'],
    ['closings', '“甲县公安”抖音号停更，'],
    ['closings and where to go', '“甲县公安”抖音号停更，请关注“乙县公安”。'],
    ['dates', '2025年3月10日'],
    ['digits', '1'],
    ['lines', '以下：\n1.'],
    ['addresses', 'a.b.'],
    ['fields', '账号名称:甲,平台:抖音;'],
    ['fields that are no table', '甲:'],
    ['headings', '序号 账号名称 平台\n'],
    ['spaces', ' '],
  ])('%s', (_, unit) => {
    const text = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
    readNotice(text(1000))
    const [short, long] = [20_000, 40_000].map((length) => countWork(() => readNotice(text(length))))
    expect((long ?? 0) / (short ?? 1)).toBeLessThan(2.2)
  })

  test('different names are no worse', () => {
    const text = (count: number) =>
      Array.from({ length: count }, (_, index) => `“甲${index}乡”抖音号停更，请关注“乙${index}乡”。`).join('')
    const [short, long] = [1500, 3000].map((count) => countWork(() => readNotice(text(count))))
    expect((long ?? 0) / (short ?? 1)).toBeLessThan(2.2)
  })
})
