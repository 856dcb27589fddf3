import { followProfile, type ProfileReader } from './follow-profile'
import { followRoute } from './follow-route'
import type { Answer } from '../answer/answer'
import type { Judgement, PageState } from '../messages'
import type { Profile } from '../model/profile'
import type { PlatformId } from '../model/platform'
import type { Depth, Place, PlatformPages, ProfilePlace } from '../platforms/platform'

export interface PageDependencies {
  readonly window: Window
  readonly document: Document
  readonly platform: PlatformId
  readonly pages: PlatformPages
  /** Asks the background; a rejection counts as no answer. */
  judge(profile: Profile): Promise<Judgement>
  /** Shows a judgement in the page, or takes the last one away. */
  show(judgement: Judgement | undefined, profile: Profile | undefined): void
  /** Whether anything stands in the page. */
  isShown(): boolean
}

export interface PageFollower {
  describe(): PageState
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
  const { window, document, platform, pages, judge, show, isShown } = dependencies
  let place: Place = { kind: 'other' }
  let reader: ProfileReader | undefined
  let profile: Profile | undefined
  let judgement: Judgement | undefined
  /** What the last profile page said; its content can outlast its address. */
  let stale: Profile | undefined
  let pageSettled = false
  /** Of the newest question; answers to older ones are dropped. */
  let question = 0
  let answered = 0

  function enter() {
    const next = pages.locate(window.location)
    if (isSameProfile(next, place)) return
    leave()
    place = next
    if (next.kind !== 'profile') return
    reader = followProfile(
      document,
      pages,
      next,
      // Back on the account whose content may still stand there, that content is right.
      stale?.ids.some((id) => next.ids.includes(id)) ? undefined : stale,
      {
        onProfile: (read) => {
          profile = read
          // What was read of an account whose own content had not come yet is no content to compare with.
          if (read.name !== undefined) stale = read
          pageSettled = false
          void ask()
        },
        onSettled: () => {
          pageSettled = true
          present()
        },
      },
    )
  }

  function leave() {
    rememberWhole()
    reader?.end()
    reader = undefined
    question++
    answered = question
    profile = undefined
    judgement = undefined
    pageSettled = false
    show(undefined, undefined)
  }

  /** No more than a name may have been read; the content outlasts its address, so that the rest can be read now. */
  function rememberWhole() {
    if (place.kind !== 'profile' || stale === undefined) return
    const last = pages.read(document, place, 'shown')?.profile
    if (last?.name === stale.name) stale = last
  }

  async function ask() {
    if (profile === undefined) return
    const current = ++question
    try {
      const reply = await judge(profile)
      if (current !== question) return
      // What is said without it may be wrong: with news a new question is under way.
      if (reader?.deepen(depthFor(reply)) === true) return
      judgement = reply
    } catch {
      // No background to ask: the extension was updated or removed under this page.
      if (current !== question) return
      judgement = undefined
    }
    answered = current
    present()
  }

  function present() {
    const ready = judgement !== undefined && (pageSettled || isConclusive(judgement.answer))
    show(ready ? judgement : undefined, profile)
  }

  /** Every id the page tells, whether or not a list has a use for it. */
  function allIds({ ids }: Profile): Profile['ids'] {
    if (place.kind !== 'profile') return ids
    return pages.read(document, place)?.profile.ids ?? ids
  }

  const endRoute = followRoute(window, enter)
  enter()

  return {
    describe: () => {
      reader?.deepen('shown')
      return {
        platform,
        kind: place.kind,
        ...(profile !== undefined && { profile: { ...profile, ids: allIds(profile) } }),
        ...(judgement !== undefined && { answer: judgement.answer }),
        settled: place.kind !== 'profile' || (pageSettled && answered === question),
        shown: isShown(),
      }
    },
    refresh: () => void ask(),
    stop: () => {
      endRoute()
      leave()
    },
  }
}

/**
 * What rests on a name alone waits until the page has said all: a verification that is still to come may show
 * that the account is another one.
 */
function isConclusive({ verdict }: Answer): boolean {
  return (verdict.kind === 'closed' || verdict.kind === 'successor') && verdict.sure !== 'name'
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
