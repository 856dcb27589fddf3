import type { AccountId, LinkedAccount } from '../model/account'
import type { Verification } from '../model/profile'
import type { GivenSelectors } from '../model/selectors'
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
import { attempt, cut, readText, readTitle, select, selectAll } from './dom'
import { type Fields, isFields, parseFields, readScripts, sliceObject, textOf } from './embedded'
import type { Depth, PageAddress, Place, Platform, PlatformPages, ProfilePlace, Reading } from './platform'
import { guardRead, nameInTitle, NOT_VERIFIED, readingOf, readVerificationText, UNKNOWN, verified } from './reading'
import { readToutiaoTexts } from './toutiao-texts'

export const toutiao = {
  id: 'toutiao',
  accountUrl: (ids) => addressOf(ids, addresses),
  searchUrl: (words) => searchOf(words, 'https://so.toutiao.com/search?keyword=*&pd=user'),
} satisfies Platform

export const toutiaoPages: PlatformPages = {
  matches: ['*://www.toutiao.com/*', '*://toutiao.com/*', '*://m.toutiao.com/*', '*://so.toutiao.com/*'],
  locate: (url) => guardLocate(() => locate(url)),
  read: (document, place, depth, given) => guardRead('toutiao', place, () => read(document, place, depth, given)),
  readOwnTexts: (document, { ids, name }) =>
    attempt(() => {
      const find = () => findUser(document, { kind: 'profile', ids }, name)?.fields['description']
      return readToutiaoTexts(document, () => textOf(find()))
    }, []),
  anchors: [
    { selector: '.profile-info-wrapper', position: 'before' },
    { selector: '.profile-info:has(.name)', position: 'before' },
    { selector: '.profile-info-l', position: 'before' },
  ],
  // No saved page of a search at hand: its lists as other projects name them, then the page's main part.
  searchAnchors: [
    { selector: '.s-result-list', position: 'before' },
    { selector: '[data-test-card-id]', position: 'before' },
    { selector: '.result-content', position: 'before' },
    { selector: 'main, .main', position: 'first-child' },
  ],
  links: {
    find: (address) => findLinked(address, toutiaoPages) ?? findBehindJump(address),
    written: /\/user\/|\/profile\/|\/search\/jump\?/,
    outside: '.toutiao-header, .ttp-site-header, .main-nav-wrapper, nav, [role="navigation"]',
  },
}

/** Results of a search lead through `so.toutiao.com/search/jump?url=…`. seen 2023 to 2026 */
function findBehindJump(address: PageAddress): LinkedAccount | undefined {
  if (address.hostname !== 'so.toutiao.com' || address.pathname !== '/search/jump') return undefined
  const target = queryOf(address, 'url') ?? ''
  return URL.canParse(target) ? findLinked(new URL(target), toutiaoPages) : undefined
}

/** Looks like Douyin's sec_uid and is not one. */
const token = /^MS4wLjABAAAA[\w-]+$/
const userId = /^[1-9]\d{3,24}$/

const addresses: readonly AddressForm[] = [
  ['token', token, 'https://www.toutiao.com/c/user/token/*/'],
  ['user_id', userId, 'https://www.toutiao.com/c/user/*/'],
]

function locate(url: PageAddress): Place {
  const [first, second = '', third = '', fourth = '', ...more] = segmentsOf(url)
  if (first === 'search' && !second) return searchPlace(queryOf(url, 'keyword'))
  if (first === 'profile' && url.hostname === 'm.toutiao.com' && !third) return byUserId(second)
  if (first !== 'c' || second !== 'user' || more.length > 0) return { kind: 'other' }
  if (third === 'token' && token.test(fourth)) return { kind: 'profile', ids: [`token:${fourth}`] }
  return fourth ? { kind: 'other' } : byUserId(third)
}

function byUserId(id: string): Place {
  return userId.test(id) ? { kind: 'profile', ids: [`user_id:${id}`] } : { kind: 'other' }
}

function read(document: Document, place: ProfilePlace, depth: Depth = 'all', given: GivenSelectors = {}): Reading {
  const header = attempt(() => readHeader(document, depth, given), undefined)
  const isKnown = depth === 'name' || header?.verification.state !== 'unknown'
  const isEnough = depth !== 'all' && header !== undefined && isKnown
  const user = isEnough ? undefined : attempt(() => findUser(document, place, header?.name), undefined)
  const shown = header?.verification ?? UNKNOWN
  return readingOf('toutiao', [...place.ids, ...(user?.ids ?? [])], {
    name:
      header?.name ??
      cut(textOf(user?.fields['name']) ?? '') ??
      attempt(() => nameInTitle(readTitle(document), titles), undefined),
    verification: shown.state === 'unknown' && user ? attempt(() => verificationOf(user.fields), UNKNOWN) : shown,
    rendered: header !== undefined && depth !== 'name',
  })
}

const titles = [/^(.+)的头条主页 ?- ?今日头条(?:\(www\.toutiao\.com\))?$/]

// seen 2026-04 to 2026-08
const names = ['.profile-info-wrapper .name', '.profile-info-l .detail .name', '.profile-info .detail .name']
/** The site's own header, where the viewer's city looks like a name. */
const outside = '.toutiao-header, .ttp-site-header, .main-nav-wrapper, nav, [class*="city" i]'

