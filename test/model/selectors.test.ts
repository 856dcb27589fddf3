// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSafeSelector, longestSelector, parseSelectors } from '../../utils/model/parse-selectors'
import { joinSelectors, mostSelectors } from '../../utils/model/selectors'

describe('a selector', () => {
  test.each([
    '.name',
    'h1.name',
    '#user_detail_element',
    '[data-e2e="user-detail"] h1',
    '[class^="ProfileHeader_name_"]',
    'main > [class*="_name_"] span.-x',
    'div.a.b[data-v="1"] > p[itemprop="name"]',
    '.a .b .c .d',
    '[role="main"] > .x',
  ])('may be %s', (text) => {
    expect(isSafeSelector(text)).toBe(true)
  })

  test.each([
    ['an element by its name alone', 'h1'],
    ['everything', '*'],
    ['everything in something', '.a *'],
    ['a list', '.a, .b'],
    ['a look at what an element holds', '.a:has(.b)'],
    ['a pseudo-class', '.a:not(.b)'],
    ['a neighbour', '.a + .b'],
    ['a later neighbour', '.a ~ .b'],
    ['an attribute that holds what people typed', 'input[value^="a"]'],
    ['an address', 'a[href*="x"]'],
    ['an escape', String.raw`.a\\31`],
    ['a comment', '.a/**/.b'],
    ['a value with a bracket', '[class="]"]'],
    ['a value with a quote', `[class="a\\"b"]`],
    ['a value without quotes', '[class=a]'],
    ['five levels', '.a .b .c .d .e'],
    ['five conditions', '.a.b.c.d.e'],
    ['two spaces', '.a  .b'],
    ['a space at its end', '.a '],
    ['a line break', '.a\n.b'],
    ['capital elements', 'DIV.a'],
    ['nothing', ''],
    ['too long', `.${'a'.repeat(longestSelector)}`],
    ['no text', 7],
  ])('may not be %s', (_, text) => {
    expect(isSafeSelector(text)).toBe(false)
  })

  test('that is allowed is one that browsers understand', () => {
    const piece = fc.constantFrom(
      '.',
      '#',
      '[',
      ']',
      '"',
      '=',
      '^',
      '*',
      ' ',
      '>',
      'a',
      'B',
      '1',
      '-',
      '_',
      'class',
      'data-x',
      'h1',
      ':',
      '\\',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        if (!isSafeSelector(text)) return
        expect(() => document.querySelector(text)).not.toThrow()
      }),
      { numRuns: 3000 },
    )
  })
})

describe('what a list says', () => {
  test('is taken as far as it can be understood', () => {
    const said = {
      weibo: { name: ['.a', '.b:hover', 7], verification: 'x', later: ['.c'] },
      douyin: { name: [] },
      myspace: { name: ['.a'] },
      toutiao: null,
    }
    expect(parseSelectors(said)).toEqual({ weibo: { name: ['.a'] } })
  })

  test.each([[undefined], [null], ['x'], [[]], [{ weibo: 7 }]])('is nothing where it is %j', (value) => {
    expect(parseSelectors(value)).toEqual({})
  })

  test('is bounded', () => {
    const name = Array.from({ length: 20 }, (_, index) => `.a${index}`)
    expect(parseSelectors({ weibo: { name } }).weibo?.name).toHaveLength(mostSelectors)
  })

  test('comes before what later lists say, and once', () => {
    const joined = joinSelectors('weibo', [
      { weibo: { name: ['.a', '.b'] } },
      undefined,
      { weibo: { name: ['.b', '.c'], verification: ['.v'] }, douyin: { name: ['.d'] } },
    ])
    expect(joined).toEqual({ name: ['.a', '.b', '.c'], verification: ['.v'] })
    expect(joinSelectors('toutiao', [{ weibo: { name: ['.a'] } }, undefined])).toBeUndefined()
  })
})
