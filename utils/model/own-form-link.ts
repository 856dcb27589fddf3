import type { AccountId } from './account'
import type { PartialDate } from './closure'
import { isAccountId, isWebAddress, limits } from './parse-closure'
import { isPartialDate } from './partial-date'
import { isPlatformId, type PlatformId } from './platform'

/** What the form of own entries begins with, as a page or a search knows it. A person corrects it before anything is saved. */
export interface OwnFormGiven {
  readonly name?: string
  readonly platform?: PlatformId
  /** Only together with their platform. */
  readonly ids?: readonly AccountId[]
  /** The body the platform verified the account for. */
  readonly organisation?: string
  /** Of the page that told it: `http` or `https`. */
  readonly url?: string
  /** The words of a closing notice. */
  readonly notice?: string
  /** When that was posted. */
  readonly postedOn?: PartialDate
}

/** Longest notice that is handed over, in UTF-16 units: more than any that is known, and no more than an address can hold. */
export const longestNotice = 8000

/**
 * The end of the options page's address that opens its form of own entries: `#own=<name>&platform=…&id=…&organisation=…&
 * url=…&notice=…&posted=…`, each but the first only where it is known. What is too long is cut, what is no good left out.
 */
export function ownFormHash(given: OwnFormGiven): string {
  const { name, platform, ids = [], organisation, url, notice, postedOn } = fitGiven(given)
  const fields: readonly (readonly [field: string, value: string | undefined])[] = [
    ['own', name ?? ''],
    ['platform', platform],
    ...ids.map((id) => ['id', id] as const),
    ['organisation', organisation],
    ['url', url],
    ['notice', notice],
    ['posted', postedOn],
  ]
  const written = fields.flatMap(([field, value]) =>
    value === undefined ? [] : `${field}=${encodeURIComponent(value)}`,
  )
  return `#${written.join('&')}`
}

/** What such an address carries, each field only where it can be what it should be; undefined for any other address. */
export function parseOwnFormHash(hash: string): OwnFormGiven | undefined {
  if (hash.length > longestHash) return undefined
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const name = fields.get('own')
  if (name === null) return undefined
  const platform = fields.get('platform')
  return fitGiven({
    name,
    ...(isPlatformId(platform) && { platform }),
    ids: fields.getAll('id').filter(isAccountId),
    organisation: fields.get('organisation') ?? '',
    url: fields.get('url') ?? '',
    notice: fields.get('notice') ?? '',
    postedOn: fields.get('posted') ?? '',
  })
}

/** Nine characters for each of a Chinese text, and room for all the rest. */
const longestHash = 9 * longestNotice + 40_000

function fitGiven({ name, platform, ids, organisation, url, notice, postedOn }: OwnFormGiven): OwnFormGiven {
  const fitName = fitLine(name, limits.name)
  const fitIds = [...new Set(platform === undefined ? [] : ids)].filter(isAccountId).slice(0, limits.ids)
  const fitBody = fitLine(organisation, limits.organisation)
  const fitNotice = fitText(notice, longestNotice)
  return {
    ...(fitName !== '' && { name: fitName }),
    ...(platform !== undefined && { platform }),
    ...(fitIds.length > 0 && { ids: fitIds }),
    ...(fitBody !== '' && { organisation: fitBody }),
    ...(url !== undefined && url.length <= limits.url && isWebAddress(url) && { url }),
    ...(fitNotice !== '' && { notice: fitNotice }),
    ...(isPartialDate(postedOn) && { postedOn }),
  }
}

function fitLine(text: string | undefined, longest: number): string {
  return fitText(text?.slice(0, 4 * longest).replaceAll(/\s+/g, ' '), longest)
}

/** Without what a record may not hold, and never ending in half a character, which no address can hold. */
function fitText(text: string | undefined, longest: number): string {
  const fit = (text ?? '')
    .slice(0, 4 * longest)
    .toWellFormed()
    .replaceAll(unfit, '')
    .trim()
    .slice(0, longest)
  return fit.replace(/[\uD800-\uDBFF]$/, '').trim()
}

/** Control characters but the line feed, and marks that turn the direction of all that follows. */
const unfit = /(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu
