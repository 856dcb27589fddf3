import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupResults, type ShownResult } from '../../utils/answer/group-results'
import { guide } from '../../utils/answer/answer-profile'
import type { Account } from '../../utils/model/account'
import type { Closure, Successor } from '../../utils/model/closure'
import { closure, listInUse } from '../support/records'

const list = listInUse()

async function resultOf(record: Closure, key = 'bundled'): Promise<ShownResult> {
  const inUse = key === 'bundled' ? list : listInUse({ key: 'personal' })
  return { guidance: await guide(record, inUse, async () => []) }
}

async function idsOf(...records: readonly Closure[]) {
  const results = await Promise.all(records.map((record) => resultOf(record)))
  return groupResults(results).map((group) => group.results.map(({ guidance }) => guidance.closure.id))
}

const body = '淄博市公安局交通警察支队临淄大队'
const zibo: Successor = { kind: 'account', name: '淄博交警', platform: 'douyin' }

function traffic(platform: Account['platform'], account: Partial<Account> = {}, rest: Partial<Closure> = {}): Closure {
  return closure({ platform, name: '临淄交警', organisation: body, division: '370305', ...account }, rest)
}

describe('accounts of several platforms are one office’s', () => {
  it.each<[string, readonly [Closure, Closure]]>([
    ['of one name and body', [traffic('douyin'), traffic('weibo')]],
    ['of one body, one name part of the other', [traffic('douyin'), traffic('weibo', { name: '临淄交警大队' })]],
    [
      'whose body is written in short once',
      [traffic('douyin'), traffic('weibo', { organisation: '山东省淄博市公安局交警支队临淄大队' })],
    ],
    [
      'of one name in one place, no body known',
      [
        closure({ platform: 'douyin', name: '临淄 交警', division: '370305' }),
        closure({ platform: 'toutiao', name: '临淄交警', division: '370305' }),
      ],
    ],
  ])('%s', async (_, [a, b]) => {
    expect(await idsOf(a, b)).toEqual([[a.id, b.id]])
    expect(await idsOf(b, a)).toEqual([[b.id, a.id]])
  })
})

describe('accounts stay apart', () => {
  it.each<[string, readonly [Closure, Closure]]>([
    ['of one name in two places', [traffic('douyin'), traffic('weibo', { division: '350102' })]],
    ['of one name for two bodies', [traffic('douyin'), traffic('weibo', { organisation: '临淄区融媒体中心' })]],
    [
      'of which nothing but the name is known',
      [closure({ name: '临淄交警' }), closure({ platform: 'weibo', name: '临淄交警' })],
    ],
    ['that one body runs under other names', [traffic('douyin'), traffic('weibo', { name: '临淄公安' })]],
    ['on one platform', [traffic('douyin'), traffic('douyin', { name: '临淄交警大队' })]],
    ['of which one came back', [traffic('douyin'), traffic('weibo', {}, { status: 'reopened' })]],
  ])('%s', async (_, [a, b]) => {
    expect(await idsOf(a, b)).toEqual([[a.id], [b.id]])
  })
})

describe('an account that two lists hold', () => {
  const ours = traffic('douyin', {}, { successors: [zibo] })

  it('is shown once where they lead to the same, with both', async () => {
    const results = [await resultOf(ours), await resultOf({ ...ours, note: '本人所见' }, 'personal')]
    expect(groupResults(results)).toMatchObject([{ results, ways: [{ results }] }])
  })

  it('is shown twice where they do not agree', async () => {
    const theirs = { ...ours, successors: [{ ...zibo, name: '临淄公安' }] }
    expect(groupResults([await resultOf(ours), await resultOf(theirs, 'personal')])).toHaveLength(2)
  })
})

describe('where an office went', () => {
  it('is told once for all the accounts that went there, and for whom where not all did', async () => {
    const phone: Successor = { kind: 'phone', name: '值班电话', number: '0533-7110000' }
    const a = await resultOf(traffic('douyin', {}, { successors: [zibo] }))
    const b = await resultOf(traffic('weibo', {}, { successors: [phone, zibo] }))
    const [group, ...others] = groupResults([a, b])
    expect(others).toEqual([])
    expect(group?.ways.map(({ route, results }) => [route.end?.successor.name, results])).toEqual([
      ['淄博交警', [a, b]],
      ['值班电话', [b]],
    ])
  })

  it('is told for each platform where the notice named none', async () => {
    const unstated: Successor = { kind: 'account', name: '淄博交警' }
    const results = await Promise.all(
      (['douyin', 'weibo'] as const).map((platform) => resultOf(traffic(platform, {}, { successors: [unstated] }))),
    )
    const actions = groupResults(results)[0]?.ways.map(({ route }) => route.end?.action)
    expect(actions).toMatchObject([
      { kind: 'search', platform: 'douyin' },
      { kind: 'search', platform: 'weibo' },
    ])
  })
})

const accounts = fc.record({
  platform: fc.constantFrom<Account['platform']>('douyin', 'weibo', 'toutiao'),
  name: fc.constantFrom('临淄交警', '临淄交警大队', '鼓楼发布'),
  organisation: fc.option(fc.constantFrom(body, '鼓楼区委宣传部', '临淄区融媒体中心'), { nil: undefined }),
  division: fc.option(fc.constantFrom('370305', '350102', '320106'), { nil: undefined }),
})

const results = fc.uniqueArray(accounts, { maxLength: 12, selector: (account) => JSON.stringify(account) }).map((all) =>
  all.map(({ platform, name, organisation, division }, at): ShownResult => {
    const known = { platform, name, ...(organisation && { organisation }), ...(division && { division }) }
    const record = closure(known, { id: `${platform}/${name}@${at}`, successors: at % 2 === 0 ? [zibo] : [] })
    return { guidance: { closure: record, list, routes: [], suggestions: [] } }
  }),
)

describe('for any results', () => {
  it('each stands in one group, in the order of the best of each', () => {
    fc.assert(
      fc.property(results, (all) => {
        const groups = groupResults(all).map((group) => group.results)
        expect(groups.flat().toSorted((a, b) => all.indexOf(a) - all.indexOf(b))).toEqual(all)
        const firsts = groups.map(([first]) => all.indexOf(first))
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
      }),
    )
  })

  it('no group holds two places, or two accounts of one platform', () => {
    fc.assert(
      fc.property(results, (all) => {
        for (const group of groupResults(all)) {
          const members = group.results.map(({ guidance }) => guidance.closure.account)
          expect(new Set(members.flatMap(({ division }) => division ?? [])).size).toBeLessThan(2)
          expect(new Set(members.map(({ platform }) => platform)).size).toBe(members.length)
        }
      }),
    )
  })

  it('grouping what is grouped changes nothing', () => {
    fc.assert(
      fc.property(results, (all) => {
        for (const group of groupResults(all)) expect(groupResults(group.results)).toEqual([group])
      }),
    )
  })
})
