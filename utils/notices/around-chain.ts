import { isMark } from './bare-names'
import type { Element, Group } from './groups'
import { looksDigital } from './nouns'
import { closingTags, type Sentence, tagOf } from './sentences'
import type { Span } from './tokens'
import type { WordTag } from './wording'

/** What follows the verbs of a chain: whom it happens to, or where to. */
export function readAfter(sentence: Sentence, from: number, halts: boolean, text: string) {
  const { elements, clauses } = sentence
  const objects: Group[] = []
  const clause = clauses[from]
  let next = from
  let isForward = false
  let isPassing = false
  let touchesObject = true
  let isOfThing = false
  let isListing = false
  let isAddition = false
  for (let index = from; index < elements.length && (objects.length > 0 || index < from + 14); index += 1) {
    const element = elements[index]
    isListing ||= isListingAt(elements, index, text)
    if (element === undefined || (clauses[index] !== clause && !isListing)) break
    isAddition ||= element.kind === 'word' && text.slice(element.from, element.to) === '还有'
    if (element.kind === 'group') {
      const ofThing = isThing(elements[index + 1]) && !halts && !isServiceOf(elements, index + 1, text)
      if (tagOf(elements[index + 1]) === 'carryOn' || ofThing || isOfMore(elements, from - 1, index, text)) break
      objects.push(element.group)
      continue
    }
    if (objects.length > 0) {
      if (element.kind === 'mark' && (element.mark === 'list' || element.mark === 'and')) continue
      const isUnnamed = objects.every(({ names }) => names.length === 0)
      // 拟注销账号:“甲”
      if (isUnnamed && (isListing || isMark(element, 'colon'))) continue
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
    const goal = index === from && isMark(element, 'clause') ? findPointer(elements, from + 1, text) : undefined
    if (goal !== undefined && goal > from + 1) {
      // 三号合一,统一为…
      isForward = true
      next = goal + 1
      break
    }
    if (element.kind === 'mark' && element.mark !== 'colon' && !isListing) break
    if (element.kind === 'run' || isThing(element)) {
      isOfThing = index === from && !/^(?:时间|日期)/.test(text.slice(element.from, element.to))
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
    if (element?.kind === 'word') {
      if (listing.has(text.slice(element.from, element.to))) return true
    } else if (element?.kind !== 'mark') return false
  }
  return false
}

const listing: ReadonlySet<string> = new Set(
  '还有 包括 包含 其中包括 其中有 例如 比如 譬如 分别 如下 以下 下列 清单 名单 列表 目录 是'.split(' '),
)

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

export const toward = /^[至到入为进往成]/

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

/** 撤销“某某镇”建制, 取消“某某”小程序填报要求: of something that the account or the name only says more of. */
function isOfMore(elements: readonly Element[], verb: number, at: number, text: string): boolean {
  const [said, object, after] = [elements[verb], elements[at], elements[at + 1]]
  if (object?.kind !== 'group' || after?.kind !== 'run') return false
  const touches = /^[”’"'」』】]?$/.test(text.slice(object.group.to, after.from))
  return touches && said?.kind === 'word' && /^(?:取消|撤销|关闭|撤并|裁撤)$/.test(text.slice(said.from, said.to))
}

/** “某某码”服务下线 closes all of it; “某某”APP的挂号服务 is a part. */
function isServiceOf(elements: readonly Element[], at: number, text: string): boolean {
  const [before, thing] = [elements[at - 1], elements[at]]
  if (before?.kind !== 'group' || thing?.kind !== 'word' || text.slice(thing.from, thing.to) !== '服务') return false
  const { names, places } = before.group
  const isDigital = places.includes('app') || places.includes('mini-program')
  return names.length > 0 && (isDigital || names.some((name) => looksDigital(text, name)))
}

/** What stands before them in their clause: whether it is done, planned, decided, and of what. */
export function readBefore({ elements, clauses }: Sentence, at: number, text: string) {
  let isFuture = false
  let isDecided = false
  let isDone = false
  let thing = ''
  let isPart = false
  let followsPart = false
  let runBefore: Span | undefined
  let followsAccount = false
  let isCarriedOut = false
  /** What stands further ahead only says whether it is done, or planned. */
  let isPast = false
  for (let index = at - 1; index >= Math.max(0, at - 14) && clauses[index] === clauses[at]; index -= 1) {
    const element = elements[index]
    if (element?.kind === 'group') {
      followsPart = true
      followsAccount ||= runBefore === undefined && thing === ''
      isPast = true
    }
    if (!isPast && element?.kind === 'run' && element.to - element.from > 1) {
      runBefore ??= element
      isPast = true
    }
    if (element?.kind !== 'word') continue
    if (/^(?:因|因为|由于|鉴于)$/.test(text.slice(element.from, element.to))) {
      // “甲”因机构调整停更: why, not what.
      thing = ''
      runBefore = undefined
      isPast = false
    } else if (index === at - 1 && text.slice(element.from, element.to) === '被') isDone = true
    else if (element.tag === 'later' && !isPast && /内容|信息|资讯|业务/.test(text.slice(element.from, element.to)))
      thing = '内容'
    else if (element.tag === 'future') isFuture ||= !isDone
    else if (element.tag === 'decide') isDecided ||= !isDone
    else if (element.tag === 'done') isDone = true
    else if (element.tag === 'also') isCarriedOut ||= text.slice(element.from, element.to) === '予以'
    else if (element.tag === 'thing' && !isPast && !isServiceOf(elements, index, text)) {
      thing = text.slice(element.from, element.to)
      // “某某”APP挂号功能
      isPart = thing === '功能' && elements[index - 1]?.kind === 'run'
      isPast = true
    } else if (element.tag === 'go' || element.tag === 'open' || closingTags.has(element.tag)) break
  }
  return {
    isFuture,
    isDecided,
    isDone: isDone && !isFuture && !isDecided,
    thing,
    isPart: isPart && followsPart,
    followsAccount,
    isCarriedOut,
    runBefore,
  }
}
