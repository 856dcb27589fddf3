import type { OwnText } from '../model/own-text'
import type { Profile } from '../model/profile'
import { attempt, readText, select, selectAll } from './dom'
import { dayOf, gatherTexts, ownText } from './own-texts'
import { readBio } from './weibo-pages'

/** What a profile page shows of the account's own words: its description and its posts, without what it passes on. */
export function readWeiboTexts(document: Document, profile: Profile): readonly OwnText[] {
  const bio = attempt(() => ownText('description', readBio(document)), undefined)
  const posts = gatherTexts(document, cards, (card) => (isBy(card, profile) ? readPost(card) : undefined))
  return [...(bio ? [bio] : []), ...posts]
}

// Desktop (2022 to 2026), mobile (2019 to 2026). A feed also shows posts of others that the account liked.
const cards = ['article:has(header)', '.card9:has(.weibo-top)']
const heads = ['header', '.weibo-top']
/** What somebody else wrote, and was passed on. */
const passedOn = '[class*="retweet" i], [class*="reText"], .weibo-rp, article article'
const texts = ['[class*="wbtext"]', '.weibo-text', '.wbpro-feed-ogText', '[class*="detail_text"]']
const times = ['a[class*="_time_"]', '.time']

/** By the uid that its head links to; by the name there only where no uid is known. */
function isBy(card: Element, { ids, name }: Profile): boolean {
  if (card.closest(`${passedOn}, [class*="Frame_side_"], [class*="comment" i]`)) return false
  const head = select(card, heads, (found) => !found.closest(passedOn))
  if (!head) return false
  const uids = selectAll(head, 'a[href], a[usercard]').flatMap((link) => uidOf(link) ?? [])
  const known = ids.find((id) => id.startsWith('uid:'))
  if (known !== undefined) return uids.length > 0 && uids.every((uid) => known === `uid:${uid}`)
  return name !== undefined && selectAll(head, 'a, h3').some((link) => readText(link) === name)
}

/** A link of a head leads to its author, or to the post itself, whose address has the author's uid, too. */
function uidOf(link: Element): string | undefined {
  const { pathname } = new URL(link.getAttribute('href') ?? '', 'https://weibo.com/')
  return link.getAttribute('usercard') ?? /^\/(?:u\/|profile\/)?([1-9]\d{6,19})(?:\/|$)/.exec(pathname)?.[1]
}

function readPost(card: Element): OwnText | undefined {
  const element = select(card, texts, (found) => !found.closest(passedOn))
  const read = ownText('post', element, () => readDay(card))
  if (read === undefined) return undefined
  // “//@某人：” is where words of others begin that were passed on with the post.
  const own = ownText('post', read.text.replace(/\/\/\s*@[\s\S]*$/, '').replace(/(?:\.{3}|…)?\s*展开$/, ''))
  return own && { ...read, ...own }
}

function readDay(card: Element): string | undefined {
  const time = select(card, times, (found) => !found.closest(passedOn))
  return dayOf(time?.getAttribute('title')) ?? dayOf(readText(time))
}
