import type { Guidance, Route } from './answer'
import { compareOrganisation } from '../match/organisation'
import type { Closure, Successor } from '../model/closure'
import type { Hit } from '../model/hit'
import { normalizeName } from '../text/normalize'

/** A record to be shown, with where to go from it. */
export interface ShownResult {
  readonly guidance: Guidance
  /** Absent where it was not words that led to it. */
  readonly hit?: Hit | undefined
}

/** One office, and every account of it that was found closed. */
export interface ResultGroup {
  /** Never empty: the best first. */
  readonly results: readonly [ShownResult, ...ShownResult[]]
  /**
   * Where the accounts went, each way once, in the order of `results`; those that end nowhere come last. Empty where the
   * accounts came back: nobody has to go elsewhere then.
   */
  readonly ways: readonly GroupWay[]
}

export interface GroupWay {
  readonly route: Route
  /** Whose way it is; all of the group's where every account went there. */
  readonly results: readonly [ShownResult, ...ShownResult[]]
}

/**
 * Results by office, in the order of the best of each. Accounts of several platforms are one office's when they were
 * verified for one body and their names are the same, or one is part of the other; or when nothing is known of a body, but
 * name and division are the same. Where nothing but a name is known, or two lists do not agree about an account, results
 * stay apart.
 */
export function groupResults(results: readonly ShownResult[]): readonly ResultGroup[] {
  const groups: [ShownResult, ...ShownResult[]][] = []
  for (const result of results) {
    const group = groups.find((members) => members.every((member) => belongTogether(member, result)))
    if (group === undefined) groups.push([result])
    else group.push(result)
  }
  return groups.map((members) => ({ results: members, ways: gatherWays(members) }))
}

/** Symmetric, so that the order of results decides nothing but the order of groups. */
function belongTogether(one: ShownResult, other: ShownResult): boolean {
  const [a, b] = [one.guidance.closure, other.guidance.closure]
  if ((a.status === 'reopened') !== (b.status === 'reopened')) return false
  if (a.account.platform !== b.account.platform) return isSameOffice(a, b)
  // One account in two lists; two accounts of one platform are never one.
  const isSameAccount = a.id === b.id && one.guidance.list.key !== other.guidance.list.key
  return isSameAccount && endsOf(one.guidance) === endsOf(other.guidance)
}

function isSameOffice({ account: a }: Closure, { account: b }: Closure): boolean {
  if (a.division !== undefined && b.division !== undefined && a.division !== b.division) return false
  const [name, otherName] = [normalizeName(a.name), normalizeName(b.name)]
  if (a.organisation === undefined || b.organisation === undefined) {
    return name === otherName && a.division !== undefined && a.division === b.division
  }
  // 临淄交警 and 临淄交警大队, but not 淄博发布 and 淄博文旅, which one body may well run both.
  const isAlike = name.includes(otherName) || otherName.includes(name)
  return isAlike && compareOrganisation(a.organisation, b.organisation) === 'same'
}

function gatherWays(members: readonly ShownResult[]): readonly GroupWay[] {
  const ways = new Map<string, { readonly route: Route; readonly results: [ShownResult, ...ShownResult[]] }>()
  for (const result of members) {
    if (result.guidance.closure.status === 'reopened') continue
    for (const route of result.guidance.routes) {
      const key = wayKey(route)
      const known = ways.get(key)
      if (known === undefined) ways.set(key, { route, results: [result] })
      else if (!known.results.includes(result)) known.results.push(result)
    }
  }
  const all = [...ways.values()]
  return [...all.filter(({ route }) => route.end), ...all.filter(({ route }) => !route.end)]
}

/** Two routes are one way when a press on them does the same. */
function wayKey({ via, end }: Route): string {
  if (end === undefined) return JSON.stringify(['nowhere', via.at(-1)?.id])
  const { successor, action } = end
  return JSON.stringify([successor.kind, normalizeName(successor.name), platformOf(successor), action])
}

function endsOf({ routes }: Guidance): string {
  return JSON.stringify(routes.map(wayKey).toSorted((a, b) => (a < b ? -1 : 1)))
}

function platformOf(successor: Successor): string {
  return successor.kind === 'account' ? (successor.platform ?? '') : ''
}
