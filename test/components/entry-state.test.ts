import { describe, expect, test } from 'vitest'
import { closureOf } from './answers'
import { draftOf } from '../../components/options/own/entry-draft'
import { beginEdit, beginEntry, currentDraft, originOf, writeInto } from '../../components/options/own/entry-state'

const empty = draftOf({
  ...closureOf({ account: { platform: 'weibo', name: '' }, status: 'stopped', successors: [] }),
  sources: [{ title: '本人记录', publisher: '本人' }],
})
const base = { ...empty, announcedOn: '' }

const page = {
  platform: 'douyin',
  name: '临淄交警',
  ids: ['sec_uid:MS4x', 'uid:7'],
  organisation: '淄博市公安局交通警察支队临淄大队',
  url: 'https://www.douyin.com/user/MS4x',
} as const

describe('a new entry', () => {
  test('begins with what the page told, each field saying so, and a guess where that is', () => {
    const state = beginEntry(page, base)
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

  test('holds what the person writes over all else, an emptied field too', () => {
    const state = writeInto(writeInto(beginEntry(page, base), { name: '临淄公安' }), { region: '' })
    expect(currentDraft(state)).toMatchObject({ name: '临淄公安', region: '', organisation: page.organisation })
    expect([originOf(state, 'name'), originOf(state, 'region')]).toEqual(['typed', 'typed'])
  })

  test('guesses anew while the name is being written', () => {
    const state = beginEntry({}, base)
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
