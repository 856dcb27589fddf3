import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from '../utils/browser'
import { askBackground, handleMessages, type PageMessages } from '../utils/messages'

type Listener = (message: unknown, sender: { id?: string }, sendResponse: (reply: unknown) => void) => unknown

let listener: Listener

beforeEach(() => {
  vi.restoreAllMocks()
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation((added) => {
    listener = added
  })
})

const page = { platform: 'douyin', kind: 'other', settled: true, shown: false } as const
const sender = () => ({ id: browser.runtime.id })

describe('handling messages', () => {
  test('answers its own', async () => {
    handleMessages<PageMessages>({ describePage: () => page, readBanner: () => null, refresh: () => {} })
    const reply = await new Promise((answer) => {
      expect(listener({ type: 'describePage', request: null }, sender(), answer)).toBe(true)
    })
    expect(reply).toEqual({ ok: true, value: page })
  })

  test('answers a failure in words', async () => {
    handleMessages<PageMessages>({
      describePage: () => {
        throw new Error('no page here')
      },
      readBanner: () => null,
      refresh: () => {},
    })
    const reply = await new Promise((answer) => {
      listener({ type: 'describePage', request: null }, sender(), answer)
    })
    expect(reply).toEqual({ ok: false, error: 'no page here' })
  })

  test.each([
    ['of another extension', { type: 'describePage', request: null }, { id: 'other' }],
    ['of another table', { type: 'judge', request: null }, undefined],
    ['named like something every object has', { type: 'constructor', request: null }, undefined],
    ['that is no message', 'describePage', undefined],
    ['that is null', null, undefined],
  ])('leaves alone what is %s', (_, message, from) => {
    handleMessages<PageMessages>({ describePage: () => page, readBanner: () => null, refresh: () => {} })
    const answer = vi.fn<(reply: unknown) => void>()
    expect(listener(message, from ?? sender(), answer)).toBeUndefined()
    expect(answer).not.toHaveBeenCalled()
  })
})

describe('asking', () => {
  const profile = { platform: 'douyin', ids: [], verification: { state: 'unknown' } } as const

  test.each([
    ['gives the reply’s value', { ok: true, value: 7 }, 7],
    ['gives undefined for a reply without a value', { ok: true }, undefined],
  ])('%s', async (_, reply, expected) => {
    vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue(reply)
    expect(await askBackground('judge', profile)).toBe(expected)
  })

  test.each([
    ['failed', { ok: false, error: 'full' }, "'judge' failed: full"],
    ['did not answer', undefined, "nobody answered 'judge'"],
  ])('rejects when the other side %s', async (_, reply, error) => {
    vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue(reply)
    await expect(askBackground('judge', profile)).rejects.toThrow(error)
  })
})
