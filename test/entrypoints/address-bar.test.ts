import { beforeEach, describe, expect, test, vi } from 'vitest'
import { toPlainLine } from '../../components/address-bar/suggestion'
import { type AddressBar, createAddressBar, type Suggestion } from '../../entrypoints/later/address-bar'
import type { SearchAnswer } from '../../utils/answer/search-answer'
import { closureKeys, homeKey } from '../../utils/match/keys'
import type { Closure } from '../../utils/model/closure'
import { noRecords, type Records } from '../../utils/records/records'
import type { FindClosures } from '../../utils/store/closures'
import { speak } from '../support/i18n'
import { closure, listInUse } from '../support/records'

const list = listInUse()

const linzi = closure(
  { name: '临淄交警', division: '370305' },
  { successors: [{ kind: 'account', platform: 'douyin', name: '淄博交警', ids: ['sec_uid:MS4wLjABAAAAzibo'] }] },
)
const toWechat = closure(
  { name: '莒南交警' },
  { successors: [{ kind: 'account', platform: 'wechat', name: '莒南交警' }] },
)
const toPhone = closure({ name: '某热线' }, { successors: [{ kind: 'phone', name: '热线', number: '12345' }] })
const toBadPlace = closure(
  { name: '某号' },
  { successors: [{ kind: 'website', name: '网站', url: 'javascript:alert(1)' }] },
)
const nowhere = closure({ name: '无去向', platform: 'weibo' })
const oddId = { ...closure({ name: '同名发布', division: '370305' }), id: 'douyin/同名发布@370305' }
const all = [linzi, toWechat, toPhone, toBadPlace, nowhere, oddId]

const find: FindClosures = async (keys) =>
  all
    .filter((one) => keys.some((key) => key === homeKey(one) || closureKeys(one).includes(key)))
    .map((one) => ({ closure: one, list }))

function answer(...found: readonly Closure[]): SearchAnswer {
  const results = found.map((one) => ({
    guidance: { closure: one, list, routes: [], suggestions: [] },
    hit: {
      id: one.id,
      platform: one.account.platform,
      name: one.account.name,
      score: 1000,
      matched: [],
      field: 'name' as const,
    },
  }))
  return { results, preparing: false }
}

/** Searches that are answered when the test says so. */
function openBar(state: Partial<Pick<Records, 'lists' | 'allOff'>> = { lists: [list] }) {
  const said: string[] = []
  const pending = new Map<string, (found: SearchAnswer) => void>()
  const records: Records = {
    ...noRecords,
    ...state,
    search: (query) => new Promise((resolve) => pending.set(query, resolve)),
  }
  let opened = 0
  const bar = createAddressBar({
    openRecords: async () => {
      opened += 1
      return records
    },
    ask: (question) => question(find, []),
    writeLine: toPlainLine,
    describeEnter: (description) => said.push(description),
  })
  return { bar, said, pending, opened: () => opened }
}

async function type(bar: AddressBar, text: string) {
  const given: Suggestion[][] = []
  const done = bar.change(text, (suggestions) => given.push(suggestions))
  // Until the records are open and have been asked.
  await new Promise((resolve) => setTimeout(resolve))
  return { given, done }
}

beforeEach(() => speak('zh_CN'))

