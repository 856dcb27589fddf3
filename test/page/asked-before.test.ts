import { describe, expect, test } from 'vitest'
import { findAskedBefore } from '../../utils/page/asked-before'
import { weiboPages } from '../../utils/platforms/weibo'

const profile = 'https://weibo.com/u/2640512903'
const gone = 'https://weibo.com/sorry?usernotexists'
const asked = { kind: 'profile', ids: ['uid:2640512903'] }

interface Came {
  readonly referrer?: string
  /** Of the tab. */
  readonly entries?: number
  readonly redirects?: number
  readonly activation?: {
    readonly navigationType: string
    readonly from: { readonly url: string | null } | null
  } | null
}

/** As much of a window as tells how its page was come to. */
function windowOf({ referrer = '', entries = 2, redirects = 0, activation }: Came): Window {
  const { origin } = new URL(gone)
  const part = {
    location: { origin },
    document: { referrer },
    history: { length: entries },
    performance: { getEntriesByType: () => [{ redirectCount: redirects }] },
    ...(activation !== undefined && { navigation: { activation } }),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that is looked at
  return part as unknown as Window
}

describe('which profile was asked for before', () => {
  test.each<[string, Came, unknown]>([
    ['the one that led on', { activation: { navigationType: 'push', from: { url: profile } } }, asked],
    [
      'the one that led on in its own place',
      { activation: { navigationType: 'replace', from: { url: profile } } },
      asked,
    ],
    ['the referrer, where the browser does not tell', { referrer: profile }, asked],
    [
      'the referrer, when the page is loaded anew',
      { referrer: profile, activation: { navigationType: 'reload', from: { url: gone } } },
      asked,
    ],
    [
      'the referrer, when somebody goes back to the page from another profile',
      {
        referrer: profile,
        activation: { navigationType: 'traverse', from: { url: 'https://weibo.com/u/1111111111' } },
      },
      asked,
    ],
    [
      'nobody, from another site',
      { activation: { navigationType: 'push', from: null }, referrer: 'https://example.com/' },
      undefined,
    ],
    ['nobody, from another site of the platform', { referrer: 'https://m.weibo.cn/u/2640512903' }, undefined],
    ['nobody, from a page that is no profile', { referrer: 'https://weibo.com/hot' }, undefined],
    [
      'nobody, from a page that says no address',
      { activation: { navigationType: 'push', from: { url: null } } },
      undefined,
    ],
    ['nobody, where it was typed', { referrer: '' }, undefined],
    ['nobody, from a profile in another tab', { referrer: profile, entries: 1 }, undefined],
    ['nobody, where the server led on from an unknown address', { referrer: profile, redirects: 1 }, undefined],
  ])('%s', (_, came, expected) => {
    expect(findAskedBefore(windowOf(came), weiboPages)).toEqual(expected)
  })
})
