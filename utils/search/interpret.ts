import { getOffices, signWithin } from './offices'
import { penalties } from './penalties'
import { getRegions } from './regions'
import { isHan, joinTerms, sliceTerm, type Term, termText } from './term'
import { groupWords, isAmong, wordAt, type WordsByBeginning } from './words-at'

/** One way to understand a query: terms that all have to stand in a record, and what it costs to understand it so. */
export interface Interpretation {
  readonly terms: readonly Term[]
  readonly penalty: number
  /** Full names of divisions, for which the short ones stand among the terms: that of 朝阳市 is that of 朝阳区, too. */
  readonly regions?: readonly Term[]
}

/** The query as it stands: as one, and word by word. */
export function interpretPlainly(terms: readonly Term[]): readonly Interpretation[] {
  if (terms.length <= 1) return [{ terms, penalty: 0 }]
  return [
    { terms: [joinTerms(terms)], penalty: 0 },
    { terms: terms.slice(0, mostTerms), penalty: (Math.min(terms.length, mostTerms) - 1) * penalties.furtherWord },
  ]
}

/** The query with what names say of an office in place of what was typed in full: 张店 房管局 is 张店房管 rather than 张店住建. */
export function interpretBriefly(terms: readonly Term[]): readonly Interpretation[] {
  const brief = terms.map(toSign)
  return brief.some((term, at) => term !== terms[at]) ? interpretPlainly(brief).map(withFiller) : []
}

/** More words than that say nothing more. */
const mostTerms = 6

/**
 * The query without what says nothing (的, 官方, 抖音号), and with the names of places and words for offices that it is
 * strung together from taken apart: 淄博公积金, zibogjj. `regionEnds`: where in a term the name of a place may end.
 */
export function interpretFreely(
  terms: readonly Term[],
  regionEnds: (term: Term) => readonly number[],
): readonly Interpretation[] {
  const telling = terms
    .filter((term) => !letterFillerPattern.test(termText(term)))
    .map(withoutFillers)
    .filter(({ codes }) => codes.length > 0)
  const isSame =
    telling.length === terms.length && telling.every((term, at) => term.codes.length === terms[at]?.codes.length)
  const found: Interpretation[] = []
  if (!isSame && telling.length > 0) {
    found.push(...interpretPlainly(telling).map(withFiller))
  }
  const parted = telling.flatMap(takeApart)
  if (parted.length > telling.length) found.push(asWords(parted))
  const numbered = parted.map(spellNumbers)
  if (numbered.some((term, at) => term !== parted[at])) found.push(...interpretPlainly(numbered).map(withFiller))
  // 临淄区交警: accounts go by the short names of places.
  const shortened = parted.map(shorten)
  const regions = parted.filter((term, at) => term !== shortened[at])
  if (regions.length > 0) {
    found.push(...interpretPlainly(shortened).map((one) => ({ ...withFiller(one), regions })))
  }
  found.push(...interpretBriefly(shortened).map((one) => ({ ...one, regions })))
  const joined = telling.length === 1 ? telling[0] : undefined
  if (joined !== undefined) {
    for (const end of regionEnds(joined).slice(0, mostSplits)) {
      found.push(asWords([sliceTerm(joined, 0, end), sliceTerm(joined, end)]))
    }
  } else {
    // 淄博市 zbgjj: each word may be strung together by itself.
    const split = telling.map((term) => {
      const [end] = regionEnds(term)
      return end === undefined ? [term] : [sliceTerm(term, 0, end), sliceTerm(term, end)]
    })
    if (split.some((parts) => parts.length > 1)) found.push(asWords(split.flat()))
  }
  return found
}

const mostSplits = 2

/**
 * The place and the office that a sentence speaks of, without what stands before and behind them: 我想找曲阜检察. Undefined
 * where it does not name both, or where that may be the name of something else (…二中队).
 */
export function interpretWithin(terms: readonly Term[]): Interpretation | undefined {
  const parts = terms.map(withoutFillers).flatMap(takeApart)
  const texts = parts.map(termText)
  const first = texts.findIndex(isKnown)
  const end = texts.findLastIndex(isKnown) + 1
  const within = texts.slice(first, end)
  if (!within.some(isOffice) || within.every((text) => !isKnown(text) || isOffice(text))) return undefined
  const around = [...texts.slice(0, first), ...texts.slice(end)].join('')
  if (around.length > mostAround || bodyPart.test(around)) return undefined
  return asWords(parts.slice(first, end).map(shorten))
}

/** In UTF-16 units: more than that is no turn of phrase. */
const mostAround = 10

function isOffice(text: string): boolean {
  return getOffices().some(({ words }) => words.includes(text))
}

