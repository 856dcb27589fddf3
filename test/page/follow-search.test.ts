import { beforeEach, describe, expect, test } from 'vitest'
import type { SearchJudgement } from '../../utils/messages'
import { followSearches, type SearchFollower } from '../../utils/page/follow-search'

let search: SearchFollower
let asked: string[]
let shown: (string | undefined)[]
/** Answers by their words, once they are let go. */
let release: Map<string, (ok: boolean) => void>

beforeEach(() => {
  asked = []
  shown = []
  release = new Map()
  search = followSearches({
    judgeSearch: (words) => {
      asked.push(words)
      return new Promise((resolve, reject) => {
        release.set(words, (ok) => (ok ? resolve(judgementOf(words)) : reject(new Error('nobody there'))))
      })
    },
    show: (judgement) => shown.push(judgement?.target.name),
  })
})

function judgementOf(words: string): SearchJudgement {
  const verdict = { kind: 'none', because: 'not-listed', closures: [] } as const
  return { answer: { verdict }, found: [], target: { platform: 'douyin', name: words, ids: [] } }
}

async function answer(words: string, ok = true): Promise<void> {
  release.get(words)?.(ok)
  await new Promise((next) => setTimeout(next))
}

const searching = (words: string) => ({ kind: 'search', words }) as const

describe('following searches', () => {
  test('shows what is said of the words, and follows new ones', async () => {
    search.enter(searching('甲'))
    expect(search.isSettled()).toBe(false)
    expect(search.describe()).toBeUndefined()
    await answer('甲')
    expect(search.isSettled()).toBe(true)
    expect(search.describe()?.words).toBe('甲')
    search.enter(searching('乙'))
    await answer('乙')
    expect(shown).toEqual(['甲', undefined, '乙'])
  })

  test('asks nothing anew for another tab of the same search', async () => {
    search.enter(searching('甲'))
    await answer('甲')
    search.enter(searching('甲'))
    expect(asked).toEqual(['甲'])
    expect(shown).toEqual(['甲'])
  })

  test('drops an answer that comes too late', async () => {
    search.enter(searching('甲'))
    search.enter(searching('乙'))
    await answer('乙')
    await answer('甲')
    expect(shown).toEqual(['乙'])
  })

  test('takes the note away on every other page', async () => {
    search.enter(searching('甲'))
    await answer('甲')
    search.enter({ kind: 'other' })
    expect(shown).toEqual(['甲', undefined])
    expect(search.describe()).toBeUndefined()
    expect(search.isSettled()).toBe(true)
  })

  test('asks again when lists change, and only on a search', async () => {
    search.refresh()
    expect(asked).toEqual([])
    search.enter(searching('甲'))
    await answer('甲')
    search.refresh()
    await answer('甲')
    expect(asked).toEqual(['甲', '甲'])
  })

  test('says nothing where nobody answers', async () => {
    search.enter(searching('甲'))
    await answer('甲', false)
    expect(search.isSettled()).toBe(true)
    expect(shown).toEqual([undefined])
  })
})
