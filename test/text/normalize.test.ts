import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeName } from '../../utils/text/normalize'

describe('a normalised name', () => {
  test.each([
    ['臨淄交警', '临淄交警', 'is simplified'],
    ['淮陽特警ＳＷＡＴ', '淮阳特警swat', 'is half-width and lower case'],
    [' 临淄 交警\u3000', '临淄交警', 'has no white space'],
    ['临\u200B淄\u2060交\uFEFF警', '临淄交警', 'has no zero-width characters'],
    ['交警❤\uFE0F', '交警❤', 'has no variation selectors'],
    ['\u202E临淄交警\u202C', '临淄交警', 'has no direction marks'],
    ['某某官方帐号', '某某官方账号', 'writes 帐号 as 账号'],
    ['①号', '1号', 'has no compatibility forms'],
    ['', '', 'can be empty'],
    ['\uD800临淄', '临淄', 'has no lone surrogates'],
  ])('%j → %j %s', (name, expected) => {
    expect(normalizeName(name)).toBe(expected)
  })

  test('stays as it is when normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normalizeName(text)
        expect(normalizeName(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  test('does not depend on the spacing', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (parts) => {
        expect(normalizeName(parts.join(' '))).toBe(normalizeName(parts.join('\u200B')))
      }),
    )
  })
})
