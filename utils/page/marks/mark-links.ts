import { followLinks } from './follow-links'
import { createLinkJudge } from './link-judge'
import { createMark, type Mark } from './mark-element'
import { followTheme } from '../theme'
import { linksAtOnce, type LinkMark, type PageMark, type RenderedCard, type RenderedMarks } from '../../messages'
import type { LinkedAccount } from '../../model/account'
import { readText } from '../../platforms/dom'
import type { AccountLinks } from '../../platforms/platform'

/** The marks on a page's links. */
export interface LinkMarker {
  /** The marks that stand in the page, in its order. */
  describe(): readonly PageMark[]
  /** Whether all links that were there at first, and those found since, have been judged. */
  isSettled(): boolean
  /** Judges every link anew: settings or lists have changed. */
  refresh(): void
  /** The page shows another account now, or tells more of it. */
  move(): void
  stop(): void
}

export interface LinkMarkerOptions {
  readonly document: Document
  readonly links: AccountLinks
  /** Whether the page is this account's own: a banner tells of it, and each tab of its profile is a link to it. */
  isOwn(account: LinkedAccount): boolean
  /** Null where links are not to be marked; a rejection ends all asking. */
  judgeLinks(accounts: readonly LinkedAccount[]): Promise<RenderedMarks | null>
  describeLink(account: LinkedAccount): Promise<RenderedCard | null>
}

/**
 * Marks the links of a page that lead to listed accounts, for as long as it is there. What is asked for is an account by
 * its address; how a link stands in the page is looked at only for the few that get a mark.
 */
export function markLinks({ document, links, isOwn, judgeLinks, describeLink }: LinkMarkerOptions): LinkMarker {
  const marks = new Map<HTMLAnchorElement, Standing>()
  /** Links that are to have a mark, once the page has been looked at for now. */
  const listed = new Set<HTMLAnchorElement>()
  /** How often the page has thrown out a link's mark. */
  const thrownOut = new WeakMap<HTMLAnchorElement, number>()
  let css = ''
  let shortLived = 0
  let endTheme: (() => void) | undefined
  let nearView: IntersectionObserver | undefined

  const judge = createLinkJudge({
    judgeLinks,
    whenIdle: (callback) => requestIdleCallback(callback, { timeout: latestMs }),
    onMarks: (answered, style) => {
      css = style
      for (const link of answered) listed.add(link)
      placeMarks()
    },
  })

  function accountOf(link: HTMLAnchorElement): LinkedAccount | undefined {
    return links.written.test(link.getAttribute('href') ?? '') ? links.find(link) : undefined
  }

  function look(link: HTMLAnchorElement) {
    const account = accountOf(link)
    if (account === undefined) return
    const mark = judge.find(account, link)
    if (mark) listed.add(link)
    else if (mark === undefined && judge.waiting() > linksAtOnce) (nearView ??= watchView()).observe(link)
  }

  /** Of very many links, those near what is seen are asked for first. */
  function watchView(): IntersectionObserver {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          observer.unobserve(target)
          const account = isIntersecting && target instanceof HTMLAnchorElement ? accountOf(target) : undefined
          if (account !== undefined) judge.hasten(account)
        }
      },
      { rootMargin: '100%' },
    )
    return observer
  }

  /** Makes all marks before the first is put into the page: their theme is read from it, and each one put in changes it. */
  function placeMarks() {
    const made = Array.from(listed, (link) => [link, makeMark(link)] as const)
    listed.clear()
    for (const [link, standing] of made) {
      if (standing === undefined) continue
      marks.set(link, standing)
      standing.element.place()
    }
    if (marks.size > 0) endTheme ??= followTheme(document, updateThemes)
  }

  function makeMark(link: HTMLAnchorElement): Standing | undefined {
    const account = accountOf(link)
    const mark = account && judge.find(account, link)
    if (!mark || !canStand(link, account)) return undefined
    const present = marks.get(link)
    if (present?.mark === mark) return undefined
    present?.element.remove()
    const describe = async () => (await describeLink(account)) ?? undefined
    return { mark, account, element: createMark({ link, mark, css, describe }), sinceMs: Date.now() }
  }

  /** Only a name is marked, no portrait; and none whose mark the page keeps throwing out. */
  function canStand(link: HTMLAnchorElement, account: LinkedAccount): boolean {
    const isName = link.isConnected && /\S/.test(link.textContent ?? '')
    if (!isName || (thrownOut.get(link) ?? 0) > patience || shortLived > mostShortLived) return false
    return !isOwn(account) && link.closest(`${links.outside}, ${editable}`) === null
  }

  function dropMark(link: HTMLAnchorElement) {
    const standing = marks.get(link)
    if (standing === undefined) return
    standing.element.remove()
    marks.delete(link)
    // A page that builds its content anew whenever a mark stands in it would go on for ever.
    if (Date.now() - standing.sinceMs < shortLifeMs) shortLived++
  }

  function checkMarks() {
    for (const [link, { element }] of marks) {
      if (!link.isConnected) dropMark(link)
      else if (!element.isInPlace()) putBack(link, element)
    }
  }

  function putBack(link: HTMLAnchorElement, element: Mark) {
    const times = (thrownOut.get(link) ?? 0) + 1
    thrownOut.set(link, times)
    if (times > patience) dropMark(link)
    else element.place()
  }

  function updateThemes() {
    for (const { element } of marks.values()) element.updateTheme()
  }

  const follower = followLinks({ document, onLink: look, onPause: placeMarks, onReuse: dropMark, onChange: checkMarks })

  return {
    describe: () =>
      [...marks]
        .toSorted(([one], [other]) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1))
        .map(([link, { mark }]) => ({ name: nameIn(link), closure: mark.closure, href: link.href })),
    isSettled: () => follower.isThrough() && judge.waiting() === 0,
    refresh() {
      judge.forget()
      for (const link of marks.keys()) dropMark(link)
      follower.restart()
    },
    move() {
      shortLived = 0
      for (const [link, { account }] of marks) if (isOwn(account)) dropMark(link)
      follower.restart()
    },
    stop() {
      follower.stop()
      nearView?.disconnect()
      endTheme?.()
      for (const link of marks.keys()) dropMark(link)
    },
  }
}

interface Standing {
  readonly mark: LinkMark
  readonly account: LinkedAccount
  readonly element: Mark
  readonly sinceMs: number
}

/** As the link shows it; a mention is written `@name`. */
function nameIn(link: HTMLAnchorElement): string {
  return (readText(link) ?? '').replace(/^@/, '')
}

const editable = '[contenteditable]:not([contenteditable="false"])'
const latestMs = 500
/** How often a mark is put back. */
const patience = 3
const shortLifeMs = 1000
const mostShortLived = 1000
