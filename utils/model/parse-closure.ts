import type { Account, AccountId } from './account'
import { type AccountSuccessor, type Closure, type Source, statuses, type Successor, successorKinds } from './closure'
import { isPartialDate } from './partial-date'
import { platformIds } from './platform'

export type ParsedClosure =
  /** `isExact`: the value holds nothing else, so that its own JSON may stand for the closure's. */
  | { readonly ok: true; readonly closure: Closure; readonly isExact: boolean }
  /** `error` names the field and what is wrong with it, in English: `successors[1].url is not an http(s) address`. */
  | { readonly ok: false; readonly error: string }

/** Longest texts (UTF-16 units) and lists (entries) a record may have. */
export const limits = {
  id: 200,
  name: 100,
  organisation: 200,
  accountId: 200,
  title: 300,
  publisher: 100,
  url: 2048,
  number: 32,
  note: 1000,
  formerNames: 50,
  ids: 20,
  successors: 50,
  sources: 50,
} as const

/**
 * Checks one record in its wire form: the JSON of a `Closure`. The result is freshly built, in a fixed order of fields,
 * from own properties alone; fields that are not known are left behind, so that a later list may hold more; `null`
 * stands for an absent field. Written by hand because it runs over 10^6 records in a worker.
 */
export function parseClosure(value: unknown): ParsedClosure {
  try {
    const fields = asFields(value)
    const closure = readClosure(fields)
    return { ok: true, closure, isExact: isExact(fields, closure) }
  } catch (error) {
    if (!(error instanceof FieldError)) throw error
    return { ok: false, error: error.field === '' ? `the record ${error.problem}` : `${error.field} ${error.problem}` }
  }
}

/** Whether nothing was left behind: every object of a record has as many fields as what was read of it. */
function isExact(fields: Fields, closure: Closure): boolean {
  return (
    hasAsMany(fields, closure) &&
    hasAsMany(fields['account'], closure.account) &&
    haveAsMany(fields['successors'], closure.successors) &&
    haveAsMany(fields['sources'], closure.sources)
  )
}

function haveAsMany(values: unknown, read: readonly object[]): boolean {
  return Array.isArray(values) && read.every((one, index) => hasAsMany(values[index], one))
}

function hasAsMany(value: unknown, read: object): boolean {
  return isFields(value) && Object.keys(value).length === Object.keys(read).length
}

/** A platform's own id with its scheme, both in characters that need no escape anywhere: `uid:1234`. */
export function isAccountId(value: unknown): value is AccountId {
  return typeof value === 'string' && value.length <= limits.accountId && accountIdPattern.test(value)
}

const accountIdPattern = /^[a-z][a-z0-9_]{0,31}:[A-Za-z0-9_+/=.-]+$/

function readClosure(fields: Fields): Closure {
  const closure: Building<Closure> = {
    id: getText(fields, 'id', limits.id),
    account: getAccount(fields),
    status: getOneOf(fields, 'status', statuses),
    successors: has(fields, 'successors') ? getList(fields, 'successors', limits.successors, readSuccessor) : [],
    sources: getList(fields, 'sources', limits.sources, readSource),
    checkedOn: getDate(fields, 'checkedOn'),
  }
  if (closure.sources.length === 0) throw new FieldError('sources', 'is empty: a record needs a source')
  if (has(fields, 'announcedOn')) closure.announcedOn = getDate(fields, 'announcedOn')
  if (has(fields, 'effectiveOn')) closure.effectiveOn = getDate(fields, 'effectiveOn')
  if (has(fields, 'note')) closure.note = getText(fields, 'note', limits.note, unfitInNote)
  return closure
}

function getAccount(fields: Fields): Account {
  try {
    return readAccount(asFields(get(fields, 'account')))
  } catch (error) {
    throw located(error, 'account')
  }
}

function readAccount(fields: Fields): Account {
  const account: Building<Account> = {
    platform: getOneOf(fields, 'platform', platformIds),
    name: getText(fields, 'name', limits.name),
  }
  if (has(fields, 'formerNames')) account.formerNames = getList(fields, 'formerNames', limits.formerNames, readName)
  if (has(fields, 'ids')) account.ids = getList(fields, 'ids', limits.ids, readId)
  if (has(fields, 'organisation')) account.organisation = getText(fields, 'organisation', limits.organisation)
  if (has(fields, 'division')) account.division = getDivision(fields)
  return account
}

