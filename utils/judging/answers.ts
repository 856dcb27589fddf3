import type { Answer, Guidance } from '../answer/answer'
import type { answerListed, findWays } from '../answer/answer-profile'
import type { answerWords, leadOf } from '../answer/answer-words'
import type { judgeLinks, LinkVerdict } from '../answer/judge-links'
import type { RenderedBanner, RenderedCard, RenderedMarks } from '../messages'
import type { PlatformId } from '../model/platform'
import type { Profile } from '../model/profile'

/** What it takes where lists have something to say. Most accounts are on no list: for those none of it is loaded. */
export interface Answers {
  readonly answerListed: typeof answerListed
  readonly answerWords: typeof answerWords
  readonly leadOf: typeof leadOf
  readonly judgeLinks: typeof judgeLinks
  readonly findWays: typeof findWays
  readonly render: Renderer
  /** Whether the person wants to hear when the account closes. */
  isPinned(account: Profile): Promise<boolean>
}

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
