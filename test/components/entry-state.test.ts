import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closureOf } from './answers'
import { draftOf, type EntryDraft } from '../../components/options/own/entry-draft'
import {
  beginEdit,
  beginEntry,
  currentDraft,
  type EntryState,
  nextAfterSaving,
  noticeSays,
  originOf,
  pick,
  readAgain,
  unwrite,
  writeInto,
} from '../../components/options/own/entry-state'
import type { OwnFormGiven } from '../../utils/model/own-form-link'

const base: EntryDraft = {
  ...draftOf(closureOf({ account: { platform: 'weibo', name: '' }, status: 'stopped', successors: [] })),
  announcedOn: '',
  sourceTitle: '本人记录',
  sourcePublisher: '本人',
  sourceDate: '',
}

const begin = (given: OwnFormGiven) => beginEntry(given, { draft: base, untitled: '账号公告', today: '2026-11-21' })

function noticed(state: EntryState, text: string, more: Partial<EntryState['notice']> = {}): EntryState {
  return readAgain({ ...state, notice: { ...state.notice, ...more, text } })
}

const page = {
  platform: 'douyin',
  name: '临淄交警',
  ids: ['sec_uid:MS4x', 'uid:7'],
  organisation: '淄博市公安局交通警察支队临淄大队',
  url: 'https://www.douyin.com/user/MS4x',
} as const

describe('a new entry', () => {
  test('begins with what the page told, each field saying so, and a guess where that is', () => {
    const state = begin(page)
    expect(currentDraft(state)).toEqual({
      ...base,
      platform: 'douyin',
      name: '临淄交警',
      organisation: page.organisation,
      region: '山东省 淄博市 临淄区',
      ids: 'sec_uid:MS4x uid:7',
      sourceUrl: page.url,
    })
    const fields = ['name', 'ids', 'region', 'status', 'note'] as const
    expect(fields.map((field) => originOf(state, field))).toEqual(['page', 'page', 'guess', 'base', 'base'])
  })

  test('takes of a verification the body it names', () => {
    expect(currentDraft(begin({ organisation: '淄博市公安局官方抖音号' })).organisation).toBe('淄博市公安局')
    expect(currentDraft(begin({ organisation: '知名博主' })).organisation).toBe('知名博主')
  })

  test('holds what the person writes over all else, an emptied field too', () => {
    const state = writeInto(writeInto(begin(page), { name: '临淄公安' }), { region: '' })
    expect(currentDraft(state)).toMatchObject({ name: '临淄公安', region: '', organisation: page.organisation })
    expect([originOf(state, 'name'), originOf(state, 'region')]).toEqual(['typed', 'typed'])
  })

  test('guesses anew while the name is being written', () => {
    const state = begin({})
    expect(currentDraft(state).region).toBe('')
    expect(currentDraft(writeInto(state, { name: '淄博交警' })).region).toBe('山东省 淄博市')
    expect(currentDraft(writeInto(state, { name: '鼓楼发布' })).region).toBe('')
  })
})

test('an entry that is changed is as it was, and nothing is guessed', () => {
  const closure = closureOf({ account: { platform: 'douyin', name: '淄博交警' } })
  const state = beginEdit(closure)
  expect(currentDraft(state)).toEqual(draftOf(closure))
  expect(originOf(state, 'region')).toBe('base')
})

const own = '公告\n自2025年3月10日起，本账号停止更新，请关注“淄博交警”微信公众号。'

