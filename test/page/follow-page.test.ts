// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer } from '../../utils/answer/answer'
import type { Profile } from '../../utils/model/profile'
import type { FoundParts } from '../../utils/model/reading-trouble'
import { followPage, type PageFollower } from '../../utils/page/follow-page'
import type { Depth, PageAddress, Place, PlatformPages, Reading } from '../../utils/platforms/platform'
import { closure, profile, verified } from '../support/records'

const linzi = closure({ name: '临淄交警' })
const byName: Answer = { verdict: { kind: 'closed', sure: 'name', closure: linzi } }
const byOrganisation: Answer = { verdict: { kind: 'closed', sure: 'organisation', closure: linzi } }
const nothing: Answer = { verdict: { kind: 'none', because: 'not-listed', closures: [] } }

/** Longer than the page has to stay still to be taken as whole. */
const longMs = 10_000

let place: Place
let reading: Reading | undefined
let shown: Answer | undefined
let stop: () => void
/** A list knows accounts by ids that the page tells only when it is searched. */
let wantsFurtherIds: boolean
/** What was asked of accounts that the site says are gone. */
let gone: Profile[]
/** What the background was told could be read. */
let found: FoundParts[]
/** No list has the account, and its own words would be told. */
let wantsNotices: boolean
/** The words of the account's own that the background was asked with. */
let noticed: (readonly string[])[]
/** Those the page shows. */
let ownTexts: readonly string[]
/** How deep the page was read, each time. */
let depths: Depth[]

const pages: PlatformPages = {
  matches: [],
  anchors: [],
  locate: () => place,
  read: (_document, _place, depth = 'all') => {
    depths.push(depth)
    if (reading === undefined || depth === 'shown') return reading
    return depth === 'all' ? withFurtherIds(reading) : withNameOnly(reading)
  },
  readOwnTexts: () => ownTexts.map((text) => ({ from: 'post', text })),
}

function withNameOnly({ profile: known }: Reading): Reading {
  return { profile: { ...known, verification: { state: 'unknown' } }, rendered: false }
}

function withFurtherIds(known: Reading): Reading {
  return { ...known, profile: { ...known.profile, ids: [...known.profile.ids, 'sec_uid:FOUND'] } }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  place = { kind: 'profile', ids: ['uid:1'] }
  reading = undefined
  shown = undefined
  wantsFurtherIds = false
  wantsNotices = false
  noticed = []
  ownTexts = []
  depths = []
  gone = []
  found = []
})

afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function follow(judge: (seen: Profile) => Promise<Answer>): PageFollower {
  const page = followPage({
    window,
    document,
    platform: 'douyin',
    pages,
    judge: async (seen) => ({ answer: await judge(seen), wantsFurtherIds, wantsNotices }),
    judgeGone: async (seen) => {
      gone.push(seen)
      return { answer: await judge(seen), wantsFurtherIds, wantsNotices }
    },
    judgeNotice: async (seen, texts) => {
      noticed.push(texts.map(({ text }) => text))
      return { answer: await judge(seen), wantsFurtherIds, wantsNotices }
    },
    whenIdle: (callback) => void setTimeout(callback, 1),
    tellFound: (parts) => found.push(parts),
    show: (judgement) => {
      shown = judgement?.answer
    },
    isShown: () => shown !== undefined,
  })
  stop = page.stop
  return page
}

function reads(rest: Partial<Profile>, rendered: boolean): Reading {
  return { profile: profile({ ids: ['uid:1'], ...rest }), rendered }
}

/** The page's content changes, and whatever waits for that or for the time to pass runs. */
async function pageChanges(next: Reading): Promise<void> {
  reading = next
  document.body.append(document.createElement('p'))
  await vi.advanceTimersByTimeAsync(longMs)
}

/** Moves on, to the account with the id `uid:2` unless told otherwise, whose content may not have come yet. */
function move(to: Place = { kind: 'profile', ids: ['uid:2'] }): void {
  place = to
  window.location.hash = String(Math.random())
  window.dispatchEvent(new Event('hashchange'))
}

