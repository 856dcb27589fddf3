import type { ActKind } from './acts'
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
  const isForward = movers.has(verbs.last) && (after.isForward || inwards.test(words))
  const isIdle = moves && !isForward && !(before.followsAccount && endsClause(elements[verbs.next]))
  const { objects, isPassing, touchesObject, isOfThing, isAddition, next } = after
  const { isFuture, isDecided, isDone, thing, followsAccount, isCarriedOut, runBefore } = before
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
    isOfPart: /栏目|频道|版块|板块|专栏|课程|活动|直播/.test(thing),
    isOfOffice: /职能|职责|机构/.test(thing),
    isOfFunction: thing === '功能',
    isNominal: isIdle || isNominal(sentence, at, verbs.next, text),
    isProcess: verbs.isProcess,
    isTogether: /^(?:统一|全部|一律予以)$/.test(wordOf(elements[at - 1], text)),
    isTitle: tagOf(elements[verbs.next]) === 'document',
    isExchange: moves && isExchangeBefore(elements, at),
    isDigital: digital.test(words),
    isComplete: kinds.has('stop') && !verbs.halts,
    ...(runBefore !== undefined && { runBefore }),
  }
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
    } else if (!joins(element, tag)) break
  }
  const first = elements[at]
  const end = elements[last]
  const from = first?.kind === 'word' ? first.from : 0
  return { kinds, last: verb, halts, from, to: end?.kind === 'word' ? end.to : from, next: last + 1, isProcess }
}

const longestChain = 14

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
  if (verb?.kind !== 'word' || !movers.has(verb.tag) || inwards.test(text.slice(verb.from, verb.to))) return false
  const next = elements[at + 1]
  if (next?.kind === 'word' && toward.test(text.slice(next.from, next.to))) return false
  for (let index = at - 1; index >= Math.max(0, at - 6) && clauses[index] === clauses[at]; index -= 1) {
    const element = elements[index]
    if (element?.kind === 'group' && element.group.names.length > 0) return false
    if (element?.kind === 'word' && /^(?:因|因为|由于|鉴于|随着)$/.test(text.slice(element.from, element.to)))
      return true
  }
  return false
}

/** 停止…的更新 */
function isHalted(elements: readonly Element[], from: number, text: string): boolean {
  for (let index = from; index < elements.length && index < from + 12; index += 1) {
    const element = elements[index]
    if (element?.kind === 'mark' && element.mark === 'clause') return false
    if (
      element?.kind === 'word' &&
      /更新|运营|运维|维护|使用|运行|服务|发布|推送/.test(text.slice(element.from, element.to))
    )
      return true
  }
  return false
}

function readAfter(sentence: Sentence, from: number, halts: boolean, text: string) {
  const { elements, clauses } = sentence
  const objects: Group[] = []
  const clause = clauses[from]
  let next = from
  let isForward = false
  let isPassing = false
  let touchesObject = true
  let isOfThing = false
  let isListing = isListingAt(elements, from, text)
  let isAddition = false
  for (let index = from; index < elements.length && (objects.length > 0 || index < from + 14); index += 1) {
    const element = elements[index]
    isListing ||= isListingAt(elements, index, text)
    if (element === undefined || (clauses[index] !== clause && !isListing)) break
    isAddition ||= element.kind === 'word' && text.slice(element.from, element.to) === '还有'
    if (element.kind === 'group') {
      if (tagOf(elements[index + 1]) === 'carryOn' || (isThing(elements[index + 1]) && !halts)) break
      objects.push(element.group)
      continue
    }
    if (objects.length > 0) {
      if (element.kind === 'mark' && (element.mark === 'list' || element.mark === 'and')) continue
      if (isListing && objects.every(({ names }) => names.length === 0)) continue
      break
    }
    if (element.kind === 'word' && index === from) {
      if (element.tag === 'document') break
      const word = text.slice(element.from, element.to)
      const pointed = findPointer(elements, index, text)
      if (pointed !== undefined) {
        isForward = true
        next = pointed + 1
        break
      }
      if (/^(?:后|之后|以后|完毕|期间|前|之前)$/.test(word)) isPassing = true
    }
    if (element.kind === 'mark' && element.mark !== 'colon' && !isListing) break
    if (element.kind === 'run' || isThing(element)) {
      isOfThing = index === from
      break
    }
    if (element.kind === 'mark') touchesObject = false
    const tag = tagOf(element)
    if (tag !== undefined && endsObject.has(tag)) break
  }
  return { objects, isForward, isPassing, touchesObject, isOfThing, isAddition, next }
}

