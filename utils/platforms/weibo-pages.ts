import type { AccountId } from '../model/account'
import type { Verification } from '../model/profile'
import type { GivenSelectors } from '../model/selectors'
import { attempt, readText, readTitle, select, selectAll } from './dom'
import type { Depth, ProfilePlace, Reading } from './platform'
import { isLabelled, nameInTitle, NOT_VERIFIED, readingOf, readVerificationText, UNKNOWN, verified } from './reading'

/** What one of Weibo's three sites shows in a profile's header. */
interface Header {
  readonly name: string
  readonly verification: Verification
  readonly isWhole: boolean
  readonly uid?: string | undefined
  /** The uid is beyond doubt: the header's own lists of people bear it. */
  readonly isOwnUid?: boolean
  /** Found by a class that stands on profiles only. */
  readonly isCertain: boolean
}

/**
 * Reads desktop, mobile and WAP profiles alike. A place known only by its custom domain must be confirmed: by a link
 * to the account inside the header, or by a title and header that are a profile's.
 */
export function readWeibo(
  document: Document,
  place: ProfilePlace,
  depth: Depth = 'all',
  given: GivenSelectors = {},
): Reading | undefined {
  const readName = () => attempt(() => nameInTitle(readTitle(document), titles), undefined)
  const header =
    attempt(() => readDesktop(document, readName, depth, given), undefined) ??
    attempt(() => readMobile(document), undefined) ??
    attempt(() => readWap(document), undefined)
  // After a move within the page the last account's header, and its title, stand there for a while.
  const isOthersUid = header?.isOwnUid === true && place.ids.length > 0 && !place.ids.includes(`uid:${header.uid}`)
  const shownName = header?.name ?? readName()
  const isOthersName = place.name !== undefined && shownName !== undefined && !isSameName(place.name, shownName)
  const isStale = isOthersUid || isOthersName
  if (isStale) return readingOf('weibo', place.ids, { name: undefined, verification: UNKNOWN, rendered: false })
  const isConfirmed = () => header?.isCertain === true || header?.uid !== undefined || readName() !== undefined
  if (place.handle !== undefined && !isConfirmed()) return undefined
  const found: readonly AccountId[] = place.ids.length === 0 && header?.uid ? [`uid:${header.uid}`] : []
  return readingOf('weibo', [...place.ids, ...found], {
    name: shownName ?? place.name,
    verification: header?.verification ?? UNKNOWN,
    rendered: header?.isWhole ?? false,
  })
}

/**
 * What the account says of itself in its header, where that is not its verification. `proIntro` marks the row, and in some
 * builds `proBintro` (seen 2022 to 2026); on the mobile site one row holds either.
 */
export function readBio(document: Document): string | undefined {
  const mobile = readVerificationText(select(document, ['.profile-cover .mod-fil-desc']))
  if (mobile) return isLabelled(mobile) ? undefined : mobile
  for (const icon of ['.woo-font--proIntro', '.woo-font--proBintro']) {
    const found = select(document, [icon], (one) => !one.closest(outside))
    const text = found && readRow(headerAround(found), icon)
    if (text && !isLabelled(text)) return text
  }
  return undefined
}

/** Addresses are typed by people: case and width do not tell names apart on Weibo. */
function isSameName(left: string, right: string): boolean {
  return fold(left) === fold(right)
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
}

// A post's title ends in “- @name的微博 - 微博” and fits none of these. seen 2026-10
const titles = [/^@?(.+?) ?的个人主页 ?- ?微博$/, /^@?(.+)的微博_微博$/, /^@?(.+)的微博$/]

