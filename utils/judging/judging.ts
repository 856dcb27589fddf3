import type { Answers } from './answers'
import { noteMissing, noteVisit } from './note-visit'
import type { Answer } from '../answer/answer'
import { keysOfLinks, linkedProfile } from '../answer/linked-profile'
import type { findOwnNotice } from '../answer/own-notice'
import { answerUnlisted, keysToAsk } from '../answer/unlisted'
import type { BackgroundMessages, Judgement, Sender } from '../messages'
import { hasClosed, isUnlisted, notListed, type Verdict } from '../match/verdict'
import type { LinkedAccount } from '../model/account'
import { localDay } from '../model/partial-date'
import type { Profile } from '../model/profile'
import { joinSelectors } from '../model/selectors'
import { platforms } from '../platforms'
import type { FindClosures } from '../store/closures'
import { knowsByOtherIds } from '../store/editions'
import type { Library } from '../store/library'
import { findSeen } from '../store/seen'
import { findHiding, isMarking, readSettings } from '../store/settings'
import { noteShown, wasShown } from '../store/shown-in-tabs'

/** What pages ask. */
export type Judging = {
  readonly [
    Type in 'judge' | 'judgeGone' | 'judgeNotice' | 'judgeSearch' | 'judgeLinks' | 'describeLink' | 'noteFound'
  ]: (request: Parameters<BackgroundMessages[Type]>[0], sender: Sender) => Promise<ReturnType<BackgroundMessages[Type]>>
}

/** Loads, at first need, what most questions need nothing of. */
export interface Loading {
  /** Where a list has something to say. */
  answers(): Answers
  /** Where an account's own words may be a notice. */
  noticeReader(): { readonly findOwnNotice: typeof findOwnNotice }
}

/** Answers pages: from the lists, in the light of the settings, and as the page shall say it. */
export function createJudging(library: Library, load: Loading): Judging {
  async function judge(profile: Profile, { tab }: Sender): Promise<Judgement> {
    const seen = await findSeen(profile)
    const [{ answer, ...rest }, { inForce, arePlatformsLocked }] = await Promise.all([
      library.ask(async (find, editions) => ({
        answer: await answerFrom(find, profile, seen),
        wantsFurtherIds: knowsByOtherIds(editions, profile),
        selectors: joinSelectors(
          profile.platform,
          editions.map(({ info }) => info.selectors),
        ),
      })),
      readSettings(),
    ])
    // A private window leaves no traces.
    if (tab?.incognito === false) {
      afterAnswer(() => noteVisit(profile, answer.verdict, !inForce.remembersNothing))
    }
    const hidden = findHiding(inForce, profile, Date.now())
    if (hidden !== undefined) return { answer: { ...answer, hidden }, ...rest }
    if (isUnlisted(answer.verdict)) return { answer, ...rest, wantsNotices: !inForce.ignoresNotices }
    const { render, isPinned } = load.answers()
    const pinned = canBePinned(answer.verdict) ? await isPinned(profile) : undefined
    return { answer, ...rest, banner: render.banner(answer, profile.platform, arePlatformsLocked, pinned) }
  }

  async function answerFrom(find: FindClosures, profile: Profile, seen?: readonly string[]): Promise<Answer> {
    const listed = await find(keysToAsk(profile, seen))
    return listed.length === 0 ? answerUnlisted(profile) : load.answers().answerListed(profile, listed, find, seen)
  }

  return {
    judge(profile, sender) {
      if (platforms[profile.platform].hidesGone === true && isShown(profile)) noteShownIn(sender, profile)
      return judge(profile, sender)
    },
    async judgeGone(profile, sender) {
      const { tab } = sender
      const isAnother = tab?.id !== undefined && (await wasShown(tab.id, profile))
      return isAnother ? { answer: { verdict: notListed }, wantsFurtherIds: false } : judge(profile, sender)
    },
    async judgeNotice({ profile, texts }, sender) {
      const judgement = await judge(profile, sender)
      const { inForce, arePlatformsLocked } = await readSettings()
      if (!isUnlisted(judgement.answer.verdict) || inForce.ignoresNotices) return judgement
      const notice = load.noticeReader().findOwnNotice(profile, texts, localDay())
      if (notice === undefined) return judgement
      const { findWays, render } = load.answers()
      const ways = await library.ask((find) => findWays(notice.closure, find))
      const answer = { ...judgement.answer, notice: { ...notice, ...ways } }
      return { ...judgement, answer, banner: render.banner(answer, profile.platform, arePlatformsLocked) }
    },
    async judgeSearch({ platform, words }) {
      const { answerWords, leadOf, render } = load.answers()
      const [found, { inForce, arePlatformsLocked }] = await Promise.all([
        library.ask((find) => answerWords(platform, words, find)),
        readSettings(),
      ])
      const { answer, target } = leadOf(platform, words, found)
      const hidden = findHiding(inForce, target, Date.now())
      if (hidden !== undefined) return { answer: { ...answer, hidden }, found, target }
      return { answer, found, target, banner: render.searchBanner(platform, found, arePlatformsLocked) }
    },
    async judgeLinks({ platform, accounts }) {
      const { inForce } = await readSettings()
      if (!isMarking(inForce, platform)) return null
      const listed = await library.ask((find) => find(keysOfLinks(platform, accounts)))
      if (listed.length === 0) return { css: '', marks: accounts.map(() => null) }
      const { judgeLinks, render } = load.answers()
      const isHidden = (account?: LinkedAccount) =>
        account === undefined || findHiding(inForce, { platform, ...account }, Date.now()) !== undefined
      const verdicts = judgeLinks(platform, accounts, listed)
      return render.marks(verdicts.map((verdict, at) => (isHidden(accounts[at]) ? undefined : verdict)))
    },
    async describeLink({ platform, account }) {
      const answer = await library.ask((find) => answerFrom(find, linkedProfile(platform, account)))
      return load.answers().render.card(answer) ?? null
    },
    async noteFound({ platform, found }, { tab }) {
      if (tab?.incognito === false) await noteMissing(platform, found)
    },
  }
}

/** What a page does not wait for shall not make it wait. */
function afterAnswer(run: () => Promise<void>): void {
  setTimeout(() => void run().catch((error: unknown) => console.error(error)))
}

/** Living accounts that the lists know of, and those that are to close. */
function canBePinned(verdict: Verdict): boolean {
  return (verdict.kind === 'closed' || verdict.kind === 'successor') && !hasClosed(verdict)
}

/** A name without an id may be no more than the address asked for. */
function isShown({ ids, name }: Profile): boolean {
  return name !== undefined && ids.length > 0
}

function noteShownIn({ tab }: Sender, { platform, ids, name }: Profile): void {
  if (tab?.id !== undefined) void noteShown(tab.id, { platform, ids, ...(name !== undefined && { name }) })
}