function readHeader(
  document: Document,
  depth: Depth,
  given: GivenSelectors,
): { name: string; verification: Verification } | undefined {
  const element = select(document, [...(given.name ?? []), ...names], isOfAccount)
  const name = readText(element)
  if (!element || !name) return undefined
  if (depth === 'name') return { name, verification: UNKNOWN }
  const text = readVerificationText(select(document, given.verification ?? [], isOfAccount))
  if (text) return { name, verification: verified(text) }
  const root = element.closest('.profile-info-wrapper') ?? element.closest('.profile-info, .profile-info-l')
  return { name, verification: root ? readVerification(root, element, name) : UNKNOWN }
}

function isOfAccount(element: Element): boolean {
  return !element.closest(outside) && readText(element) !== undefined
}

/** No selector is confirmed: classes that speak of it, else wording that only a verification has. Never `none`. */
function readVerification(root: Element, nameElement: Element, name: string): Verification {
  const isOwn = (element: Element) => !element.closest(outside) && !nameElement.contains(element)
  const marked = selectAll(root, '[class*="auth" i], [class*="verif" i], [class*="cert" i]').filter(
    (element) => isOwn(element) && /(?:auth(?!or)|verif|cert)/i.test(element.getAttribute('class') ?? ''),
  )
  const readSaid = (element: Element) => {
    const text = readVerificationText(element)
    return text === name || (text && /未认证|申请认证|去认证/.test(text)) ? undefined : text
  }
  for (const element of marked) {
    const text = readSaid(element)
    if (text) return verified(text)
  }
  for (const element of selectAll(root, '*')) {
    if (element.firstElementChild || !isOwn(element)) continue
    const text = readSaid(element)
    if (text && wording.test(text) && !isBio(element)) return verified(text)
  }
  return UNKNOWN
}

/** A verification is a noun phrase: no sentence, and as its last words what the platform verified. */
const wording =
  /^(?!非|不是|原|.*(?:请|关注|认准|欢迎|爆料|投稿|联系))(?:[^，。！？；,!?;]{2,80}(?:官方账号|官方帐号|官方头条号)|[^，。！？；,!?;]{2,40}(?:创作者|博主)|优质[^，。！？；,!?;]{1,30}(?:领域|作者))$/

function isBio(element: Element): boolean {
  return [element, element.previousElementSibling, element.parentElement].some((near) =>
    /^(?:个人)?(?:简介|介绍)/.test(readText(near) ?? ''),
  )
}

/**
 * The page's record of an account, if it is the address's own: it bears the address's id or, for a token, comes in
 * data that mentions the token, or in data without any token and bears the name the page shows.
 */
function findUser(
  document: Document,
  place: ProfilePlace,
  shownName: string | undefined,
): { fields: Fields; ids: readonly AccountId[] } | undefined {
  const [id] = place.ids
  if (!id) return undefined
  const value = id.slice(id.indexOf(':') + 1)
  for (const text of readScripts(document, 'script#RENDER_DATA, script[data-name="RENDER_DATA"]')) {
    const at = text.indexOf('"profileUserInfo"')
    const json = at < 0 ? undefined : sliceObject(text, text.indexOf('{', at))
    const fields = parseFields(json)
    if (!fields || json === undefined) continue
    const tokens = [...new Set(json.match(/MS4wLjABAAAA[\w-]+/g))]
    const number = textOf(fields['userId'] ?? fields['user_id'])
    if (id === `user_id:${number}`) return { fields, ids: tokens.length === 1 ? [`token:${tokens[0]}`] : [] }
    if (!id.startsWith('token:')) continue
    const isOwn = tokens.length > 0 ? tokens.includes(value) : (mentions(text, value) ?? isNamed(fields, shownName))
    if (isOwn) return { fields, ids: number && userId.test(number) ? [`user_id:${number}`] : [] }
  }
  return undefined
}

/** Whether the data is of a token: undefined when it holds no token at all. */
function mentions(text: string, value: string): boolean | undefined {
  return text.includes('MS4wLjABAAAA') ? text.includes(value) : undefined
}

function isNamed(fields: Fields, name: string | undefined): boolean {
  return name !== undefined && cut(textOf(fields['name']) ?? '') === name
}

/** `user_auth_info` is JSON in a string; an empty one, with nothing else said, is an account that is not verified. */
function verificationOf(user: Fields): Verification {
  const raw = user['userAuthInfo'] ?? user['user_auth_info']
  const auth = isFields(raw) ? raw : parseFields(textOf(raw))
  const texts = [auth?.['auth_info'], auth?.['authInfo'], user['verifiedContent'], user['verified_content']]
  const text = texts.map((value) => textOf(value)).find((value) => value?.trim())
  if (text) return verified(text)
  const isVerified = user['userVerified'] ?? user['user_verified']
  if (isVerified === true || isVerified === 1 || isVerified === '1') return verified(undefined)
  return raw === '' || isVerified === false || isVerified === 0 ? NOT_VERIFIED : UNKNOWN
}