// seen 2022-06 to 2026-08; the hash after the name changes, and in newer builds the component's name is gone
const certainNames = ['[class^="ProfileHeader_name_"]', '[class*=" ProfileHeader_name_"]']
const names = ['[class^="_name_"]', '[class*="_name_"]']
/** Names of other people: the feed, the side, and the viewer in the navigation. */
const outside =
  'nav, [role="navigation"], article, aside, footer, [class*="Frame_side_"], [class*="Nav_"], [class*="Feed_"], ' +
  '[class*="_feed"], [class*="wbpro-feed"], [class*="comment" i], .vue-recycle-scroller, .woo-modal-main'
const card = '.woo-panel-main, [class*="Card_wrap_"]'
const avatars = ['.woo-avatar-main', '[class*="avatar" i]', 'img']

function readDesktop(
  document: Document,
  readNameInTitle: () => string | undefined,
  depth: Depth,
  given: GivenSelectors,
): Header | undefined {
  const ownClass = select(document, certainNames, isInside)
  const certain = select(document, given.name ?? [], isInside) ?? ownClass
  const element = certain ?? selectPlain(document, readNameInTitle)
  const name = readText(element)
  if (!element || !name) return undefined
  const root = headerAround(element)
  const avatar = select(root, avatars, (found) => !element.contains(found))
  // A name alone, without a portrait, may be anybody's.
  if (!certain && !avatar) return undefined
  const known = { name, ...findUid(root), isCertain: ownClass !== undefined }
  if (depth === 'name') return { ...known, verification: UNKNOWN, isWhole: false }
  const text = readVerificationText(select(document, given.verification ?? [], isInside))
  const verification = text ? verified(text, findHolder(root, avatar)) : readMarks(root, avatar)
  const isWhole = avatar !== undefined || verification.state === 'verified'
  return { ...known, verification, isWhole }
}

/** A profile's own name is not a link; of several the title's is the likeliest. */
function selectPlain(document: Document, readNameInTitle: () => string | undefined): Element | undefined {
  const plain = names
    .flatMap((selector) => selectAll(document, selector))
    .filter((found) => isInside(found) && !found.closest('a'))
  if (plain.length <= 1) return plain[0]
  const title = readNameInTitle()
  return plain.find((found) => readText(found) === title) ?? plain[0]
}

function isInside(element: Element): boolean {
  return !element.closest(outside) && readText(element) !== undefined
}

/** The card around the name or, where cards are no longer called that, the most that holds nobody else. */
function headerAround(name: Element): Element {
  const known = name.closest(card)
  if (known) return known
  let root = name
  for (let level = 0; level < 12; level++) {
    const parent = root.parentElement
    if (!parent || parent.matches('body, main, #app') || parent.querySelector(outside)) return root
    root = parent
  }
  return root
}

/** Badge and rows of a desktop header. `proV` marks the verification's row (seen 2022, 2023), `proBintro` the bio's. */
function readMarks(root: Element, avatar: Element | undefined): Verification {
  const holder = findHolder(root, avatar)
  const text = readRow(root, '.woo-font--proV')
  if (text) return verified(text, holder)
  const line = readRow(root, '.woo-font--proBintro')
  if (holder || (line && isLabelled(line))) return verified(line, holder)
  // Anyone can write “…官方微博” into a bio: without a badge it proves nothing, in either direction.
  if (!avatar || (line && /官方(?:微博|账号|帐号)$/.test(line))) return UNKNOWN
  return NOT_VERIFIED
}

/** The badge is an `svg#woo_svg_vblue` or refers to one; its colour tells whom the platform verified. seen 2026-05 */
function findHolder(root: Element, avatar: Element | undefined): 'organisation' | 'person' | undefined {
  for (const mark of selectAll(root, 'svg, use, .woo-avatar-icon')) {
    // Followers in common stand in the header too, with badges of their own.
    const owner = mark.closest('.woo-avatar-main')
    if (owner && avatar?.matches('.woo-avatar-main') && owner !== avatar) continue
    const said = ['id', 'href', 'xlink:href', 'class', 'title'].map((key) => mark.getAttribute(key) ?? '').join(' ')
    if (/(?:_svg_|--)vblue|官方认证|机构认证/.test(said)) return 'organisation'
    if (/(?:_svg_|--)v(?:yellow|gold|orange|red)|个人认证/.test(said)) return 'person'
  }
  return undefined
}

