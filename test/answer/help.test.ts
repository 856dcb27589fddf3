import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Guidance } from '../../utils/answer/answer'
import { guide } from '../../utils/answer/answer-profile'
import { gatherChannels } from '../../utils/answer/known-channels'
import { findRegionOfProfile } from '../../utils/answer/near'
import { searchElsewhere } from '../../utils/answer/search-elsewhere'
import type { Closure, Successor } from '../../utils/model/closure'
import { closure, listInUse, profile, verified } from '../support/records'

const list = listInUse()

const zibo: Successor = { kind: 'account', name: '淄博交警', platform: 'douyin' }
const phone: Successor = { kind: 'phone', name: '值班电话', number: '12345' }

function ofDivision(division: string | undefined, ...successors: readonly Successor[]): Closure {
  return closure({ name: `${division}的号`, ...(division !== undefined && { division }) }, { successors })
}

async function namesIn(division: string, ...closures: readonly Closure[]): Promise<readonly string[] | undefined> {
  const guidances = await Promise.all(closures.map((one) => guide(one, list, async () => [])))
  return gatherChannels(division, guidances)?.channels.map(({ successor }) => successor.name)
}

describe('what is known to be in use in a region', () => {
  test('is where accounts there went, each once', async () => {
    const found = await namesIn('370300', ofDivision('370305', zibo, phone), ofDivision('370321', zibo))
    expect(found).toEqual(['淄博交警', '值班电话'])
  })

  test('is nothing of elsewhere, or of nobody knows where', async () => {
    expect(await namesIn('370305', ofDivision('370300', zibo), ofDivision(undefined, phone))).toBeUndefined()
  })

  test('is not what is about to close in its turn', async () => {
    const record = ofDivision('370305', zibo)
    const [route] = (await guide(record, list, async () => [])).routes
    const closing: Guidance = {
      closure: record,
      list,
      routes: [{ via: [], ...route, closing: closure({ name: '淄博交警' }, { status: 'announced' }) }],
      suggestions: [],
    }
    expect(gatherChannels('370305', [closing])).toBeUndefined()
  })

  test('is a few at most', async () => {
    const many = Array.from({ length: 9 }, (_, number): Successor => ({ kind: 'website', name: `网站${number}` }))
    expect(await namesIn('370000', ofDivision('370305', ...many))).toHaveLength(5)
  })
})

describe('the search on each platform', () => {
  test('is offered where there is one on the web', () => {
    const found = searchElsewhere('临淄 交警')
    expect(found.map(({ platform }) => platform)).toEqual([
      'douyin',
      'weibo',
      'toutiao',
      'kuaishou',
      'bilibili',
      'xiaohongshu',
      'zhihu',
    ])
    for (const { url } of found) expect(url).toContain(encodeURIComponent('临淄 交警'))
  })

  test('is for any words an https address of bounded length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => {
        const urls = searchElsewhere(words).map(({ url }) => url)
        expect(urls.filter((url) => new URL(url).protocol !== 'https:' || url.length > 2000)).toEqual([])
      }),
    )
  }, 60_000)

  test('is none for no words', () => {
    expect(searchElsewhere('  ')).toEqual([])
  })
})

describe('the region of an account on a page', () => {
  const listed = closure({ name: '临淄交警', division: '370305' })
  const answer: Answer = {
    verdict: { kind: 'closed', sure: 'name', closure: listed },
    guidance: { closure: listed, list, routes: [], suggestions: [] },
  }
  const unlisted: Answer = { verdict: { kind: 'none', because: 'not-listed', closures: [] } }

  test.each([
    ['that of its record', profile({ name: '济南发布' }), answer, '370305'],
    [
      'the one its verification speaks of',
      profile({ name: '平安', verification: verified('济南市公安局') }),
      unlisted,
      '370100',
    ],
    ['the one its name speaks of', profile({ name: '济南发布' }), undefined, '370100'],
    ['unknown where neither tells', profile({ name: '人民日报' }), unlisted, undefined],
    ['unknown where there is no account', undefined, undefined, undefined],
  ])('is %s', (_, shown, told, code) => {
    expect(findRegionOfProfile(shown, told)).toBe(code)
  })
})
