import type { AccountId } from '../model/account'
import {
  type AddressForm,
  addressOf,
  findLinked,
  guardLocate,
  queryOf,
  searchOf,
  searchPlace,
  segmentsOf,
} from './address'
import { attempt } from './dom'
import type { PageAddress, Place, Platform, PlatformPages } from './platform'
import { guardRead } from './reading'
import { readWeibo } from './weibo-pages'
import { readWeiboTexts } from './weibo-texts'

export const weibo = {
  id: 'weibo',
  hidesGone: true,
  accountUrl: (ids) => addressOf(ids, addresses),
  searchUrl: (words) => searchOf(words, 'https://s.weibo.com/user?q=*'),
} satisfies Platform

/** A post that is an advertisement links to the service that sells them. */
const advertisement = ':is(article, .card-wrap, .card9, .wbpro-scroller-item):has(a[href*="promote.biz.weibo.cn"])'
const outside = `nav, [role="navigation"], [class*="Nav_"], [class*="Frame_side_"], .gn_header, .m-con-r, ${advertisement}`

export const weiboPages: PlatformPages = {
  matches: ['*://weibo.com/*', '*://www.weibo.com/*', '*://s.weibo.com/*', '*://m.weibo.cn/*', '*://weibo.cn/*'],
  locate: (url) => guardLocate(() => locate(url)),
  read: (document, place, depth, given) => guardRead('weibo', place, () => readWeibo(document, place, depth, given)),
  readOwnTexts: (document, profile) => attempt(() => readWeiboTexts(document, profile), []),
  anchors: [
    // The header is a card in a column of cards, below the fixed navigation.
    { selector: '.woo-panel-main:has([class*="ProfileHeader_name_"])', position: 'before' },
    { selector: 'main .woo-panel-main:has(.woo-avatar-main):has([class*="_name_"])', position: 'before' },
    { selector: '[class^="Main_full_"]', position: 'first-child' },
    { selector: 'main', position: 'first-child' },
    // m.weibo.cn, weibo.cn
    { selector: '.profile-cover', position: 'before' },
    { selector: 'body > div.u', position: 'before' },
  ],
  searchAnchors: [
    // s.weibo.com: people, posts; seen 2018 to 2026
    { selector: '#pl_user_feedList', position: 'before' },
    { selector: '#pl_feedlist_index', position: 'before' },
    // m.weibo.cn: the first card of results
    { selector: '.card.m-panel', position: 'before' },
    { selector: '.m-con-l', position: 'first-child' },
    { selector: 'main', position: 'first-child' },
  ],
  links: {
    find: (address) => findLinked(address, weiboPages),
    written: /\/(?:u|n|p|profile)\/|\/\d{7,20}\/?(?:[?#]|$)/,
    outside,
  },
}

const uid = /^[1-9]\d{3,19}$/
/** Without `/u/` before it a short number may be a custom domain, such as an operator's `10086`. */
const bareUid = /^[1-9]\d{6,19}$/
const handle = /^[a-z\d][a-z\d_-]{2,31}$/i
/**
 * A page's id is four digits of kind, two of place and the uid; 100106 are those of governments and schools. `100808…` is a
 * super-topic and never an account.
 */
const pageId = /^(?:100505|100[1236]06)([1-9]\d{6,12})$/
/** m.weibo.cn's containers of one account: its header, its posts, its albums. */
const container = /^(?:100505|107603|230413|100[1236]06)([1-9]\d{6,12})(?:_-_.*)?$/

const addresses: readonly AddressForm[] = [['uid', uid, 'https://weibo.com/u/*']]

/** Paths of the site itself; whatever is missing here still needs a page that confirms it. */
const reserved =
  /^(?:u|n|p|profile|detail|status|tv|ttarticle|hot|home|mygroups|search|like|collect|at|message|set|settings|newlogin|login|signup|sorry|ajax|aj|a|d|l|f|fav|comment|inbox|follow|friends|fans|svip|vip|video|live|topic|article|huati|passport|account|api|download|about|help|discover|index|compose|register|visitor)$/

function locate(url: PageAddress): Place {
  const segments = segmentsOf(url)
  const [first = '', ...rest] = segments
  const route = first.toLowerCase()
  if (url.hostname === 's.weibo.com') return searchPlace(queryOf(url, 'q') ?? (words.has(route) ? rest[0] : undefined))
  if (route === 'search') return locateSearch(url)
  if (route === 'n') return rest.length === 1 ? byName(rest[0]) : other
  if (url.hostname === 'm.weibo.cn') return locateMobile(url, route, rest)
  if (url.hostname === 'weibo.cn') return locatePath(route, rest)
  if (route === 'sorry') return locateSorry(url)
  if (route === 'p') return locatePageId(rest)
  if (segments.length === 1 && !reserved.test(route) && !bareUid.test(first) && handle.test(first)) {
    return { kind: 'profile', ids: [], handle: first }
  }
  return locatePath(route, rest)
}

/** Of s.weibo.com; the words can also stand in its path. */
const words = new Set(['weibo', 'user'])

/** `u/<uid>`, `profile/<uid>` and `<uid>`; a second part after the uid is a post or a list of people. */
function locatePath(route: string, rest: readonly string[]): Place {
  if (rest.length === 0) return bareUid.test(route) ? byUid(route) : other
  const [id = ''] = rest
  return (route === 'u' || route === 'profile') && rest.length === 1 && uid.test(id) ? byUid(id) : other
}

function locatePageId([id = '', tab, ...more]: readonly string[]): Place {
  const found = pageId.exec(id)?.[1]
  return found && (tab === undefined || tab === 'home') && more.length === 0 ? byUid(found) : other
}

function locateMobile(url: PageAddress, route: string, rest: readonly string[]): Place {
  if (route !== 'p') return rest.length === 0 ? other : locatePath(route, rest)
  const [id = ''] = rest
  const found = container.exec(id === 'index' ? (queryOf(url, 'containerid') ?? '') : id)?.[1]
  return found && rest.length === 1 ? byUid(found) : other
}

/** `q=…` of its own, or inside `containerid=100103type=1&q=…`. */
function locateSearch(url: PageAddress): Place {
  const inner = /(?:^|&)q=([^&]*)/.exec(queryOf(url, 'containerid') ?? '')?.[1]
  return searchPlace(queryOf(url, 'q') ?? inner)
}

/**
 * `sorry?usernotexists&msg=…`: where the site leads to, in the tab, from the address of an account that was closed,
 * banned or locked. `msg` says which, in words that change; other queries are of pages, posts and viewers. seen 2026-05
 */
function locateSorry(url: PageAddress): Place {
  return queryOf(url, 'usernotexists') === null ? other : { kind: 'gone' }
}

function byName(raw: string | undefined): Place {
  const name = raw?.trim().slice(0, 200)
  return name ? { kind: 'profile', ids: [], name } : other
}

function byUid(id: string): Place {
  return { kind: 'profile', ids: [`uid:${id}` satisfies AccountId] }
}

const other: Place = { kind: 'other' }
