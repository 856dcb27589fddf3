import { followsNoun, isColumn, isGoodName, isMark, isWord } from './bare-names'
import { isNounToken, nounAtEnd, type Noun, type Place, placeByName, readNoun } from './nouns'
import type { Span, Token } from './tokens'
import type { WordTag } from './wording'

/** Accounts, websites, apps that are spoken of together: “甲”“乙”等两个微信公众号、视频号. */
/** A name, and where it is when its own ending says so: 某某公众号. */
export interface Name extends Span {
  readonly place?: Place
}

export interface Group extends Span {
  readonly names: readonly Name[]
  /** Without 账号 and the like; several for one name: 微信公众号、视频号“某某”. */
  readonly places: readonly Place[]
  /** Where the words stand that say so. */
  readonly nouns: readonly Span[]
  /** 账号, 公众号 … stands with it; not 抖音 alone. */
  readonly hasNoun: boolean
  /** 平台 is all that stands with it. */
  readonly isWeak: boolean
  /** 本账号, 该公众号, 我局微信. */
  readonly self?: Span
  readonly isOld: boolean
  readonly isNew: boolean
  readonly isSameName: boolean
  /** 15个微信公众号 */
  readonly isCounted: boolean
  /** 各派出所抖音号: many, without their names. */
  readonly isOfMany: boolean
  readonly url?: Span
}

/** Where a name of a group is, as far as the words say; none when they do not. */
export function placesOf(group: Group, name?: Name): readonly Place[] {
  return name?.place === undefined ? group.places : [name.place]
}

export function hasPlace(group: Group): boolean {
  return group.places.length > 0 || group.names.some(({ place }) => place !== undefined)
}

export type Element = { readonly kind: 'group'; readonly group: Group } | Exclude<Token, { kind: 'name' }>

/** Puts names and the nouns they belong to together; what is left stays as it is. */
export function toElements(tokens: readonly Token[], text: string): readonly Element[] {
  const elements: Element[] = []
  for (let index = 0; index < tokens.length;) {
    const read = mayBegin(tokens, index, text) ? readGroups(tokens, index, text) : undefined
    for (const group of read?.groups ?? []) elements.push({ kind: 'group', group })
    const token = tokens[index]
    if (read === undefined && token !== undefined) {
      if (token.kind === 'name') elements.push({ kind: 'run', from: token.from, to: token.to })
      else elements.push(token)
    }
    index = read?.next ?? index + 1
  }
  return elements
}

function mayBegin(tokens: readonly Token[], at: number, text: string): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  if (isTheirs(tokens, at, text)) return true
  if (isColumn(tokens, at, text)) return false
  return (
    token.kind === 'name' ||
    token.kind === 'number' ||
    isNounToken(token) ||
    (token.kind === 'word' && determining.has(token.tag))
  )
}

/** 其抖音账号, 其官方微博 */
function isTheirs(tokens: readonly Token[], at: number, text: string): boolean {
  const token = tokens[at]
  return token?.kind === 'word' && text.slice(token.from, token.to) === '其' && followsNoun(tokens, at + 1)
}

const determining: ReadonlySet<WordTag> = new Set<WordTag>(['self', 'old', 'fresh', 'sameName', 'adjective'])

interface Building {
  names: Span[]
  nouns: Noun[]
  /** The noun stood first. */
  leads: boolean
  url?: Span
}

interface Determiners {
  self?: Span
  isOld: boolean
  isNew: boolean
  isSameName: boolean
  isCounted: boolean
}

