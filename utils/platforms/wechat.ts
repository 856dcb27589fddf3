import type { AccountId } from '../model/account'
import type { HistoryFact } from '../model/history'
import { guardLocate, queryOf, segmentsOf } from './address'
import { attempt } from './dom'
import type { PageAddress, Place, Platform, PlatformPages, ProfilePlace, Reading } from './platform'
import { guardRead, readingOf, UNKNOWN } from './reading'
import { isAbout, readAbout } from './wechat-about'
import { readArticle } from './wechat-article'
import { bizOf } from './wechat-ids'
import { readNotice } from './wechat-notice'
import { readWechatTexts } from './wechat-texts'

/** Accounts have no address on the web that shows them, and there is no search. */
export const wechat = {
  id: 'wechat',
  accountUrl: () => undefined,
  searchUrl: () => undefined,
} satisfies Platform

export const wechatPages: PlatformPages = {
  // Not the whole host: the back office, where accounts are run, stands there too. Each page is loaded anew.
  matches: [
    '*://mp.weixin.qq.com/s/*',
    '*://mp.weixin.qq.com/s?*',
    '*://mp.weixin.qq.com/mp/aboutbiz?*',
    '*://mp.weixin.qq.com/mp/profile_ext?*',
  ],
  locate: (url) => guardLocate(() => locate(url)),
  // Little is read, and all of it at once: an article stands there whole.
  read: (document, place) => guardRead('wechat', place, () => read(document, place)),
  readOwnTexts: (document) => attempt(() => readWechatTexts(document), []),
  anchors: [
    // The column of the title and the text.
    { selector: '#img-content', position: 'first-child' },
    // Pages of pictures and videos lay out what is in here side by side.
    { selector: '#js_article', position: 'before' },
    { selector: '.about-page', position: 'first-child' },
    // What stands in the place of an article or account that cannot be shown.
    { selector: '.weui-msg', position: 'before' },
    { selector: '.page_msg', position: 'before' },
  ],
}

function locate(url: PageAddress): Place {
  const [first, second = '', ...more] = segmentsOf(url)
  if (more.length > 0) return other
  if (first === 's') return second === '' ? locateArticle(url) : byPage(second)
  const isAccount = second === 'aboutbiz' || (second === 'profile_ext' && queryOf(url, 'action') === 'home')
  return first === 'mp' && isAccount ? byBiz(queryOf(url, '__biz')) : other
}

/** `?__biz=…&mid=…&idx=…&sn=…`, or, as search engines link to it, `?src=…&signature=…`. */
function locateArticle(url: PageAddress): Place {
  const biz = queryOf(url, '__biz')
  return biz === null ? byPage(queryOf(url, 'signature') ?? '') : byBiz(biz)
}

function byBiz(text: string | null): Place {
  const biz = bizOf(text ?? '')
  return biz === undefined ? other : { kind: 'profile', ids: [biz] }
}

/** An address that tells the article; whose it is, only the page does. */
function byPage(mark: string): Place {
  return /^[\w*.~-]{8,400}$/.test(mark) ? { kind: 'profile', ids: [], handle: mark } : other
}

const other: Place = { kind: 'other' }

function read(document: Document, place: ProfilePlace): Reading | undefined {
  if (isAbout(document)) return readAbout(document, place)
  const article = readArticle(document, place)
  const notice = readNotice(document)
  return notice === undefined ? article : withNotice(article, place.ids, notice)
}

/** A notice says nothing of whom it speaks: the address or the page's data must. */
function withNotice(article: Reading | undefined, ids: readonly AccountId[], notice: HistoryFact): Reading | undefined {
  if (article === undefined && ids.length === 0) return undefined
  const { profile } = article ?? readingOf('wechat', ids, { name: undefined, verification: UNKNOWN, rendered: true })
  return { profile: { ...profile, history: [notice] }, rendered: true }
}
