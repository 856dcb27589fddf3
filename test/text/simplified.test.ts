import { expect, it } from 'vitest'
import packed from 'virtual:yibu/simplified'

const characters = Array.from(packed)
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
