import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { createPinNews, openNewsOf } from './pin-news'
import { renderBanner } from '../../components/banner/render-banner'
import { renderSearchBanner } from '../../components/banner/render-search-banner'
import { renderCard } from '../../components/mark/render-card'
import { renderMarks } from '../../components/mark/render-marks'
import { answerListed, answerProfile, findWays } from '../../utils/answer/answer-profile'
import { answerWords, leadOf } from '../../utils/answer/answer-words'
import { judgeLinks } from '../../utils/answer/judge-links'
import type { Answers } from '../../utils/judging/answers'
import { findPin, hearPins, loadPins, pin, unpin } from '../../utils/store/pins'

/**
 * The part of the background that is needed where lists have something to say, or the person has pinned somebody. A script
 * of its own: what a worker is started with is read at each start, and nearly all of them are for an account that is on no list.
 */
export interface AnswersScript extends Answers {
  readonly answerProfile: typeof answerProfile
  readonly pin: typeof pin
  readonly unpin: typeof unpin
  readonly hearPins: typeof hearPins
  readonly createPinNews: typeof createPinNews
  readonly openNewsOf: typeof openNewsOf
}

export default defineUnlistedScript(() => {
  const answers: AnswersScript = {
    answerListed,
    answerProfile,
    answerWords,
    leadOf,
    judgeLinks,
    findWays,
    render: { banner: renderBanner, searchBanner: renderSearchBanner, marks: renderMarks, card: renderCard },
    isPinned: async (account) => findPin(await loadPins(), account) !== undefined,
    pin,
    unpin,
    hearPins,
    createPinNews,
    openNewsOf,
  }
  Object.assign(globalThis, { yibuAnswers: answers })
})
