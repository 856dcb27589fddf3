import type { Place } from './nouns'
import type { Group } from './groups'
import type { Span } from './tokens'
import type { WrittenDate } from '../text/written-dates'

export type ActKind = 'stop' | 'close' | 'deregister' | 'merge' | 'migrate' | 'rename' | 'reopen'

/** Something that is said to happen to accounts. */
export interface Act {
  readonly kinds: ReadonlySet<ActKind>
  /** The words that say so. */
  readonly span: Span
  /** Whom it happens to; none when that has to be found elsewhere. */
  readonly closed: readonly Group[]
  /** Where to go, named in what the act itself says: 整合至某某. */
  readonly targets: Target[]
  readonly sentence: number
  /** 将, 拟 */
  readonly isFuture: boolean
  /** 决定 */
  readonly isDecided: boolean
  /** 启动注销程序 */
  readonly isProcess: boolean
  /** 已 */
  readonly isDone: boolean
  /** 宣布, 公告称 stands before it. */
  readonly isAnnounced: boolean
  /** 关于…的公告 */
  readonly isTitle: boolean
  /** 注销后: said in passing. */
  readonly isPassing: boolean
  /** It is about 内容 or 信息 that goes elsewhere, not about an account. */
  readonly isOfContent: boolean
  /** 停更, 不再推送: only of something digital. */
  readonly isDigital: boolean
  /** 和大家告别: no word of closing. */
  readonly isFarewell: boolean
  readonly dates: ActDates
}

export interface ActDates {
  readonly announced?: WrittenDate
  readonly effective?: WrittenDate
  /** 起 stood with the date, or 于: it begins then. */
  readonly isFromThen: boolean
  /** 前 stood with it: by then at the latest. */
  readonly isByThen: boolean
}

/** Where to go: accounts or places as a group, or a name that stands by itself. */
export interface Target {
  readonly group: Group
  readonly cue: Span
  /** A name for a group without one: 莒南交警将持续运营官方微信公众号. */
  readonly runName?: Span
  /** 启用: it began then. */
  readonly isNew: boolean
  /** The number to call: 请拨打12345热线. The group's name is what it is called. */
  readonly phone?: Span
  readonly dates?: ActDates
}

export function groupOfRun(span: Span, places: readonly Place[] = []): Group {
  return {
    ...span,
    names: [span],
    places,
    nouns: [],
    hasNoun: false,
    isWeak: false,
    isOld: false,
    isNew: false,
    isSameName: false,
    isCounted: false,
    isOfMany: false,
  }
}
