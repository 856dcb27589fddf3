import type { Suggestion } from './answer'
import { chooseAction, findByName } from './actions'
import { anywhereKey, isAccount, locateSuccessor, nameKey, wayKey } from '../match/keys'
import type { FindClosures } from '../match/trails'
import type { AccountSuccessor, Closure } from '../model/closure'
import type { PlatformId } from '../model/platform'
import { divisionName, parentDivision, shortName } from '../text/divisions'
import { normalizeName } from '../text/normalize'

/**
 * What may help when a closure names no successor, from what the lists know: the same name on other platforms, the
 * same office one level up, and a search on the platform itself. None of it is stated by a source.
 */
export async function suggest(closure: Closure, find: FindClosures): Promise<readonly Suggestion[]> {
  const { platform, name } = closure.account
  const above = nameOfLevelAbove(closure)
  const [sameBody, levelAbove] = await Promise.all([
    findStanding(name, find),
    above === undefined ? [] : findStanding(above, find),
  ])
  const found: Suggestion[] = [
    ...sameBody.filter((account) => account.platform !== platform).map((account) => toSuggestion('same-body', account)),
    ...levelAbove.map((account) => toSuggestion('level-above', account)),
  ]
  const search = findByName(name, platform)
  return search.kind === 'search' ? [...found, { kind: 'search', name, platform, action: search }] : found
}

/** An office that many accounts were merged into is known by the first few of them; each is a read of its own. */
const enoughLeads = 8

type LocatedAccount = AccountSuccessor & { readonly platform: PlatformId }

/** Accounts of a name that some record leads to and that no record closes. */
async function findStanding(name: string, find: FindClosures): Promise<readonly LocatedAccount[]> {
  const normalized = normalizeName(name)
  const leading = await find([wayKey(anywhereKey(name))], enoughLeads)
  const led = leading
    .flatMap(({ account, successors }) => successors.filter(isAccount).map((s) => locateSuccessor(s, account)))
    .filter((successor) => normalizeName(successor.name) === normalized)
  if (led.length === 0) return []
  const accounts = new Map(led.map((account) => [account.platform, account]))
  const closures = await find(Array.from(accounts.keys(), (platform) => nameKey(platform, name)))
  for (const { account, status } of closures) {
    if (status !== 'reopened' && normalizeName(account.name) === normalized) accounts.delete(account.platform)
  }
  return [...accounts.values()]
}

/** 桓台交警 or 淄博桓台交警 of 370321 桓台县 → 淄博交警; undefined where the name does not begin with the region's. */
function nameOfLevelAbove({ account: { name, division } }: Closure): string | undefined {
  const parent = division === undefined ? undefined : parentDivision(division)
  if (division === undefined || parent === undefined) return undefined
  const full = divisionName(division) ?? ''
  const above = shortName(divisionName(parent) ?? '')
  const withoutAbove = name.startsWith(above) ? name.slice(above.length) : name
  const own = [full, shortName(full)].find((prefix) => prefix !== '' && withoutAbove.startsWith(prefix))
  return own === undefined ? undefined : above + withoutAbove.slice(own.length)
}

function toSuggestion(kind: Suggestion['kind'], account: LocatedAccount): Suggestion {
  return { kind, name: account.name, platform: account.platform, action: chooseAction(account, account.platform) }
}