/** The name of a place, or a word for an office. */
function isKnown(text: string): boolean {
  return isAmong(knownWords(), text)
}

/** What names of bodies and of their parts are made of, also in digits and letters. */
const bodyPart = /[局委办厅部处科股室队所站会校院园馆厂村镇乡街社企司\da-z]|中心|大学/

function withFiller(interpretation: Interpretation): Interpretation {
  return { ...interpretation, penalty: interpretation.penalty + penalties.filler }
}

function asWords(terms: readonly Term[]): Interpretation {
  return {
    terms: terms.slice(0, mostTerms),
    penalty: penalties.split + (terms.length - 1) * penalties.furtherWord,
  }
}

/** Longest first: what people add that is part of no name, or of every one. */
const fillers = (
  '官方抖音号 官方账号 官方微博 官方微信 抖音账号 抖音官方 微博账号 微信公众号 公众号 政务号 视频号 今日头条号 头条号 快手号 抖音号 ' +
  '头条主页 今日头条 小程序 网站 小红书 抖音 微博 微信 快手 头条 官方 官微 官网 新账号 新号 账号 账户 客户端 去哪里 去哪儿 去哪 在哪里 在哪儿 在哪 ' +
  '搬到哪里 搬到哪儿 搬到哪 哪里 哪儿 请移步 移步 请关注 关注 公告 关停 停用 注销 迁移 关闭 停更 停止更新 停止运营 停止使用 改名 更名 ' +
  '改成 改叫 叫什么 找不到 搜不到 打不开 看不到 看不了 不见 没有 为什么 怎么 请问 一下 不了 没了 已经 关于 现在 的 了 吗 呢 吧 是 已 去 被'
)
  .split(' ')
  .toSorted((a, b) => b.length - a.length)

/** The same in letters: words of their own, or behind Chinese text. */
const letterFiller = 'douyin|weibo|weixin|toutiao|kuaishou|gongzhonghao|app'

const letterFillerPattern = new RegExp(`^(?:${letterFiller})$`)

const fillerPattern = new RegExp(`${fillers.join('|')}|(?<=\\p{Script=Han})(?:${letterFiller})$`, 'gu')

function withoutFillers(term: Term): Term {
  const text = termText(term)
  const kept: number[] = []
  let from = 0
  for (const { index, 0: filler } of text.matchAll(fillerPattern)) {
    for (let at = from; at < index; at += 1) kept.push(at)
    from = index + filler.length
  }
  if (from === 0) return term
  // All of these are characters of one unit; a term with others is left as it is.
  if (text.length !== term.codes.length) return term
  for (let at = from; at < text.length; at += 1) kept.push(at)
  const breaks = new Uint8Array(term.breaks.length)
  for (const [place, at] of kept.entries()) breaks[place] = term.breaks[at] ?? 0
  return { codes: kept.map((at) => term.codes[at] ?? 0), breaks }
}

/** Chinese text at the names of places and words for offices in it; what is between them stays together. */
function takeApart(term: Term): readonly Term[] {
  const text = termText(term)
  if (text.length !== term.codes.length || !term.codes.some(isHan)) return [term]
  const words = knownWords()
  const cuts = new Set([0, text.length])
  for (let at = 0; at < text.length;) {
    const word = wordAt(words, text, at)
    if (word !== undefined) {
      cuts.add(at)
      cuts.add(at + word.length)
    }
    at += word?.length ?? 1
  }
  const places = [...cuts].toSorted((a, b) => a - b)
  return places.slice(1).map((end, at) => sliceTerm(term, places[at] ?? 0, end))
}

/** 第3中学, 2大队: names of bodies have Chinese numerals. */
function spellNumbers(term: Term): Term {
  const text = termText(term)
  const spelled = text.replace(/(?<!\d)[1-9](?!\d)/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit)))
  if (spelled === text || !term.codes.some(isHan)) return term
  return { ...term, codes: Array.from(spelled, (character) => character.codePointAt(0) ?? 0) }
}

let shortNames: ReadonlyMap<string, string> | undefined

/** The short name of a division, of which the full one was typed. */
function shorten(term: Term): Term {
  shortNames ??= new Map(getRegions().names.map(([short = '', full = '']) => [full, short]))
  const text = termText(term)
  const short = shortNames.get(text)
  return short !== undefined && short !== '' && text.startsWith(short) ? sliceTerm(term, 0, short.length) : term
}

function toSign(term: Term): Term {
  const sign = signWithin(termText(term))
  return sign === undefined ? term : sliceTerm(term, 0, sign.length)
}

let known: WordsByBeginning | undefined

/** Names of places, and words for offices. */
function knownWords(): WordsByBeginning {
  known ??= groupWords([...getRegions().names.flat(), ...getOffices().flatMap(({ words }) => words)])
  return known
}
