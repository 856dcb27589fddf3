import { readActDates } from './act-dates'
import type { Act, ActDates, ActKind } from './acts'
import type { Chain } from './chain'
import { startsWithAbout, titleAt } from './clause-looks'
import type { Group } from './groups'
import type { Sentence } from './sentences'
import type { WordTag } from './wording'

/** What an act takes from the verbs that say it. */
export type Doing = Pick<
  Chain,
  | 'kinds'
  | 'span'
  | 'next'
  | 'isTitle'
  | 'isForward'
  | 'isFuture'
  | 'isDecided'
  | 'isProcess'
  | 'isDone'
  | 'isPassing'
  | 'isOfContent'
  | 'isDigital'
> & { readonly isFarewell?: boolean }

/** 和大家告别 */
export const farewell = {
  kinds: new Set<ActKind>(['stop']),
  isTitle: false,
  isForward: false,
  isFuture: false,
  isDecided: false,
  isProcess: false,
  isDone: false,
  isPassing: false,
  isOfContent: false,
  isDigital: true,
  isFarewell: true,
} as const

/** 新名字“乙” */
export const renaming = {
  ...farewell,
  kinds: new Set<ActKind>(['rename']),
  isForward: true,
  isFarewell: false,
} as const

/** The act that verbs at an element of a sentence say of some accounts. */
export function toAct(
  sentence: Sentence,
  number: number,
  doing: Doing,
  closed: readonly Group[],
  at: number,
  text: string,
): Act {
  const { firsts } = sentence
  const { kinds, span, isFuture, isProcess, isDone, isPassing, isOfContent, isDigital } = doing
  const dates = readActDates(sentence, at, doing.next, text)
  const about = titleAt(sentence, at, text) ?? Infinity
  const isTitle =
    doing.isTitle || about < Infinity || (startsWithAbout(sentence, text) && (firsts.get('document') ?? 0) > at)
  const before = (tag: WordTag) => (firsts.get(tag) ?? Infinity) < at
  return {
    kinds,
    span,
    closed,
    targets: [],
    sentence: number,
    isFuture,
    isDecided: doing.isDecided || (before('decide') && !isDone),
    isProcess,
    isDone,
    isAnnounced: before('announce') || (before('publish') && before('document')),
    isTitle,
    isPassing,
    isOfContent,
    isDigital,
    isFarewell: doing.isFarewell === true,
    dates: about < Infinity ? announcedBefore(dates, about) : dates,
  }
}

/** 8月19日贴出《关于停更的说明》: the day it was announced, not from when it holds. */
function announcedBefore(dates: ActDates, title: number): ActDates {
  const { effective, announced, ...rest } = dates
  if (effective === undefined || announced !== undefined || effective.from > title) return dates
  return { ...rest, announced: effective }
}
