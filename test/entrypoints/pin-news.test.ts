import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { createPinNews, type PinNews } from '../../entrypoints/answers/pin-news'
import type { Answer } from '../../utils/answer/answer'
import { browser } from '../../utils/browser'
import { hearPins, pin } from '../../utils/store/pins'
import { speak } from '../support/i18n'
import { closure, profile } from '../support/records'

const living: Answer = { verdict: { kind: 'none', because: 'not-listed', closures: [] } }
const linzi = profile({ ids: ['sec_uid:A'], name: '临淄交警' })

/** What the lists say. */
let answer: Answer
let badge: string
let title: string
/** What was said aloud: the account, and the message. */
let notified: readonly (string | undefined)[][]
let news: PinNews

beforeEach(async () => {
  fakeBrowser.reset()
  speak('zh_CN')
  answer = living
  badge = 'as it was'
  title = ''
  notified = []
  Reflect.deleteProperty(browser, 'notifications')
  Object.assign(browser, {
    action: {
      setBadgeText: async ({ text }: { text: string }) => void (badge = text),
      setBadgeBackgroundColor: async () => {},
      setTitle: async (given: { title: string }) => void (title = given.title),
    },
  })
  await pin(linzi, living.verdict)
  news = createPinNews(async () => answer)
})

function close(status: 'stopped' | 'announced' = 'stopped'): void {
  answer = { verdict: { kind: 'closed', sure: 'id', closure: closure({ name: '临淄交警' }, { status }) } }
}

function allowNotifications(): void {
  const create = async (id: string, { message }: { message: string }) => {
    notified = [...notified, [id.split('\n')[0], message]]
  }
  Object.assign(browser, { notifications: { create } })
}

describe('the toolbar button', () => {
  test('says nothing while nothing has happened', async () => {
    await news.check()
    expect([badge, title]).toEqual(['', '移步'])
    expect(await news.describe()).toEqual([])
  })

  test('says how many accounts have closed and, to those who listen, which', async () => {
    close()
    await news.check()
    expect([badge, title]).toEqual(['1', '移步：您留意的账号有变化（“临淄交警”抖音号）'])
    expect(await news.describe()).toEqual([answer])
  })

  test('says so again after a restart of the browser, and no longer once that was heard', async () => {
    close()
    await news.check()
    badge = ''
    await createPinNews(async () => answer).show()
    expect(badge).toBe('1')
    await hearPins()
    await news.show()
    expect(badge).toBe('')
  })

  test('tells of what changed while a check was under way', async () => {
    const first = news.check()
    close()
    await Promise.all([first, news.check()])
    expect(badge).toBe('1')
  })

  test('stays as it is when the lists cannot be asked', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    await createPinNews(() => Promise.reject(new Error('no database'))).check()
    expect(badge).toBe('as it was')
  })
})

describe('a notification', () => {
  test('is made once a closure, and once more for what comes of it', async () => {
    allowNotifications()
    close('announced')
    await news.check()
    await news.check()
    close()
    await news.check()
    expect(notified).toEqual([
      ['临淄交警', '“临淄交警”抖音号已公告将关停'],
      ['临淄交警', '“临淄交警”抖音号已停止更新'],
    ])
  })

  test('is never made unless the person has allowed it', async () => {
    close()
    await news.check()
    allowNotifications()
    await news.check()
    expect(notified).toEqual([])
  })
})
