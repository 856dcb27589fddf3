import { slogan } from './quotes'
import { isNounToken, looksLikeAccount, looksLikeOffice, readNoun } from './nouns'
import type { Span, Token } from './tokens'
import type { WordTag } from './wording'

/**
 * Finds names that stand without quotation marks where a noun follows (莒南交警抖音号, 甲、乙、丙等APP) or comes before
 * (抖音账号莒南交警), and makes name tokens of them. Every token is looked at a bounded number of times.
 */
export function markBareNames(tokens: readonly Token[], text: string): readonly Token[] {
  const marked: Token[] = []
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index]
    if (token === undefined) break
    const labelled = nameAfterLabel(tokens, index, text)
    if (labelled !== undefined) {
      marked.push(token, labelled)
      index += 2
      continue
    }
    if (!isNounToken(token) || isNounToken(tokens[index - 1])) {
      marked.push(token)
      index += 1
      continue
    }
    const read = readNoun(tokens, index, text)
    const next = Math.max(read?.next ?? 0, index + 1)
    if (read !== undefined && !read.noun.isWeak) nameBefore(marked, tokens, index, next, text, read.noun.place)
    while (index < next) {
      const part = tokens[index]
      if (part !== undefined) marked.push(part)
      index += 1
    }
    const after = read === undefined || read.noun.isWeak ? undefined : nameAfter(marked, tokens, next, text)
    if (after !== undefined) {
      marked.push(...after)
      const end = after.at(-1)?.to ?? 0
      while ((tokens[index]?.to ?? Infinity) <= end) index += 1
    }
  }
  return marked
}

/** 新名称:某某局, at the colon. */
function nameAfterLabel(tokens: readonly Token[], colon: number, text: string): Token | undefined {
  if (!isMark(tokens[colon], 'colon') || !isWord(tokens[colon - 1], 'adjective') || !isWord(tokens[colon - 2], 'fresh'))
    return undefined
  const run = tokens[colon + 1]
  return run?.kind === 'run' && isGoodName(text, run) ? toName({ from: run.from, to: run.to }) : undefined
}

/** Words that names without quotation marks are made of, besides runs. */
const inNames: ReadonlySet<WordTag> = new Set<WordTag>(['thing'])

function nameBefore(
  marked: Token[],
  tokens: readonly Token[],
  at: number,
  next: number,
  text: string,
  place: string,
): void {
  const held: Token[] = []
  while (isWord(marked.at(-1), 'adjective')) held.unshift(...marked.splice(-1))
  const isOfList = isListEnd(marked)
  const counted = isOfList ? popListEnd(marked) : []
  const [follower = tokens[at]] = [...counted, ...held]
  if (isListOf(marked, text)) {
    marked.push(...nameIncluded(marked, text), ...counted, ...held)
    return
  }
  const name =
    touches(marked.at(-1), follower, text) && marked.at(-2)?.kind !== 'number'
      ? popName(marked, text, isOfList)
      : undefined
  const isDescribed = tokens[next]?.kind === 'name' && !followsNoun(tokens, next + 1) && !isColumn(tokens, next, text)
  if (name !== undefined) {
    const isClear = place !== 'unnamed' || isComplete(text, name)
    const isKnown =
      isClear &&
      isGoodName(text, name) &&
      !isDescribed &&
      !isPronounBefore(marked, place) &&
      !isOfMany(marked.at(-1), text)
    const tail: Token[] = isKnown ? splitAnd(text, name) : [{ kind: 'run', ...name }]
    if (isKnown && isListMark(marked.at(-1))) listBefore(marked, text)
    marked.push(...tail)
  }
  marked.push(...counted, ...held)
}

/** 包括甲、乙等在内的多地交警抖音账号: the run before the noun only says what they have in common. */
function isListOf(marked: readonly Token[], text: string): boolean {
  const [many, within, run] = [marked.at(-3), marked.at(-2), marked.at(-1)]
  return (
    run?.kind === 'run' &&
    within !== undefined &&
    text.slice(within.from, within.to) === '在内的' &&
    isWord(many, 'many')
  )
}

