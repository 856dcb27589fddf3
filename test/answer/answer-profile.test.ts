import { describe, expect, test } from 'vitest'
import { answerProfile, type FindListed, guide } from '../../utils/answer/answer-profile'
import type { Closure } from '../../utils/model/closure'
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

  test('looks for a successor without a platform where its own stater was', async () => {
    const first = closure({ name: '甲' }, { successors: [{ kind: 'account', name: '乙', platform: 'weibo' }] })
    const second = closure({ name: '乙', platform: 'weibo' }, { successors: [{ kind: 'account', name: '丙' }] })
    const { routes } = await guide(first, list, listing(first, second))
    expect(routes).toMatchObject([{ via: [{ id: 'weibo/乙' }], end: { action: { platform: 'weibo' } } }])
  })
})

describe('where no successor was stated', () => {
  const huantai = closure({ name: '桓台交警', division: '370321' })

  async function suggestions(...others: readonly Closure[]): Promise<readonly string[]> {
    const guidance = await guide(huantai, list, listing(huantai, ...others))
    return guidance.suggestions.map(({ kind, name, platform }) => `${kind}: ${platform}/${name}`)
  }

  test('the platform’s own search is suggested', async () => {
    expect(await suggestions()).toEqual(['search: douyin/桓台交警'])
  })

  test('the same body on another platform is, when some record leads there', async () => {
    const other = closure(
      { name: '桓台公安' },
      { successors: [{ kind: 'account', name: '桓台交警', platform: 'wechat' }] },
    )
    expect(await suggestions(other)).toEqual(['same-body: wechat/桓台交警', 'search: douyin/桓台交警'])
  })

  test('the same office one level up is, when some record leads there', async () => {
    const linzi = closure({ name: '临淄交警' }, { successors: [{ kind: 'account', name: '淄博交警' }] })
    expect(await suggestions(linzi)).toEqual(['level-above: douyin/淄博交警', 'search: douyin/桓台交警'])
  })

  test('an account that closed itself is not', async () => {
    const linzi = closure({ name: '临淄交警' }, { successors: [{ kind: 'account', name: '淄博交警' }] })
    expect(await suggestions(linzi, closure({ name: '淄博交警' }))).toEqual(['search: douyin/桓台交警'])
  })

  test('a platform without a search on the web is not searched', async () => {
    const wechat = closure({ name: '健康济阳', platform: 'wechat' })
    expect((await guide(wechat, list, listing(wechat))).suggestions).toEqual([])
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