describe('following a page', () => {
  test('says what rests on a name alone only when the page has said all', async () => {
    reading = reads({ name: '临淄交警' }, false)
    const page = follow(async () => byName)
    await vi.advanceTimersByTimeAsync(0)
    expect(shown).toBeUndefined()
    expect(page.describe().settled).toBe(false)
    await vi.advanceTimersByTimeAsync(longMs)
    expect(shown).toBe(byName)
    expect(page.describe().settled).toBe(true)
  })

  test('asks once more with every id of the page where a list may know it by one, and says nothing before', async () => {
    wantsFurtherIds = true
    reading = reads({ name: '临淄交警', verification: verified('临淄交警') }, true)
    const asked: Profile['ids'][] = []
    const page = follow(async ({ ids }) => {
      asked.push(ids)
      expect(shown).toBeUndefined()
      return ids.length === 1 ? byOrganisation : nothing
    })
    await vi.advanceTimersByTimeAsync(longMs)
    expect(asked).toEqual([['uid:1'], ['uid:1', 'sec_uid:FOUND']])
    expect(shown).toBe(nothing)
    expect(page.describe().settled).toBe(true)
  })

  test('tells every id of the page to who asks for it, without asking again itself', async () => {
    reading = reads({ name: '临淄交警' }, true)
    let questions = 0
    const page = follow(async () => {
      questions++
      return nothing
    })
    await vi.advanceTimersByTimeAsync(longMs)
    expect(page.describe().profile?.ids).toEqual(['uid:1', 'sec_uid:FOUND'])
    expect(questions).toBe(1)
  })

  test('reads no more than the name of an account that nothing is known of, until somebody asks', async () => {
    reading = reads({ name: '别的账号', verification: verified('某局官方账号') }, true)
    const page = follow(async () => nothing)
    await vi.advanceTimersByTimeAsync(longMs)
    expect(new Set(depths)).toEqual(new Set(['name']))
    expect(page.describe().profile).toMatchObject({ name: '别的账号', verification: { state: 'verified' } })
    await vi.advanceTimersByTimeAsync(0)
    expect(page.describe().settled).toBe(true)
  })

  test('looks closer where a list knows the name, and says nothing before', async () => {
    reading = reads({ name: '临淄交警', verification: verified('临淄大队官方账号') }, true)
    const asked: string[] = []
    follow(async ({ verification }) => {
      asked.push(verification.state)
      expect(shown).toBeUndefined()
      return verification.state === 'unknown' ? byName : byOrganisation
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toEqual(['unknown', 'verified'])
    expect(shown).toBe(byOrganisation)
  })

  test('says what is sure at once', async () => {
    reading = reads({ name: '临淄交警' }, false)
    follow(async () => byOrganisation)
    await vi.advanceTimersByTimeAsync(0)
    expect(shown).toBe(byOrganisation)
  })

  test('asks again when the page says more, and takes back what that disproves', async () => {
    reading = reads({ name: '临淄交警' }, false)
    follow(async ({ verification }) => (verification.state === 'unknown' ? byName : nothing))
    await vi.advanceTimersByTimeAsync(longMs)
    expect(shown).toBe(byName)
    await pageChanges(reads({ name: '临淄交警', verification: verified('知名博主') }, true))
    expect(shown).toBe(nothing)
  })

  test('takes “not verified” for final only when nothing more comes', async () => {
    const unverified: Answer = { verdict: { kind: 'same-name', because: 'not-verified', closure: linzi } }
    reading = reads({ name: '临淄交警', verification: { state: 'none' } }, true)
    const answers = { unknown: byName, none: unverified, verified: byOrganisation }
    follow(async ({ verification }) => answers[verification.state])
    await vi.advanceTimersByTimeAsync(1000)
    expect(shown).toBeUndefined()
    await pageChanges(reads({ name: '临淄交警', verification: verified('临淄大队官方账号') }, true))
    expect(shown).toBe(byOrganisation)
  })

  test('goes on reading a page that was read whole', async () => {
    reading = reads({ name: '加载中', verification: verified('某局官方账号') }, true)
    follow(async ({ name }) => (name === '临淄交警' ? byOrganisation : nothing))
    await vi.advanceTimersByTimeAsync(longMs)
    expect(shown).toBe(nothing)
    await pageChanges(reads({ name: '临淄交警', verification: verified('某局官方账号') }, true))
    expect(shown).toBe(byOrganisation)
  })

  test('keeps a name that a re-render empties the title of', async () => {
    reading = reads({ name: '临淄交警' }, false)
    const page = follow(async () => byName)
    await vi.advanceTimersByTimeAsync(0)
    await pageChanges(reads({}, false))
    expect(page.describe().profile?.name).toBe('临淄交警')
    expect(shown).toBe(byName)
  })

  test('does not ask twice about what has not changed', async () => {
    const judge = vi.fn<(seen: Profile) => Promise<Answer>>().mockResolvedValue(nothing)
    reading = reads({ name: '临淄交警' }, false)
    follow(judge)
    await pageChanges(reads({ name: '临淄交警' }, false))
    await pageChanges(reads({ name: '临淄交警' }, true))
    expect(judge).toHaveBeenCalledTimes(1)
  })

  test('drops the answer to an older question', async () => {
    const answers: ((answer: Answer) => void)[] = []
    reading = reads({ name: '甲' }, false)
    const page = follow(() => new Promise((resolve) => answers.push(resolve)))
    await pageChanges(reads({ name: '乙' }, true))
    answers[1]?.(nothing)
    await vi.advanceTimersByTimeAsync(0)
    answers[0]?.(byOrganisation)
    await vi.advanceTimersByTimeAsync(0)
    expect(page.describe().answer).toBe(nothing)
  })

  test('is silent when there is no background to ask', async () => {
    reading = reads({ name: '临淄交警' }, true)
    const page = follow(() => Promise.reject(new Error('Extension context invalidated.')))
    await vi.advanceTimersByTimeAsync(longMs)
    expect(shown).toBeUndefined()
    expect(page.describe()).toMatchObject({ settled: true, shown: false })
  })

  test('waits for a page that does not say yet whose it is', async () => {
    const page = follow(async () => byOrganisation)
    await vi.advanceTimersByTimeAsync(longMs)
    expect(page.describe()).toMatchObject({ kind: 'profile', settled: true, shown: false })
    await pageChanges(reads({ name: '临淄交警' }, true))
    expect(shown).toBe(byOrganisation)
  })

  test('reads nothing where there is no profile', () => {
    place = { kind: 'other' }
    const read = vi.spyOn(pages, 'read')
    const page = follow(async () => byOrganisation)
    expect(read).not.toHaveBeenCalled()
    expect(page.describe()).toEqual({ platform: 'douyin', kind: 'other', settled: true, shown: false })
  })

  test('takes the banner away when it is stopped', async () => {
    reading = reads({ name: '临淄交警' }, true)
    follow(async () => byOrganisation)
    await vi.advanceTimersByTimeAsync(0)
    stop()
    expect(shown).toBeUndefined()
  })
})

describe('after a move within the page', () => {
  test('the old name is not taken for the new account’s', async () => {
    const asked: (string | undefined)[] = []
    reading = reads({ name: '临淄交警' }, true)
    follow(async ({ ids, name }) => {
      asked.push(`${ids.join()} ${name ?? ''}`)
      return nothing
    })
    move()
    await vi.advanceTimersByTimeAsync(1000)
    await pageChanges({ profile: profile({ ids: ['uid:2'], name: '某市发布' }), rendered: true })
    expect(asked).toEqual(['uid:1 临淄交警', 'uid:2 ', 'uid:2 某市发布'])
  })

  test.each([
    ['', profile({}).verification],
    [', with a verification that was not read before', verified('临淄大队官方账号')],
  ])('it never is, however long it stands there%s', async (_what, verification) => {
    const asked: (string | undefined)[] = []
    reading = reads({ name: '临淄交警', verification }, true)
    follow(async ({ name }) => {
      asked.push(name)
      return nothing
    })
    move()
    await vi.advanceTimersByTimeAsync(longMs)
    expect(asked).toEqual(['临淄交警', undefined])
  })
})

describe('on the site’s page for accounts that are gone', () => {
  const bySight: Answer = { verdict: { kind: 'closed', sure: 'seen', closure: linzi } }

  afterEach(() => {
    vi.restoreAllMocks()
  })

  /** The site leads on within the page. */
  function leadOn(): void {
    place = { kind: 'gone' }
    window.location.hash = String(Math.random())
    window.dispatchEvent(new Event('hashchange'))
  }

  test('says what is known of the account that was asked for just before', async () => {
    const page = follow(async () => bySight)
    leadOn()
    await vi.advanceTimersByTimeAsync(0)
    expect(gone).toEqual([profile({ ids: ['uid:1'] })])
    expect(shown).toBe(bySight)
    expect(page.describe()).toMatchObject({ kind: 'gone', profile: { ids: ['uid:1'] }, settled: true })
  })

  test('says nothing of one that the page has shown: another one must be meant', async () => {
    reading = reads({ name: '临淄交警' }, true)
    const page = follow(async () => byOrganisation)
    await vi.advanceTimersByTimeAsync(0)
    leadOn()
    await vi.advanceTimersByTimeAsync(longMs)
    expect(gone).toEqual([])
    expect(shown).toBeUndefined()
    expect(page.describe()).toEqual({ platform: 'douyin', kind: 'gone', settled: true, shown: false })
  })

  test('asks by the name where that was the address, and not of a custom domain', async () => {
    place = { kind: 'profile', ids: [], name: '临淄交警' }
    follow(async () => byName)
    leadOn()
    stop()
    place = { kind: 'profile', ids: [], handle: 'linzi' }
    follow(async () => byName)
    leadOn()
    await vi.advanceTimersByTimeAsync(0)
    expect(gone).toEqual([profile({ name: '临淄交警' })])
  })

  test('asks of the page that led here in the same tab', async () => {
    place = { kind: 'gone' }
    vi.spyOn(pages, 'locate').mockImplementation(({ pathname }: PageAddress) =>
      pathname === '/u/7' ? { kind: 'profile', ids: ['uid:7'] } : place,
    )
    vi.spyOn(window.document, 'referrer', 'get').mockReturnValue(`${window.location.origin}/u/7`)
    vi.spyOn(window.history, 'length', 'get').mockReturnValue(2)
    follow(async () => bySight)
    await vi.advanceTimersByTimeAsync(0)
    expect(gone).toEqual([profile({ ids: ['uid:7'] })])
  })

  test('what rests on an account having been seen waits until the page says no name', async () => {
    reading = reads({}, false)
    follow(async () => bySight)
    await vi.advanceTimersByTimeAsync(0)
    expect(shown).toBeUndefined()
    await vi.advanceTimersByTimeAsync(longMs)
    expect(shown).toBe(bySight)
  })
})

describe('a page that may have changed', () => {
  afterEach(() => document.body.replaceChildren())

  function say(words: string): void {
    document.body.replaceChildren(words)
  }

  test('tells that its name was not found, once, when nothing more comes', async () => {
    say('首页 推荐 热搜')
    reading = reads({}, false)
    follow(async () => nothing)
    await vi.advanceTimersByTimeAsync(0)
    expect(found).toEqual([])
    await vi.advanceTimersByTimeAsync(longMs)
    await pageChanges(reads({}, false))
    expect(found).toEqual([{ name: false }])
  })

  test.each(['用户不存在', '该账号已注销', '请完成安全验证', '访问过于频繁', '登录后查看更多', ''])(
    'tells nothing where it says why there is none: “%s”',
    async (words) => {
      say(words)
      reading = reads({}, false)
      follow(async () => nothing)
      await vi.advanceTimersByTimeAsync(longMs)
      expect(found).toEqual([])
    },
  )

  test.each([true, false])(
    'tells whether the verification’s place was found, where that was looked for: %s',
    async (rendered) => {
      say('首页 推荐 热搜')
      reading = reads({ name: '临淄交警' }, rendered)
      follow(async () => byName)
      await vi.advanceTimersByTimeAsync(longMs)
      expect(found).toEqual([{ name: true, verification: rendered }])
    },
  )

  test('tells nothing of an account that nothing is known of, when it has a name', async () => {
    say('首页 推荐 热搜')
    reading = reads({ name: '别的账号' }, true)
    follow(async () => nothing)
    await vi.advanceTimersByTimeAsync(longMs)
    expect(found).toEqual([])
  })

  test('tells nothing after a move in place, when the last one’s content may still stand there', async () => {
    say('首页 推荐 热搜')
    reading = reads({ name: '临淄交警' }, true)
    follow(async () => nothing)
    await vi.advanceTimersByTimeAsync(longMs)
    place = { kind: 'profile', ids: ['uid:2'] }
    window.location.hash = String(Math.random())
    window.dispatchEvent(new Event('hashchange'))
    await vi.advanceTimersByTimeAsync(longMs)
    expect(found).toEqual([])
  })
})

describe('where a list says to look', () => {
  test('is looked at as soon as that is known, and what is found there is judged', async () => {
    const selectors = { name: ['.x'] }
    const asked: (string | undefined)[] = []
    vi.spyOn(pages, 'read').mockImplementation((_document, _place, _depth, given) =>
      reads(given === undefined ? {} : { name: '临淄交警' }, false),
    )
    const page = followPage({
      window,
      document,
      platform: 'douyin',
      pages,
      judge: async ({ name }) => {
        asked.push(name)
        return { answer: name === undefined ? nothing : byOrganisation, wantsFurtherIds: false, selectors }
      },
      judgeGone: async () => ({ answer: nothing, wantsFurtherIds: false }),
      judgeNotice: async () => ({ answer: nothing, wantsFurtherIds: false }),
      whenIdle: () => {},
      tellFound: () => {},
      show: (judgement) => {
        shown = judgement?.answer
      },
      isShown: () => shown !== undefined,
    })
    stop = page.stop
    await vi.advanceTimersByTimeAsync(longMs)
    expect(asked).toEqual([undefined, '临淄交警'])
    expect(shown).toBe(byOrganisation)
  })
})

describe('the account’s own words', () => {
  const closing = '本账号停止更新'
  const office = { name: '某县发布', verification: verified('某县宣传部官方账号') }

  beforeEach(() => {
    wantsNotices = true
    reading = reads(office, true)
  })

  /** The words come into the page, and whatever waits for that runs. */
  async function postsCome(...texts: readonly string[]): Promise<void> {
    ownTexts = texts
    document.body.append(document.createElement('p'))
    await vi.advanceTimersByTimeAsync(longMs)
  }

  test('are asked about with the account’s verification, and said when the page has said all', async () => {
    ownTexts = [closing]
    const asked: Profile[] = []
    const page = follow(async (seen) => {
      asked.push(seen)
      return nothing
    })
    await vi.advanceTimersByTimeAsync(longMs)
    expect(noticed.at(-1)).toEqual([closing])
    expect(asked.at(-1)?.verification).toEqual(office.verification)
    expect(page.describe().settled).toBe(true)
  })

  test('are not even looked at where a list has the account, or they would not be told', async () => {
    wantsNotices = false
    ownTexts = [closing]
    follow(async () => nothing)
    await vi.advanceTimersByTimeAsync(longMs)
    expect(noticed).toEqual([])
  })

  test('leave the account’s verification unread while none announces anything', async () => {
    follow(async () => nothing)
    await vi.advanceTimersByTimeAsync(longMs)
    expect(new Set(depths)).toEqual(new Set(['name']))
    expect(noticed).toEqual([])
  })

  test('are waited for before the page counts as read', async () => {
    const page = follow(async () => nothing)
    await vi.advanceTimersByTimeAsync(0)
    expect(page.describe().settled).toBe(false)
    await vi.advanceTimersByTimeAsync(longMs)
    expect(page.describe().settled).toBe(true)
  })

  test('may come late, and more of them', async () => {
    follow(async () => nothing)
    await vi.advanceTimersByTimeAsync(longMs)
    await postsCome(closing)
    expect(noticed.at(-1)).toEqual([closing])
    await postsCome(closing, '请移步某市发布')
    expect(noticed.at(-1)).toEqual([closing, '请移步某市发布'])
    const times = noticed.length
    await postsCome(closing, '请移步某市发布')
    expect(noticed).toHaveLength(times)
  })

  test('are asked about again when settings or lists have changed', async () => {
    ownTexts = [closing]
    const page = follow(async () => nothing)
    await vi.advanceTimersByTimeAsync(longMs)
    noticed = []
    page.refresh()
    await vi.advanceTimersByTimeAsync(longMs)
    expect(noticed).toEqual([[closing]])
  })

  test('are looked at no more after a while, however much the page changes', async () => {
    let looks = 0
    vi.spyOn(pages, 'readOwnTexts').mockImplementation(() => {
      looks += 1
      return []
    })
    follow(async () => nothing)
    for (let change = 0; change < 60; change += 1) {
      document.body.append(document.createElement('p'))
      // oxlint-disable-next-line no-await-in-loop -- one change after the other
      await vi.advanceTimersByTimeAsync(5 * longMs)
    }
    expect(looks).toBe(10)
  })

  test('are not the next account’s, while they still stand there', async () => {
    ownTexts = [closing]
    follow(async () => nothing)
    await vi.advanceTimersByTimeAsync(longMs)
    noticed = []
    move()
    await pageChanges({
      profile: profile({ ids: ['uid:2'], name: '邻县发布', verification: verified('邻县') }),
      rendered: true,
    })
    await postsCome(closing)
    expect(noticed).toEqual([])
    await postsCome('本号注销')
    expect(noticed).toEqual([['本号注销']])
  })

  test('are its own again when the page moves back to it', async () => {
    ownTexts = [closing]
    follow(async () => nothing)
    await vi.advanceTimersByTimeAsync(longMs)
    noticed = []
    move({ kind: 'other' })
    move({ kind: 'profile', ids: ['uid:1'] })
    await pageChanges(reads(office, true))
    expect(noticed.at(-1)).toEqual([closing])
  })
})
