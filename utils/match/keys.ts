import { bodyName } from './body'
import { type Account, type AccountId, schemeOf } from '../model/account'
import type { AccountSuccessor, FiledRecord } from '../model/closure'
import type { PlatformId } from '../model/platform'
import { normalizeName } from '../text/normalize'

/**
 * What an account is found by. A record is filed under its home key (platform and name) and can also be reached
 * by its ids, its former names, and the accounts it leads to. Keys contain no white space.
 */
export type AccountKey = string

export function nameKey(platform: PlatformId, name: string): AccountKey {
  return normalizedKey(platform, normalizeName(name))
}

export function idKey(platform: PlatformId, id: AccountId): AccountKey {
  return `${platform}#${id}`
}

/** The keys of an account as a page or a list describes it. */
export function accountKeys({ platform, name, ids = [] }: DescribedAccount): readonly AccountKey[] {
  const keys = ids.map((id) => idKey(platform, id))
  if (name !== undefined) keys.push(nameKey(platform, name))
  return keys
}

/** The keys of an account, and those under which the records stand that lead to it. */
export function accountAndWayKeys(account: DescribedAccount): readonly AccountKey[] {
  const keys = accountKeys(account)
  return [...keys, ...keys.map(wayKey)]
}

interface DescribedAccount {
  readonly platform: PlatformId
  readonly name?: string
  readonly ids?: readonly AccountId[]
}

/** A name on whatever platform; only ways are found by it. */
export function anywhereKey(name: string): AccountKey {
  return normalizedKey(anywhere, normalizeName(name))
}

const anywhere = '*'

function normalizedKey(where: PlatformId | typeof anywhere, normalized: string): AccountKey {
  return `${where}/${normalized}`
}

/**
 * A body on whatever platform: found by it are records of its accounts that lead on to other accounts, or say that one is
 * back. Editions whose pointers were made without these keys have none: see `keysVersion`.
 */
export function bodyKey(organisation: string): AccountKey {
  return `~${bodyName(organisation)}`
}

/** Goes up when records come to be found by further keys; lists taken in before are taken in anew. */
export const keysVersion = 2

/** What the records are found by that name an account as their successor, from a key of that account. */
export function wayKey(key: AccountKey): AccountKey {
  return `>${key}`
}

export function homeKey({ account }: Pick<FiledRecord, 'account'>): AccountKey {
  return nameKey(account.platform, account.name)
}

/**
 * Every key that leads to a record but its home key, without repeats. Its own id is among them where the home key
 * cannot be told from it.
 */
export function closureKeys(record: FiledRecord, home: AccountKey = homeKey(record)): readonly AccountKey[] {
  const { id, account, status, successors } = record
  const keys: AccountKey[] = []
  const add = (key: AccountKey) => {
    if (key !== home && !keys.includes(key)) keys.push(key)
  }
  for (const own of account.ids ?? []) add(idKey(account.platform, own))
  for (const former of account.formerNames ?? []) add(nameKey(account.platform, former))
  for (const successor of successors) {
    if (!isAccount(successor)) continue
    const platform = successor.platform ?? account.platform
    for (const other of successor.ids ?? []) add(wayKey(idKey(platform, other)))
    const name = normalizeName(successor.name)
    add(wayKey(normalizedKey(platform, name)))
    add(wayKey(normalizedKey(anywhere, name)))
  }
  const leadsOn = status === 'reopened' || successors.some(isAccount)
  if (account.organisation !== undefined && leadsOn) add(bodyKey(account.organisation))
  if (!speaksOf(id, home)) add(recordKey(id))
  return keys
}

/** Whether a record's id tells its home key. */
function speaksOf(id: string, home: AccountKey): boolean {
  // Nearly every id is its home key, with or without a division.
  const isPlain = id.startsWith(home) && (id.length === home.length || /^@\d{6}$/.test(id.slice(home.length)))
  return isPlain || homeKeyOfId(id) === home
}

/** The kinds of ids by which a record, or an account it leads to, is known: `douyin#uid`. */
export function idSchemesOf({ account, successors }: FiledRecord): readonly string[] {
  const schemes = (account.ids ?? []).map((id) => schemeKey(account.platform, id))
  for (const successor of successors) {
    if (!isAccount(successor)) continue
    const platform = successor.platform ?? account.platform
    for (const id of successor.ids ?? []) schemes.push(schemeKey(platform, id))
  }
  return schemes
}

/** `douyin#uid` of Douyin's `uid:1234`. */
export function schemeKey(platform: PlatformId, id: AccountId): string {
  return `${platform}#${schemeOf(id)}`
}

/** What the record of an id is found by. */
export function recordKeys(id: string): readonly AccountKey[] {
  return [homeKeyOfId(id), recordKey(id)]
}

/** What a record is found by when only its id is known and `homeKeyOfId` was a wrong guess. */
export function recordKey(id: string): AccountKey {
  return `=${id}`
}

/** The home key that the id of a record speaks of, as ids are usually written: `weibo/鼓楼发布@350102`. */
export function homeKeyOfId(id: string): AccountKey {
  const slash = id.indexOf('/')
  return `${id.slice(0, slash + 1)}${normalizeName(id.slice(slash + 1).replace(/@\d{6}$/, ''))}`
}

/** Whether a key is one that records are filed under: that of a name. */
export function isHomeKey(key: AccountKey): boolean {
  return /^[a-z-]+\//.test(key)
}

/** A successor whose platform the notice does not name is looked for where the closed account was. */
export function locateSuccessor(
  successor: AccountSuccessor,
  closed: Account,
): AccountSuccessor & { readonly platform: PlatformId } {
  return { ...successor, platform: successor.platform ?? closed.platform }
}

export function isAccount(successor: { readonly kind: string }): successor is AccountSuccessor {
  return successor.kind === 'account'
}

/**
 * 32 bits of a key, evenly spread (FNV-1a over the UTF-16 units, then Murmur3's finish): the first bits choose the
 * file of a list and the bucket of the store, so that one file fills neighbouring buckets. A way key differs from the
 * key it is made of in the last bit alone: both are asked for together. Stored lists depend on all of this.
 */
export function hashKey(key: AccountKey): number {
  return key.startsWith('>') ? (hashFrom(key, 1) ^ 1) >>> 0 : hashFrom(key, 0)
}

function hashFrom(key: AccountKey, start: number): number {
  let hash = 0x811c9dc5
  for (let index = start; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The first `bits` (0 to 31) bits of a hash, as a number. */
export function firstBits(hash: number, bits: number): number {
  return bits === 0 ? 0 : hash >>> (32 - bits)
}
