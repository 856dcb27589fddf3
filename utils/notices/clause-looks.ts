import { groupOfRun } from './acts'
import { isGoodName } from './bare-names'
import type { Group } from './groups'
import { looksLikeAccount } from './nouns'
import type { WrittenDate } from '../text/written-dates'
import { closingTags, type Sentence, spanOf, tagOf } from './sentences'
import type { Span } from './tokens'
import type { WordTag } from './wording'

/** A name before the verb of this clause: 莒南交警将持续运营…. */
export function runInClause(sentence: Sentence, at: number, text: string): Span | undefined {
  const { elements, clauses } = sentence
  for (let index = at - 1; index >= Math.max(0, at - 6) && clauses[index] === clauses[at]; index -= 1) {
    const element = elements[index]
    if (element?.kind === 'run' && looksLikeAccount(text, element) && isGoodName(text, element)) return element
  }
  return undefined
}

/** 请拨打12345热线; 110 is for emergencies. */
export function calledAt({ elements }: Sentence, number: Span, at: number, cue: Span, text: string): Group | undefined {
  const isCalled = /[打电]/.test(text[cue.to - 1] ?? '')
  if (!isCalled || !/^[\d-]{5,13}$/.test(text.slice(number.from, number.to))) return undefined
  const next = elements[at + 1]
  const isLine = next?.kind === 'word' && next.from === number.to && text.slice(next.from, next.to) === '热线'
  return groupOfRun({ from: number.from, to: isLine ? next.to : number.to })
}

/** 在“乙”继续…: right after an account. */
export function goesOnThere({ elements }: Sentence, word: Span, at: number, text: string): boolean {
  return elements[at - 1]?.kind === 'group' && text.slice(word.from, word.to) === '继续'
}

/** 启用官方“甲” */
export function opensGroup({ elements, clauses }: Sentence, at: number): boolean {
  const next = elements.slice(at + 1, at + 6).findIndex((one) => one.kind !== 'word' || one.tag !== 'adjective')
  const there = at + 1 + next
  return next >= 0 && elements[there]?.kind === 'group' && clauses[there] === clauses[at]
}

/** 更名为莒南融媒, 迁移至广西发改委: a name without marks and without a noun. */
export function runAfterVerb({ elements }: Sentence, at: number, text: string): Span | undefined {
  const run = elements[at]
  const after = elements[at + 1]
  if (run?.kind !== 'run' || !isGoodName(text, run) || text[run.from] === '之') return undefined
  const ends = after === undefined || after.kind === 'mark' || (after.kind === 'word' && after.tag !== 'adjective')
  return ends ? run : undefined
}

/** 发布…公告 */
export function announces(sentence: Sentence, at: number): boolean {
  const { elements, clauses } = sentence
  for (let index = at + 1; index < elements.length && index < at + 16 && clauses[index] === clauses[at]; index += 1) {
    if (tagOf(elements[index]) === 'document') return true
  }
  return false
}

/** 后续由“甲”发布, 通过“甲”了解: not what “甲” published today. */
export function isWhereItGoesOn(sentence: Sentence, word: Span, at: number, isSoft: boolean, text: string): boolean {
  const { elements, clauses, firsts } = sentence
  if (firsts.has('later')) return true
  if (!isSoft) return false
  if (/统一|获取|了解|查询|查看|办理|咨询|为您|为大家|见面|为准/.test(text.slice(word.from, word.to))) return true
  for (let index = at - 1; index >= Math.max(0, at - 12) && clauses[index] === clauses[at]; index -= 1) {
    const element = elements[index]
    if (tagOf(element) === 'future') return true
    if (element?.kind === 'word' && text.slice(element.from, element.to) === '统一') return true
  }
  return false
}

/** In the next clause after 请关注“甲”: “乙”同步停用. */
export function actsNext(sentence: Sentence, at: number): boolean {
  const { elements, clauses, actingClauses } = sentence
  if (!actingClauses.has(clauses[at] ?? 0)) return false
  for (let index = at + 1; index < elements.length && index < at + 12 && clauses[index] === clauses[at]; index += 1) {
    const tag = tagOf(elements[index])
    if (tag !== undefined && closingTags.has(tag)) return tag !== 'halt'
    const before = elements[index - 1]
    const isNext =
      elements[index]?.kind === 'group' &&
      before?.kind !== 'group' &&
      !(before?.kind === 'mark' && before.mark !== 'clause')
    if (tag === 'go' || tag === 'open' || isNext) return false
  }
  return false
}

/** “甲”抖音号和大家说再见!, but neither 告别2024 nor 告别会. */
export function isFarewellAt({ elements, clauses }: Sentence, at: number, text: string): boolean {
  const next = elements[at + 1]
  const ends =
    next === undefined || next.kind === 'mark' || (next.kind !== 'group' && /[了啦]/.test(text[next.from] ?? ''))
  if (!ends) return false
  const word = elements[at]
  const words = word?.kind === 'word' ? text.slice(word.from, word.to) : ''
  // 节目到此,和大家再见! is said every day.
  if (words.startsWith('再')) return false
  if (/谢幕|说/.test(words)) return true
  for (let index = at - 1; index >= Math.max(0, at - 6) && clauses[index] === clauses[at]; index -= 1) {
    const element = elements[index]
    if (element?.kind === 'run') return false
    if (element?.kind === 'word' && /^(?:大家|广大|各位|您|网友|市民|群众)$/.test(text.slice(element.from, element.to)))
      return true
  }
  return false
}

/** 关注“甲”的朋友们: whom it is said to, not where to go. */
export function isOfFollowers({ elements }: Sentence, at: number): boolean {
  const next = elements[at + 1]
  return tagOf(next) === 'adjective' && next?.kind === 'word' && next.to - next.from === 1
}

/** 自3月1日起,请到…, in a sentence that closes nothing. */
export function sinceOf({ elements }: Sentence, text: string, acts: boolean): { readonly since?: WrittenDate } {
  const found = acts ? undefined : elements.find((one) => one.kind === 'date' && text[one.to] === '起')
  return found?.kind === 'date' ? { since: found.date } : {}
}

/** 关于注销…的公告 */
export function startsWithAbout({ elements }: Sentence, text: string): boolean {
  const [first] = elements
  return first !== undefined && text.startsWith('关于', spanOf(first).from)
}

/** After a comma in a list of where to go. */
export const continuesList: ReadonlySet<WordTag> = new Set<WordTag>([
  'go',
  'by',
  'keep',
  'open',
  'sameName',
  'fresh',
  'adjective',
  'later',
])

/** 新名字“乙”, 新名称:“乙”: what it is called from now on. */
export function isNewName({ elements }: Sentence, group: Group, at: number, text: string): boolean {
  const [name] = group.names
  if (name === undefined || group.self !== undefined) return false
  if (group.isNew) return /名/.test(text.slice(group.from, name.from - 1))
  const colon = elements[at - 1]
  return colon?.kind === 'mark' && colon.mark === 'colon' && /新名[称字]?:$/.test(text.slice(colon.to - 4, colon.to))
}
