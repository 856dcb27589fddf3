import { describe, expect, test } from 'vitest'
import { followSuccessors, type Trail } from '../../utils/match/trails'
import type { AccountSuccessor, Closure, Successor } from '../../utils/model/closure'
import { closure } from '../support/records'

const to = (name: string, more: Partial<AccountSuccessor> = {}): Successor => ({ kind: 'account', name, ...more })

function closing(name: string, ...successors: readonly Successor[]): Closure {
  return closure({ name }, { successors })
}

const rows: readonly {
  readonly what: string
  readonly list: readonly Closure[]
  readonly expected: readonly string[]
}[] = [
  { what: 'a successor that stands is the end', list: [closing('甲', to('乙'))], expected: ['→ 乙'] },
  { what: 'no successor gives no trail', list: [closing('甲')], expected: [] },
  {
    what: 'a chain is followed to its end',
    list: [closing('甲', to('乙')), closing('乙', to('丙')), closing('丙', to('丁'))],
    expected: ['乙 丙 → 丁'],
  },
  {
    what: 'a split leads to several ends, in the order of the list',
    list: [closing('甲', to('丙'), to('乙'))],
    expected: ['→ 丙', '→ 乙'],
  },
  {
    what: 'a merge is told once, by the shortest statement of it',
    list: [closing('甲', to('丙'), to('乙')), closing('乙', to('丙'))],
    expected: ['→ 丙'],
  },
  {
    what: 'a chain that ends nowhere says where it broke off, after those that lead on',
    list: [closing('甲', to('乙'), to('丙')), closing('乙')],
    expected: ['→ 丙', '乙 → ?'],
  },
  {
    what: 'a circle ends nowhere',
    list: [closing('甲', to('乙')), closing('乙', to('甲'))],
    expected: ['乙 → (circle)'],
  },
  {
    what: 'an account that moved to a new one of its own name leads there',
    list: [closing('甲', to('甲'))],
    expected: ['→ 甲'],
  },
  {
    what: 'a successor that was reopened stands',
    list: [closing('甲', to('乙')), { ...closing('乙', to('丙')), status: 'reopened' }],
    expected: ['→ 乙'],
  },
  {
    what: 'a successor that only announced its closing is the end, with a word of warning',
    list: [closing('甲', to('乙')), { ...closing('乙'), status: 'announced' }],
    expected: ['→ 乙 (closing)'],
  },
  {
    what: 'a successor that announced where it goes is passed through',
    list: [closing('甲', to('乙')), { ...closing('乙', to('丙')), status: 'announced' }],
    expected: ['乙 → 丙'],
  },
  {
    what: 'an account of the same name on another platform is another account',
    list: [closing('甲', to('甲', { platform: 'wechat' })), closing('乙', to('丙'))],
    expected: ['→ 甲'],
  },
  {
    what: 'a successor known by its id is not confused with a closed namesake',
    list: [
      closing('甲', to('乙', { ids: ['uid:2'] })),
      closure({ name: '乙', ids: ['uid:1'] }, { successors: [to('丙')] }),
    ],
    expected: ['→ 乙'],
  },
  {
    what: 'two closed namesakes in other places decide nothing',
    list: [
      closing('甲', to('鼓楼发布')),
      closure({ name: '鼓楼发布', division: '350102' }, { id: 'douyin/鼓楼发布@350102', successors: [to('丙')] }),
      closure({ name: '鼓楼发布', division: '320106' }, { id: 'douyin/鼓楼发布@320106', successors: [to('丁')] }),
    ],
    expected: ['→ 鼓楼发布'],
  },
  {
    what: 'of two closed namesakes the one of the same place is meant',
    list: [
      closure({ name: '甲', division: '350102' }, { successors: [to('鼓楼发布')] }),
      closure({ name: '鼓楼发布', division: '350102' }, { id: 'douyin/鼓楼发布@350102', successors: [to('丙')] }),
      closure({ name: '鼓楼发布', division: '320106' }, { id: 'douyin/鼓楼发布@320106', successors: [to('丁')] }),
    ],
    expected: ['鼓楼发布 → 丙'],
  },
  {
    what: 'websites, apps and numbers are ends',
    list: [closing('甲', { kind: 'website', name: '县政府网站' }, { kind: 'phone', name: '热线', number: '12345' })],
    expected: ['→ 县政府网站', '→ 热线'],
  },
  {
    what: 'a chain too long to be true is followed no further',
    list: [...'甲乙丙丁戊己庚辛壬癸子'].map((name, at, all) => closing(name, to(all[at + 1] ?? '末'))),
    expected: ['乙 丙 丁 戊 己 庚 辛 壬 → 癸'],
  },
]

function write({ via, end, circular, closing: ending }: Trail): string {
  const where = end?.name ?? (circular ? '(circle)' : '?')
  const path = [...via.map(({ account }) => account.name), `→ ${where}`].join(' ')
  return ending === undefined ? path : `${path} (closing)`
}

describe('following successors', () => {
  test.each(rows)('$what', async ({ list, expected }) => {
    const [first] = list
    if (first === undefined) throw new Error('a row without records')
    const trails = await followSuccessors(first, async () => list)
    expect(trails.map(write)).toEqual(expected)
  })
})
