import type { ActKind } from './acts'
import { readAfter, readBefore, toward } from './around-chain'
import type { Element, Group } from './groups'
import { isMark } from './bare-names'
import { closingTags, type Sentence, tagOf } from './sentences'
import type { Span } from './tokens'
import type { WordTag } from './wording'

/** Verbs that stand together, and what stands right before and after them: 停止更新,并启动关停注销程序. */
export interface Chain {
  readonly kinds: ReadonlySet<ActKind>
  readonly span: Span
  /** The first element after it. */
  readonly next: number
  /** 注销流程, 关停公告: a thing that is spoken of, not done. */
  readonly isNominal: boolean
  /** 某某公众号关停公告 */
  readonly isTitle: boolean
  /** 与…切换, 向…迁移 */
  readonly isExchange: boolean
  /** 予以关停, 由主办单位关停: of those that were spoken of. */
  readonly isCarriedOut: boolean
  /** 统一注销: all of them. */
  readonly isTogether: boolean
  /** 至, 到, 入, 为 ends it: what follows is where to. */
  readonly isForward: boolean
  readonly isFuture: boolean
  readonly isDecided: boolean
  readonly isProcess: boolean
  readonly isDone: boolean
  readonly isPassing: boolean
  /** 停更, 停止发布: only of something digital, and whole without an object. */
  readonly isDigital: boolean
  readonly isComplete: boolean
  /** Accounts that follow as its object. */
  readonly objects: readonly Group[]
  /** The object follows without a comma or colon. */
  readonly touchesObject: boolean
  /** 同期注销的还有…: what stands before is closed too. */
  readonly isAddition: boolean
  /** Its object is something else: 关闭评论功能. */
  readonly isOfThing: boolean
  /** An account stands right before it. */
  readonly followsAccount: boolean
  /** Its subject is something else: 评论功能关闭. */
  readonly thingBefore: boolean
  readonly isOfContent: boolean
  /** 栏目移至: a part of what an account shows. */
  readonly isOfPart: boolean
  /** 职能并入某局 */
  readonly isOfOffice: boolean
  readonly isOfFunction: boolean
  /** A run that stands before it as its subject. */
  readonly runBefore?: Span
}

/** Reads the verbs that begin at an element. Undefined when 停止 is not followed by what would complete it. */
export function readChain(sentence: Sentence, at: number, text: string): Chain | undefined {
  const { elements } = sentence
  if (isReason(sentence, at, text)) return undefined
  const verbs = readVerbs(elements, at)
  if (verbs.halts && !isHalted(elements, verbs.next, text)) return undefined
  const words = text.slice(verbs.from, verbs.to)
  const after = readAfter(sentence, verbs.next, verbs.halts, text)
  const before = readBefore(sentence, at, text)
  const { kinds } = verbs
  const moves = !kinds.has('stop') && !kinds.has('close') && !kinds.has('deregister') && !kinds.has('reopen')
  const isRenamed = verbs.last === 'rename' && before.followsAccount && elements[verbs.next]?.kind === 'group'
  const isForward = movers.has(verbs.last) && (after.isForward || inwards.test(words) || isRenamed)
  const isIdle = moves && !isForward && !isWholeMove(elements, verbs.next, before.followsAccount, text)
  const { objects, isPassing, touchesObject, isOfThing, isAddition, next } = after
  const { isFuture, isDecided, isDone, thing, isPart, followsAccount, isCarriedOut, runBefore } = before
  return {
    kinds,
    span: { from: verbs.from, to: verbs.to },
    next,
    objects,
    isForward,
    isPassing,
    touchesObject,
    isOfThing,
    isAddition,
    isFuture,
    isDecided,
    isDone: isDone || tagOf(elements[verbs.next]) === 'done',
    followsAccount,
    isCarriedOut,
    thingBefore: thing !== '',
    isOfContent: /内容|信息|业务|数据|服务|文章|作品|资料/.test(thing),
    isOfPart: isPart || /栏目|频道|版块|板块|专栏|课程|活动|直播/.test(thing),
    isOfOffice: /职能|职责|机构/.test(thing),
    isOfFunction: thing === '功能',
    isNominal: isIdle || (!verbs.halts && isNominal(sentence, at, verbs.next, text)),
    isProcess: verbs.isProcess,
    isTogether: /^(?:统一|全部|一律予以)$/.test(wordOf(elements[at - 1], text)),
    isTitle: !verbs.halts && tagOf(elements[verbs.next]) === 'document',
    isExchange: moves && isExchangeBefore(elements, at),
    isDigital: digital.test(words),
    isComplete: kinds.has('stop') && !verbs.halts,
    ...(runBefore !== undefined && { runBefore }),
  }
}

/** “甲”已更名。 “甲”搬家通知, and 改名了! of whoever says so. */
function isWholeMove(elements: readonly Element[], next: number, followsAccount: boolean, text: string): boolean {
  const after = elements[next]
  const isSaid = after?.kind === 'word' && /^[了啦]$/.test(text.slice(after.from, after.to))
  if (isSaid) return endsClause(elements[next + 1])
  return followsAccount && (endsClause(after) || tagOf(after) === 'document')
}

const digital = /更新|发布|推送|停更|发文|发声|运维/

