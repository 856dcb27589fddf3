import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { simplify } from '../../utils/text/simplify'
import { unpackText } from '../../utils/text/packed'
import packed from 'virtual:yibu/simplified'

const characters = Array.from(unpackText(packed))
const pairs = new Map<string, string>()
for (let index = 0; index < characters.length; index += 2) {
  pairs.set(characters[index] ?? '', characters[index + 1] ?? '')
}

it('the table of simplified characters holds pairs', () => {
  expect(characters.length % 2).toBe(0)
  expect(pairs.size).toBeGreaterThan(3000)
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
