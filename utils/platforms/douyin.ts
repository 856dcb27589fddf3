import type { AccountId } from '../model/account'
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
import { attempt, cut, readText, readTitle, select } from './dom'
import { readDouyinTexts } from './douyin-texts'
import { type Fields, findObject, readScripts, textOf } from './embedded'
import type { Depth, PageAddress, Place, Platform, PlatformPages, ProfilePlace, Reading } from './platform'
import { guardRead, nameInTitle, NOT_VERIFIED, readingOf, readVerificationText, UNKNOWN, verified } from './reading'

export const douyin = {
  id: 'douyin',
  accountUrl: (ids) => addressOf(ids, addresses),
  searchUrl: (words) => searchOf(words, 'https://www.douyin.com/search/*?type=user'),
} satisfies Platform

export const douyinPages: PlatformPages = {
  matches: ['*://www.douyin.com/*', '*://douyin.com/*', '*://m.douyin.com/*', '*://www.iesdouyin.com/*'],
  locate: (url) => guardLocate(() => locate(url)),
  read: (document, place, depth, given) => guardRead('douyin', place, () => read(document, place, depth, given)),
  readOwnTexts: (document) => attempt(() => readDouyinTexts(document), []),
  anchors: [
    // The block that holds the portrait and the name; above it nothing is laid out side by side.
    { selector: '[data-e2e="user-detail"] > :has([data-e2e="user-info"])', position: 'before' },
    { selector: '[data-e2e="user-detail"]', position: 'first-child' },
    { selector: '#user_detail_element', position: 'first-child' },
  ],
  // seen 2025 to 2026
  searchAnchors: [
    { selector: 'ul[data-e2e="scroll-list"]', position: 'before' },
    { selector: '#search-content-area', position: 'first-child' },
    { selector: '[data-e2e="scroll-list"]', position: 'before' },
    { selector: ':has(> .search-result-card)', position: 'before' },
  ],
  links: {
    find: (address) => findLinked(address, douyinPages),
    written: /\/user\//,
    outside: 'nav, #douyin-header, #douyin-navigation, [data-e2e="douyin-navigation"]',
  },
}

const secUid = /^MS4wLjABAAAA[\w-]+$/
const uid = /^[1-9]\d{3,24}$/

const addresses: readonly AddressForm[] = [
  ['sec_uid', secUid, 'https://www.douyin.com/user/*'],
  ['uid', uid, 'https://www.iesdouyin.com/share/user/*'],
]

// seen 2026-10; the id, older, still stands beside the attribute
const headers = ['[data-e2e="user-detail"]', '#user_detail_element']
// `user-info` also stands on video pages and in the overlay of a video, hence only within a header; seen 2026-10
const infos = ['[data-e2e="user-info"]']
const badges = ['span[data-e2e="badge-role-name"]', '[data-e2e="badge-role-name"]']
// Share pages (iesdouyin, m.douyin): no capture of what they show, so only their data and title are read.
// 的主页 is the older form; seen 2021 to 2026
const titles = [/^(.+)的(?:抖音|主页) ?- ?抖音$/]

function locate(url: PageAddress): Place {
  const [first = '', second = '', third = '', ...more] = segmentsOf(url)
  const isShare = first === 'share' && second === 'user' && more.length === 0
  if (isShare) return locateShare(third, queryOf(url, 'sec_uid') ?? '')
  if (first === 'search' && !third) return searchPlace(second)
  if (['root', 'jingxuan'].includes(first) && second === 'search' && more.length === 0) return searchPlace(third)
  if (first !== 'user' || !secUid.test(second)) return { kind: 'other' }
  if (third === 'search' && more.length === 1) return searchPlace(more[0])
  return third ? { kind: 'other' } : { kind: 'profile', ids: [`sec_uid:${second}`] }
}

function locateShare(id: string, query: string): Place {
  const ids: AccountId[] = []
  const sec = [id, query].find((value) => secUid.test(value))
  if (sec) ids.push(`sec_uid:${sec}`)
  if (uid.test(id)) ids.push(`uid:${id}`)
  return ids.length > 0 ? { kind: 'profile', ids } : { kind: 'other' }
}

