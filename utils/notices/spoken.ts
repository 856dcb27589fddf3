import type { Act } from './acts'
import { type Group, hasPlace } from './groups'
import type { Sentence } from './sentences'

/** An account that was spoken of in a sentence and that nothing has happened to yet. */
export interface Pending {
  readonly group: Group
  /** Its element. */
  readonly at: number
  /** The one who announces: 某某公众号发布公告. */
  readonly isAgent: boolean
}

export interface Spoken {
  readonly sentence: Sentence
  readonly pending: readonly Pending[]
  readonly text: string
  /** Where the last verb ended that something happened by; what was named before it was only held up beside it. */
  readonly since: number
}

/**
 * Those that can be the subject of the verb at an element: in its clause, and in the clauses right before it that hold
 * nothing but accounts: “甲”微信公众号,“乙”抖音号停更.
 */
export function subjectsAt(sentence: Sentence, pending: readonly Pending[], at: number): readonly Pending[] {
  const { clauses } = sentence
  const clause = clauses[at] ?? 0
  const within = pending.filter((one) => !one.isAgent && clauses[one.at] === clause)
  if (within.length === 0 || !within.every(({ group }) => group.names.length > 0)) return within
  if (within.some(({ group }) => group.self !== undefined)) return within
  const first = firstBareClause(sentence, clause)
  if (first === clause) return within
  const listed = pending.filter((one) => !one.isAgent && isBetween(clauses[one.at] ?? 0, first, clause))
  return [...placedAlike(listed, within), ...within]
}

/** 关闭抖音号,如“甲”“乙”: the kind was said before the names. */
export function placedBefore(
  closed: readonly Group[],
  pending: readonly Pending[],
  acts: readonly Act[],
): readonly Group[] {
  const spoken = [...pending.map(({ group }) => group), ...(acts.at(-1)?.closed ?? [])]
  const kinds = spoken.filter(({ names, places }) => names.length === 0 && places.length > 0)
  const [kind] = kinds
  if (kind === undefined || kinds.some((other) => other.places.join('/') !== kind.places.join('/'))) return closed
  return closed.map((group) =>
    group.names.length === 0 || hasPlace(group) || group.from < kind.from
      ? group
      : { ...group, places: kind.places, nouns: [...group.nouns, ...kind.nouns], hasNoun: true },
  )
}

function isBetween(clause: number, first: number, end: number): boolean {
  return clause >= first && clause < end
}

function firstBareClause({ elements, starts }: Sentence, clause: number): number {
  let first = clause
  while (first > 0 && clause - first < mostBareClauses) {
    const [from, to] = [starts[first - 1] ?? 0, starts[first] ?? 0]
    if (to - from > longestBareClause) break
    const held = elements.slice(from, to)
    const isBare = held.every((one) => one.kind === 'mark' || (one.kind === 'group' && one.group.self === undefined))
    if (!isBare || !held.some((one) => one.kind === 'group' && one.group.names.length > 0)) break
    first -= 1
  }
  return first
}

const mostBareClauses = 12

const longestBareClause = 12

/** “甲”,“乙”抖音号: the noun is of both. */
function placedAlike(listed: readonly Pending[], within: readonly Pending[]): readonly Pending[] {
  const kind = within.find(({ group }) => hasPlace(group))?.group
  if (kind === undefined) return listed
  return listed.map((one) =>
    hasPlace(one.group)
      ? one
      : { ...one, group: { ...one.group, places: kind.places, nouns: kind.nouns, hasNoun: true } },
  )
}

/**
 * Those in the clause of an element that it turns into where to go: neither who announces nor what is old. With `led`,
 * where 由 stood before them, only what comes after that.
 */
export function turnedAt(
  { clauses }: Sentence,
  pending: readonly Pending[],
  at: number,
  led: number | undefined,
): readonly Pending[] {
  const isLed = led !== undefined && pending.some(({ group }) => group.from >= led)
  return pending.filter(
    ({ at: there, isAgent, group }) =>
      clauses[there] === clauses[at] &&
      !isAgent &&
      !group.isOld &&
      (group.self === undefined || group.names.length > 0) &&
      (!isLed || group.from >= led),
  )
}

/** Those that are accounts by their noun, and have a name. */
export function namedAccounts(pending: readonly Pending[]): readonly Group[] {
  return pending
    .map(({ group }) => group)
    .filter((group) => (group.hasNoun || hasPlace(group)) && group.names.length > 0)
}

/** “甲”提醒:… : whoever stands before a colon says what comes after it. */
export function speakersAt({ clauses }: Sentence, pending: readonly Pending[], colon: number): Pending[] {
  return pending.map((one) =>
    clauses[one.at] === clauses[colon] && one.group.names.length > 0 ? { ...one, isAgent: true } : one,
  )
}
