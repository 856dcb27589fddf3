import { describe, expect, test } from 'vitest'
import { judgeLinks } from '../../utils/answer/judge-links'
import { keysOfLinks } from '../../utils/answer/linked-profile'
import { closureKeys, homeKey } from '../../utils/match/keys'
import type { LinkedAccount } from '../../utils/model/account'
import type { Closure } from '../../utils/model/closure'
import { closure, listInUse } from '../support/records'

const list = listInUse()

/** What a list says of accounts. */
function judge(closures: readonly Closure[], accounts: readonly LinkedAccount[]) {
  const keys = keysOfLinks('weibo', accounts)
  const found = closures.filter((one) => [homeKey(one), ...closureKeys(one)].some((key) => keys.includes(key)))
  return judgeLinks(
    'weibo',
    accounts,
    found.map((one) => ({ closure: one, list })),
  )
}

const byId: LinkedAccount = { ids: ['uid:1234567'] }
const byName: LinkedAccount = { ids: [], name: '桃源网' }
const withId = closure({ platform: 'weibo', name: '桃源网', ids: ['uid:1234567'] })
const withoutId = closure({ platform: 'weibo', name: '桃源网' })
const leading = closure(
  { platform: 'weibo', name: '老账号' },
  { successors: [{ kind: 'account', platform: 'weibo', name: '桃源网', ids: ['uid:1234567'] }] },
)

describe('an account that a link leads to', () => {
  test.each<[string, Closure[], LinkedAccount, string | undefined]>([
    ['is closed by its id', [withId], byId, 'closed, by id'],
    ['is not closed by another id', [withId], { ids: ['uid:7654321'] }, undefined],
    ['is not closed for its id where a list knows none', [withoutId], byId, undefined],
    ['is closed by the name that is its address, and no surer than that', [withId], byName, 'closed, by name'],
    ['took over by its id', [leading], byId, 'successor, by id'],
    ['has come back', [closure(withId.account, { status: 'reopened' })], byId, undefined],
    [
      'is one of several by its name',
      [withoutId, closure(withoutId.account, { id: 'weibo/桃源网@430725' })],
      byName,
      undefined,
    ],
    ['is on another platform', [closure({ platform: 'douyin', name: '桃源网' })], byName, undefined],
    ['with an id is never looked for by a name', [withoutId], { ...byId, name: '桃源网' }, undefined],
  ])('%s', (_, closures, account, expected) => {
    expect(judge(closures, [account]).map((verdict) => verdict && `${verdict.kind}, by ${verdict.sure}`)).toEqual([
      expected,
    ])
  })

  test('is answered in the order of all that were asked for', () => {
    const accounts = Array.from({ length: 100 }, (_, at): LinkedAccount => ({ ids: [`uid:${1_234_500 + at}`] }))
    expect(judge([withId], accounts).map((verdict) => verdict?.kind)).toEqual(
      accounts.map(({ ids }) => (ids[0] === 'uid:1234567' ? 'closed' : undefined)),
    )
  })
})