function readSuccessor(value: unknown): Successor {
  const fields = asFields(value)
  const kind = getOneOf(fields, 'kind', successorKinds)
  const name = getText(fields, 'name', limits.name)
  if (kind === 'website' || kind === 'app') {
    return has(fields, 'url') ? { kind, name, url: getUrl(fields, 'url') } : { kind, name }
  }
  // An account's address is made by its platform, never by a list; a mini-program and a phone have none.
  if (has(fields, 'url')) throw new FieldError('url', `does not belong to a successor of kind ${kind}`)
  if (kind === 'mini-program') return { kind, name }
  if (kind === 'phone') return { kind, name, number: getNumber(fields) }
  const successor: Building<AccountSuccessor> = { kind, name }
  if (has(fields, 'platform')) successor.platform = getOneOf(fields, 'platform', platformIds)
  if (has(fields, 'ids')) successor.ids = getList(fields, 'ids', limits.ids, readId)
  return successor
}

function readSource(value: unknown): Source {
  const fields = asFields(value)
  const source: Building<Source> = {
    title: getText(fields, 'title', limits.title),
    publisher: getText(fields, 'publisher', limits.publisher),
  }
  if (has(fields, 'publishedOn')) source.publishedOn = getDate(fields, 'publishedOn')
  if (has(fields, 'url')) source.url = getUrl(fields, 'url')
  if (has(fields, 'archivedUrl')) source.archivedUrl = getUrl(fields, 'archivedUrl')
  return source
}

function readName(value: unknown): string {
  return asText(value, '', limits.name)
}

function readId(value: unknown): AccountId {
  if (isAccountId(value)) return value
  throw new FieldError('', 'is not an id of the form scheme:value')
}

function getDivision(fields: Fields): string {
  const code = get(fields, 'division')
  if (typeof code === 'string' && /^[1-9]\d{5}$/.test(code)) return code
  throw new FieldError('division', 'is not a code of six digits')
}

function getNumber(fields: Fields): string {
  const number = getText(fields, 'number', limits.number)
  if (/^\+?\d[\d ()-]+$/.test(number)) return number
  throw new FieldError('number', 'is not a telephone number')
}

function getUrl(fields: Fields, key: string): string {
  const url = getText(fields, key, limits.url)
  if (isWebAddress(url)) return url
  throw new FieldError(key, 'is not an http(s) address')
}

/** True for http and https addresses without a user name, which could pose as a host: `https://gov.cn@example.com`. */
export function isWebAddress(url: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(url)) return false
  try {
    const { username, password } = new URL(url)
    return username === '' && password === ''
  } catch {
    return false
  }
}

function getDate(fields: Fields, key: string): string {
  const date = get(fields, key)
  if (isPartialDate(date)) return date
  throw new FieldError(key, 'is not a date that exists, written 2025, 2025-03 or 2025-03-10')
}

function getOneOf<T extends string>(fields: Fields, key: string, known: readonly T[]): T {
  const value = get(fields, key)
  const found = known.find((one) => one === value)
  if (found !== undefined) return found
  throw new FieldError(key, `is not one of ${known.join(', ')}`)
}

function getText(fields: Fields, key: string, limit: number, refused?: RegExp): string {
  return asText(get(fields, key), key, limit, refused)
}

function asText(value: unknown, field: string, limit: number, refused = unfit): string {
  if (typeof value !== 'string') throw new FieldError(field, 'is not a text')
  if (value.length > limit) throw new FieldError(field, `is longer than ${limit} characters`)
  if (value.trim() === '') throw new FieldError(field, 'is empty')
  if (refused.test(value)) throw new FieldError(field, 'holds a control character')
  return value
}

/** Control characters, marks that turn the direction of all that follows, halves of a character. */
const unfit = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u
const unfitInNote = /[\p{Cs}\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/u

function getList<T>(fields: Fields, key: string, limit: number, read: (value: unknown) => T): T[] {
  const values = get(fields, key)
  if (!Array.isArray(values)) throw new FieldError(key, 'is not a list')
  if (values.length > limit) throw new FieldError(key, `has more than ${limit} entries`)
  const list: T[] = []
  try {
    for (const value of values) list.push(read(value))
  } catch (error) {
    throw located(error, `${key}[${list.length}]`)
  }
  return list
}

/** An object of unknown make. Only `get` and `has` look into it, so that nothing is inherited from a prototype. */
type Fields = Readonly<Record<string, unknown>>

function asFields(value: unknown): Fields {
  if (isFields(value)) return value
  throw new FieldError('', 'is not an object')
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function get(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined
}

function has(fields: Fields, key: string): boolean {
  const value = get(fields, key)
  return value !== undefined && value !== null
}

type Building<T> = { -readonly [Key in keyof T]: T[Key] }

class FieldError extends Error {
  constructor(
    readonly field: string,
    readonly problem: string,
  ) {
    super(problem)
  }
}

/** The same error, its field seen from one level further out. */
function located(error: unknown, place: string): unknown {
  if (!(error instanceof FieldError)) return error
  const field = error.field === '' ? place : `${place}.${error.field}`
  return new FieldError(field, error.problem)
}
