import type { AccountId } from '../model/account'
import { attempt, cut, readText, select } from './dom'
import type { ProfilePlace, Reading } from './platform'
import { readingOf, UNKNOWN } from './reading'
import { findDeclared, readSources, readTopTexts } from './script-values'
import { bizOf, ghOf } from './wechat-ids'

/**
 * Reads whose article a page shows. An article shows no verification. Where the address does not tell the account, the
 * page must: undefined when it does not.
 */
export function readArticle(document: Document, { ids: asked }: ProfilePlace): Reading | undefined {
  const { biz, gh, name } = attempt(() => readData(document), {})
  const isOthers = asked.length > 0 && biz !== undefined && !asked.includes(biz)
  if (isOthers) return readingOf('wechat', asked, { name: undefined, verification: UNKNOWN, rendered: false })
  const ids = [...asked, ...[biz, gh].flatMap((id) => (id && !asked.includes(id) ? [id] : []))]
  const shown = attempt(() => readName(document), undefined) ?? name
  if (shown === undefined && ids.length === 0) return undefined
  return readingOf('wechat', ids, { name: shown, verification: UNKNOWN, rendered: shown !== undefined })
}

// `js_name` seen 2018 to 2026, `post-user` until 2018, the others on pages of pictures, videos and shared articles. The
// writer (`og:article:author`, `js_author_name`) is somebody else.
const names = ['#js_name', '#post-user', '#js_wx_follow_nickname', '.wx_follow_nickname', '.account_nickname_inner']
/** What is written by the account's people, and may hold anything. */
const content = '#js_content, .rich_media_content'

function readName(document: Document): string | undefined {
  return readText(select(document, names, (found) => !found.closest(content) && readText(found) !== undefined))
}

interface ArticleData {
  readonly biz?: AccountId | undefined
  readonly gh?: AccountId | undefined
  readonly name?: string | undefined
}

function readData(document: Document): ArticleData {
  const sources = readSources(document, /(?:var |window\.)(?:biz|user_name|nickname|appuin)\b|\bcgiDataNew\b/)
  const gh = findDeclared(sources, 'user_name', ghOf)
  const name = findDeclared(sources, 'nickname', (text) => cut(text))
  const biz = findDeclared(sources, 'biz', bizOf)
  if (biz !== undefined && gh !== undefined) return { biz, gh, name }
  const object = readObject(sources)
  return {
    // `appuin` held it until 2018 and is empty since
    biz: biz ?? bizOf(object.get('bizuin') ?? '') ?? findDeclared(sources, 'appuin', bizOf),
    gh: gh ?? ghOf(object.get('user_name') ?? ''),
    name: name ?? cut(object.get('nick_name') ?? ''),
  }
}

/** Pages of pictures and short texts declare nothing; they have one object instead. seen 2023-11 to 2026-09 */
function readObject(sources: readonly string[]): ReadonlyMap<string, string> {
  for (const source of sources) {
    const at = source.search(/\bcgiDataNew\s*=\s*\{/)
    if (at >= 0) return readTopTexts(source, source.indexOf('{', at), ['nick_name', 'user_name', 'bizuin'])
  }
  return new Map()
}
