import { isMark } from './bare-names'
import { type Element, hasPlace } from './groups'
import type { Span } from './tokens'
import type { WordTag } from './wording'

/** The elements between two full stops, and what is said in them. */
export interface Sentence {
  readonly elements: readonly Element[]
  /** Number of the clause each element stands in. */
  readonly clauses: readonly number[]
  readonly isQuestion: boolean
  /** First element with a word of a tag. */
  readonly firsts: ReadonlyMap<WordTag, number>
  /** Clauses in which something is closed, merged, renamed. */
  readonly actingClauses: ReadonlySet<number>
  readonly hasNoun: boolean
  /** First element of each clause. */
  readonly starts: readonly number[]
}

export const closingTags: ReadonlySet<WordTag> = new Set<WordTag>([
  'stop',
  'halt',
  'close',
  'deregister',
  'merge',
  'migrate',
  'rename',
  'reopen',
])

export function splitSentences(elements: readonly Element[]): readonly Sentence[] {
  const sentences: Sentence[] = []
  let current: Element[] = []
  const end = (isQuestion: boolean) => {
    if (current.length > 0) sentences.push(toSentence(current, isQuestion))
    current = []
  }
  for (const element of elements) {
    if (isSentenceMark(element, 'sentence')) end(false)
    else if (isSentenceMark(element, 'question')) end(true)
    else {
      current.push(element)
      // Nobody writes sentences like that; whatever looks around in one stays within bounds.
      if (current.length >= longestSentence) end(false)
    }
  }
  end(false)
  return sentences
}

const longestSentence = 600

export function tagOf(element: Element | undefined): WordTag | undefined {
  return element?.kind === 'word' ? element.tag : undefined
}

export function spanOf(element: Element): Span {
  const { from, to } = element.kind === 'group' ? element.group : element
  return { from, to }
}

function isSentenceMark(element: Element, mark: string): boolean {
  return element.kind === 'mark' && isMark(element, mark)
}

function toSentence(elements: readonly Element[], isQuestion: boolean): Sentence {
  const clauses: number[] = []
  const firsts = new Map<WordTag, number>()
  const actingClauses = new Set<number>()
  let clause = 0
  const starts = [0]
  let hasNoun = false
  elements.forEach((element, index) => {
    if (element.kind === 'mark' && element.mark === 'clause') {
      clause += 1
      starts.push(index)
    }
    clauses.push(clause)
    if (element.kind === 'group' && (element.group.hasNoun || hasPlace(element.group))) hasNoun = true
    const tag = tagOf(element)
    if (tag === undefined) return
    if (!firsts.has(tag)) firsts.set(tag, index)
    if (closingTags.has(tag)) actingClauses.add(clause)
  })
  return { elements, clauses, isQuestion, firsts, actingClauses, hasNoun, starts }
}
