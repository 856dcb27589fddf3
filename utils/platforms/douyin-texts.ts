import { type OwnText, OWN_TEXT_LIMIT } from '../model/own-text'
import { attempt, readLines, readText, select, selectAll } from './dom'
import { gatherTexts, mayHold, ownText } from './own-texts'

/** What a profile page shows of the account's own words: its description, and the titles of its works, pinned ones first. */
export function readDouyinTexts(document: Document): readonly OwnText[] {
  const header = select(document, ['[data-e2e="user-detail"]', '#user_detail_element'])
  if (!header) return []
  const bio = attempt(() => readBio(header), undefined)
  return [...(bio ? [bio] : []), ...gatherTexts(header, works, readWork)]
}

// The lists of what the account likes or collects bear other names. seen 2025-06 to 2026-10
const works = ['[data-e2e="user-post-list"] li', '[data-e2e="user-work-list"] li']
const links = ['a[href*="/video/"]', 'a[href*="/note/"]', 'a[href*="/slides/"]']

/** What follows the line with 抖音号 and IP属地. */
function readBio(header: Element): OwnText | undefined {
  const info = select(header, ['[data-e2e="user-info"]'])
  if (!info || !mayHold(info)) return undefined
  const line = selectAll(info, 'p').find((row) => /抖音号|IP属地/.test(readText(row) ?? ''))
  let text = ''
  for (let next = line?.nextElementSibling; next; next = next.nextElementSibling) {
    if (!next.matches('button, [data-e2e]')) text += `${readLines(next, OWN_TEXT_LIMIT) ?? ''}\n`
  }
  return ownText('description', text.trim())
}

/** A work's title; where only its cover has it, that. Beside the link to the work may stand other people. */
function readWork(item: Element): OwnText | undefined {
  const link = select(item, links)
  if (!link) return undefined
  const title = select(link, ['p', '[class*="title" i]'], (found) => readText(found) !== undefined)
  return ownText('post', title) ?? ownText('post', select(link, ['img[alt]'])?.getAttribute('alt') ?? undefined)
}
