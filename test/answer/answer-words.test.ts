import { describe, expect, test } from 'vitest'
import { answerWords, leadOf } from '../../utils/answer/answer-words'
import { closureKeys, homeKey } from '../../utils/match/keys'
import type { Closure } from '../../utils/model/closure'
import { closure, listInUse } from '../support/records'

const list = listInUse()
const other = listInUse({ key: 'other', name: '另一份' })

const onDouyin = closure({ name: '临淄交警', ids: ['sec_uid:A'] })
const onWeibo = closure({ name: '临淄交警', platform: 'weibo' })
const namesake = closure({ name: '临淄交警', ids: ['sec_uid:B'] }, { id: 'douyin/临淄交警@2' })
const reopened = closure({ name: '临淄交警' }, { status: 'reopened' })
const formerly = closure({ name: '张店交警', formerNames: ['临淄交警'] })
const leading = closure(
  { name: '桓台交警' },
  { successors: [{ kind: 'account', name: '临淄交警', platform: 'douyin' }] },
)

async function answer(words: string, closures: readonly Closure[], further: readonly Closure[] = []) {
  const listed = [
    ...closures.map((one) => ({ closure: one, list })),
    ...further.map((one) => ({ closure: one, list: other })),
  ]
  return answerWords('douyin', words, async (keys) =>
    listed.filter(({ closure: one }) => [homeKey(one), ...closureKeys(one)].some((key) => keys.includes(key))),
  )
}

describe('a name that is searched for', () => {
  test.each<[string, string, readonly Closure[], readonly string[]]>([
    ['finds the account on the platform', '临淄交警', [onDouyin], ['douyin/临淄交警']],
    ['finds the account elsewhere', '临淄交警', [onWeibo], ['weibo/临淄交警']],
    ['finds the platform’s own first', '临淄交警', [onWeibo, onDouyin], ['douyin/临淄交警', 'weibo/临淄交警']],
    ['finds each of several', '临淄交警', [onDouyin, namesake], ['douyin/临淄交警', 'douyin/临淄交警@2']],
    ['finds it near to exactly', '“臨淄交警” 官方抖音号', [onDouyin], ['douyin/临淄交警']],
    ['finds no part of a name', '临淄交', [onDouyin], []],
    ['finds nothing by more than the name', '临淄交警大队', [onDouyin], []],
    ['does not find who lives again', '临淄交警', [reopened], []],
    ['does not find who was called so once', '临淄交警', [formerly], []],
    ['does not find who took over', '临淄交警', [leading], []],
  ])('%s', async (_, words, closures, ids) => {
    expect((await answer(words, closures)).map((found) => found.closure.id)).toEqual(ids)
  })

  test('in several lists is told once', async () => {
    const found = await answer('临淄交警', [onDouyin], [onDouyin])
    expect(found.map((one) => [one.closure.id, one.list.key])).toEqual([['douyin/临淄交警', 'bundled']])
  })

  test('is found with where to go', async () => {
    const [found] = await answer('桓台交警', [leading])
    expect(found?.routes).toMatchObject([{ end: { successor: { name: '临淄交警' }, action: { kind: 'search' } } }])
  })

  test('that is the whole of a listed name counts alone, whatever is listed under a part of it', async () => {
    const whole = closure({ name: '临淄微博' })
    const part = closure({ name: '临淄' })
    expect((await answer('临淄微博', [whole, part])).map((found) => found.closure.id)).toEqual(['douyin/临淄微博'])
  })
})

describe('what is hidden with it', () => {
  test.each<[string, readonly Closure[], object]>([
    [
      'is the account on the platform',
      [onDouyin, onWeibo],
      { platform: 'douyin', name: '临淄交警', ids: ['sec_uid:A'] },
    ],
    ['is the name on the platform, of one elsewhere', [onWeibo], { platform: 'douyin', name: '临淄交警', ids: [] }],
    ['is the name of several', [onDouyin, namesake], { platform: 'douyin', name: '临淄交警', ids: [] }],
  ])('%s', async (_, closures, target) => {
    expect(leadOf('douyin', '临淄交警', await answer('临淄交警', closures)).target).toEqual(target)
  })
})
