import type { Answer } from '../../utils/answer/answer'
import type { RenderedBanner } from '../../utils/messages'
import type { PlatformId } from '../../utils/model/platform'
import { noticeSummary } from '../guidance/notice-note'
import { summaryOf } from '../guidance/summary'
import { renderMarkup } from '../render-markup'
import { Banner } from './banner'
import css from './banner.css?inline'

/**
 * The banner as data, in the person's language; undefined when there is nothing to tell in the page. Where platforms are
 * locked on a managed computer it does not offer to hide one. Without `isPinned` it does not offer to pin the account.
 */
export function renderBanner(
  answer: Answer,
  platform: PlatformId,
  arePlatformsLocked = false,
  isPinned?: boolean,
): RenderedBanner | undefined {
  const summary = answer.notice ? noticeSummary(answer.notice) : summaryOf(answer.verdict)
  if (summary === undefined || answer.hidden !== undefined) return undefined
  return {
    css,
    summary,
    markup: renderMarkup(
      <Banner answer={answer} platform={platform} arePlatformsLocked={arePlatformsLocked} isPinned={isPinned} />,
    ),
  }
}