function readGroups(
  tokens: readonly Token[],
  from: number,
  text: string,
): { readonly groups: readonly Group[]; readonly next: number } | undefined {
  const determiners: Determiners = { isOld: false, isNew: false, isSameName: false, isCounted: false }
  let next = readDeterminers(tokens, from, determiners, text)
  const built: Building[] = []
  let afterMark = false
  let isStart = true
  let end = next
  while (next < tokens.length) {
    const token = tokens[next]
    const current = built.at(-1)
    const noun = token?.kind === 'word' ? readNoun(tokens, next, text) : undefined
    if (token?.kind === 'name') {
      if (built.length > 0 && isColumn(tokens, next, text)) break
      addName(built, token.parts, current, afterMark)
      next += 1
    } else if (noun !== undefined) {
      const beforeName = tokens[noun.next]?.kind === 'name' && !isColumn(tokens, noun.next, text)
      addNoun(built, noun.noun, current, beforeName && (afterMark || !followsNoun(tokens, noun.next + 1)))
      next = noun.next
    } else if (isWord(token, 'adjective') && !afterMark && continues(tokens, next + 1)) {
      next += 1
      continue
    } else if (current?.leads === true && current.names.length === 0 && isNameAfterColon(tokens, next)) {
      next += isMark(token, 'colon') ? 1 : 2
      continue
    } else if (token?.kind === 'url' && current !== undefined && !afterMark) {
      current.url = { from: token.from, to: token.to }
      next += 1
    } else if (current !== undefined && isMark(token, 'open')) {
      const close = readBrackets(tokens, next, text, current, determiners.self !== undefined)
      if (close === undefined) break
      next = close
    } else if (
      !isStart &&
      !afterMark &&
      (isMark(token, 'list') || isMark(token, 'and')) &&
      continues(tokens, next + 1)
    ) {
      afterMark = true
      next += 1
      continue
    } else {
      const counted = readCount(tokens, next, current !== undefined)
      if (counted === undefined) break
      determiners.isCounted = true
      next = counted
      continue
    }
    end = next
    isStart = false
    afterMark = false
  }
  const groups = built.filter(
    (one, index) => !isSiteOf(one, built[index + 1]) && (one.names.length > 0 || one.nouns.length > 0),
  )
  if (groups.length === 0) return undefined
  const begin = tokens[from]?.from ?? 0
  return { groups: groups.map((one) => finish(one, determiners, begin, tokens[end - 1]?.to ?? begin, text)), next: end }
}

/** 某某政府网站某某局子站: the first only says where the second is. */
function isSiteOf(one: Building, next: Building | undefined): boolean {
  const noun = one.nouns.at(-1)
  const isSite = noun?.place === 'website' && next?.nouns[0]?.place === 'website'
  return isSite && noun.to === next?.names[0]?.from
}

function readDeterminers(tokens: readonly Token[], from: number, determiners: Determiners, text: string): number {
  let next = from
  for (; next < tokens.length && next - from < 6; next += 1) {
    const token = tokens[next]
    if (token?.kind !== 'word') break
    if (token.tag === 'self' || isTheirs(tokens, next, text)) determiners.self = { from: token.from, to: token.to }
    else if (token.tag === 'old') determiners.isOld = true
    else if (token.tag === 'fresh') determiners.isNew = true
    else if (token.tag === 'sameName') determiners.isSameName = true
    else if (token.tag !== 'adjective') break
  }
  return next
}

/** 等3个, 3个, 等国内多地: what stands between names and their noun. */
function readCount(tokens: readonly Token[], from: number, hasNames: boolean): number | undefined {
  let next = from
  if (hasNames && isWord(tokens[next], 'many')) next += 1
  while (isWord(tokens[next], 'adjective')) next += 1
  if (tokens[next]?.kind === 'number') next += 1
  const last = tokens[next - 1]
  if (next === from || (!isWord(tokens[from], 'many') && last?.kind !== 'number')) return undefined
  const run = tokens[next]
  if (hasNames && run?.kind === 'run' && run.to - run.from <= 10 && isNounToken(tokens[next + 1])) next += 1
  while (isWord(tokens[next], 'adjective')) next += 1
  return isNounToken(tokens[next]) || (hasNames && next > from && tokens[next - 1]?.kind !== 'number')
    ? next
    : undefined
}

/** 抖音号:某某, 公众号名称:某某 */
function isNameAfterColon(tokens: readonly Token[], at: number): boolean {
  const colon = isWord(tokens[at], 'adjective') ? at + 1 : at
  return isMark(tokens[colon], 'colon') && tokens[colon + 1]?.kind === 'name' && !followsNoun(tokens, colon + 2)
}

function continues(tokens: readonly Token[], from: number): boolean {
  let next = from
  while (isWord(tokens[next], 'adjective') && next - from < 3) next += 1
  return tokens[next]?.kind === 'name' || isNounToken(tokens[next])
}

function addName(built: Building[], parts: readonly Span[], current: Building | undefined, afterMark: boolean): void {
  const isList =
    current !== undefined &&
    (current.nouns.length === 0 || (current.leads && (current.names.length === 0 || afterMark)))
  if (isList) current.names.push(...parts)
  else built.push({ names: [...parts], nouns: [], leads: false })
}

