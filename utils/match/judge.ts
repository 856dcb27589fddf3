import { compareOrganisation, holderOf } from './organisation'
import { compareIds } from './identity'
import { isAccount, locateSuccessor } from './keys'
import { isOfDivision, isOfElsewhere, withoutUpper } from './region'
import { notListed, type SameName, type Sureness, type Verdict } from './verdict'
import type { Account } from '../model/account'
import type { Closure } from '../model/closure'
import type { Profile } from '../model/profile'
import { normalizeName } from '../text/normalize'

/**
 * Says what the given closures mean for a profile: the table of DESIGN §5. Closures that have nothing to do with
 * the profile are ignored, so that a caller may pass a whole bucket. Never claims more than the surest evidence
 * allows, and nothing at all where several listed accounts bear the name and nothing decides. `seen` are the ids of
 * records for whose accounts the profile's own ids stood when they were last seen here; they count only for a profile that
 * says nothing of itself.
 */
export function judge(profile: Profile, closures: readonly Closure[], seen: readonly string[] = []): Verdict {
  const relations = closures.map((closure) => ({ closure, relation: relate(profile, closure, seen) }))
  const bearing = (relation: Relation) =>
    relations.filter((related) => related.relation === relation).map(({ closure }) => closure)

  const byId = bearing('id')
  const byOrganisation = bearing('organisation')
  const bySight = bearing('seen')
  const byName = bearing('name')
  const reopened = findReopened(byId, [...byOrganisation, ...bySight], byName)
  if (reopened !== undefined) return { kind: 'none', because: 'reopened', closures: [reopened] }

  if (byId.length > 0) return closed('id', byId)
  const successorOf = findSuccession(profile, closures)
  if (successorOf?.sure === 'id') return successorOf
  if (byOrganisation.length > 0) return closed('organisation', byOrganisation)
  if (bySight.length > 0) return closed('seen', bySight)
  if (byName.length > 0) return judgeByName(profile, byName)
  if (successorOf !== undefined) return successorOf

  const sameNames = sameNameReasons.flatMap((because) =>
    bearing(because).map((closure): SameName => ({ kind: 'same-name', because, closure })),
  )
  const [sameName] = sameNames
  if (sameName === undefined) return notListed
  const namesakes = sameNames.map(({ closure }) => closure)
  // Which of several namesakes the person has in mind nobody can tell.
  return hasSeveral(namesakes) ? { kind: 'none', because: 'ambiguous', closures: namesakes } : sameName
}

/** How one closure bears on a profile. */
type Relation = Sureness | SameName['because'] | 'unrelated'

/** Plainest evidence first. */
const sameNameReasons = [
  'other-id',
  'not-verified',
  'person',
  'other-organisation',
] as const satisfies SameName['because'][]

function relate(profile: Profile, closure: Closure, seen: readonly string[]): Relation {
  const { account } = closure
  if (account.platform !== profile.platform) return 'unrelated'
  const ids = compareIds(profile.ids, account.ids)
  if (ids === 'same') return isUnderNewName(profile, closure) ? 'unrelated' : 'id'
  if (profile.name === undefined) return ids === 'unknown' && seen.includes(closure.id) ? 'seen' : 'unrelated'
  const name = normalizeName(profile.name)
  if (name === '') return 'unrelated'
  if (name === normalizeName(account.name))
    return ids === 'different' ? 'other-id' : weighVerification(profile, account)
  if (ids === 'different' || !account.formerNames?.some((former) => normalizeName(former) === name)) return 'unrelated'
  // Anyone may have taken a name given up long ago: only the verifying body ties it to the account.
  return weighVerification(profile, account) === 'organisation' ? 'organisation' : 'unrelated'
}

/** A renamed account lives on under its new name, with its ids: that page is not closed, it is where the old name went. */
function isUnderNewName(profile: Profile, closure: Closure): boolean {
  if (closure.status !== 'renamed' || profile.name === undefined) return false
  return normalizeName(profile.name) !== normalizeName(closure.account.name)
}

function weighVerification({ verification }: Profile, account: Account): Relation {
  if (verification.state === 'unknown') return 'name'
  if (verification.state === 'none') return 'not-verified'
  if (verification.holder === 'person') return 'person'
  if (verification.text === undefined) return 'name'
  const { text, holder = holderOf(text) } = verification
  const isElsewhere = isOfElsewhere(withoutPart(text, account.organisation), account.division)
  const agreement =
    account.organisation === undefined ? undefined : compareBody(text, account.organisation, account.division)
  if (agreement === 'same' && !isElsewhere) return 'organisation'
  if (agreement === 'alike' && !isElsewhere) return 'name'
  if (holder === 'person') return 'person'
  if (agreement !== undefined || holder === 'unclear') return 'other-organisation'
  return isElsewhere ? 'other-organisation' : 'name'
}

