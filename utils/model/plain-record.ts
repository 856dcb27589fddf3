import type { Account, AccountId } from './account'
import { type FiledRecord, type Status, statuses, type Successor } from './closure'
import { limits } from './parse-closure'
import { type PlatformId, platformIds } from './platform'

/**
 * Reads a record from a line of JSON without making objects of what nobody asks for; over 10^6 lines that takes a third
 * of the time. It knows the plain form alone, that of our own publisher: every field where `parseClosure` puts it, no
 * spaces between them, no escapes in texts, days and addresses such as nearly all are. Such a line is a record that
 * `parseClosure` takes as it stands. Undefined says nothing of a line.
 */
export function readPlainRecord(line: string): FiledRecord | undefined {
  const found = (plainRecord ??= createPattern()).exec(line)
  if (found === null) return undefined
  const [, id = '', platform, name = '', formerNames, ids, organisation, status, successors = '[]'] = found
  /* oxlint-disable typescript/no-unsafe-type-assertion -- the pattern takes nothing else in these places */
  const account: { -readonly [Key in keyof Account]: Account[Key] } = { platform: platform as PlatformId, name }
  if (formerNames !== undefined) account.formerNames = JSON.parse(formerNames) as readonly string[]
  if (ids !== undefined) account.ids = JSON.parse(ids) as readonly AccountId[]
  if (organisation !== undefined) account.organisation = organisation
  const leadsTo = successors === '[]' ? [] : (JSON.parse(successors) as readonly Successor[])
  return { id, account, status: status as Status, successors: leadsTo }
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}

/** Made when a list comes in. */
let plainRecord: RegExp | undefined

/** The next character nearly always tells what follows: no line, however it is made, takes long. */
function createPattern(): RegExp {
  const name = text(limits.name)
  const platform = `"${oneOf(platformIds)}"`
  const ids = listOf(accountId, limits.ids)
  const account =
    `\\{"platform":"(${oneOf(platformIds)})","name":${textCaptured(limits.name)}` +
    optional('formerNames', `(${listOf(name, limits.formerNames)})`) +
    optional('ids', `(${ids})`) +
    optional('organisation', textCaptured(limits.organisation)) +
    `${optional('division', '"[1-9]\\d{5}"')}\\}`
  const successor = [
    `\\{"kind":"account","name":${name}${optional('platform', platform)}${optional('ids', ids)}\\}`,
    `\\{"kind":"(?:website|app)","name":${name}${optional('url', webAddress)}\\}`,
    `\\{"kind":"mini-program","name":${name}\\}`,
    `\\{"kind":"phone","name":${name},"number":"\\+?\\d[\\d ()-]{1,${limits.number - 2}}"\\}`,
  ]
  const source =
    `\\{"title":${text(limits.title)},"publisher":${text(limits.publisher)}` +
    `${optional('publishedOn', date)}${optional('url', webAddress)}${optional('archivedUrl', webAddress)}\\}`
  return new RegExp(
    `^\\{"id":${textCaptured(limits.id)},"account":${account},"status":"(${oneOf(statuses)})",` +
      `"successors":(\\[\\]|${listOf(oneOf(successor), limits.successors)}),` +
      `"sources":${listOf(source, limits.sources)},"checkedOn":${date}` +
      `${optional('announcedOn', date)}${optional('effectiveOn', date)}${optional('note', text(limits.note))}\\}$`,
  )
}

/** What no plain text holds: what ends it or is escaped in it, and what `parseClosure` refuses or looks at twice. */
const unfit = '"\\\\\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff'

/** Begins with something that can be seen: it is not empty. */
function characters(most: number): string {
  return `[^\\s${unfit}][^${unfit}]{0,${most - 1}}`
}

function text(most: number): string {
  return `"${characters(most)}"`
}

function textCaptured(most: number): string {
  return `"(${characters(most)})"`
}

function optional(key: string, value: string): string {
  return `(?:,"${key}":${value})?`
}

function listOf(entry: string, most: number): string {
  return `\\[${entry}(?:,${entry}){0,${most - 1}}\\]`
}

function oneOf(known: readonly string[]): string {
  return `(?:${known.join('|')})`
}

const accountId = `"[a-z][a-z0-9_]{0,31}:[A-Za-z0-9_+/=.-]{1,${limits.accountId - 33}}"`

/** Days that every month has. */
const date = '"[12]\\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\\d|2[0-8]))?)?"'

/**
 * A host in lower case whose last label is a word, so that it is no number; no port, nobody's name. All before its path is less
 * than 400 characters long.
 */
const label = '[a-z0-9]{1,30}(?:-[a-z0-9]{1,30})?'
const webAddress = `"https?://(?:${label}\\.){1,5}[a-z]{2,20}(?:/[^\\s${unfit}]{0,${limits.url - 400}})?"`