describe('as one types', () => {
  test('each office is suggested once, by its record, and what Enter does is said', async () => {
    const { bar, said, pending } = openBar()
    bar.begin()
    const { given, done } = await type(bar, ' 交警 ')
    expect(said).toEqual(['输入账号、单位或地区，看它去了哪里', '按回车键，查看“交警”的全部结果'])
    pending.get('交警')?.(answer(linzi, toWechat, linzi))
    await done
    expect(given).toEqual([
      [
        {
          content: 'douyin/临淄交警',
          description: '来源没有说明去向 ← 临淄交警（抖音，停止更新，山东省淄博市临淄区）',
        },
        { content: 'douyin/莒南交警', description: '来源没有说明去向 ← 莒南交警（抖音，停止更新）' },
      ],
    ])
  })

  test('an old answer never takes the place of a newer one', async () => {
    const { bar, said, pending } = openBar()
    const early = await type(bar, '临')
    const late = await type(bar, '临淄')
    pending.get('临淄')?.(answer(linzi))
    await late.done
    pending.get('临')?.(answer())
    await early.done
    expect(late.given).toHaveLength(1)
    expect(early.given).toEqual([])
    expect(said.at(-1)).toBe('按回车键，查看“临淄”的全部结果')
  })

  test('nothing found is said', async () => {
    const { bar, said, pending } = openBar()
    const { given, done } = await type(bar, '查无此号')
    pending.get('查无此号')?.(answer())
    await done
    expect(given).toEqual([[]])
    expect(said.at(-1)).toBe('名录里没有“查无此号”；按回车键，看看可以怎么办')
  })

  test.each([
    ['no list yet', { lists: [] }, answer(), '名录还没有装好，请稍等片刻再看。'],
    [
      'all lists switched off',
      { lists: [], allOff: true },
      answer(),
      '所有名录都已停用，移步现在不会提示。可以在设置里启用。',
    ],
    [
      'a list that is not ready',
      { lists: [list] },
      { results: [], preparing: true },
      '名录正在整理，现在只找得到名称完全相同的记录；整理好之后，这里会自动补全。',
    ],
  ])('with %s it is not said that nothing is listed', async (_, state, found, told) => {
    const { bar, said, pending } = openBar(state)
    const { done } = await type(bar, '临淄')
    pending.get('临淄')?.(found)
    await done
    expect(said.at(-1)).toBe(told)
  })

  test('nothing but spaces asks for nothing', async () => {
    const { bar, said, pending } = openBar()
    const { given } = await type(bar, '  \u3000')
    expect(given).toEqual([[]])
    expect(pending.size).toBe(0)
    expect(said).toEqual(['输入账号、单位或地区，看它去了哪里'])
  })

  test('there are never more suggestions than are shown', async () => {
    const { bar, pending } = openBar()
    const { given, done } = await type(bar, '某')
    pending.get('某')?.(answer(...Array.from({ length: 20 }, (_, index) => closure({ name: `某号${index}` }))))
    await done
    expect(given[0]).toHaveLength(6)
  })

  test('the lists are read once, and anew when they have changed or could not be read', async () => {
    const { bar, opened } = openBar()
    bar.begin()
    await type(bar, '一')
    await type(bar, '二')
    expect(opened()).toBe(1)
    bar.forget()
    await type(bar, '三')
    expect(opened()).toBe(2)
  })
})

test('where the lists cannot be read, Enter leads to the results page, which says so', async () => {
  const broken = async () => {
    throw new Error('no database')
  }
  const said: string[] = []
  const bar = createAddressBar({
    openRecords: broken,
    ask: broken,
    writeLine: toPlainLine,
    describeEnter: (description) => said.push(description),
  })
  const logged = vi.spyOn(console, 'error').mockReturnValue()
  const { given, done } = await type(bar, '临淄')
  await done
  expect(given).toEqual([])
  expect(said).toEqual(['按回车键，查看“临淄”的全部结果'])
  expect(await bar.addressFor(linzi.id)).toBe('results.html?q=douyin%2F%E4%B8%B4%E6%B7%84%E4%BA%A4%E8%AD%A6')
  expect(logged).toHaveBeenCalledTimes(2)
  logged.mockRestore()
})

describe('Enter', () => {
  const douyin = 'https://www.douyin.com/user/MS4wLjABAAAAzibo'
  test.each([
    ['on a suggestion leads to where the account went', linzi.id, douyin],
    ['on a suggestion with spaces around it as well', ` ${linzi.id} `, douyin],
    [
      'on a suggestion without an address leads to its results, where its name can be copied',
      toWechat.id,
      'results.html?q=%E8%8E%92%E5%8D%97%E4%BA%A4%E8%AD%A6',
    ],
    ['on a suggestion with a phone number as well', toPhone.id, 'results.html?q=%E6%9F%90%E7%83%AD%E7%BA%BF'],
    ['never leads to what is no web address', toBadPlace.id, 'results.html?q=%E6%9F%90%E5%8F%B7'],
    ['on a suggestion with no way at all as well', nowhere.id, 'results.html?q=%E6%97%A0%E5%8E%BB%E5%90%91'],
    ['finds a record whose id is not its key', oddId.id, 'results.html?q=%E5%90%8C%E5%90%8D%E5%8F%91%E5%B8%83'],
    ['on words leads to their results', ' 临淄  交警', 'results.html?q=%E4%B8%B4%E6%B7%84+%E4%BA%A4%E8%AD%A6'],
    ['on the id of no record looks for it', 'douyin/没有', 'results.html?q=douyin%2F%E6%B2%A1%E6%9C%89'],
    ['on an address does not follow it', 'https://example.cn/', 'results.html?q=https%3A%2F%2Fexample.cn%2F'],
    ['on nothing leads to all records', '', 'results.html'],
  ])('%s', async (_, text, address) => {
    expect(await openBar().bar.addressFor(text)).toBe(address)
  })
})