/** Between province and county the prefecture may be named or not. */
function compareBody(text: string, organisation: string, division: string | undefined) {
  const plainly = compareOrganisation(text, organisation)
  if (plainly !== 'other') return plainly
  const cutShort = (name: string) => withoutUpper(normalizeName(name), division)
  return compareOrganisation(cutShort(text), cutShort(organisation))
}

/** The organisation's own name says nothing against it, wherever the places in it are (…驻北京办事处). */
function withoutPart(text: string, part: string | undefined): string {
  return part === undefined ? text : normalizeName(text).replace(normalizeName(part), '')
}

/** `reopened` outranks closed on evidence as good, on good evidence, or for the very same record (of another list). */
function findReopened(
  byId: readonly Closure[],
  byOrganisation: readonly Closure[],
  byName: readonly Closure[],
): Closure | undefined {
  const sure = [...byId, ...byOrganisation].find(isReopened)
  if (sure !== undefined) return sure
  const named = byName.find(isReopened)
  if (named === undefined) return undefined
  const claims = [...byId, ...byOrganisation]
  return claims.length === 0 || claims.some(({ id }) => id === named.id) ? named : undefined
}

function isReopened({ status }: Closure): boolean {
  return status === 'reopened'
}

function closed(sure: Sureness, closures: readonly Closure[]): Verdict {
  const [closure] = closures.toSorted((left, right) => compareText(lastDate(right), lastDate(left)))
  if (closure === undefined) throw new Error(`closed by ${sure} without a closure`)
  return { kind: 'closed', sure, closure }
}

/** The latest date a record states, to prefer the newest of several records of one account. */
function lastDate({ announcedOn = '', effectiveOn = '' }: Closure): string {
  return announcedOn > effectiveOn ? announcedOn : effectiveOn
}

function compareText(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** Several accounts of one name: the region in the verification decides, else there is no claim. */
function judgeByName({ verification }: Profile, closures: readonly Closure[]): Verdict {
  if (!hasSeveral(closures)) return closed('name', closures)
  const text = verification.state === 'verified' ? (verification.text ?? '') : ''
  const here = closures.filter(({ account }) => isOfDivision(text, account.division))
  if (here.length > 0 && !hasSeveral(here)) return closed('name', here)
  return { kind: 'none', because: 'ambiguous', closures }
}

/** Whether the records are of more than one account. */
function hasSeveral(closures: readonly Closure[]): boolean {
  return new Set(closures.map(({ id }) => id)).size > 1
}

/** What the profile's account took over. By name only an account not known to be a person's or unverified counts. */
function findSuccession(profile: Profile, closures: readonly Closure[]): (Verdict & { kind: 'successor' }) | undefined {
  const standing = closures.filter((closure) => !isReopened(closure))
  const byId = standing.filter((closure) => succeedsById(profile, closure))
  if (byId.length > 0) return { kind: 'successor', sure: 'id', closures: byId }
  const byName = isPlausiblyOfficial(profile) ? standing.filter((closure) => succeedsByName(profile, closure)) : []
  return byName.length > 0 ? { kind: 'successor', sure: 'name', closures: byName } : undefined
}

function succeedsById(profile: Profile, closure: Closure): boolean {
  const { account } = closure
  const renamed = account.platform === profile.platform && compareIds(profile.ids, account.ids) === 'same'
  if (renamed && isUnderNewName(profile, closure)) return true
  return accountSuccessors(profile, closure).some(({ ids }) => compareIds(profile.ids, ids) === 'same')
}

function succeedsByName(profile: Profile, closure: Closure): boolean {
  if (profile.name === undefined) return false
  const name = normalizeName(profile.name)
  return accountSuccessors(profile, closure).some(
    (successor) => normalizeName(successor.name) === name && compareIds(profile.ids, successor.ids) === 'unknown',
  )
}

function accountSuccessors(profile: Profile, { account, successors }: Closure) {
  return successors
    .filter(isAccount)
    .map((successor) => locateSuccessor(successor, account))
    .filter(({ platform }) => platform === profile.platform)
}

function isPlausiblyOfficial({ verification }: Profile): boolean {
  if (verification.state !== 'verified') return verification.state === 'unknown'
  const holder = verification.holder ?? (verification.text === undefined ? 'unclear' : holderOf(verification.text))
  return holder === 'organisation'
}
