import type { Suggestion } from './answer'
import { chooseAction, findByName } from './actions'
import { bodiesAbove, bodyName } from '../match/body'
import { anywhereKey, bodyKey, isAccount, locateSuccessor, nameKey, wayKey } from '../match/keys'
import { compareOrganisation } from '../match/organisation'
import type { FindClosures } from '../match/trails'
import type { AccountSuccessor, Closure } from '../model/closure'
import type { PlatformId } from '../model/platform'
import { divisionName, parentDivision, shortName } from '../text/divisions'
import { normalizeName } from '../text/normalize'

/**
 * What may help when a closure names no successor, from what the lists know: the same body on other platforms, by its
 * name and by the organisation it was verified for; the level above, in the same two ways; and a search. None of it is
 * stated by a source.
 */
export async function suggest(closure: Closure, find: FindClosures): Promise<readonly Suggestion[]> {
  const { platform, name, organisation } = closure.account
  const above = nameOfLevelAbove(closure)
  const bodies = organisation === undefined ? [] : [organisation]
  const [sameName, nameAbove, sameBody, bodyAbove] = await Promise.all([
    findNamed(name, find),
    above === undefined ? [] : findNamed(above, find),
    findAccountsOf(bodies, find),
    findAccountsOf(bodiesAboveOf(closure), find),
  ])
  const isOwnName = (account: LocatedAccount) => isSameName(account.name, name)
  const known: readonly [Suggestion['kind'], readonly LocatedAccount[]][] = [
    ['same-body', [...sameName, ...sameBody.own, ...sameBody.went.filter(isOwnName)]],
    ['body-went', sameBody.went],
    ['level-above', [...nameAbove, ...bodyAbove.own]],
  ]
  const accounts = known
    .flatMap(([kind, some]) => some.map((account) => ({ kind, account })))
    .filter(({ account }) => account.platform !== platform || !isOwnName(account))
    .filter(isFirst)
  const found = (await keepStanding(accounts, find)).slice(0, mostAccounts)
  const search = suggestSearch(closure, isOfCounty(closure) ? above : undefined, found.length > 0)
  const isKnown = found.some(
    ({ account }) => account.platform === search?.platform && isSameName(account.name, search.name),
  )
  return [
    ...found.map(({ kind, account }) => toSuggestion(kind, account)),
    ...(search === undefined || isKnown ? [] : [search]),
  ]
}

/** More would be a list to read, and no help. */
const mostAccounts = 4

/** An office that many accounts were merged into is known by the first few of them; each is a read of its own. */
const enoughLeads = 8

type LocatedAccount = AccountSuccessor & { readonly platform: PlatformId }

interface FoundAccount {
  readonly kind: Suggestion['kind']
  readonly account: LocatedAccount
}

/** Accounts of a name that some record leads to. */
async function findNamed(name: string, find: FindClosures): Promise<readonly LocatedAccount[]> {
  const leading = await find([wayKey(anywhereKey(name))], enoughLeads)
  return leading.flatMap(accountsLedTo).filter((account) => isSameName(account.name, name))
}

/** Of the first of some bodies that the lists know: accounts that are back, and those that other accounts of it led to. */
async function findAccountsOf(
  bodies: readonly string[],
  find: FindClosures,
): Promise<{ readonly own: readonly LocatedAccount[]; readonly went: readonly LocatedAccount[] }> {
  const found = bodies.length === 0 ? [] : await find(bodies.map(bodyKey), enoughLeads)
  const body = bodies.find((one) => found.some((closure) => isOf(closure, one)))
  const closures = body === undefined ? [] : found.filter((closure) => isOf(closure, body))
  return {
    own: closures
      .filter(({ status }) => status === 'reopened')
      .map(({ account: { name, platform, ids = [] } }) => ({ kind: 'account', name, platform, ids })),
    went: closures.filter(({ status }) => status !== 'reopened').flatMap(accountsLedTo),
  }
}

function isOf({ account: { organisation } }: Closure, body: string): boolean {
  return organisation !== undefined && compareOrganisation(organisation, body) === 'same'
}

function accountsLedTo({ account, successors }: Closure): readonly LocatedAccount[] {
  return successors.filter(isAccount).map((successor) => locateSuccessor(successor, account))
}

function isFirst({ account }: FoundAccount, index: number, all: readonly FoundAccount[]): boolean {
  return (
    index ===
    all.findIndex(({ account: other }) => other.platform === account.platform && isSameName(other.name, account.name))
  )
}

/** Without those that some record closes in their turn. */
async function keepStanding(accounts: readonly FoundAccount[], find: FindClosures): Promise<readonly FoundAccount[]> {
  if (accounts.length === 0) return []
  const closures = await find(accounts.map(({ account }) => nameKey(account.platform, account.name)))
  return accounts.filter(({ account }) => {
    const own = closures.filter(
      ({ account: { platform, name } }) => platform === account.platform && isSameName(name, account.name),
    )
    return own.length === 0 || own.some(({ status }) => status === 'reopened')
  })
}

/**
 * What is still worth a search: never the name that closed, under which there is nothing more to be found, unless the
 * account went on somewhere unsaid.
 */
function suggestSearch(
  { account, status }: Closure,
  above: string | undefined,
  hasFound: boolean,
): Suggestion | undefined {
  const { platform, name, organisation } = account
  const body = organisation === undefined || isSameName(bodyName(organisation), name) ? undefined : organisation
  const wentOn = status === 'renamed' || status === 'migrated' || status === 'merged'
  const words = above ?? body ?? (wentOn ? name : undefined)
  const search = words === undefined ? undefined : findByName(words, platform)
  if (words !== undefined && search?.kind === 'search') return { kind: 'search', name: words, platform, action: search }
  // Where most offices are; it has no search on the web.
  if (hasFound || platform === 'wechat') return undefined
  return { kind: 'elsewhere', name, platform: 'wechat', action: findByName(name, 'wechat') }
}

/** A city does for its counties what they no longer do; a province's office is another one than a city's. */
function isOfCounty({ account: { division = '00' } }: Closure): boolean {
  return !division.endsWith('00')
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

function bodiesAboveOf({ account: { organisation, division } }: Closure): readonly string[] {
  if (organisation === undefined) return []
  const parent = division === undefined ? undefined : parentDivision(division)
  const [name, above] = [division, parent].map((code) => (code === undefined ? undefined : divisionName(code)))
  return bodiesAbove(organisation, name === undefined || above === undefined ? undefined : { name, above })
}

function isSameName(left: string, right: string): boolean {
  return normalizeName(left) === normalizeName(right)
}

function toSuggestion(kind: Suggestion['kind'], account: LocatedAccount): Suggestion {
  return { kind, name: account.name, platform: account.platform, action: chooseAction(account, account.platform) }
}
