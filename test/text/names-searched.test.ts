import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namesSearched } from '../../utils/text/names-searched'
import { normalizeName } from '../../utils/text/normalize'

describe('words that are searched for', () => {
  test.each([
    ['临淄交警', ['临淄交警']],
    [' 臨淄 交警 ', ['临淄交警']],
    ['“临淄交警”', ['临淄交警']],
    ['#临淄交警#', ['临淄交警']],
    ['@临淄交警', ['临淄交警']],
    ['《临淄交警》', ['临淄交警']],
    ['临淄交警 官方', ['临淄交警官方', '临淄交警']],
    ['临淄交警官方帐号', ['临淄交警官方账号', '临淄交警官方', '临淄交警']],
    ['临淄交警抖音号', ['临淄交警抖音号', '临淄交警']],
    ['临淄交警的官方微博', ['临淄交警的官方微博', '临淄交警的官方', '临淄交警']],
    ['“临淄交警”官方抖音号', ['临淄交警”官方抖音号', '临淄交警”官方', '临淄交警']],
    ['抖音 临淄交警', ['抖音临淄交警', '临淄交警']],
    ['临淄发布', ['临淄发布']],
    ['中国(临淄)发布', ['中国(临淄)发布']],
    ['平安临淄-V', ['平安临淄-v']],
    ['临淄交警 电话', ['临淄交警电话']],
    ['警', []],
    ['官方', ['官方']],
    ['！？…', []],
    ['', []],
  ])('%s: %s', (words, names) => {
    expect(namesSearched(words)).toEqual(names)
  })

  test('of any kind are a few names at most, each a part of the one before, none lost that is a name already', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[官方账号抖音微博交警发布@“”# ]{0,40}$/)),
        (words) => {
          const names = namesSearched(words)
          expect(names.length).toBeLessThan(100)
          names.forEach((name, at) => expect(at === 0 || names[at - 1]?.includes(name)).toBe(true))
          const whole = normalizeName(words.slice(0, 100))
          expect(!/^\p{L}{2,}$/u.test(whole) || names[0] === whole).toBe(true)
        },
      ),
    )
  })
})
