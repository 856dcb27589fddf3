import { findWrittenDates, type WrittenDate } from '../text/written-dates'
import { readQuoted } from './quotes'
import { wordAt } from './words'
import type { WordTag } from './wording'

/** A stretch of the clean text, in its offsets. */
export interface Span {
  readonly from: number
  readonly to: number
}

export type Mark = 'sentence' | 'question' | 'clause' | 'colon' | 'list' | 'and' | 'open' | 'close'

export type Token = Span &
  (
    | { readonly kind: 'word'; readonly tag: WordTag }
    | { readonly kind: 'mark'; readonly mark: Mark }
    /** Names in one pair of quotation marks, or one after @. */
    | { readonly kind: 'name'; readonly parts: readonly Span[] }
    | { readonly kind: 'date'; readonly date: WrittenDate }
    /** A number, with what is counted: `3个`, `12345`. */
    | { readonly kind: 'number' }
    | { readonly kind: 'url' }
    /** Anything else: where there are no quotation marks, a name may stand in it. */
    | { readonly kind: 'run' }
  )

/** Splits a clean text. Every token is found in bounded time. */
export function tokenize(
  text: string,
  isTraditional: boolean,
  dates: readonly WrittenDate[] = findWrittenDates(text),
): readonly Token[] {
  return joinSingles(new Tokenizer(text, isTraditional, dates).read(), text)
}

class Tokenizer {
  private readonly tokens: Token[] = []
  private nextDate = 0
  /** Where characters began that are no word; −1 when there are none. */
  private runFrom = -1
  private isList = false
  /** 以下 was said; after its colon, semicolons part the items of a list. */
  private isNamedList = false
  private isInline = false

  constructor(
    private readonly text: string,
    private readonly isTraditional: boolean,
    private readonly dates: readonly WrittenDate[],
  ) {}

  read(): readonly Token[] {
    const { text } = this
    for (let index = this.startLine(0); index < text.length;) {
      const unit = text[index] ?? ''
      if (unit === '\n') index = this.startLine(index)
      else if (lookedThrough.has(unit)) index = this.lookThrough(index)
      else {
        const token = this.dateAt(index) ?? readSpecial(text, index, unit) ?? readWord(text, index, this.isTraditional)
        if (token !== undefined && token.kind !== 'run') {
          this.endRun(index)
          index = this.take(token)
        } else {
          if (this.runFrom < 0) this.runFrom = index
          index = token?.to ?? index + 1
        }
      }
    }
    this.endRun(text.length)
    return this.tokens
  }

  private dateAt(index: number): Token | undefined {
    while ((this.dates[this.nextDate]?.from ?? Infinity) < index) this.nextDate += 1
    const date = this.dates[this.nextDate]
    return date?.from === index ? { kind: 'date', date, from: index, to: date.to } : undefined
  }

  private endRun(to: number): void {
    if (this.runFrom >= 0) this.tokens.push({ kind: 'run', from: this.runFrom, to })
    this.runFrom = -1
  }

  /** Quotation marks with a name in them are a token; others, and spaces, end a run and say nothing else. */
  private lookThrough(index: number): number {
    this.endRun(index)
    const quoted = this.text[index] === ' ' ? undefined : readQuoted(this.text, index)
    if (quoted === undefined) return this.passRule(index)
    this.tokens.push({ kind: 'name', ...quoted })
    return quoted.to
  }

  /** 《政府网站发展指引》: what a rule is called says nothing of accounts. */
  private passRule(index: number): number {
    if (this.text[index] !== '《') return index + 1
    rule.lastIndex = index
    const [found] = rule.exec(this.text) ?? []
    if (found === undefined) return index + 1
    this.tokens.push({ kind: 'word', tag: 'filler', from: index, to: index + found.length })
    return index + found.length
  }

  private startLine(index: number): number {
    const line = readLineStart(this.text, index, this.isList)
    this.isList = line.isList
    this.endRun(index)
    if (line.mark !== undefined) this.tokens.push({ kind: 'mark', mark: line.mark, from: index, to: index + 1 })
    return line.to
  }

  /** Gives where to go on. */
  private take(token: Token): number {
    const { tokens, text } = this
    tokens.push(token)
    let next = token.to
    if (token.kind === 'word') {
      if (token.tag === 'following') this.isNamedList = true
      // 关于注销某某账号的公告 为进一步规范…: a title and its text on one line.
      if (token.tag === 'document' && text[next] === ' ') {
        tokens.push({ kind: 'mark', mark: 'sentence', from: next, to: next + 1 })
      }
      // 整合到, 迁移至: the word that points to where.
      if (pointing.has(token.tag) && pointers.has(text[next] ?? '')) {
        tokens.push({ kind: 'word', tag: 'filler', from: next, to: next + 1 })
        next += 1
      }
    } else if (token.kind === 'mark') this.takeMark(token)
    return this.isInline ? skipNumber(text, next) : next
  }