function addNoun(built: Building[], noun: Noun, current: Building | undefined, beginsNext: boolean): void {
  const isNext = current !== undefined && beginsNext && current.names.length > 0
  if (current !== undefined && !isNext) current.nouns.push(noun)
  else built.push({ names: [], nouns: [noun], leads: true })
}

/** 本账号(某某), (微信公众号), (微信号:abc), (www.…): gives the token after the closing one; undefined when they hold too much. */
function readBrackets(
  tokens: readonly Token[],
  open: number,
  text: string,
  current: Building,
  isOwn: boolean,
): number | undefined {
  let next = open + 1
  for (; next < tokens.length && next - open <= longestBrackets;) {
    const token = tokens[next]
    if (token === undefined || (token.kind === 'mark' && (token.mark === 'sentence' || token.mark === 'question')))
      return undefined
    if (isMark(token, 'close')) {
      const only = next === open + 2 ? tokens[open + 1] : undefined
      if (current.names.length === 0 && isOwn && only?.kind === 'run' && isGoodName(text, only))
        current.names.push({ from: only.from, to: only.to })
      return next + 1
    }
    if (isMark(token, 'open') && next > open) return undefined
    const noun = readNoun(tokens, next, text)
    const isLabelled = isMark(tokens[next - 1], 'colon') && isWord(tokens[next - 2], 'adjective')
    if (isLabelled && token.kind === 'run' && current.names.length === 0 && isGoodName(text, token))
      current.names.push({ from: token.from, to: token.to })
    if (token.kind === 'url') current.url = { from: token.from, to: token.to }
    if (token.kind === 'name' && current.names.length === 0) current.names.push(...token.parts)
    if (noun !== undefined && text[noun.noun.to] !== '号') current.nouns.push(noun.noun)
    next = noun?.next ?? next + 1
  }
  return undefined
}

const longestBrackets = 12

function finish(one: Building, determiners: Determiners, from: number, to: number, text: string): Group {
  const names = one.names.map((span) => toNamed(span, one.nouns, text))
  const stated: Place[] = []
  for (const { place } of one.nouns) if (place !== 'unnamed' && !stated.includes(place)) stated.push(place)
  const isMixed = !one.leads && isMixedList(names, stated)
  const [place] = stated
  const last = names.at(-1)
  if (isMixed && last !== undefined && place !== undefined) names[names.length - 1] = { ...last, place }
  const { self, isOld, isNew, isSameName, isCounted } = determiners
  return {
    isOld,
    isNew,
    isSameName,
    isCounted,
    isOfMany: names.length === 0 && ofEach.test(text.slice(Math.max(0, from - 14), from)),
    from,
    to,
    names,
    places: isMixed ? [] : stated,
    nouns: one.nouns,
    hasNoun: one.nouns.some(isAccountNoun) || names.some((name) => hasOwnPlace(name) || text[name.from - 1] === '@'),
    isWeak: one.nouns.length > 0 && one.nouns.every(({ isWeak }) => isWeak),
    ...(self !== undefined && { self }),
    ...(one.url !== undefined && { url: one.url }),
  }
}

/** 各派出所抖音号 */
const ofEach = /(?:各|全[市县区省州]|所有|其余|下属)[^,。:;“”]{0,12}$/

/** “某某网站”“某某”“某某”APP: of several kinds, so that the noun is the last one's. */
function isMixedList(names: readonly Name[], stated: readonly Place[]): boolean {
  return names.length > 1 && names.some(({ place }) => place !== undefined && !stated.includes(place))
}

function isAccountNoun({ isBrand, isWeak }: Noun): boolean {
  return !isBrand && !isWeak
}

function hasOwnPlace({ place }: Name): boolean {
  return place !== undefined
}

function toNamed(span: Span, nouns: readonly Noun[], text: string): Name {
  const noun = nounAtEnd(text, span)
  const whole = noun === undefined ? wholeSite(span, nouns, text) : { from: span.from, to: noun.from }
  const place = noun === undefined ? placeByName(text, span, nouns.length === 0) : noun.place
  return place === undefined || place === 'unnamed' ? whole : { ...whole, place }
}

/** 莒南县人民政府网站 is called all of that where it has no quotation marks. */
function wholeSite(span: Span, nouns: readonly Noun[], text: string): Span {
  const noun = nouns.find((one) => one.from === span.to && one.place === 'website')
  if (noun === undefined) return span
  return text.startsWith('官方', noun.from) ? span : { from: span.from, to: noun.to }
}