describe('a notice', () => {
  test('fills the form, over what the page told; what it leaves open is the page’s', () => {
    const state = noticed(begin(page), own)
    expect(currentDraft(state)).toMatchObject({
      platform: 'douyin',
      name: '临淄交警',
      organisation: page.organisation,
      ids: 'sec_uid:MS4x uid:7',
      status: 'stopped',
      effectiveOn: '2025-03-10',
      successors: [{ kind: 'account', name: '淄博交警', platform: 'wechat' }],
      sourceTitle: '账号公告',
      sourcePublisher: page.organisation,
      sourceUrl: page.url,
    })
    expect(originOf(state, 'effectiveOn')).toBe('notice')
    expect((['ids', 'name', 'organisation'] as const).map((field) => originOf(state, field))).toEqual([
      'page',
      'page',
      'page',
    ])
  })

  test('that comes with the link is read at once', () => {
    expect(currentDraft(begin({ ...page, notice: own })).effectiveOn).toBe('2025-03-10')
  })

  test('about another account takes nothing of the page’s account but where it stands', () => {
    const state = noticed(begin(page), '“桓台交警”抖音号停止更新。')
    expect(currentDraft(state)).toMatchObject({
      platform: 'douyin',
      name: '桓台交警',
      ids: '',
      organisation: '',
      sourceUrl: page.url,
    })
  })

  test('of what is yet to come announces it', () => {
    const later = noticed(begin(page), '本账号自2026年12月1日起停止更新。')
    expect(currentDraft(later)).toMatchObject({ status: 'announced', effectiveOn: '2026-12-01' })
  })

  test('is read anew with what is known of it', () => {
    const text = '本账号于3月10日停止更新。'
    const before = noticed(begin({}), text)
    expect(currentDraft(before).effectiveOn).toBe('')
    const after = noticed(before, text, { platform: 'weibo', account: '淄博发布', postedOn: '2025年3月1日' })
    expect(currentDraft(after)).toMatchObject({ name: '淄博发布', effectiveOn: '2025-03-10', sourceDate: '2025-03-01' })
  })

  test.each<[string, string, string]>([
    ['its first line', '关于停用“甲”微博的公告\n“甲”微博即日起停用。', '关于停用“甲”微博的公告'],
    ['what stands in brackets before it', '【停用公告】“甲”微博即日起停用。', '停用公告'],
    ['no sentence', '“甲”微博即日起停用。\n特此公告。', '账号公告'],
    ['no single line', '“甲”微博即日起停用', '账号公告'],
  ])('has for its title %s', (_, text, title) => {
    expect(currentDraft(noticed(begin({}), text)).sourceTitle).toBe(title)
  })

  test('that says nothing leaves the form as it was', () => {
    expect(currentDraft(noticed(begin(page), '今天天气很好。'))).toEqual(currentDraft(begin(page)))
  })

  test('never takes away what the person wrote, and can be gone back to', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(own, '', '“甲”微博停用', '今天天气很好'), { maxLength: 5 }), (texts) => {
        const written = writeInto(noticed(begin(page), own), { effectiveOn: '2025-04', name: '' })
        const state = texts.reduce((before, text) => noticed(before, text), written)
        expect(currentDraft(state)).toMatchObject({ effectiveOn: '2025-04', name: '' })
        const back = unwrite(noticed(state, own), 'effectiveOn')
        expect(noticeSays(state, 'status') ?? currentDraft(back).status).toBeDefined()
        expect(currentDraft(back)).toMatchObject({ effectiveOn: '2025-03-10', name: '' })
      }),
    )
  })
})

const several =
  '一、“淄博发布”微博自2025年3月1日起停用。\n二、“桓台发布”微博自2025年3月2日起停用。\n三、“周村发布”微博自2025年3月3日起停用。'

describe('a notice about several accounts', () => {
  const state = noticed(begin({}), several)
  const nameOf = (one: EntryState) => currentDraft(one).name

  test('fills the form with the first, and with any other that is picked', () => {
    expect(state.drafts).toHaveLength(3)
    expect([state, pick(state, 1), pick(state, 2)].map(nameOf)).toEqual(['淄博发布', '桓台发布', '周村发布'])
    expect(nameOf(pick(state, 7))).toBe('淄博发布')
  })

  test('keeps what was written of each to itself, and what was written of the source for all', () => {
    const written = writeInto(state, { name: '淄博政务', sourceTitle: '关于停用微博的通告' })
    const other = pick(written, 1)
    expect(currentDraft(other)).toMatchObject({ name: '桓台发布', sourceTitle: '关于停用微博的通告' })
    expect(nameOf(pick(other, 0))).toBe('淄博政务')
  })

  test('stays with the account that was picked while others come and go before it', () => {
    const picked = pick(state, 1)
    expect(nameOf(noticed(picked, several.slice(several.indexOf('二、'))))).toBe('桓台发布')
    expect(nameOf(noticed(picked, `“沂源发布”微博停用。${several}`))).toBe('桓台发布')
  })

  test('leads from one that is saved to the next, until all are', () => {
    const second = nextAfterSaving(pick(state, 1))
    const third = second && nextAfterSaving(second)
    expect([second, third].map((one) => one && nameOf(one))).toEqual(['淄博发布', '周村发布'])
    expect(third && nextAfterSaving(third)).toBeUndefined()
  })
})