  /** 注销以下账号:一、…;二、…。 */
  private takeMark(token: Token & { readonly kind: 'mark' }): void {
    if (token.mark === 'colon') this.isInline = this.isNamedList
    if (token.mark !== 'sentence') return
    if (this.isInline && this.text[token.from] === ';') this.tokens[this.tokens.length - 1] = { ...token, mark: 'list' }
    else this.isInline = this.isNamedList = false
  }
}

const rule =
  /《[^《》\n]{2,80}(?:意见|办法|规定|方案|细则|条例|指引|指南|规范|制度|规划|法|要点|标准|决定)(?:\([^()\n]{1,12}\))?》/y

const pointers: ReadonlySet<string> = new Set('至到入为进往成')

/**
 * Lines after a colon are items of a list as long as they begin with a number or a quotation mark; the numbers are left
 * out. Any other line is a sentence of its own.
 */
function readLineStart(text: string, index: number, wasList: boolean): { to: number; isList: boolean; mark?: Mark } {
  lineStart.lastIndex = index
  const [found = ''] = lineStart.exec(text) ?? []
  if (index === 0 && text[0] !== '\n') return { to: found.length, isList: false }
  const isList = wasList || /[:]\s?$/.test(text.slice(Math.max(0, index - 2), index))
  const isItem = isList && (found.length > 1 || /[“"‘「『【@]/.test(text[index + 1] ?? ''))
  return { to: index + Math.max(1, found.length), isList: isItem, mark: isItem ? 'list' : 'sentence' }
}

const pointing: ReadonlySet<WordTag> = new Set<WordTag>(['merge', 'migrate', 'rename'])

function skipNumber(text: string, index: number): number {
  if (!/[:;、\s]/.test(text[index - 1] ?? '')) return index
  itemNumber.lastIndex = index
  return index + (itemNumber.exec(text)?.[0].length ?? 0)
}

const itemNumber = / ?[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[.)](?!\d)|、)\s?/y

const lineStart = /\n?(?:[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[.)](?!\d)|、)\s?|[-·•*]\s?)?/y

/** Spaces, and quotation marks where they hold no name. */
const lookedThrough: ReadonlySet<string> = new Set(' “”„‟"〝〞‘’‛\'`「」『』【】《》〈〉〖〗<>«»')

function readSpecial(text: string, index: number, unit: string): Token | undefined {
  const mark = marks.get(unit)
  // 和顺县 begins with the word for "and".
  if (mark === 'and' && wordAt(text, index)?.tag === 'plain') return undefined
  if (mark !== undefined) return { kind: 'mark', mark, from: index, to: index + 1 }
  if (unit === '@') return readMention(text, index)
  if (!startsNumber.has(unit)) return undefined
  return readUrl(text, index) ?? readNumber(text, index)
}

const startsNumber: ReadonlySet<string> = new Set('0123456789abcdefghijklmnopqrstuvwxyz一二三四五六七八九十两几数百多')

const marks: ReadonlyMap<string, Mark> = new Map<string, Mark>(
  Object.entries({
    '。': 'sentence',
    '!': 'sentence',
    ';': 'sentence',
    '…': 'sentence',
    '|': 'sentence',
    '?': 'question',
    ',': 'clause',
    '—': 'clause',
    '~': 'clause',
    ':': 'colon',
    '、': 'list',
    '/': 'list',
    '&': 'list',
    '+': 'list',
    和: 'and',
    与: 'and',
    及: 'and',
    跟: 'and',
    暨: 'and',
    '(': 'open',
    '[': 'open',
    ')': 'close',
    ']': 'close',
  } satisfies Record<string, Mark>),
)

function readMention(text: string, index: number): Token | undefined {
  let to = index + 1
  while (to < text.length && to - index <= longestMention && /[\p{L}\p{N}_·-]/u.test(text[to] ?? '')) {
    const word = to > index + 2 ? wordAt(text, to) : undefined
    if (word !== undefined && endsMention.has(word.tag)) break
    to += 1
  }
  return to > index + 2 ? { kind: 'name', parts: [{ from: index + 1, to }], from: index, to } : undefined
}

const longestMention = 30

const endsMention: ReadonlySet<WordTag> = new Set<WordTag>([
  'stop',
  'halt',
  'close',
  'deregister',
  'merge',
  'migrate',
  'rename',
  'future',
  'announce',
  'by',
  'adjective',
  'weibo',
  'douyin',
  'wechat',
  'generic',
  'carryOn',
])

