import { followProfile, type ProfileReader } from './follow-profile'
import { findAskedBefore } from './asked-before'
import { explainsItself } from './explains-itself'
import { followNotices } from './follow-notices'
import { followRoute } from './follow-route'
import type { Answer } from '../answer/answer'
import type { Judgement, PageState } from '../messages'
import type { LinkedAccount } from '../model/account'
import type { Profile } from '../model/profile'
import type { OwnText } from '../model/own-text'
import type { PlatformId } from '../model/platform'
import type { GivenSelectors } from '../model/selectors'
import type { FoundParts } from '../model/reading-trouble'
import type { Depth, Place, PlatformPages, ProfilePlace } from '../platforms/platform'

export interface PageDependencies {
  readonly window: Window
  readonly document: Document
  readonly platform: PlatformId
  readonly pages: PlatformPages
  /** Asks the background; a rejection counts as no answer. */
  judge(profile: Profile): Promise<Judgement>
  /** As `judge`, for an account asked for in this tab that the site says is not there. */
  judgeGone(profile: Profile): Promise<Judgement>
  /** As `judge`, with words of the account's own that may announce something. */
  judgeNotice(profile: Profile, texts: readonly OwnText[]): Promise<Judgement>
  /** Calls back once, when the page has nothing to do. */
  whenIdle(callback: () => void): void
  /** Tells the background what of a profile could be read, where that may be less than its page shows. */
  tellFound(found: FoundParts): void
  /** Shows a judgement in the page, or takes the last one away. */
  show(judgement: Judgement | undefined, profile: Profile | undefined): void
  /** Whether anything stands in the page. */
  isShown(): boolean
  /** The page shows another place now, or tells more of the account it shows. */
  onMove?(place: Place): void
}

/** What following a page tells of it. */
export type FollowedPage = Omit<PageState, 'marks'>

export interface PageFollower {
  describe(): FollowedPage
  /** Whether the page is this account's own. */
  isOf(account: LinkedAccount): boolean
  /** Asks again about the account shown: settings or lists have changed. */
  refresh(): void
  /** Takes the banner away, and follows the page no longer. */
  stop(): void
}

/**
 * Follows a tab through the profiles it shows: place → profile → verdict → banner, at every change of each. Without an
 * AbortSignal here and in what it calls: every kind of object of the browser's takes 0.2 ms when it is first made.
 */
