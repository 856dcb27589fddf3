import { noteMissing, noteVisit } from './note-visit'
import type { Answer, Guidance } from '../answer/answer'
import { answerProfile, findWays } from '../answer/answer-profile'
import { answerWords, leadOf } from '../answer/answer-words'
import { judgeLinks, linkedProfile, type LinkVerdict } from '../answer/judge-links'
import type { findOwnNotice } from '../answer/own-notice'
import type { BackgroundMessages, Judgement, RenderedBanner, RenderedCard, RenderedMarks, Sender } from '../messages'
import { hasClosed, isUnlisted, notListed, type Verdict } from '../match/verdict'
import type { LinkedAccount } from '../model/account'
import { localDay } from '../model/partial-date'
import type { PlatformId } from '../model/platform'
import type { Profile } from '../model/profile'
import { joinSelectors } from '../model/selectors'
import { platforms } from '../platforms'
import { knowsByOtherIds } from '../store/editions'
import type { Library } from '../store/library'
import { findPin, loadPins } from '../store/pins'
import { findSeen } from '../store/seen'
import { findHiding, isMarking, readSettings } from '../store/settings'
import { noteShown, wasShown } from '../store/shown-in-tabs'

/** How what is judged is put into words and markup. */
export interface Renderer {
  banner(
    answer: Answer,
    platform: PlatformId,
    arePlatformsLocked: boolean,
    isPinned?: boolean,
  ): RenderedBanner | undefined
  searchBanner(
    platform: PlatformId,
    found: readonly Guidance[],
    arePlatformsLocked: boolean,
  ): RenderedBanner | undefined
  marks(verdicts: readonly (LinkVerdict | undefined)[]): RenderedMarks
  card(answer: Answer): RenderedCard | undefined
}

/** What pages ask. */
export type Judging = {
  readonly [
    Type in 'judge' | 'judgeGone' | 'judgeNotice' | 'judgeSearch' | 'judgeLinks' | 'describeLink' | 'noteFound'
  ]: (request: Parameters<BackgroundMessages[Type]>[0], sender: Sender) => Promise<ReturnType<BackgroundMessages[Type]>>
}

/** Answers pages: from the lists, in the light of the settings, and as the page shall say it. `loadReader`: of notices. */
export function createJudging(
  library: Library,
  render: Renderer,
  loadReader: () => { readonly findOwnNotice: typeof findOwnNotice },
): Judging {
  async function judge(profile: Profile, { tab }: Sender): Promise<Judgement> {
    const seen = await findSeen(profile)
    const [{ answer, ...rest }, { inForce, arePlatformsLocked }] = await Promise.all([
      library.ask(async (find, editions) => ({
        answer: await answerProfile(profile, find, seen),
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
    const isPinned = canBePinned(answer.verdict) ? findPin(await loadPins(), profile) !== undefined : undefined
    const wantsNotices = isUnlisted(answer.verdict) && !inForce.ignoresNotices
    const banner = render.banner(answer, profile.platform, arePlatformsLocked, isPinned)
    return { answer, ...rest, wantsNotices, banner }
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
      const notice = loadReader().findOwnNotice(profile, texts, localDay())
      if (notice === undefined) return judgement
      const ways = await library.ask((find) => findWays(notice.closure, find))
      const answer = { ...judgement.answer, notice: { ...notice, ...ways } }
      return { ...judgement, answer, banner: render.banner(answer, profile.platform, arePlatformsLocked) }
    },
    async judgeSearch({ platform, words }) {
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
      const verdicts = await library.ask((find) => judgeLinks(platform, accounts, find))
      const isHidden = (account?: LinkedAccount) =>
        account === undefined || findHiding(inForce, { platform, ...account }, Date.now()) !== undefined
      return render.marks(verdicts.map((verdict, at) => (isHidden(accounts[at]) ? undefined : verdict)))
    },
    async describeLink({ platform, account }) {
      const answer = await library.ask((find) => answerProfile(linkedProfile(platform, account), find))
      return render.card(answer) ?? null
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