const url = /(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,5}(?:cn|com|net|org|gov|edu)(?![a-z])[\w\-./?=&%:#]{0,300}/y

function readUrl(text: string, index: number): Token | undefined {
  if (/[a-z0-9.-]/.test(text[index - 1] ?? '')) return undefined
  url.lastIndex = index
  const [found] = url.exec(text) ?? []
  if (found === undefined) return undefined
  return { kind: 'url', from: index, to: index + found.replace(/[.:/?]+$/, '').length }
}

const number =
  /(?:\d{1,20}(?:-\d{3,10}){0,2}|[一二三四五六七八九十两几数百多]{1,4})(?:余|多)?(?<counted>[个家款大项所])?/y

function readNumber(text: string, index: number): Token | undefined {
  if (/[a-z]/.test(text[index - 1] ?? '') || isWholeWord(text, index)) return undefined
  number.lastIndex = index
  const match = number.exec(text)
  if (match === null) return undefined
  // 一中, 十里: written numerals count only where they count something.
  if (match.groups?.['counted'] === undefined && !/\d/.test(match[0])) return undefined
  return match.groups?.['counted'] === undefined && /[a-z]/.test(text[index + match[0].length] ?? '')
    ? undefined
    : { kind: 'number', from: index, to: index + match[0].length }
}

/** 五大连池, 百家号 */
function isWholeWord(text: string, index: number): boolean {
  const tag = wordAt(text, index)?.tag
  return tag === 'plain' || tag === 'otherSite'
}

function readWord(text: string, index: number, isTraditional: boolean): Token | undefined {
  const last = lastOfSelf[text[index] ?? '']
  if (last !== undefined && isAfterSelf(text, index)) return { kind: 'word', tag: last, from: index, to: index + 1 }
  const word = wordAt(text, index)
  if (word === undefined) return undefined
  const isLatin = text.charCodeAt(index) < 0x80
  if (isLatin && (/[a-z]/.test(text[index - 1] ?? '') || /[a-z]/.test(text[word.to] ?? ''))) return undefined
  if (word.tag === 'plain') return { kind: 'run', from: index, to: word.to }
  // 微信号:abc123 is no name.
  if (text.startsWith('微信号', index) && text[word.to] === ':') return { kind: 'run', from: index, to: word.to }
  if (word.tag === 'deregisterTaiwan' || word.tag === 'goTaiwan') {
    if (!isTraditional) return { kind: 'run', from: index, to: word.to }
    return { kind: 'word', tag: word.tag === 'goTaiwan' ? 'go' : 'deregister', from: index, to: word.to }
  }
  if (word.tag === 'self' && text[index] === '以' && countsUp.test(text[index - 1] ?? ''))
    return { kind: 'run', from: index, to: word.to }
  if (word.tag === 'oldNoun') return { kind: 'word', tag: 'old', from: index, to: word.to - 1 }
  if (word.tag === 'freshNoun') return { kind: 'word', tag: 'fresh', from: index, to: word.to - 1 }
  if (word.tag === 'selfNoun') return { kind: 'word', tag: 'self', from: index, to: word.to - 1 }
  return { kind: 'word', tag: word.tag, from: index, to: word.to }
}

/** 县级以上账号, 10万以上 */
const countsUp = /[级人个年月天元万次篇名家种成半岁分\d%]/

/** 号 and 站 by themselves are too many other things. */
const lastOfSelf: Readonly<Record<string, WordTag>> = { 号: 'generic', 站: 'website', 网: 'website' }

function isAfterSelf(text: string, index: number): boolean {
  return [1, 2].some((length) => {
    const word = wordAt(text, index - length)
    return word !== undefined && inOneWord.has(word.tag) && word.to === index + 1
  })
}

const inOneWord: ReadonlySet<WordTag> = new Set<WordTag>(['selfNoun', 'oldNoun', 'freshNoun'])

/** A word of one character in the middle of a run is part of it: 太和县, 住房和城乡建设局. */
function joinSingles(tokens: readonly Token[], text: string): readonly Token[] {
  const joined: Token[] = []
  tokens.forEach((token, index) => {
    const before = joined.at(-1)
    const after = tokens[index + 1]
    const touchesBefore = before?.kind === 'run' && before.to === token.from
    const touchesAfter = after?.kind === 'run' && after.from === token.to
    const isRun =
      token.kind === 'run' || (isSingle(token) && touchesAfter && (touchesBefore || isPartOfPlace(token, text)))
    if (!isRun) joined.push(token)
    else if (touchesBefore) joined[joined.length - 1] = { ...before, to: token.to }
    else joined.push({ kind: 'run', from: token.from, to: token.to })
  })
  return joined
}

function isSingle(token: Token): boolean {
  return token.to - token.from === 1 && (token.kind === 'word' || (token.kind === 'mark' && token.mark === 'and'))
}

/** 新乡, 老河口, but not 原某某局. */
function isPartOfPlace(token: Token, text: string): boolean {
  return token.kind === 'word' && (token.tag === 'fresh' || token.tag === 'old') && text[token.from] !== '原'
}
