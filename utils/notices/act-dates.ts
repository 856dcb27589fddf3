import type { WrittenDate } from '../text/written-dates'
import type { ActDates } from './acts'
import type { Element } from './groups'
import { closingTags, type Sentence, tagOf } from './sentences'

/**
 * The dates of a sentence that belong to the verb at an element: on which it was announced, and from which it holds. One
 * date before 宣布停更 is both.
 */
export function readActDates(sentence: Sentence, at: number, end: number, text: string): ActDates {
  const { elements } = sentence
  let announced: WrittenDate | undefined
  let effective: WrittenDate | undefined
  let isFromThen = false
  let isByThen = false
  for (let index = Math.max(0, at - reach); index < at; index += 1) {
    const element = elements[index]
    if (element?.kind === 'date') {
      if (isBackground(sentence, index, text)) continue
      effective = element.date
      isFromThen = false
      isByThen = false
    } else if (effective !== undefined && isAnnouncing(sentence, index) && !isFromThen) {
      announced = effective
      effective = undefined
    } else if (effective !== undefined && element?.kind === 'word' && element.from === effective.to) {
      isFromThen = text[element.from] === '起'
      isByThen = text[element.from] === '前'
    }
  }
  if (effective === undefined) {
    // 停止更新时间为3月1日, 停更(自3月1日起)
    for (let index = end; index < Math.min(elements.length, end + 14) && effective === undefined; index += 1) {
      const element = elements[index]
      if (element?.kind === 'group' ? elements[index - 1]?.kind === 'mark' : leadsAway(element, text)) break
      if (element?.kind !== 'date' || isBackground(sentence, index, text)) continue
      effective = element.date
      isFromThen = text[element.to] === '起'
    }
  }
  return {
    ...(announced !== undefined && { announced }),
    ...(effective !== undefined && { effective }),
    isFromThen,
    isByThen,
  }
}

/** The day of an announcement that was made at an element; undefined where none was. */
export function announcedBefore(sentence: Sentence, at: number | undefined, text: string): WrittenDate | undefined {
  return at === undefined ? undefined : readActDates(sentence, at + 1, at + 1, text).announced
}

const reach = 60

/** Between a verb and its date there are only 的更新, 时间, 自 and the like. */
function leadsAway(element: Element | undefined, text: string): boolean {
  if (element?.kind === 'run')
    return !/^(?:的?时间|日期|具体|执行|生效|实施|从)/.test(text.slice(element.from, element.to))
  if (element?.kind !== 'word') return false
  return (
    closingTags.has(element.tag) ||
    element.tag === 'go' ||
    element.tag === 'open' ||
    element.tag === 'later' ||
    element.tag === 'thing'
  )
}

/** 根据2018年印发的…, 自2013年开通以来: of something else. */
function isBackground({ elements, clauses }: Sentence, index: number, text: string): boolean {
  const element = elements[index]
  const [from, end] = element?.kind === 'date' ? [element.from, element.to] : [0, 0]
  if (/截[至止]到?$/.test(text.slice(Math.max(0, from - 3), from))) return true
  if (
    /^[日]?起?[由由经]?(?:印发|施行|实施|出台|成立|开通|上线|注册|开设|以来|至今|召开|举行|通过|挂牌)/.test(
      text.slice(end, end + 6),
    )
  )
    return true
  for (let before = index - 1; before >= Math.max(0, index - 8) && clauses[before] === clauses[index]; before -= 1) {
    const word = elements[before]
    if (word?.kind === 'word' && /^(?:根据|按照|依据|按)$/.test(text.slice(word.from, word.to))) return true
  }
  return false
}

function isAnnouncing({ elements, clauses }: Sentence, index: number): boolean {
  const tag = tagOf(elements[index])
  if (tag === 'announce') return true
  if (tag !== 'publish') return false
  for (
    let next = index + 1;
    next < elements.length && next < index + 16 && clauses[next] === clauses[index];
    next += 1
  ) {
    if (tagOf(elements[next]) === 'document') return true
  }
  return false
}
