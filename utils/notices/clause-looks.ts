import { groupOfRun } from './acts'
import { isGoodName, isMark } from './bare-names'
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

/** 请关注莒南发布。 A name by itself, where nothing else follows. */
export function runAfterGo({ elements }: Sentence, at: number, text: string): Span | undefined {
  const [run, after] = [elements[at], elements[at + 1]]
  if (run?.kind !== 'run' || !looksLikeAccount(text, run) || !isGoodName(text, run)) return undefined
  return after === undefined || (after.kind === 'mark' && after.mark !== 'list') ? run : undefined
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

/** 今后的信息发布通过“乙”进行。 */
export function isDoneThere({ elements, firsts }: Sentence, word: Span, at: number, text: string): boolean {
  const after = elements[at + 1]
  const ends = after === undefined || after.kind === 'mark'
  return ends && text.slice(word.from, word.to) === '进行' && (firsts.get('later') ?? Infinity) < at
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
  // 正在办理注销手续
  if (closingTags.has(tagOf(elements[at + 1]) ?? 'filler')) return false
  if ((firsts.get('later') ?? Infinity) < at || isSaidOf(sentence, at, 'later')) return true
  if (/^(?:承担|负责)$/.test(text.slice(word.from, word.to)) && sentence.actingClauses.size > 0) return true
  if (!isSoft) return false
  if (/统一|获取|了解|查询|查看|办理|咨询|为您|为大家|见面|为准/.test(text.slice(word.from, word.to))) return true
  for (let index = at - 1; index >= Math.max(0, at - 12) && clauses[index] === clauses[at]; index -= 1) {
    const element = elements[index]
    if (tagOf(element) === 'future') return true
    if (element?.kind === 'word' && /^(?:统一|集中|全部|一律)$/.test(text.slice(element.from, element.to))) return true
  }
  return false
}

/** A word of a tag stands after the element in its clause. */
function isSaidOf({ elements, clauses }: Sentence, at: number, tag: WordTag): boolean {
  for (let index = at + 1; index < at + 12 && clauses[index] === clauses[at]; index += 1)
    if (tagOf(elements[index]) === tag) return true
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

/** 贴出《关于停更的说明》, 发布关停“甲”的公告: where the title begins; undefined where the verb stands in none. */
export function titleAt({ elements, clauses }: Sentence, at: number, text: string): number | undefined {
  let from: number | undefined
  for (let index = at - 1; index >= Math.max(0, at - 8) && clauses[index] === clauses[at]; index -= 1) {
    const element = elements[index]
    if (element?.kind !== 'word') continue
    if (/^(?:关于|发布|发出|发布了)$/.test(text.slice(element.from, element.to))) from ??= element.from
  }
  if (from === undefined) return undefined
  for (let index = at + 1; index < at + 8 && clauses[index] === clauses[at]; index += 1) {
    const element = elements[index]
    if (tagOf(element) === 'document')
      return text[(element?.kind === 'word' ? element.from : 0) - 1] === '的' ? from : undefined
  }
  return undefined
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

/** 请关注“乙”公众号、某某县人民政府网: the last of a list. */
export function listsSite({ elements }: Sentence, at: number, text: string): boolean {
  const [before, run, after] = [elements[at - 1], elements[at], elements[at + 1]]
  if (run?.kind !== 'run' || before?.kind !== 'mark' || !(before.mark === 'list' || before.mark === 'and')) return false
  const ends = after === undefined || after.kind === 'mark' || tagOf(after) === 'publish'
  return (
    ends &&
    elements[at - 2]?.kind === 'group' &&
    isGoodName(text, run) &&
    /[^联互]网$/.test(text.slice(run.from, run.to))
  )
}

/** 据“某某网”消息, @某某: …: who says so. */
export function isSource({ elements }: Sentence, at: number, text: string): boolean {
  const [before, group, after] = [elements[at - 1], elements[at], elements[at + 1]]
  if (before?.kind === 'word' && text.slice(before.from, before.to) === '据') return true
  return before === undefined && group?.kind === 'group' && group.group.names.length > 0 && isMark(after, 'colon')
}

/** 新名字“乙”, 新名称:“乙”: what it is called from now on. */
export function isNewName(group: Group, text: string): boolean {
  const [name] = group.names
  if (name === undefined || group.self !== undefined) return false
  return /新(?!媒体|闻)[^,。“]{0,4}名[称字]?(?:为|是|叫|叫做)?:?[“"‘「【]?$/.test(
    text.slice(Math.max(0, name.from - 12), name.from),
  )
}
