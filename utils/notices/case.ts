import type { Act, Target } from './acts'
import type { Group } from './groups'
import type { Place } from './nouns'
import type { Span } from './tokens'
import type { WrittenDate } from '../text/written-dates'

/** One account, what happens to it, and where to go instead. */
export interface Case {
  /** The name as it stands in the clean text, or as the context gives it. */
  readonly name?: { readonly text: string; readonly span?: Span }
  readonly place?: Place
  readonly placeSpans: readonly Span[]
  readonly group: Group | undefined
  /** 本账号: the name was found elsewhere. */
  readonly isSelf: boolean
  readonly acts: Act[]
  readonly targets: Target[]
  /** From when, said in a sentence of its own. */
  since?: WrittenDate
}

/** Names are the same with and without their spaces. */
export function same(name: string): string {
  return name.replace(/[\s·]/g, '')
}
