import { OWN_TEXT_LIMIT, type OwnText } from '../model/own-text'
import { attempt, readLines, readText, select } from './dom'
import { dayOf, ownText } from './own-texts'
import { findDeclared, readSources } from './script-values'

/** The article a page shows, title and text in one; nothing where it is another account's that was passed on. */
export function readWechatTexts(document: Document): readonly OwnText[] {
  const passedOn = select(document, reprints, (found) => readText(found) !== undefined)
  const content = select(document, ['#js_content', '.rich_media_content', '#js_text_desc'])
  if (passedOn || !content) return []
  const title = readText(select(document, ['#activity-name', '.rich_media_title']))
  const text = readLines(content, OWN_TEXT_LIMIT)
  const own = ownText('article', [title, text].filter(Boolean).join('\n'), () =>
    attempt(() => readDay(document), undefined),
  )
  return own ? [own] : []
}

// 以下文章来源于…; seen 2022 to 2026
const reprints = ['.original_primary_card_tips', '.js_reprinted_source']

/** The page's own script writes the day in: until then it is only in its data, in seconds of Unix time. */
function readDay(document: Document): string | undefined {
  const shown = dayOf(readText(select(document, ['#publish_time', '#post-date'])))
  return shown ?? findDeclared(readSources(document, /\b(?:var |window\.)ct\b/), 'ct', dayOfSeconds)
}

/** In China, whatever clock the page is read by. */
function dayOfSeconds(text: string): string | undefined {
  if (!/^1\d{9}$/.test(text)) return undefined
  return new Date((Number(text) + 8 * 3600) * 1000).toISOString().slice(0, 10)
}
