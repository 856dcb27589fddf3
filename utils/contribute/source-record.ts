import { provinceFiles } from './province-files'
import { quote, writeFlowList, writeScalar } from './yaml'
import type { Closure, Source, Successor } from '../model/closure'
import { isIdOf } from '../model/id-schemes'
import { divisionPath, findDivision, parentDivision } from '../text/divisions'
import { isCertainlyAfter } from '../text/partial-date'

/** A record as people keep it in a list's sources: texts cleaned, its division in names. */
export interface SourceRecord {
  readonly closure: Closure
  /** Absent where the record does not say where it belongs. */
  readonly place?: RecordPlace
}

export interface RecordPlace {
  /** GB/T 2260 code of the region that is written. */
  readonly code: string
  readonly province: string
  /** `closures/shandong.yaml` */
  readonly file: string
  /** Names below the province; empty for the province itself. */
  readonly region: string
}

/** Why a record cannot stand in a list's sources as it is. */
export type Unfit = 'text' | 'region' | 'date' | 'ids' | 'duplicate' | 'circle'

export function toSourceRecord(closure: Closure): SourceRecord {
  const place = placeOf(closure.account.division)
  return { closure: clean(closure), ...(place !== undefined && { place }) }
}

/** What the list's check would say of a record by itself. `today`: nothing is announced, published or checked later. */
export function findUnfit({ closure, place }: SourceRecord, today: string): Unfit | undefined {
  const { account, successors, sources, announcedOn, checkedOn } = closure
  const texts = [
    account.name,
    ...(account.formerNames ?? []),
    ...successors.map(({ name }) => name),
    ...sources.flatMap(({ title, publisher }) => [title, publisher]),
  ]
  if (texts.includes('')) return 'text'
  if (place === undefined) return 'region'
  const dates = [announcedOn, checkedOn, ...sources.map(({ publishedOn }) => publishedOn)]
  if (dates.some((date) => date !== undefined && isCertainlyAfter(date, today))) return 'date'
  const isGood = (account.ids ?? []).every((id) => isIdOf(account.platform, id)) && successors.every(hasGoodIds)
  return isGood ? undefined : 'ids'

  function hasGoodIds(successor: Successor): boolean {
    const ids = successor.kind === 'account' ? (successor.ids ?? []) : []
    return ids.every((id) => isIdOf((successor.kind === 'account' && successor.platform) || account.platform, id))
  }
}

/** The lines of one record under `closures:`. `sources`: keys in sources.yaml. `id`: only for a name that another account bears. */
export function writeRecord({ closure, place }: SourceRecord, sources: readonly string[], id?: string): string {
  const { account, successors, note } = closure
  const fields: readonly (readonly [key: string, value: string | undefined])[] = [
    ['account', writeScalar(account.name)],
    ['id', id && writeScalar(id)],
    ['platform', account.platform],
    ['organisation', account.organisation && writeScalar(account.organisation)],
    ['region', place?.region && writeScalar(place.region)],
    ['ids', account.ids && writeFlowList(account.ids, quote)],
    ['formerNames', account.formerNames && writeFlowList(account.formerNames)],
    ['status', closure.status],
    ['announcedOn', closure.announcedOn],
    ['effectiveOn', closure.effectiveOn],
    ['successors', successors.map((successor) => `\n      - ${writeSuccessor(successor)}`).join('')],
    ['sources', writeFlowList(sources)],
    ['checkedOn', closure.checkedOn],
    ['note', note && writeScalar(note)],
  ]
  const lines = fields.flatMap(([key, value]) => {
    if (value === undefined || value === '') return []
    return [value.startsWith('\n') ? `${key}:${value}` : `${key}: ${value}`]
  })
  return `  - ${lines.join('\n    ')}\n`
}

/** One entry of sources.yaml. */
export function writeSource(key: string, { title, publisher, publishedOn, url, archivedUrl }: Source): string {
  const lines = [
    `title: ${writeScalar(title)}`,
    `publisher: ${writeScalar(publisher)}`,
    publishedOn && `publishedOn: ${publishedOn}`,
    url && `url: ${quote(url)}`,
    archivedUrl && `archivedUrl: ${quote(archivedUrl)}`,
  ].filter(Boolean)
  return `${writeScalar(key)}:\n  ${lines.join('\n  ')}\n`
}

/** Keys for sources as people name them, publisher and date, each its own: `上游新闻-2025-03`. The same source has one. */
export function createSourceKeys(): (source: Source) => string {
  const keys = new Map<string, string>()
  const taken = new Set<string>()
  return (source) => {
    const text = JSON.stringify(source)
    const known = keys.get(text)
    if (known !== undefined) return known
    const publisher = source.publisher.replaceAll(/[^\p{Script=Han}A-Za-z0-9]/gu, '').slice(0, 20) || '来源'
    const plain = [publisher, source.publishedOn].filter(Boolean).join('-')
    let key = plain
    for (let number = 2; taken.has(key); number += 1) key = `${plain}-${number}`
    taken.add(key)
    keys.set(text, key)
    return key
  }
}

function writeSuccessor(successor: Successor): string {
  const { kind, name } = successor
  const fields = [`${kind}: ${writeScalar(name)}`]
  if (successor.kind === 'account') {
    if (successor.platform !== undefined) fields.push(`platform: ${successor.platform}`)
    if (successor.ids !== undefined) fields.push(`ids: ${writeFlowList(successor.ids, quote)}`)
  } else if (successor.kind === 'phone') fields.push(`number: ${quote(successor.number)}`)
  else if (successor.url !== undefined) fields.push(`url: ${quote(successor.url)}`)
  return `{${fields.join(', ')}}`
}

function placeOf(division: string | undefined): RecordPlace | undefined {
  const [province, ...names] = divisionPath(division ?? '')
  if (division === undefined || province === undefined) return undefined
  // Names that mean two places can only be written one level higher.
  if (findDivision([province, ...names]) !== division) return placeOf(parentDivision(division))
  const file = provinceFiles[province]
  return file === undefined
    ? undefined
    : { code: division, province, file: `closures/${file}.yaml`, region: names.join(' ') }
}

/** Lists are stricter than what one may note down for oneself: no marks of direction, one space between words. */
function clean(closure: Closure): Closure {
  const { account, successors, sources, note } = closure
  const { formerNames, organisation, ...rest } = account
  const body = organisation && cleanLine(organisation)
  const cleanNote = note && note.replaceAll(unfit, '').trim()
  const { note: _, ...others } = closure
  return {
    ...others,
    account: {
      ...rest,
      name: cleanLine(account.name),
      ...(formerNames && formerNames.length > 0 && { formerNames: formerNames.map(cleanLine) }),
      ...(body && { organisation: body }),
    },
    successors: successors.map((successor) => ({ ...successor, name: cleanLine(successor.name) })),
    sources: sources.map((source) => ({
      ...source,
      title: cleanLine(source.title),
      publisher: cleanLine(source.publisher),
    })),
    ...(cleanNote && { note: cleanNote }),
  }
}

function cleanLine(text: string): string {
  return text.replaceAll(unfit, '').replaceAll(/\s+/g, ' ').trim()
}

/** What the check of lists takes for a slip of the keyboard. */
const unfit = /\p{Bidi_Control}/gu
