import { beforeEach, describe, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Verdict } from '../../utils/match/verdict'
import { findSeen, forgetSeen, loadSeen, mostSeen, noteSeen } from '../../utils/store/seen'
import { seenKey } from '../../utils/store/storage-watch'
import { closure, profile } from '../support/records'

const linzi = closure({ name: '临淄交警' })
const shown = profile({ ids: ['sec_uid:A', 'uid:1'], name: '临淄交警' })
const bare = profile({ ids: ['sec_uid:A'] })

function closed(sure: 'id' | 'organisation' | 'seen' | 'name', record = linzi): Verdict {
  return { kind: 'closed', sure, closure: record }
}

beforeEach(() => fakeBrowser.reset())

describe('an account that is seen', () => {
  test('is remembered by each of its ids, with its record and nothing else', async () => {
    await noteSeen(shown, closed('organisation'))
    expect(await loadSeen()).toEqual([
      ['douyin#sec_uid:A', 'douyin/临淄交警'],
      ['douyin#uid:1', 'douyin/临淄交警'],
    ])
    expect(await findSeen(bare)).toEqual(['douyin/临淄交警'])
  })

  test.each<[string, Verdict]>([
    ['by name only: that may be anybody', closed('name')],
    ['by id: the list has it', closed('id')],
    ['by an earlier sight', closed('seen')],
    ['as a successor: it lives', { kind: 'successor', sure: 'name', closures: [linzi] }],
    ['as a namesake', { kind: 'same-name', because: 'person', closure: linzi }],
    ['and is on no list', { kind: 'none', because: 'not-listed', closures: [] }],
  ])('is not remembered when it is known %s', async (_, verdict) => {
    await noteSeen(shown, verdict)
    expect(await loadSeen()).toEqual([])
  })

  test('says nothing once its page says who it is, nor of other ids, nor on another platform', async () => {
    await noteSeen(shown, closed('organisation'))
    expect(await findSeen({ ...bare, name: '临淄交警' })).toEqual([])
    expect(await findSeen(profile({ ids: ['sec_uid:B'] }))).toEqual([])
    expect(await findSeen({ ...bare, platform: 'weibo' })).toEqual([])
  })

  test.each<[string, Verdict, number]>([
    ['that it is on no list any more', { kind: 'none', because: 'not-listed', closures: [] }, 0],
    ['that it is another one', { kind: 'same-name', because: 'other-organisation', closure: linzi }, 0],
    ['no more than its name yet', closed('name'), 2],
    ['no more than a name that several have', { kind: 'none', because: 'ambiguous', closures: [linzi] }, 2],
  ])('is forgotten, or not, when its page shows %s', async (_, verdict, left) => {
    await noteSeen(shown, closed('organisation'))
    await noteSeen(shown, verdict)
    expect(await loadSeen()).toHaveLength(left)
  })

  test('is remembered for the record that it was last seen for', async () => {
    await noteSeen(shown, closed('organisation'))
    await noteSeen(shown, closed('organisation', closure({ name: '临淄交警' }, { id: 'douyin/临淄交警@370305' })))
    expect(await findSeen(bare)).toEqual(['douyin/临淄交警@370305'])
  })

  test('is forgotten when asked, alone or with all others', async () => {
    await noteSeen(shown, closed('organisation'))
    await forgetSeen('douyin#uid:1')
    expect(await loadSeen()).toEqual([['douyin#sec_uid:A', 'douyin/临淄交警']])
    await forgetSeen()
    expect(await loadSeen()).toEqual([])
  })

  test('makes room for newer ones', async () => {
    const notes = Array.from({ length: mostSeen + 5 }, (_, number) =>
      noteSeen(profile({ ids: [`uid:${number}`], name: '临淄交警' }), closed('organisation')),
    )
    await Promise.all(notes)
    const seen = await loadSeen()
    expect(seen).toHaveLength(mostSeen)
    expect(seen.at(-1)?.[0]).toBe(`douyin#uid:${mostSeen + 4}`)
    expect(seen[0]?.[0]).toBe('douyin#uid:5')
  })
})

test.each([['a text'], [{ a: 1 }], [[['x'], [1, 2], null]]])(
  'what is stored and cannot be understood is nothing: %j',
  async (stored) => {
    await fakeBrowser.storage.local.set({ [seenKey]: stored })
    expect(await loadSeen()).toEqual([])
  },
)
