import type { AccountId, LinkedAccount } from '../model/account'
import { attempt } from './dom'
import type { PageAddress, Place, PlatformPages } from './platform'

/** What an id of one scheme must look like, and the address it gives: `*` stands for the id. */
export type AddressForm = readonly [scheme: string, grammar: RegExp, address: string]

/**
 * The address the first usable id gives. Ids come from lists that anyone can publish: one that does not fit its
 * grammar to the letter gives nothing.
 */
export function addressOf(ids: readonly AccountId[], forms: readonly AddressForm[]): string | undefined {
  for (const id of ids) {
    for (const [scheme, grammar, address] of forms) {
      const value = id.slice(scheme.length + 1)
      if (id.startsWith(`${scheme}:`) && grammar.test(value)) return address.replace('*', value)
    }
  }
  return undefined
}

/** A search's address for at most 100 characters of `words`; undefined when there are none. */
export function searchOf(words: string, address: string): string | undefined {
  const short = words
    .trim()
    .slice(0, 100)
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed()
  return short ? address.replace('*', () => encodeURIComponent(short)) : undefined
}

const longestPath = 2000

/** The decoded parts of the path, empty ones left out; none of a path too long for any account. Throws a URIError on a malformed `%`. */
export function segmentsOf(url: PageAddress): readonly string[] {
  if (url.pathname.length > longestPath) return []
  return url.pathname
    .split('/')
    .filter(Boolean)
    .map((segment) => decodeURIComponent(segment))
}

/** The value of a name in the address's query. */
export function queryOf({ search }: PageAddress, name: string): string | null {
  return new URLSearchParams(search).get(name)
}

export function searchPlace(words: string | null | undefined): Place {
  const text = words?.trim().slice(0, 200)
  return text ? { kind: 'search', words: text } : { kind: 'other' }
}

/** What `locate` gives; whatever makes it throw (a malformed `%`) is an address that says nothing. */
export function guardLocate(locate: () => Place): Place {
  return attempt<Place>(locate, { kind: 'other' })
}

/** Whether an address fits one of the match patterns, each of a host and how its path and query begin: `*://host/path*`. */
export function isWithin({ protocol, hostname, pathname, search }: PageAddress, matches: readonly string[]): boolean {
  const address = `*://${hostname}${pathname}${search}`
  return /^https?:$/.test(protocol) && matches.some((pattern) => address.startsWith(pattern.slice(0, -1)))
}

/** The account whose profile stands at an address; a custom domain is none before its page was seen. */
export function findLinked(
  address: PageAddress,
  { matches, locate }: Pick<PlatformPages, 'matches' | 'locate'>,
): LinkedAccount | undefined {
  const place: Place = isWithin(address, matches) ? locate(address) : { kind: 'other' }
  if (place.kind !== 'profile') return undefined
  const { ids, name } = place
  if (ids.length > 0) return { ids }
  return name === undefined ? undefined : { ids, name }
}