export function followPage(dependencies: PageDependencies): PageFollower {
  const { window, document, platform, show, isShown, onMove } = dependencies
  /** Where lists say to look first. */
  let given: GivenSelectors | undefined
  const pages: PlatformPages = {
    ...dependencies.pages,
    read: (of, at, depth) => dependencies.pages.read(of, at, depth, given),
  }
  let place: Place | undefined
  let reader: ProfileReader | undefined
  let profile: Profile | undefined
  let judgement: Judgement | undefined
  /** What the last profile page said; its content can outlast its address. */
  let stale: Profile | undefined
  let pageSettled = false
  /** The page has shown the account that its address asks for: it is there. */
  let wasThere = false
  /** More than the name was looked for. */
  let wasDeepened = false
  /** Nothing is to be told of what could be read: it was, or another account's content may still stand there. */
  let isFoundTold = false
  /** Of the newest question; answers to older ones are dropped. */
  let question = 0
  let answered = 0

  const notices = followNotices({
    document,
    pages,
    // Whose they are has to be known as well as the page tells it: with news of that the question is under way.
    onFound: () => void (reader?.deepen('shown') === true || ask()),
    onSettled: present,
    whenIdle: dependencies.whenIdle,
  })

  function enter() {
    const next = pages.locate(window.location)
    if (place !== undefined && isSameProfile(next, place)) return
    const asked = next.kind === 'gone' ? findAsked() : undefined
    if (place !== undefined) leave()
    place = next
    onMove?.(next)
    if (asked !== undefined) askGone(asked)
    if (next.kind !== 'profile') return
    isFoundTold = stale !== undefined
    reader = followProfile(
      document,
      pages,
      next,
      {
        // Most accounts are on no list: of one that the page was loaded for no more than the name is read until more is wanted.
        depth: stale === undefined ? 'name' : 'shown',
        // Back on the account whose content may still stand there, that content is right.
        stale: stale?.ids.some((id) => next.ids.includes(id)) ? undefined : stale,
      },
      {
        onProfile: (read) => {
          profile = read
          // What was read of an account whose own content had not come yet is no content to compare with.
          if (read.name !== undefined) stale = read
          pageSettled = false
          onMove?.(next)
          void ask()
          // An address that has the name says by itself no more than that it was asked for.
          wasThere ||= read.name !== undefined && (next.name === undefined || read.ids.length > 0)
        },
        onSettled: () => {
          pageSettled = true
          present()
        },
      },
    )
  }

  /** Whose page the site should have shown in place of the one that says that somebody is not there. */
  function findAsked(): ProfilePlace | undefined {
    if (place === undefined) return findAskedBefore(window, pages)
    return place.kind === 'profile' && !wasThere ? place : undefined
  }

  function askGone({ ids, name }: ProfilePlace) {
    // A custom domain that no page resolved is nobody's.
    if (ids.length === 0 && name === undefined) return
    profile = { platform, ids, ...(name !== undefined && { name }), verification: { state: 'unknown' } }
    pageSettled = true
    void ask()
  }

  function leave() {
    rememberWhole()
    notices.leave(place?.kind === 'profile' ? profile : undefined)
    reader?.end()
    reader = undefined
    question++
    answered = question
    profile = undefined
    judgement = undefined
    pageSettled = false
    wasThere = false
    wasDeepened = false
    show(undefined, undefined)
  }

  /** No more than a name may have been read; the content outlasts its address, so that the rest can be read now. */
  function rememberWhole() {
    if (place?.kind !== 'profile' || stale === undefined) return
    const last = pages.read(document, place, 'shown')?.profile
    if (last?.name === stale.name) stale = last
  }

  async function ask() {
    if (profile === undefined) return
    const current = ++question
    try {
      const reply = await askAbout(profile)
      if (current !== question) return
      // What is said without it may be wrong: with news a new question is under way.
      const depth = depthFor(reply)
      wasDeepened ||= depth !== 'name'
      if (reader?.deepen(depth) === true) return
      if (isNewWay(reply.selectors) && reader?.readAnew() === true) return
      judgement = reply
    } catch {
      // No background to ask: the extension was updated or removed under this page.
      if (current !== question) return
      judgement = undefined
    }
    answered = current
    if (place?.kind === 'profile' && judgement?.wantsNotices === true) notices.begin(profile)
    present()
  }

  function askAbout(shown: Profile): Promise<Judgement> {
    if (place?.kind === 'gone') return dependencies.judgeGone(shown)
    const texts = notices.textsOf(shown)
    return texts.length > 0 ? dependencies.judgeNotice(shown, texts) : dependencies.judge(shown)
  }

  /** Takes over where a list says to look; nothing is looked for in vain twice. */
  function isNewWay(next: GivenSelectors | undefined): boolean {
    if (next === undefined || JSON.stringify(next) === JSON.stringify(given)) return false
    given = next
    return true
  }

  function present() {
    const ready = judgement !== undefined && (pageSettled || isConclusive(judgement.answer))
    show(ready ? judgement : undefined, profile)
    if (pageSettled && answered === question) tellFound()
  }

  function tellFound() {
    if (place?.kind !== 'profile' || profile === undefined || isFoundTold) return
    isFoundTold = true
    const name = profile.name !== undefined
    if ((name && !wasDeepened) || explainsItself(document)) return
    const isRendered = () => place?.kind === 'profile' && pages.read(document, place, 'shown')?.rendered === true
    dependencies.tellFound({ name, ...(wasDeepened && name && { verification: isRendered() }) })
  }

  /** Every id the page tells, whether or not a list has a use for it. */
  function allIds({ ids }: Profile): Profile['ids'] {
    if (place?.kind !== 'profile') return ids
    return pages.read(document, place)?.profile.ids ?? ids
  }

  function isSettled(): boolean {
    return pageSettled && answered === question && notices.isSettled()
  }

  const endRoute = followRoute(window, enter)
  enter()

  return {
    describe: () => {
      reader?.deepen('shown')
      return {
        platform,
        kind: place?.kind ?? 'other',
        ...(profile !== undefined && { profile: { ...profile, ids: allIds(profile) } }),
        ...(judgement !== undefined && { answer: judgement.answer }),
        settled: (place?.kind !== 'profile' && profile === undefined) || isSettled(),
        shown: isShown(),
      }
    },
    isOf({ ids, name }) {
      if (place?.kind !== 'profile') return false
      const { ids: known = place.ids, name: shown = place.name } = profile ?? {}
      return ids.some((id) => known.includes(id)) || (name !== undefined && name === shown)
    },
    refresh: () => void ask(),
    stop: () => {
      endRoute()
      leave()
    },
  }
}

/**
 * What rests on a name alone, or on there being none, waits until the page has said all: a verification or a name that
 * is still to come may show that the account is another one.
 */
function isConclusive({ verdict }: Answer): boolean {
  return (verdict.kind === 'closed' || verdict.kind === 'successor') && ['id', 'organisation'].includes(verdict.sure)
}

/** How much has to be read for an answer to hold: of an account that nothing is known of, no more than was. */
function depthFor({ answer, wantsFurtherIds }: Judgement): Depth {
  if (wantsFurtherIds) return 'all'
  const { verdict } = answer
  return isConclusive(answer) || (verdict.kind === 'none' && verdict.because === 'not-listed') ? 'name' : 'shown'
}

/** Tabs and overlays of one profile change the address too. */
function isSameProfile(next: Place, current: Place): boolean {
  return next.kind === 'profile' && current.kind === 'profile' && placeKey(next) === placeKey(current)
}

function placeKey({ ids, name, handle }: ProfilePlace): string {
  return JSON.stringify([ids, name, handle])
}
