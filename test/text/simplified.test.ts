import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { simplify } from '../../utils/text/simplify'
import packed from 'virtual:yibu/simplified'

const codes = (packed.match(/.{3}/gs) ?? []).map((digits) =>
  [...digits].reduce((code, digit) => code * 64 + digit.charCodeAt(0) - 48, 0),
)
const rows = codes.flatMap((from, index) => (index % 2 === 0 ? [[from, codes[index + 1] ?? 0] as const] : []))
const pairs = new Map(rows.map(([from, to]) => [String.fromCodePoint(from), String.fromCodePoint(to)]))

it('the table of simplified characters holds rows in order', () => {
  expect(packed.length % 6).toBe(0)
  expect(pairs.size).toBeGreaterThan(3000)
  expect(rows.map(([from]) => from)).toEqual(rows.map(([from]) => from).toSorted((a, b) => a - b))
  expect(Math.min(...codes)).toBeGreaterThanOrEqual(0x2e80)
})

it.each([
  ['萬', '万'],
  ['與', '与'],
  ['號', '号'],
  ['帳', '账'],
  ['帐', '账'],
  ['東', '东'],
])('%s is simplified to %s', (from, to) => {
  expect(pairs.get(from)).toBe(to)
})

it('one pass over the table is idempotent', () => {
  expect([...pairs.values()].filter((to) => pairs.has(to))).toEqual([])
})

describe('simplify', () => {
  test.each([...pairs])('%s is written %s, alone and among others', (from, to) => {
    expect(simplify(from)).toBe(to)
    expect(simplify(`甲${from}😀${from}${from}x`)).toBe(`甲${to}😀${to}${to}x`)
  })

  test('leaves any other text as it is', () => {
    const simplified = fc.string({ unit: 'binary' }).filter((text) => Array.from(text).every((one) => !pairs.has(one)))
    fc.assert(
      fc.property(simplified, (text) => {
        expect(simplify(text)).toBe(text)
      }),
    )
  })
})
