import { beforeEach, describe, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Verdict } from '../../utils/match/verdict'
import { mostPins } from '../../utils/model/pin'
import { checkPins, findPin, hearPins, isPins, loadPins, pin, restorePins, unpin } from '../../utils/store/pins'
import { pinsKey } from '../../utils/store/storage-watch'
import { closure, profile, verified } from '../support/records'

const living: Verdict = { kind: 'none', because: 'not-listed', closures: [] }
const announced = closed('announced')
const stopped = closed('stopped')
const linzi = profile({ ids: ['sec_uid:A'], name: '临淄交警', verification: verified('临淄大队') })
const zibo = profile({ ids: ['sec_uid:B'], name: '淄博交警' })

function closed(status: 'announced' | 'stopped' | 'reopened'): Verdict {
  return { kind: 'closed', sure: 'id', closure: closure({ name: '临淄交警' }, { status }) }
}

/** Names of the accounts of which something is new, then of those of which the person has not heard. */
async function check(verdict: Verdict): Promise<readonly [readonly unknown[], readonly unknown[]]> {
  const fresh = await checkPins(async ({ name }) => (name === '临淄交警' ? verdict : living))
  const unheard = (await loadPins()).filter(({ news }) => news !== undefined)
  return [fresh.map(({ account }) => account.name), unheard.map(({ account }) => account.name)]
}

beforeEach(() => fakeBrowser.reset())

describe('a pinned account', () => {
  test('is kept as its page described it', async () => {
    expect(await pin(linzi, living)).toBe(true)
    expect(await loadPins()).toEqual([{ account: linzi }])
  })

  test('is found by its id whatever it is called, and by its name where there is no id to compare', async () => {
    await pin(linzi, living)
    const pins = await loadPins()
    expect(findPin(pins, { ...linzi, name: '别的' })).toBeDefined()
    expect(findPin(pins, { ...linzi, ids: ['sec_uid:OTHER'] })).toBeUndefined()
    expect(findPin(pins, { ...linzi, ids: [] })).toBeDefined()
    expect(findPin(pins, { ...linzi, platform: 'weibo' })).toBeUndefined()
  })

  test('is kept once, however often it is pinned, and let go', async () => {
    await Promise.all([pin(linzi, living), pin(zibo, living), pin({ ...linzi, name: '新名' }, living)])
    expect((await loadPins()).map(({ account }) => account.name)).toEqual(['淄博交警', '新名'])
    await unpin(linzi)
    expect((await loadPins()).map(({ account }) => account.name)).toEqual(['淄博交警'])
  })

  test('is news when it closes, once, until that was heard', async () => {
    await Promise.all([pin(linzi, living), pin(zibo, living)])
    expect(await check(living)).toEqual([[], []])
    expect(await check(stopped)).toEqual([['临淄交警'], ['临淄交警']])
    expect(await check(stopped)).toEqual([[], ['临淄交警']])
    await hearPins()
    expect(await check(stopped)).toEqual([[], []])
  })

  test('is no news for what was known of it when it was pinned, but for what comes of that', async () => {
    await pin(linzi, announced)
    expect(await check(announced)).toEqual([[], []])
    expect(await check(stopped)).toEqual([['临淄交警'], ['临淄交警']])
  })

  test('is no news any more when the lists take it back, nor again when they come back', async () => {
    await pin(linzi, living)
    await check(stopped)
    expect(await check(living)).toEqual([[], []])
    await check(stopped)
    await hearPins()
    await check(living)
    expect(await check(stopped)).toEqual([[], []])
  })

  test('that is let go while the lists are asked is not brought back', async () => {
    await pin(linzi, living)
    await checkPins(async () => {
      await unpin(linzi)
      return stopped
    })
    expect(await loadPins()).toEqual([])
  })

  test('is refused where there is no more room', async () => {
    const account = (number: number) => profile({ ids: [`uid:${number}`] })
    await Promise.all(Array.from({ length: mostPins }, (_, number) => pin(account(number), living)))
    expect(await pin(account(mostPins), living)).toBe(false)
    expect(await pin(account(0), living)).toBe(true)
    expect(await loadPins()).toHaveLength(mostPins)
  })
})

describe('a backup', () => {
  test.each([
    ['merge', ['临淄交警', '淄博交警']],
    ['replace', ['淄博交警']],
  ] as const)('brings its pins in by “%s”', async (mode, names) => {
    await pin(linzi, living)
    await restorePins([{ account: zibo, told: 'stopped douyin/淄博交警' }], mode)
    expect((await loadPins()).map(({ account }) => account.name)).toEqual(names)
  })
})

test.each([
  ['a text', 'x'],
  ['a pin without an account', [{}]],
  ['an account without a name or an id', [{ account: profile() }]],
  ['an id of no form', [{ account: { ...linzi, ids: ['x'] } }]],
  ['an unknown platform', [{ account: { ...linzi, platform: 'x' } }]],
  ['a verification of no kind', [{ account: { ...linzi, verification: { state: 'x' } } }]],
  ['news that is no text', [{ account: linzi, news: 1 }]],
  ['more than there is room for', Array.from({ length: mostPins + 1 }, () => ({ account: linzi }))],
])('what is stored and is %s counts for nothing', async (_, stored) => {
  expect(isPins(stored)).toBe(false)
  await fakeBrowser.storage.local.set({ [pinsKey]: stored })
  expect(await loadPins()).toEqual([])
})
