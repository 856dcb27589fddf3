import type { Span } from './tokens'
import { wordAt } from './words'
import type { WordTag } from './wording'

interface Quoted extends Span {
  readonly parts: readonly Span[]
}

/**
 * The name or names in quotation marks that open at an offset: “莒南交警”, 「甲、乙、丙」. Undefined when none open there, when
 * they are not closed soon, or when a sentence or a title stands in them: then the marks are looked through.
 */
export function readQuoted(text: string, from: number): Quoted | undefined {
  const opener = text[from] ?? ''
  const closers = families.get(opener)
  if (closers === undefined || (closing.has(opener) && isClosing(text, from, opener))) return undefined
  const close = findClose(text, from + 1, opener, closers)
  if (close === undefined) return undefined
  const parts = splitNames(text, from + 1, close)
  if (parts === undefined || (opener === '《' && !isBesideNoun(text, from, close + 1))) return undefined
  return { from, to: close + 1, parts }
}

/** 《某某》 is a newspaper or a rule unless 公众号 or the like stands beside it. */
function isBesideNoun(text: string, from: number, to: number): boolean {
  if (isNounAt(text, to)) return true
  for (let start = Math.max(0, from - 6); start < from; start += 1)
    if (isNounAt(text, start) && wordAt(text, start)?.to === from) return true
  return false
}

const closing: ReadonlySet<string> = new Set('”’')

/** A closing mark opens only where nothing is open: ”某某”. */
function isClosing(text: string, from: number, sign: string): boolean {
  const opener = sign === '”' ? '“' : '‘'
  for (let index = from - 1; index >= Math.max(0, from - longestQuoted); index -= 1) {
    if (text[index] === opener) return true
    if (text[index] === sign || text[index] === '\n') return false
  }
  return false
}

/** What closes what. Marks of one shape are used for one another: “某某“, ”某某”, ’某某‘. */
const families: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟"〝〞'].map((sign) => [sign, '“”„‟"〝〞'] as const),
  ...[..."‘’‛'`"].map((sign) => [sign, "‘’‛'`"] as const),
  ['「', '」'],
  ['『', '』'],
  ['【', '】'],
  ['《', '》'],
  ['〈', '〉'],
  ['〖', '〗'],
  ['<', '>'],
  ['«', '»'],
])

/** Longer texts in quotation marks are no names, of one account or of several. */
const longestQuoted = 90

function findClose(text: string, from: number, opener: string, closers: string): number | undefined {
  const end = Math.min(text.length, from + longestQuoted)
  for (let index = from; index < end; index += 1) {
    const unit = text[index] ?? ''
    if (endsSentence.has(unit)) return undefined
    if (!closers.includes(unit)) {
      if (unit === opener) return undefined
      continue
    }
    // “关于关停“某某”公众号的公告”: a second opening before any closing, which has a closing of its own.
    return opens.has(unit) && unit === opener && closesSoon(text, index + 1, closers) ? undefined : index
  }
  return undefined
}

const endsSentence: ReadonlySet<string> = new Set('。!?;\n')

const opens: ReadonlySet<string> = new Set('“‘„')

/** True when the name that may begin here is closed by a closing mark, before another opens. */
function closesSoon(text: string, from: number, closers: string): boolean {
  const end = Math.min(text.length, from + longestName)
  for (let index = from; index < end; index += 1) {
    const unit = text[index] ?? ''
    if (endsSentence.has(unit) || unit === ',' || unit === '、') return false
    if (closers.includes(unit)) return !opens.has(unit) && index > from
  }
  return false
}

const longestName = 40

function splitNames(text: string, from: number, to: number): readonly Span[] | undefined {
  const parts: Span[] = []
  let start = from
  for (let index = from; index <= to; index += 1) {
    if (index < to && text[index] !== '、') continue
    const part = trim(text, start, index)
    if (!isName(text, part)) return undefined
    parts.push(part)
    start = index + 1
  }
  return parts
}

function trim(text: string, from: number, to: number): Span {
  let [start, end] = [from, to]
  while (start < end && isEdge(text[start])) start += 1
  while (end > start && isEdge(text[end - 1])) end -= 1
  return { from: start, to: end }
}

function isEdge(unit: string | undefined): boolean {
  return unit === ' ' || unit === '@' || unit === '#' || unit === '‘' || unit === '’' || unit === '“' || unit === '”'
}

function isName(text: string, { from, to }: Span): boolean {
  if (to - from < 1 || to - from > longestName) return false
  const name = text.slice(from, to)
  if (/[,:]/.test(name) || !/\p{L}/u.test(name)) return false
  if (/(?:公告|通知|通告|说明|声明|启事|公示|告示|意见|办法|规定|方案|细则|条例|报告|函|一封信|的|了)$/.test(name))
    return false
  if (slogan.test(name)) return false
  const first = wordAt(text, from)
  if (first?.tag === 'self' && first.to - from > 1 && isNounAt(text, first.to)) return false
  if (first?.tag === 'self' && text[from] === '本' && first.to === from + 1) return !isNounAt(text, from + 1)
  for (let index = from; index < to;) {
    const word = wordAt(text, index)
    if (word !== undefined && neverInNames.has(word.tag) && word.to <= to) return false
    index = word?.to ?? index + 1
  }
  return true
}

/** What is put in quotation marks in every speech about accounts, and is none. */
export const slogan =
  /[上下中里]的|^.{3,}的|^(?:僵尸|睡眠|休眠|空壳|沉睡|指尖|减负|瘦身|关停并转|两微一端|一网通办|最多跑一次|娱乐|五一|十一|元旦|春节|国庆|清明|端午|中秋|双微|三微一端|一刀切|一哄而上|最后一公里|国考|市考|主力军|国字号|^某[地单部局]|退网$|触网$|上网$|不务正业|停更|只减不增|开而不管)|谁/

/** 本账号, 本公众号. */
function isNounAt(text: string, from: number): boolean {
  const tag = wordAt(text, from)?.tag
  return (
    tag === 'generic' || tag === 'wechat' || tag === 'weibo' || tag === 'douyin' || tag === 'website' || tag === 'weak'
  )
}

const neverInNames: ReadonlySet<WordTag> = new Set<WordTag>([
  'stop',
  'close',
  'deregister',
  'halt',
  'reopen',
  'announce',
])