function read(document: Document, place: ProfilePlace, depth: Depth = 'all', given: GivenSelectors = {}): Reading {
  const shown = attempt(() => readHeader(document, depth, given), undefined)
  const isEnough =
    depth !== 'all' && shown !== undefined && (depth === 'name' || textIn(shown.verification) !== undefined)
  const user = isEnough ? undefined : attempt(() => findUser(document, place), undefined)
  const name =
    shown?.name ??
    cut(textOf(user?.['nickname']) ?? '') ??
    attempt(() => nameInTitle(readTitle(document), titles), undefined)
  return readingOf('douyin', [...place.ids, ...idsOf(user, place)], {
    name,
    verification: verificationOf(user, shown?.verification),
    rendered: shown !== undefined && depth !== 'name',
  })
}

/** What the profile's own header shows; undefined while it is missing or a skeleton. */
function readHeader(
  document: Document,
  depth: Depth,
  given: GivenSelectors,
): { name: string; verification: Verification } | undefined {
  const header = select(document, headers, hasHeading) ?? select(document, headers)
  const info = header && select(header, infos)
  const heading = select(document, given.name ?? [], hasText) ?? (header && select(info ?? header, ['h1'], hasText))
  const name = readText(heading)
  if (!heading || !name) return undefined
  if (depth === 'name') return { name, verification: UNKNOWN }
  const badge = select(document, given.verification ?? [], hasText) ?? (header && select(info ?? header, badges))
  if (badge) return { name, verification: verified(readVerificationText(badge)) }
  const hasMark = readText(heading.nextElementSibling)?.includes('认证徽章') === true
  if (hasMark) return { name, verification: verified(undefined) }
  return { name, verification: info?.contains(heading) ? NOT_VERIFIED : UNKNOWN }
}

/** The header of a page that was left may stand there, empty, before the one that is shown. */
function hasHeading(header: Element): boolean {
  return select(header, ['h1'], hasText) !== undefined
}

function hasText(element: Element): boolean {
  return readText(element) !== undefined
}

/**
 * The page's record of the account in the address. The record at hand is often the viewer's, so only one that bears
 * the address's own id counts.
 */
function findUser(document: Document, place: ProfilePlace): Fields | undefined {
  const [id] = place.ids
  if (!id) return undefined
  const isWanted = (fields: Fields) => idsIn(fields).includes(id)
  return findObject(readScripts(document, 'script:not([src])'), id.slice(id.indexOf(':') + 1), idKey, isWanted)
}

/** What stands before an id of the page's data, be it a text or a number. */
const idKey = /"(?:sec_?uid|uid)"\s*:\s*"?$/i

function idsOf(user: Fields | undefined, place: ProfilePlace): readonly AccountId[] {
  const known = new Set(place.ids.map((id) => id.split(':')[0]))
  return user ? idsIn(user).filter((id) => !known.has(id.split(':')[0])) : []
}

function idsIn(user: Fields): readonly AccountId[] {
  const ids: AccountId[] = []
  const sec = textOf(user['secUid'] ?? user['sec_uid'])
  const number = textOf(user['uid'])
  if (sec && secUid.test(sec)) ids.push(`sec_uid:${sec}`)
  if (number && uid.test(number)) ids.push(`uid:${number}`)
  return ids
}

/** Data can tell that an account is verified where the header does not; that it says nothing proves nothing. */
function verificationOf(user: Fields | undefined, shown: Verification = UNKNOWN): Verification {
  if (textIn(shown) !== undefined) return shown
  const keys = ['enterpriseVerifyReason', 'enterprise_verify_reason', 'customVerify', 'custom_verify']
  const text = keys.map((key) => textOf(user?.[key])).find((value) => value?.trim())
  return text ? verified(text) : shown
}

function textIn(verification: Verification): string | undefined {
  return verification.state === 'verified' ? verification.text : undefined
}