/** The text beside an icon: the nearest box around it that says anything, and is not yet a box of several rows. */
function readRow(root: Element, icon: string): string | undefined {
  let box = select(root, [icon])?.parentElement
  for (let level = 0; box && box !== root && level < 4; level++) {
    if (selectAll(box, '[class*="woo-font--pro"]').length > 1) return undefined
    const text = readVerificationText(box)
    if (text) return text
    box = box.parentElement
  }
  return undefined
}

/** The account's uid from links in its header: its lists of people, else the only profile linked to. */
function findUid(root: Element): { readonly uid?: string | undefined; readonly isOwnUid: boolean } {
  const uids = { list: new Set<string>(), person: new Set<string>() }
  for (const link of selectAll(root, 'a[href*="/u/"]')) {
    const [, list, uid] = profileLink.exec(link.getAttribute('href') ?? '') ?? []
    if (uid) uids[list ? 'list' : 'person'].add(uid)
  }
  const isOwnUid = uids.list.size === 1
  const [uid, ...others] = isOwnUid ? uids.list : uids.person
  return { uid: others.length === 0 ? uid : undefined, isOwnUid }
}

const profileLink = /^(?:(?:https?:)?\/\/(?:www\.)?weibo\.com)?\/u\/(page\/follow\/)?([1-9]\d{3,19})(?:[/?#]|$)/

/** m.weibo.cn. Its own component (seen 2022-11) shows 微博认证：… in place of the bio, and a badge on the portrait. */
function readMobile(document: Document): Header | undefined {
  const cover = select(document, ['.profile-cover'])
  const name = cover && readText(select(cover, ['.mod-fil-name .txt-shadow', '.mod-fil-n', '.mod-fil-name']))
  if (!cover || !name) return undefined
  const line = readVerificationText(select(cover, ['.mod-fil-desc']))
  const badge = select(cover, ['.m-icon-bluev', '[class*="m-icon-"][class*="v"]'], isBadge)
  const holder = badge && (badge.matches('[class*="m-icon-bluev"]') ? 'organisation' : 'person')
  const text = line && isLabelled(line) ? line : undefined
  const verification = badge || text ? verified(text, holder) : NOT_VERIFIED
  return { name, verification, isWhole: true, isCertain: true }
}

/** Colours seen 2019 to 2026-09; `m-icon-vipl6` and the like are paid membership. */
function isBadge(element: Element): boolean {
  return /m-icon-(?:blue|yellow|gold|red|orange)v(?:-static)?(?:\s|$)/.test(element.getAttribute('class') ?? '')
}

/** weibo.cn: “name [V] 男/北京 加关注” in one span, with no-break spaces between; names hold no spaces. */
function readWap(document: Document): Header | undefined {
  const box = select(document, ['div.u div.ut'])
  const spans = box ? selectAll(box, 'span.ctt') : []
  const name = readText(spans[0]?.firstChild)?.split(' ')[0]
  if (!box || !name) return undefined
  const text = spans.map((span) => readVerificationText(span)).find((line) => line && isLabelled(line))
  // 5337 is the blue mark, 5338 the yellow one; seen 2011 to 2016
  const mark = select(box, ['img[src*="/5337."]', 'img[src*="/5338."]', 'img[alt="V"]'])
  const colour = /\/533([78])\./.exec(mark?.getAttribute('src') ?? '')?.[1]
  const verification = mark || text ? verified(text, holders[colour ?? '']) : NOT_VERIFIED
  return { name, verification, isWhole: true, isCertain: true }
}

const holders: Readonly<Record<string, 'organisation' | 'person'>> = { 7: 'organisation', 8: 'person' }
