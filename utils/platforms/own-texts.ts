import type { PartialDate } from '../model/closure'
import { mostOwnTexts, OWN_TEXT_LIMIT, type OwnText } from '../model/own-text'
import { isPartialDate } from '../model/partial-date'
import { attempt, readLines, type Root, selectAll } from './dom'

/**
 * What `read` makes of the elements that fit the first of `selectors` that any fits: only words that may announce
 * something, each once, and not more than a page's fill. Most pages hold none: an element is looked at closer only where
 * its text, as the browser gives it at once, may, or there is no text but perhaps a picture's.
 */
export function gatherTexts(
  root: Root,
  selectors: readonly string[],
  read: (element: Element) => OwnText | undefined,
): readonly OwnText[] {
  const elements = selectors.map((selector) => selectAll(root, selector)).find(({ length }) => length > 0) ?? []
  const found = new Map<string, OwnText>()
  for (const element of elements) {
    if (found.size >= mostOwnTexts) break
    const one = attempt(() => (mayHold(element) ? read(element) : undefined), undefined)
    if (one !== undefined && !found.has(one.text)) found.set(one.text, one)
  }
  return [...found.values()]
}

/** Whether a closer look at an element is worth it. */
export function mayHold(element: Element): boolean {
  const text = (element.textContent ?? '').slice(0, LOOK_LIMIT)
  return mayAnnounce(text) || !/[一-鿿]/.test(text)
}

/** In UTF-16 units. */
const LOOK_LIMIT = 50_000

/** The text of an element, or of what was read of one already, if it may announce anything. */
export function ownText(
  from: OwnText['from'],
  words: Element | string | undefined,
  readDate?: () => PartialDate | undefined,
): OwnText | undefined {
  const text = typeof words === 'string' ? words.slice(0, OWN_TEXT_LIMIT) : readLines(words, OWN_TEXT_LIMIT)
  if (text === undefined || !mayAnnounce(text)) return undefined
  const postedOn = readDate?.()
  return { from, text, ...(postedOn !== undefined && { postedOn }) }
}

/**
 * Whether words may announce that an account closes, moves, is renamed or is there again: a cheap test, before anything
 * reads them. It says yes too often, and must not say no to a notice.
 */
export function mayAnnounce(text: string): boolean {
  return announcing.test(text)
}

const announcing = new RegExp(
  [
    // 注销, 停更, 关停, 复更: in simplified and traditional characters, the latter also as machines convert them
    '[注註][销銷消]|登出|[销銷][号號]|不再?更|[停复復][更用运運办辦服播]|[关關裁][停闭閉掉张張撤]|撤[并併销銷]|取消|清退|下[线線]',
    // 停止更新, 不再对外发布信息, 重新上线
    '(?:停止|[终終]止|不再|恢[复復]|重新|退出).{0,12}(?:更新|[运運][营營行维維转轉]|使用|[访訪][问問]|[开開][放通]|上[线線]|服[务務]|[维維][护護]|[发發][布佈文声聲]|推送|[启啟][用动動])',
    '[迁遷转轉移][移至往到入換换交]|平移|搬[家到至]|合[并併一二三而]|整合|[归歸][并併集口]|[并併汇匯融]入|[纳納]入|集[约約]|切[换換]|升[级級][为為]',
    '[更改易]名|更[换換改]|改[为為用版]|重命名|更新名[称稱]|[变變]更|移步|[启啟]用新',
  ].join('|'),
)

/** The day that a written time begins with: 2025-03-10 09:30, 2025年3月10日, 25-3-10 (as Weibo writes it). */
export function dayOf(written: string | null | undefined): PartialDate | undefined {
  const [, year, month, day] = /(?<!\d)(\d{4}|\d{2})[-年/.](\d{1,2})[-月/.](\d{1,2})(?!\d)/.exec(written ?? '') ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const date = [year.padStart(4, '20'), month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  return isPartialDate(date) ? date : undefined
}
