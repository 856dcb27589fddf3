import type { PlatformId } from '../model/platform'
import type { Span, Token } from './tokens'
import { wordAt, wordsOf } from './words'
import { accountEndings, digitalEndings, officeEndings, platformTags, type WordTag } from './wording'

/** What a noun says of where an account is: a platform, a website, some other site, or only that it is an account. */
export type Place = PlatformId | 'website' | 'other' | 'unnamed'

export interface Noun extends Span {
  readonly place: Place
  /** 平台: nothing by itself. */
  readonly isWeak: boolean
  /** 抖音, 微博 alone: a platform, not yet an account on it. */
  readonly isBrand: boolean
}

const places: ReadonlySet<WordTag> = new Set<WordTag>(platformTags)

export function isNounToken(token: Token | undefined): boolean {
  return token?.kind === 'word' && places.has(token.tag)
}

/** Reads 官方抖音号, 微信 公众号, 抖音平台账号 as one noun. Gives where it ends as a token. */
export function readNoun(
  tokens: readonly Token[],
  from: number,
  text: string,
): { noun: Noun; next: number } | undefined {
  let first: Token | undefined
  let last: Token | undefined
  let specific: WordTag | undefined
  let isWeak = true
  let end = from
  for (let next = from; next < tokens.length && next - from < longestNoun; next += 1) {
    const token = tokens[next]
    if (token?.kind !== 'word') break
    if (places.has(token.tag)) {
      first ??= token
      last = token
      end = next + 1
      isWeak &&= token.tag === 'weak'
      if (token.tag !== 'generic' && token.tag !== 'weak') specific = token.tag
    } else if (token.tag !== 'adjective') break
  }
  if (first === undefined || last === undefined) return undefined
  const place = specific === undefined ? 'unnamed' : placeOf(specific)
  const isBrand = first === last && brands.has(text.slice(last.from, last.to))
  return { noun: { from: first.from, to: last.to, place, isWeak, isBrand }, next: end }
}

const longestNoun = 8

const brands: ReadonlySet<string> = new Set(
  wordsOf('抖音 微博 新浪 今日头条 头条 微信 快手 b站 哔哩哔哩 bilibili 小红书 知乎 新媒体 政务新媒体 应用 短视频 app'),
)

export function placeOf(tag: WordTag): Place {
  if (tag === 'otherSite') return 'other'
  if (tag === 'generic' || tag === 'weak') return 'unnamed'
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is left of `platformTags` are places
  return tag as Place
}

/** Every place that a text in its clean form names, in its order, each once: 微信、微博 are two. */
export function placesIn(text: string): readonly Place[] {
  const found = new Set<Place>()
  for (let at = 0; at < text.length;) {
    const word = wordAt(text, at)
    if (word !== undefined && places.has(word.tag)) found.add(placeOf(word.tag))
    at = word?.to ?? at + 1
  }
  return [...found]
}

/** A noun at the end of a name: 某某公众号. Only of accounts: 某某网站 is called that. */
export function nounAtEnd(
  text: string,
  { from, to }: Span,
): { readonly place: Place; readonly from: number } | undefined {
  for (let start = Math.max(from + 2, to - 8); start < to; start += 1) {
    const word = wordAt(text, start)
    if (word?.to !== to || !places.has(word.tag) || word.tag === 'weak') continue
    const isNoun = to - start > 2 && word.tag !== 'website' && !brands.has(text.slice(start, to))
    return isNoun || text.slice(start, to) === 'app' ? { place: placeOf(word.tag), from: start } : undefined
  }
  return undefined
}

/** A name whose own ending says what it is of: 某某网站, 某某app. */
export function placeByName(text: string, { from, to }: Span, isAlone: boolean): Place | undefined {
  const name = text.slice(Math.max(from, to - 8), to)
  if (/(?:网站|官网|门户网|政府网|子站)$/.test(name)) return 'website'
  if (isAlone && /[^联互]网$/.test(name)) return 'website'
  return name.endsWith('app') || name.endsWith('客户端') ? 'app' : undefined
}

export function looksLikeAccount(text: string, span: Span): boolean {
  return endsWithAny(text, span, accountNameEndings)
}

export function looksLikeOffice(text: string, span: Span): boolean {
  return endsWithAny(text, span, officeNameEndings)
}

export function looksDigital(text: string, span: Span): boolean {
  if (/^(?:网上|掌上|智慧|数智|数字|云上|云端|指尖|[ei][\u4e00-\u9fff])/.test(text.slice(span.from, span.from + 2)))
    return true
  return endsWithAny(text, span, digitalNameEndings)
}

function endsWithAny(text: string, { from, to }: Span, endings: readonly string[]): boolean {
  const end = text.slice(Math.max(from, to - 6), to)
  return endings.some((ending) => ending.length < to - from && end.endsWith(ending))
}

const accountNameEndings = wordsOf(accountEndings)
const officeNameEndings = wordsOf(officeEndings)
const digitalNameEndings = wordsOf(digitalEndings)