function nameIncluded(marked: Token[], text: string): readonly Token[] {
  const [many] = marked.splice(-3)
  const name = popName(marked, text, true)
  if (name !== undefined && isGoodName(text, name)) {
    if (isListMark(marked.at(-1))) listBefore(marked, text)
    marked.push(toName(name))
  }
  return many === undefined ? [] : [many]
}

/** Nothing stands between, or a quotation mark that was never opened. */
function touches(token: Token | undefined, next: Token | undefined, text: string): boolean {
  if (token === undefined || next === undefined) return false
  return /^[”’"'」』】]?$/.test(text.slice(token.to, next.from))
}

/** 等APP, 等3个公众号: between the names and the noun. */
function isListEnd(marked: readonly Token[]): boolean {
  const last = marked.at(-1)
  return isWord(last, 'many') || (last?.kind === 'number' && isWord(marked.at(-2), 'many'))
}

function popListEnd(marked: Token[]): Token[] {
  return marked.splice(marked.at(-1)?.kind === 'number' ? -2 : -1)
}

function popName(marked: Token[], text: string, isOfList: boolean): Span | undefined {
  let count = 0
  let to: number | undefined
  let from = 0
  for (; count < longestRuns; count += 1) {
    const token = marked.at(-1 - count)
    const isPart = token?.kind === 'run' || isNamePart(token, text)
    if (token === undefined || !isPart || (to !== undefined && token.to !== from)) break
    to ??= token.to
    from = token.from
  }
  // A list ends with names; what else comes before 等 is no name.
  if (to === undefined || (isOfList && marked.at(-1 - count)?.kind === 'run')) return undefined
  marked.splice(-count)
  // 截至目前公众号: what is left over of a phrase.
  return { from: text[from] === '第' ? from + 1 : from, to }
}

/** 莒南发布, 济南公交. */
function isNamePart(token: Token | undefined, text: string): boolean {
  if (token?.kind !== 'word') return false
  return inNames.has(token.tag) || (token.tag === 'publish' && text.slice(token.from, token.to) === '发布')
}

const longestRuns = 6

/** The items before the last of a list, back to where it begins. */
function listBefore(marked: Token[], text: string): void {
  for (let at = marked.length - 2; at >= 0; at -= 2) {
    const token = marked[at]
    if (token?.kind !== 'run' || !isListMark(marked[at + 1]) || !isGoodName(text, token)) return
    marked[at] = { kind: 'name', parts: [{ from: token.from, to: token.to }], from: token.from, to: token.to }
    if (!isListMark(marked[at - 1])) return
  }
}

/** 莒南交警和莒南公安 are two, 文化和旅游局 is one. */
function splitAnd(text: string, name: Span): Token[] {
  for (let at = name.from + 2; at < name.to - 2; at += 1) {
    if (!'和与及暨'.includes(text[at] ?? '')) continue
    const left = { from: name.from, to: at }
    const right = { from: at + 1, to: name.to }
    if (isComplete(text, left) && isComplete(text, right)) {
      return [toName(left), { kind: 'mark', mark: 'and', from: at, to: at + 1 }, ...splitAnd(text, right)]
    }
  }
  return [toName(name)]
}

function isComplete(text: string, span: Span): boolean {
  return looksLikeAccount(text, span) || looksLikeOffice(text, span)
}

function toName(span: Span): Token {
  return { kind: 'name', parts: [span], ...span }
}

/** 抖音账号莒南交警停更, 公众号:莒南发布. */
function nameAfter(
  marked: readonly Token[],
  tokens: readonly Token[],
  next: number,
  text: string,
): Token[] | undefined {
  // 公众号名称:莒南发布
  const colon = isWord(tokens[next], 'adjective') ? next + 1 : next
  const isAfterColon = isMark(tokens[colon], 'colon')
  const at = isAfterColon ? colon + 1 : next
  const run = tokens[at]
  if (run?.kind !== 'run' || (!isAfterColon && run.from !== tokens[next - 1]?.to)) return undefined
  if ((!isAfterColon && hasNameBefore(marked)) || !isGoodName(text, run)) return undefined
  const rest = tokens[at + 1]
  const isWhole = isAfterColon && rest?.from === run.to && isNamePart(rest, text) && isWord(rest, 'publish')
  const after = isWhole ? tokens[at + 2] : rest
  const to = isWhole ? rest.to : run.to
  if (to - run.from < 3) return undefined
  const ends =
    after === undefined ||
    after.kind === 'mark' ||
    (after.kind === 'word' && !inNames.has(after.tag) && after.tag !== 'adjective')
  if (!ends || (isNounToken(after) && after?.from === run.to)) return undefined
  if (!isAfterColon && !isComplete(text, run)) return undefined
  return [...tokens.slice(next, at), toName({ from: run.from, to })]
}

function hasNameBefore(marked: readonly Token[]): boolean {
  for (let back = 1; back <= longestRuns; back += 1) {
    const token = marked.at(-back)
    if (token?.kind === 'name' || (token?.kind === 'word' && (token.tag === 'self' || token.tag === 'sameName')))
      return true
    if (token?.kind !== 'word') return token?.kind === 'run'
  }
  return false
}

/** “某某”栏目: a part of a website or of an app. */
export function isColumn(tokens: readonly Token[], at: number, text: string): boolean {
  const after = tokens[at + 1]
  if (tokens[at]?.kind !== 'name' || after?.kind !== 'word') return false
  return /^(?:专栏|栏目|频道|版块|板块|专区|模块)$/.test(text.slice(after.from, after.to))
}

/** Two to thirty characters that are not a phrase about many accounts, or about nobody's. */
export function isGoodName(text: string, { from, to }: Span): boolean {
  const name = text.slice(from, to)
  if (name.length < 2 || name.length > 30 || !/\p{L}/u.test(name)) return false
  return !phrase.test(name) && !slogan.test(name)
}

const phrase =
  /^(?:(?:必要|确需|少数|学校|中学|小学|幼儿园|医院|单位|部门|乡镇|镇街|街道|社区|村|机关|政府|学校们|工作室|全校|国税|地税|国税局|地税局|法院|检察院|公安局?|派出所|交警|税务局?|消防|妇联|团委|工会|各?地|当地)$|工作日|首页$|主页$|[全所每多几两这那些]|某(?![县市区镇乡省州][^个家些])|.*各|上述|以下|部分|相关|有关|其[他它余中]|一[些批个]|个人|用户|企业|单位|基层|下属|下级|所属|辖区|全部|任何|大量|少数|不少|很多|许多|众多|若干|剩余|重点|主要|类|性质|社会|商业|自媒体|用?户名|网络|网民|网友|互联网|国内|国内多地|多地|多家|该|此|本|我[们的]|您|你|他|她|它|谁|级|镇村|县直|市直|省直|区直|微|低|非|无|长期|僵尸|不活跃|粉丝|功能|同类|同名|同|另|另一|备案|第三方|工作类|类型|关|的)|(?:个|批|家|级|类|些|中|里|上|下|内|的|了|着|过|地区|部门|系统|单位|领域|级及以下|以下|以上|等|时|后|前|有|无|非|更|最|多|大|小|率|量|数|活跃|运营|使用|开设|建设|管理|问题|情况|规范|认证|粉丝|用户|个人|企业|工作|整顿|长时间|已有|每个|县级|乡级|镇级|村级|社会|以及)$|系统.|[县市区][县市区乡镇]局?$/

/** 各学校公众号, 部分乡镇微博. */
function isOfMany(token: Token | undefined, text: string): boolean {
  return (
    token?.kind === 'word' &&
    /^(?:各|各类|所有|部分|多个|一批|其他|其余|上述|全部|相关|有关|下属)$/.test(text.slice(token.from, token.to))
  )
}

function isPronounBefore(marked: readonly Token[], place: string): boolean {
  const before = marked.at(-1)
  if (!isWord(before, 'rule') && !isWord(before, 'business')) return false
  return place === 'unnamed'
}

/** True when a noun comes right after, with 官方 and the like at most in between. */
export function followsNoun(tokens: readonly Token[], from: number): boolean {
  const at = isWord(tokens[from], 'adjective') ? from + 1 : from
  return isNounToken(tokens[at])
}

export function isWord(token: Token | undefined, tag: WordTag): boolean {
  return token?.kind === 'word' && token.tag === tag
}

export function isMark(token: Token | { readonly kind: 'group' } | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.mark === mark
}

function isListMark(token: Token | undefined): boolean {
  return token?.kind === 'mark' && token.mark === 'list'
}
