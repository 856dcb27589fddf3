import { type EntryDraft, entryId, type SuccessorDraft } from './entry-draft'
import type { MessageKey } from '../../../utils/i18n'
import type { AccountId } from '../../../utils/model/account'
import type { Closure, Source, Successor } from '../../../utils/model/closure'
import { isIdOf } from '../../../utils/model/id-schemes'
import { isAccountId, isWebAddress, parseClosure } from '../../../utils/model/parse-closure'
import { isPartialDate } from '../../../utils/model/partial-date'
import type { PlatformId } from '../../../utils/model/platform'
import { normalizeName } from '../../../utils/text/normalize'
import { isCertainlyAfter } from '../../../utils/text/partial-date'
import { parseRegion, writeRegion } from '../../../utils/text/written-region'

/** What is wrong, by field: `announcedOn`, `successors.3.name` for the row 3. */
export type Problems = Readonly<Record<string, MessageKey>>

export type ReadDraft =
  | { readonly ok: true; readonly record: Closure }
  | { readonly ok: false; readonly problems: Problems }

/** The entries that a draft has to do with. */
export interface Bases {
  /** The one it changes: what the form does not show (former names, further sources) is kept of it. */
  readonly edited?: Closure | undefined
  /** The one about the same account, whose place it takes: what is left empty is kept of it, too. */
  readonly known?: Closure | undefined
  /** Ids as the account's own page gave them: whatever they look like, they are good. */
  readonly pageIds?: readonly AccountId[] | undefined
}

