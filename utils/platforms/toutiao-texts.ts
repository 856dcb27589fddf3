import { OWN_TEXT_LIMIT, type OwnText } from '../model/own-text'
import { attempt, readLines, readText, select, selectAll } from './dom'
import { dayOf, gatherTexts, mayHold, ownText } from './own-texts'

/**
 * What a profile page shows of the account's own words: its description, as the page or else its data has it, and the
 * titles of its articles and videos and its short posts.
 */
export function readToutiaoTexts(document: Document, findDescription: () => string | undefined): readonly OwnText[] {
  const bio = attempt(() => readBio(document) ?? ownText('description', findDescription()), undefined)
  return [...(bio ? [bio] : []), ...gatherTexts(document, cards, readCard)]
}

// seen 2022 to 2026; the tab shows nothing but what the account published
const cards = [
  '.profile-tab-feed :is(.profile-article-card-wrapper, .profile-wtt-card-wrapper, .profile-normal-video-card-wrapper)',
  ':is(.profile-article-card-wrapper, .profile-wtt-card-wrapper, .profile-normal-video-card-wrapper)',
]
const titles = [
  'a.title',
  '.feed-card-article-l a',
  '.content',
  'a[href*="/article/"]',
  'a[href*="/video/"]',
  'a[href*="/w/"]',
]
/** A short post that passes something on holds it in a box of its own; comments stand below. */
const passedOn =
  '[class*="origin" i], [class*="forward" i], [class*="repost" i], [class*="retweet" i], [class*="comment" i]'

/** No selector is confirmed: the line that says it is one. seen 2026-04 */
function readBio(document: Document): OwnText | undefined {
  const header = select(document, ['.profile-info-wrapper', '.profile-info'])
  const rows = header && mayHold(header) ? selectAll(header, 'p, div, span') : []
  const row = rows.find((one) => !one.querySelector('p, div') && label.test(readText(one) ?? ''))
  return ownText('description', (readLines(row, OWN_TEXT_LIMIT) ?? '').replace(label, ''))
}

const label = /^(?:个人)?(?:简介|介绍)[：:]\s*/

function readCard(card: Element): OwnText | undefined {
  const title = select(card, titles, (found) => !found.closest(passedOn) && readText(found) !== undefined)
  // Cut short where it stands, it is whole in its label.
  const whole = title?.getAttribute('aria-label')
  return ownText('post', whole || title, () => dayOf(readText(select(card, ['.feed-card-footer-time-cmp', 'time']))))
}
