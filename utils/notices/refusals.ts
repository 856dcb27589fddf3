import type { Element } from './groups'
import { type Sentence, tagOf } from './sentences'
import type { WordTag } from './wording'

/**
 * Whether what is said at an element is no closing of a public body's account: of an impostor, by the platform as a penalty,
 * for some days, perhaps, not at all, as a rule for everybody, as an instruction.
 */
export function isRefused(sentence: Sentence, at: number, isOfNamed: boolean, text: string): boolean {
  if (sentence.isQuestion || notOfBody.some((tag) => sentence.firsts.has(tag))) return true
  const clause = sentence.clauses[at] ?? 0
  const start = sentence.starts[clause] ?? 0
  if (anywhereBefore(sentence, at, neverBefore) || isAskedOf(sentence, at, text)) return true
  if (inClause(sentence, start, at, clause, neverInClause)) return true
  if (isDeniedAt(sentence.elements, at)) return true
  // 暂停更新并启动注销程序
  const isLeaving = tagOf(sentence.elements[at]) === 'deregister' && tagOf(sentence.elements[at - 1]) !== 'pause'
  const isDated = isOfNamed && sentence.elements.some(({ kind }) => kind === 'date')
  if (
    inClauseBefore(sentence, start, at, isLeaving ? rules : pauses, isDated ? text : undefined) ||
    isForAWhile(sentence, at, text)
  )
    return true
  if (!isOfNamed && anywhereBefore(sentence, at, generalRules)) return true
  return isTemporary(sentence, text)
}

/** Anywhere in the sentence, these take it away. */
const notOfBody: readonly WordTag[] = ['how', 'commerce']

/** 请各学校将…账号迁移至新平台: what others are to do. */
function isAskedOf({ elements }: Sentence, at: number, text: string): boolean {
  const [first, verb] = [elements[0], elements[at]]
  if (first === undefined || verb?.kind !== 'word') return false
  const from = first.kind === 'group' ? first.group.from : first.from
  return /请各(?!位)[^,。]{0,12}[将把]/.test(text.slice(from, Math.min(verb.from, from + 80)))
}

/** Said before the verb, in any clause of the sentence, these take it away. */
const neverBefore: ReadonlySet<WordTag> = new Set<WordTag>(['fake', 'ban', 'maybe', 'business'])

const neverInClause: ReadonlySet<WordTag> = new Set<WordTag>(['fake', 'business'])

const pauses: ReadonlySet<WordTag> = new Set<WordTag>(['pause', 'strictRule'])

const rules: ReadonlySet<WordTag> = new Set<WordTag>(['strictRule'])

const generalRules: ReadonlySet<WordTag> = new Set<WordTag>(['rule', 'strictRule'])

function anywhereBefore({ firsts }: Sentence, at: number, tags: ReadonlySet<WordTag>): boolean {
  for (const tag of tags) if ((firsts.get(tag) ?? at) < at) return true
  return false
}

/** With `dated`, the text of a sentence that names its accounts and a day, 一律停更 is no rule. */
function inClauseBefore(
  { elements }: Sentence,
  start: number,
  at: number,
  tags: ReadonlySet<WordTag>,
  dated?: string,
): boolean {
  for (let index = Math.max(start, at - reach); index < at; index += 1) {
    const element = elements[index]
    const tag = tagOf(element)
    const isTogether = element?.kind === 'word' && dated?.slice(element.from, element.to) === '一律'
    if (tag !== undefined && tags.has(tag) && !isTogether) return true
  }
  return false
}

function inClause(sentence: Sentence, start: number, at: number, clause: number, tags: ReadonlySet<WordTag>): boolean {
  if (inClauseBefore(sentence, start, at, tags)) return true
  for (let index = at; index < at + reach && sentence.clauses[index] === clause; index += 1) {
    const tag = tagOf(sentence.elements[index])
    if (tag !== undefined && tags.has(tag)) return true
  }
  return false
}

const reach = 40

/** 不会关停, 尚未注销, but not 没有必要 further away. */
function isDeniedAt(elements: readonly Element[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 3); index -= 1) {
    const element = elements[index]
    if (element?.kind === 'group' || (element?.kind === 'mark' && element.mark !== 'list')) return false
    if (tagOf(element) === 'not') return true
  }
  return false
}

/** 停更一天 */
function isForAWhile({ elements }: Sentence, at: number, text: string): boolean {
  const verb = elements[at]
  // 长期停更 is asleep, not closed.
  if (verb?.kind === 'word' && /(?:长期|长时间|多日|多月|已久)$/.test(text.slice(verb.from - 4, verb.from))) return true
  return (
    verb?.kind === 'word' &&
    /^(?:[一两二三四五六七八九十]|\d{1,2})个?(?:天|日|周|星期|月|小时)(?![后内月])/.test(
      text.slice(verb.to, verb.to + 6),
    )
  )
}

const temporary = new WeakMap<Sentence, boolean>()

/** Looked up once for all the verbs of a sentence. */
function isTemporary(sentence: Sentence, text: string): boolean {
  const known = temporary.get(sentence) ?? isForSomeDays(sentence, text)
  temporary.set(sentence, known)
  return known
}

/** 自1日至5日停止更新, 系统升级: not for good, unless it is also deregistered. */
function isForSomeDays({ elements, firsts }: Sentence, text: string): boolean {
  if (firsts.has('deregister') || elements.some((one) => isForGood(one, text))) return false
  if (firsts.has('upkeep') && hasUpkeep(elements, text)) return true
  if (elements.some((element) => isBackSoon(element, text))) return true
  return elements.some((element, index) => {
    if (element.kind !== 'date' || /公示[期时]?间?[为:]?$/.test(text.slice(element.from - 5, element.from)))
      return false
    const last = nextDate(elements, index)
    return last !== undefined && /[至到—~-]/.test(text.slice(element.to, last))
  })
}

/** 今天停更,明天见 */
function isBackSoon(element: Element, text: string): boolean {
  return (
    element.kind === 'date' && /^[明次][天日]$/.test(text.slice(element.from, element.to)) && text[element.to] === '见'
  )
}

/** 因系统升级永久下线 */
function isForGood(element: Element, text: string): boolean {
  return element.kind === 'word' && text.startsWith('永久', element.from)
}

function nextDate(elements: readonly Element[], from: number): number | undefined {
  for (let index = from + 1; index < elements.length && index <= from + 4; index += 1) {
    const element = elements[index]
    if (element?.kind === 'date') return element.from
    if (element?.kind === 'group' || (element?.kind === 'mark' && element.mark === 'clause')) return undefined
  }
  return undefined
}

/** 系统升级, 停机维护: not the 维护 of 停止更新维护, nor the 升级 of an account. */
function hasUpkeep(elements: readonly Element[], text: string): boolean {
  return elements.some(
    (element) =>
      tagOf(element) === 'upkeep' &&
      element.kind === 'word' &&
      !/^后?的/.test(text.slice(element.to, element.to + 2)) &&
      /升级|检修|改版|故障|割接|停机|例行|系统/.test(text.slice(element.from, element.to)),
  )
}
