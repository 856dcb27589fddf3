import { describe, expect, test } from 'vitest'
import { answerProfile, type FindListed, guide } from '../../utils/answer/answer-profile'
import type { AccountSuccessor, Closure } from '../../utils/model/closure'
import { closure, listInUse, profile } from '../support/records'

const list = listInUse()

/** A store that gives everything, as a small one with a single bucket does. */
function listing(...closures: readonly Closure[]): FindListed {
  return async () => closures.map((one) => ({ closure: one, list }))
}

describe('an answer', () => {
  test('leads from the profile to where its account went', async () => {
    const linzi = closure({ name: '临淄交警' }, { successors: [{ kind: 'account', name: '淄博交警' }] })
    const answer = await answerProfile(profile({ name: '临淄交警' }), listing(linzi))
    expect(answer).toMatchObject({
      verdict: { kind: 'closed', sure: 'name' },
      guidance: {
        list: { issuedOn: '2026-11-21' },
        routes: [
          {
            via: [],
            end: {
              successor: { name: '淄博交警' },
              action: {
                kind: 'search',
                url: 'https://www.douyin.com/search/%E6%B7%84%E5%8D%9A%E4%BA%A4%E8%AD%A6?type=user',
              },
            },
          },
        ],
        suggestions: [],
      },
    })
  })

  test('has no guidance where there is nothing to say', async () => {
    expect(await answerProfile(profile({ name: '别的账号' }), listing(closure({ name: '临淄交警' })))).toEqual({
      verdict: { kind: 'none', because: 'not-listed', closures: [] },
    })
  })

  test('carries what the platform says, which makes no verdict', async () => {
    const facts = [
      { kind: 'deregistered' },
      { kind: 'renamed', from: '临淄交警', to: '新的名称', on: '2023-05-04' },
      { kind: 'migrated', to: '别处', url: 'https://mp.weixin.qq.com/s/abc' },
    ] as const
    const page = profile({ platform: 'wechat', ids: ['biz:MzI1MzQxNTgwOA=='], name: '新的名称', history: facts })
    const answer = await answerProfile(page, listing(closure({ name: '临淄交警', platform: 'wechat' })))
    expect(answer).toEqual({
      verdict: { kind: 'none', because: 'not-listed', closures: [] },
      history: { platform: 'wechat', facts },
    })
  })

  test('looks for a successor without a platform where its own stater was', async () => {
    const first = closure({ name: '甲' }, { successors: [{ kind: 'account', name: '乙', platform: 'weibo' }] })
    const second = closure({ name: '乙', platform: 'weibo' }, { successors: [{ kind: 'account', name: '丙' }] })
    const { routes } = await guide(first, list, listing(first, second))
    expect(routes).toMatchObject([{ via: [{ id: 'weibo/乙' }], end: { action: { platform: 'weibo' } } }])
  })
})