/** Makes a record of a draft. `today`: `2026-11-21`. */
export function readDraft(draft: EntryDraft, { edited, known, pageIds = [] }: Bases, today: string): ReadDraft {
  const rows = draft.successors.filter(({ name, url, number }) =>
    [name, url, number].some((text) => text.trim() !== ''),
  )
  const trusted = [...pageIds, ...(edited?.account.ids ?? [])]
  const problems = {
    ...findProblems(draft, today),
    ...(idsOf(draft).every((id) => isGoodId(draft.platform, id, trusted)) ? {} : { ids: 'own_ids_wrong' as const }),
    ...findSuccessorProblems(draft, rows),
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const parsed = parseClosure(toRecord(draft, rows, edited ?? known, edited === undefined, today))
  if (parsed.ok) return { ok: true, record: parsed.closure }
  return { ok: false, problems: { [fieldOf(parsed.error, rows)]: 'own_unfit' } }
}

function findProblems(draft: EntryDraft, today: string): Problems {
  const found: Record<string, MessageKey> = {}
  if (draft.name.trim() === '') found['name'] = 'own_name_needed'
  if (draft.region.trim() !== '' && parseRegion(draft.region) === undefined) found['region'] = 'own_region_wrong'
  for (const field of ['announcedOn', 'effectiveOn', 'sourceDate'] as const) {
    const date = writtenDate(draft[field])
    if (date === '') continue
    if (!isPartialDate(date)) found[field] = 'own_date_wrong'
    else if (field !== 'effectiveOn' && isCertainlyAfter(date, today)) found[field] = 'own_date_to_come'
  }
  if (draft.sourceTitle.trim() === '') found['sourceTitle'] = 'own_source_needed'
  if (draft.sourcePublisher.trim() === '') found['sourcePublisher'] = 'own_publisher_needed'
  if (draft.sourceUrl.trim() !== '' && !isWebAddress(draft.sourceUrl.trim())) found['sourceUrl'] = 'own_url_wrong'
  return found
}

function findSuccessorProblems(draft: EntryDraft, rows: readonly SuccessorDraft[]): Problems {
  const found: Record<string, MessageKey> = {}
  for (const row of rows) {
    const field = `successors.${row.row}`
    if (row.name.trim() === '') found[`${field}.name`] = 'own_successor_needed'
    else if (isItself(draft, row)) found[`${field}.platform`] = 'own_successor_itself'
    const hasUrl = row.kind === 'website' || row.kind === 'app'
    if (hasUrl && row.url.trim() !== '' && !isWebAddress(row.url.trim())) found[`${field}.url`] = 'own_url_wrong'
    if (row.kind === 'phone' && !/^\+?\d[\d ()-]+$/.test(row.number.trim())) {
      found[`${field}.number`] = 'own_number_wrong'
    }
  }
  return found
}

/** The account cannot have gone to itself: it is another platform's of that name that is meant. */
function isItself({ platform, name, status }: EntryDraft, row: SuccessorDraft): boolean {
  const isHere = row.kind === 'account' && (row.platform === '' || row.platform === platform)
  return isHere && status !== 'reopened' && normalizeName(row.name) === normalizeName(name)
}

function idsOf({ ids }: EntryDraft): readonly string[] {
  return ids.split(/[\s,，、;；]+/).filter((id) => id !== '')
}

function isGoodId(platform: PlatformId, id: string, trusted: readonly string[]): boolean {
  return trusted.includes(id) ? isAccountId(id) : isIdOf(platform, id)
}

/** 2025年3月1日, 2025/3/1 and 2025.3.1 mean 2025-03-01. */
export function writtenDate(text: string): string {
  const parts = text
    .normalize('NFKC')
    .trim()
    .replace(/日$/, '')
    .split(/[年月./-]/)
  return parts
    .filter((part, index) => index === 0 || index < parts.length - 1 || part !== '')
    .map((part, index) => (index === 0 ? part.trim() : part.trim().padStart(2, '0')))
    .join('-')
}

/** Null stands for what is left out. */
function toRecord(
  draft: EntryDraft,
  rows: readonly SuccessorDraft[],
  base: Closure | undefined,
  keepsEmpty: boolean,
  today: string,
): unknown {
  const { platform, status } = draft
  const name = draft.name.trim()
  const isSameAccount = base?.account.platform === platform && base.account.name === name
  const account = isSameAccount ? base.account : undefined
  const kept = keepsEmpty ? account : undefined
  const [first, ...others] = base?.sources ?? []
  const ids = idsOf(draft)
  return {
    ...base,
    id: isSameAccount ? base.id : entryId(draft),
    account: {
      ...account,
      platform,
      name,
      ids: ids.length > 0 ? ids : (kept?.ids ?? null),
      organisation: draft.organisation.trim() || (kept?.organisation ?? null),
      division: readDivision(draft.region, account?.division) ?? kept?.division ?? null,
    },
    status,
    announcedOn: writtenDate(draft.announcedOn) || null,
    effectiveOn: writtenDate(draft.effectiveOn) || null,
    successors: rows.map((row) => toSuccessor(row, base)),
    sources: [toSource(draft, first), ...others],
    note: draft.note.trim() || null,
    checkedOn: today,
  }
}

/** A code that today's divisions do not have cannot be shown, and stays as it was. */
function readDivision(region: string, before: string | undefined): string | undefined {
  if (region.trim() !== '') return parseRegion(region)
  return before !== undefined && writeRegion(before) === '' ? before : undefined
}

function toSource(draft: EntryDraft, before: Source | undefined): unknown {
  return {
    ...before,
    title: draft.sourceTitle.trim(),
    publisher: draft.sourcePublisher.trim(),
    publishedOn: writtenDate(draft.sourceDate) || null,
    url: draft.sourceUrl.trim() || null,
  }
}

function toSuccessor({ kind, platform, ...row }: SuccessorDraft, base: Closure | undefined): Successor {
  const name = row.name.trim()
  const url = row.url.trim()
  switch (kind) {
    case 'account': {
      const known = base?.successors.find(
        (successor) => successor.kind === kind && successor.name === name && (successor.platform ?? '') === platform,
      )
      return { ...known, kind, name, ...(platform !== '' && { platform }) }
    }
    case 'website':
    case 'app':
      return { kind, name, ...(url !== '' && { url }) }
    case 'mini-program':
      return { kind, name }
    case 'phone':
      return { kind, name, number: row.number.trim() }
  }
}

/** The field of the form that an error of `parseClosure` is about. */
function fieldOf(error: string, rows: readonly SuccessorDraft[]): string {
  const [, index, field] = /^successors\[(\d+)\]\.(\w+)/.exec(error) ?? []
  if (index !== undefined) return `successors.${rows[Number(index)]?.row ?? 0}.${field}`
  return unfitFields.find(([start]) => error.startsWith(start))?.[1] ?? 'name'
}

const unfitFields: readonly (readonly [start: string, field: keyof EntryDraft])[] = [
  ['sources[0].title', 'sourceTitle'],
  ['sources[0].publisher', 'sourcePublisher'],
  ['sources[0].url', 'sourceUrl'],
  ['account.organisation', 'organisation'],
  ['account.ids', 'ids'],
  ['note', 'note'],
]
