import { beforeEach, describe, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { HideTarget } from '../../utils/model/hiding'
import {
  changeSettings,
  defaultSettings,
  findHiding,
  hide,
  isSettings,
  isMarking,
  loadSettings,
  setMarking,
  tellNotices,
  type Settings,
  unhide,
} from '../../utils/store/settings'
import { settingsKey, watchStorage } from '../../utils/store/storage-watch'

const day = 24 * 60 * 60 * 1000
const linzi: HideTarget = { platform: 'douyin', name: '临淄交警', ids: ['sec_uid:A'] }

beforeEach(() => fakeBrowser.reset())

describe('what a person hid', () => {
  test.each([
    ['the account for good', 'account', 400 * day, { scope: 'account' }],
    ['the account for a week, within it', 'week', 6 * day, { scope: 'week', until: 7 * day }],
    ['the account for a week, after it', 'week', 8 * day, undefined],
    ['the platform', 'platform', 400 * day, { scope: 'platform' }],
  ] as const)('%s', (_, scope, nowMs, expected) => {
    expect(findHiding(hide(defaultSettings, linzi, scope, 0), linzi, nowMs)).toEqual(expected)
  })

  test.each([
    ['the same id under another name', { ...linzi, name: '改了名' }, true],
    ['the same name with another id', { ...linzi, ids: ['sec_uid:B'] }, false],
    ['the same name, its id not known', { ...linzi, ids: [] }, true],
    ['the same name in traditional characters, its id not known', { ...linzi, name: '臨淄交警', ids: [] }, true],
    ['the same name on another platform', { ...linzi, platform: 'weibo', ids: [] }, false],
    ['an account without name or id', { platform: 'douyin', ids: [] }, false],
  ] as const)('covers %s: %s', (_, target, expected) => {
    expect(findHiding(hide(defaultSettings, linzi, 'account', 0), target, 1) !== undefined).toBe(expected)
  })

  test.each(['account', 'week', 'platform'] as const)('for the %s can be taken back', (scope) => {
    expect(unhide(hide(defaultSettings, linzi, scope, 0), linzi, scope)).toEqual(defaultSettings)
  })

  test('twice is kept once', () => {
    const twice = hide(hide(defaultSettings, linzi, 'week', 0), linzi, 'account', 0)
    expect(twice.hiddenAccounts).toHaveLength(1)
  })

  test('is forgotten when its time is over', () => {
    const other: HideTarget = { platform: 'weibo', name: '别的', ids: [] }
    const later = hide(hide(defaultSettings, linzi, 'week', 0), other, 'account', 8 * day)
    expect(later.hiddenAccounts).toMatchObject([other])
  })
})

describe('settings', () => {
  test('are the defaults at first', async () => {
    expect(await loadSettings()).toEqual(defaultSettings)
  })

  test.each([
    ['garbage', 'garbage'],
    ['of a later version', { version: 99, disabledPlatforms: [], hiddenAccounts: [] }],
    ['with a platform nobody knows', { version: 1, disabledPlatforms: ['myspace'], hiddenAccounts: [] }],
    [
      'with links not marked on a platform nobody knows',
      { version: 1, disabledPlatforms: [], hiddenAccounts: [], unmarkedPlatforms: ['myspace'] },
    ],
    ['with a word where a switch is', { version: 1, disabledPlatforms: [], hiddenAccounts: [], ignoresNotices: 'no' }],
    ['a list', []],
    ['without what was hidden', { version: 1, disabledPlatforms: [] }],
    ['with an account of no platform', { version: 1, disabledPlatforms: [], hiddenAccounts: [{ ids: [] }] }],
    [
      'with an id that is none',
      {
        version: 2,
        unmarkedPlatforms: [],
        disabledPlatforms: [],
        hiddenAccounts: [{ platform: 'douyin', ids: ['x'] }],
      },
    ],
  ])('that are %s count as not set, and are not overwritten by reading', async (_, stored) => {
    await fakeBrowser.storage.local.set({ settings: stored })
    expect(await loadSettings()).toEqual(defaultSettings)
    expect(await fakeBrowser.storage.local.get('settings')).toEqual({ settings: stored })
  })

  test('say what accounts announce on their own pages, unless that was switched off', () => {
    const off = tellNotices(defaultSettings, false)
    expect([defaultSettings, off].map(isSettings)).toEqual([true, true])
    expect(off).toEqual({ ...defaultSettings, ignoresNotices: true })
    expect(tellNotices(off, true)).toEqual(defaultSettings)
  })

  test.each([
    ['at first', defaultSettings, true],
    ['when that was switched off', setMarking(defaultSettings, 'douyin', false), false],
    [
      'when that was switched off twice',
      setMarking(setMarking(defaultSettings, 'douyin', false), 'douyin', false),
      false,
    ],
    ['when it was switched on again', setMarking(setMarking(defaultSettings, 'douyin', false), 'douyin', true), true],
    ['when it was switched off elsewhere', setMarking(defaultSettings, 'weibo', false), true],
    ['where Yibu keeps quiet', hide(defaultSettings, linzi, 'platform', 0), false],
  ] as const)('have links on Douyin marked %s: %s', (_, settings, expected) => {
    expect(isMarking(settings, 'douyin')).toBe(expected)
  })

  test('lose no change when several are made at once', async () => {
    const targets = ['甲', '乙', '丙'].map((name): HideTarget => ({ platform: 'douyin', name, ids: [] }))
    await Promise.all(targets.map((target) => changeSettings((settings) => hide(settings, target, 'account', 0))))
    expect((await loadSettings()).hiddenAccounts).toHaveLength(3)
  })

  test('can be watched until the signal aborts', async () => {
    const stop = new AbortController()
    let changes = 0
    watchStorage([settingsKey], () => changes++, stop.signal)
    const change = (settings: Settings) => hide(settings, linzi, 'platform', 0)
    await changeSettings(change)
    expect(changes).toBe(1)
    stop.abort()
    await changeSettings((settings) => unhide(settings, linzi, 'platform'))
    expect(changes).toBe(1)
  })
})