describe('where no successor was stated', () => {
  const huantai = closure({ name: '桓台交警', division: '370321' })
  const body = '淄博市公安局交通警察支队临淄大队'
  const linzi = closure({ name: '临淄交警', platform: 'weibo', division: '370305', organisation: body })

  async function suggestionsFor(record: Closure, ...others: readonly Closure[]): Promise<readonly string[]> {
    const guidance = await guide(record, list, listing(record, ...others))
    return guidance.suggestions.map(({ kind, name, platform }) => `${kind}: ${platform}/${name}`)
  }

  const suggestions = (...others: readonly Closure[]) => suggestionsFor(huantai, ...others)

  /** A record that leads from some account to another one. */
  function leading(
    to: Partial<AccountSuccessor> & { readonly name: string },
    from: Partial<Closure['account']> = {},
  ): Closure {
    return closure({ name: '某个账号', ...from }, { successors: [{ kind: 'account', ...to }] })
  }

  test('a search for the level above is suggested, not for the name that closed', async () => {
    expect(await suggestions()).toEqual(['search: douyin/淄博交警'])
  })

  test('the province’s office is not searched for in place of a city’s', async () => {
    const city = closure({ name: '淄博住房公积金', platform: 'toutiao', division: '370300' })
    expect(await suggestionsFor(city)).toEqual(['elsewhere: wechat/淄博住房公积金'])
  })

  test('the same body on another platform is, when some record leads there', async () => {
    expect(await suggestions(leading({ name: '桓台交警', platform: 'wechat' }))).toEqual([
      'same-body: wechat/桓台交警',
      'search: douyin/淄博交警',
    ])
  })

  test('the same office one level up is, when some record leads there; then it is not searched for as well', async () => {
    expect(await suggestions(leading({ name: '淄博交警' }))).toEqual(['level-above: douyin/淄博交警'])
  })

  test('an account that closed itself is not', async () => {
    expect(await suggestions(leading({ name: '淄博交警' }), closure({ name: '淄博交警' }))).toEqual([
      'search: douyin/淄博交警',
    ])
  })

  test('a platform without a search on the web is not searched', async () => {
    expect(await suggestionsFor(closure({ name: '健康济阳', platform: 'wechat' }))).toEqual([])
  })

  test.each<[string, Closure, readonly string[]]>([
    [
      'where another account of the body went is suggested',
      leading({ name: '淄博交警' }, { name: '临淄交警', organisation: body }),
      ['body-went: douyin/淄博交警', 'search: weibo/淄博交警'],
    ],
    [
      'so it is when the body is written in another way',
      leading({ name: '淄博交警' }, { name: '临淄交警', organisation: '山东省淄博市公安局交警支队临淄大队' }),
      ['body-went: douyin/淄博交警', 'search: weibo/淄博交警'],
    ],
    [
      'an account of the body that is back is the body’s own',
      closure({ name: '临淄公安交警', organisation: body }, { status: 'reopened' }),
      ['same-body: douyin/临淄公安交警', 'search: weibo/淄博交警'],
    ],
    [
      'an account of its own name that another one went to is the body’s own, too',
      leading({ name: '临淄交警', platform: 'wechat' }, { name: '临淄交警', organisation: body }),
      ['same-body: wechat/临淄交警', 'search: weibo/淄博交警'],
    ],
    [
      'where an account of another body went is none of its business',
      leading({ name: '张店交警' }, { name: '张店交警', organisation: '淄博市公安局交通警察支队张店大队' }),
      ['search: weibo/淄博交警'],
    ],
    [
      'an account of the body above that is back is told as that',
      closure({ name: '淄博公安交警', organisation: '淄博市公安局交通警察支队' }, { status: 'reopened' }),
      ['level-above: douyin/淄博公安交警', 'search: weibo/淄博交警'],
    ],
  ])('by its body: %s', async (_, other, expected) => {
    expect(await suggestionsFor(linzi, other)).toEqual(expected)
  })

  test.each<[string, Closure, readonly string[]]>([
    [
      'the body, where nobody knows the level above',
      closure({ name: '小城大事', organisation: '某市融媒体中心' }),
      ['search: douyin/某市融媒体中心'],
    ],
    [
      'the same name elsewhere, where nothing at all is known',
      closure({ name: '某市发布' }),
      ['elsewhere: wechat/某市发布'],
    ],
    [
      'the same name, where the account went on without a word',
      closure({ name: '某市发布' }, { status: 'renamed' }),
      ['search: douyin/某市发布'],
    ],
  ])('a search is for %s', async (_, record, expected) => {
    expect(await suggestionsFor(record)).toEqual(expected)
  })

  test('no account is suggested twice, and no more than a few are', async () => {
    const many = ['weibo', 'toutiao', 'wechat', 'kuaishou', 'bilibili', 'zhihu'] as const
    const others = many.flatMap((platform) => [
      leading({ name: '桓台交警', platform }, { name: `甲${platform}` }),
      leading({ name: '桓台 交警', platform }, { name: `乙${platform}` }),
    ])
    const found = await suggestions(...others)
    expect(found).toEqual([
      ...many.slice(0, 4).map((platform) => `same-body: ${platform}/桓台交警`),
      'search: douyin/淄博交警',
    ])
  })
})

describe('several lists', () => {
  const other = listInUse({ key: 'other', name: '另一份名录' })
  const moved = closure({ name: '临淄交警' }, { successors: [{ kind: 'account', name: '淄博交警' }] })

  async function otherClaims(own: Closure, others: Closure): Promise<readonly string[] | undefined> {
    const find: FindListed = async () => [
      { closure: own, list },
      { closure: others, list: other },
    ]
    const answer = await answerProfile(profile({ name: '临淄交警', ids: ['uid:1'] }), find)
    return answer.otherClaims?.map((claim) => `${claim.list.name}: ${claim.closure.status}`)
  }

  test.each([
    ['another successor', { ...moved, successors: [{ kind: 'account' as const, name: '齐都交警' }] }],
    ['no successor', { ...moved, successors: [] }],
    [
      'the same successor on another platform',
      { ...moved, successors: [{ kind: 'account' as const, name: '淄博交警', platform: 'weibo' as const }] },
    ],
  ])('that name %s for one account are both told of', async (_, claim) => {
    expect(await otherClaims(moved, claim)).toEqual(['另一份名录: stopped'])
  })

  test('of which one says that the account is back claim nothing, and both are told of', async () => {
    expect(await otherClaims(moved, { ...moved, status: 'reopened' })).toEqual(['移步名录: stopped'].map(String))
  })

  test.each([
    [
      'agree',
      {
        ...moved,
        note: '另有说明',
        successors: [{ kind: 'account' as const, name: '淄博 交警', platform: 'douyin' as const }],
      },
    ],
    [
      'speak of different accounts',
      { ...moved, id: 'douyin/临淄交警@370305', account: { ...moved.account, ids: ['uid:2' as const] } },
    ],
  ])('that %s are told of once', async (_, claim) => {
    expect(await otherClaims({ ...moved, account: { ...moved.account, ids: ['uid:1'] } }, claim)).toBeUndefined()
  })
})