/** 并入, 转至, 改用 say where to by themselves. */
const inwards = /(?:[入至到往用为给由交]|归口)$/

const movers: ReadonlySet<string> = new Set(['merge', 'migrate', 'rename'])

function readVerbs(elements: readonly Element[], at: number) {
  const kinds = new Set<ActKind>()
  let verb: ActKind = 'stop'
  let halts = false
  let next = at
  let last = at
  let isProcess = false
  for (; next < elements.length && next - at < longestChain; next += 1) {
    const element = elements[next]
    const tag = tagOf(element)
    if (tag !== undefined && closingTags.has(tag)) {
      halts ||= tag === 'halt'
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- but for 停止, tags that close are the kinds
      verb = tag === 'halt' ? 'stop' : (tag as ActKind)
      kinds.add(verb)
      last = next
    } else if (tag === 'process') {
      isProcess ||= next > at
      last = next
    } else if (!joins(element, tag) || isSaidAgain(elements, next, verb)) break
  }
  const first = elements[at]
  const end = elements[last]
  const from = first?.kind === 'word' ? first.from : 0
  return { kinds, last: verb, halts, from, to: end?.kind === 'word' ? end.to : from, next: last + 1, isProcess }
}

const longestChain = 14

/** “甲”“乙”合并,合并后…: what comes of it. */
function isSaidAgain(elements: readonly Element[], mark: number, verb: ActKind): boolean {
  return isMark(elements[mark], 'clause') && tagOf(elements[mark + 1]) === verb
}

/** “甲”与“乙”合并, 该公众号已迁移。 */
function endsClause(element: Element | undefined): boolean {
  return element === undefined || element.kind === 'mark'
}

/** Between two verbs of one chain. */
function joins(element: Element | undefined, tag: WordTag | undefined): boolean {
  if (element?.kind === 'mark') return element.mark === 'list' || element.mark === 'and' || element.mark === 'clause'
  return tag === 'begin' || tag === 'done' || tag === 'future' || tag === 'also'
}

/** 因账号整合停止更新: why it happens, not what. */
function isReason({ elements, clauses }: Sentence, at: number, text: string): boolean {
  const verb = elements[at]
  if (verb?.kind !== 'word' || !movers.has(verb.tag)) return false
  const next = elements[at + 1]
  if (next?.kind === 'group' && inwards.test(text.slice(verb.from, verb.to))) return false
  if (next?.kind === 'word' && toward.test(text.slice(next.from, next.to))) return false
  for (let index = at - 1; index >= Math.max(0, at - 6) && clauses[index] === clauses[at]; index -= 1) {
    const element = elements[index]
    if (element?.kind === 'group' && element.group.names.length > 0) return false
    if (element?.kind !== 'word') continue
    const word = text.slice(element.from, element.to)
    if (/^(?:因|因为|由于|鉴于|随着)$/.test(word)) return true
    // 为做好账号整合工作,…
    if (/^(?:为|为了|为进一步|做好)$/.test(word) && endsClause(elements[at + 2])) return true
  }
  return false
}

/** 停止…的更新 */
function isHalted(elements: readonly Element[], from: number, text: string): boolean {
  for (let index = from; index < elements.length && index < from + 12; index += 1) {
    const element = elements[index]
    if (element?.kind === 'mark' && element.mark === 'clause') return false
    if (
      (element?.kind === 'word' || element?.kind === 'run') &&
      /更新|运营|运维|维护|使用|运行|服务|发布|推送|推文/.test(text.slice(element.from, element.to))
    )
      return true
  }
  return false
}

/** The account before is the one to go to: 与“乙”切换. */
function isExchangeBefore(elements: readonly Element[], at: number): boolean {
  const before = elements[at - 2]
  return elements[at - 1]?.kind === 'group' && isMark(before, 'and')
}

/** 提交注销申请 is the first step of it. */
function isHandedIn(before: Element | undefined, text: string): boolean {
  return before?.kind === 'run' && /(?:提交|提出|递交|报送)$/.test(text.slice(before.from, before.to))
}

function wordOf(element: Element | undefined, text: string): string {
  return element?.kind === 'word' ? text.slice(element.from, element.to) : ''
}

/** 注销流程, 关停潮, 更名的通知; “某某”公众号关停公告 is a title that says what happens. */
function isNominal({ elements, clauses }: Sentence, at: number, next: number, text: string): boolean {
  const after = elements[next]
  if (after?.kind !== 'word')
    return (
      after?.kind === 'run' &&
      /^(?:潮|记|率|量|者|权|费|期|类|式|方式|情况|原因|标准|条件|规定|名单)/.test(text.slice(after.from, after.to))
    )
  if (after.tag === 'future')
    return /申请/.test(text.slice(after.from, after.to)) && !isHandedIn(elements[at - 1], text)
  if (after.tag === 'thing') return /机制|规则/.test(text.slice(after.from, after.to))
  if (after.tag !== 'document') return false
  const before = elements[at - 1]
  // “甲”发布了停更公告
  if (tagOf(before) === 'publish' || (tagOf(before) === 'done' && tagOf(elements[at - 2]) === 'publish')) return false
  return !(before?.kind === 'group' && clauses[at - 1] === clauses[at])
}