/** 关停的账号包括…, 同期注销的,还有…: the accounts follow. */
function isListingAt(elements: readonly Element[], at: number, text: string): boolean {
  for (let index = at; index < at + 4; index += 1) {
    const element = elements[index]
    if (
      element?.kind === 'word' &&
      /^(?:还有|包括|包含|分别|如下|以下|下列|清单|名单|列表|目录|是)$/.test(text.slice(element.from, element.to))
    )
      return true
    if (element?.kind !== 'word' && element?.kind !== 'mark') return false
  }
  return false
}

/** 整合至, and 整合后统一为. */
function findPointer(elements: readonly Element[], from: number, text: string): number | undefined {
  for (let index = from; index < from + 4; index += 1) {
    const element = elements[index]
    if (element?.kind !== 'word') return undefined
    const word = text.slice(element.from, element.to)
    if (toward.test(word)) return index === from || elements[index + 1]?.kind === 'group' ? index : undefined
    if (word !== '后' && element.tag !== 'also') return undefined
  }
  return undefined
}

const toward = /^[至到入为进往成]/

const endsObject: ReadonlySet<WordTag> = new Set<WordTag>([
  'go',
  'keep',
  'open',
  'by',
  'publish',
  'carryOn',
  'later',
  'announce',
])

function isThing(element: Element | undefined): boolean {
  return tagOf(element) === 'thing'
}

/** The account before is the one to go to: 与“乙”切换. */
function isExchangeBefore(elements: readonly Element[], at: number): boolean {
  const before = elements[at - 2]
  return elements[at - 1]?.kind === 'group' && isMark(before, 'and')
}

function readBefore({ elements, clauses }: Sentence, at: number, text: string) {
  let isFuture = false
  let isDecided = false
  let isDone = false
  let thing = ''
  let runBefore: Span | undefined
  let followsAccount = false
  let isCarriedOut = false
  /** What stands further ahead only says whether it is done, or planned. */
  let isPast = false
  for (let index = at - 1; index >= Math.max(0, at - 14) && clauses[index] === clauses[at]; index -= 1) {
    const element = elements[index]
    if (element?.kind === 'group') {
      followsAccount ||= runBefore === undefined && thing === ''
      isPast = true
    }
    if (!isPast && element?.kind === 'run' && element.to - element.from > 1) {
      runBefore ??= element
      isPast = true
    }
    if (element?.kind !== 'word') continue
    if (element.tag === 'later' && !isPast && /内容|信息|资讯|业务/.test(text.slice(element.from, element.to)))
      thing = '内容'
    else if (element.tag === 'future') isFuture = true
    else if (element.tag === 'decide') isDecided = true
    else if (element.tag === 'done') isDone = true
    else if (element.tag === 'also') isCarriedOut ||= text.slice(element.from, element.to) === '予以'
    else if (element.tag === 'thing' && !isPast) {
      thing = text.slice(element.from, element.to)
      isPast = true
    } else if (element.tag === 'go' || element.tag === 'open' || closingTags.has(element.tag)) break
  }
  return {
    isFuture,
    isDecided,
    isDone: isDone && !isFuture && !isDecided,
    thing,
    followsAccount,
    isCarriedOut,
    runBefore,
  }
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
  return !(before?.kind === 'group' && clauses[at - 1] === clauses[at])
}
