import type { MessageKey } from '../../../utils/i18n'
import type { Closure, Source, Status, Successor, successorKinds } from '../../../utils/model/closure'
import { isWebAddress, parseClosure } from '../../../utils/model/parse-closure'
import { isPartialDate } from '../../../utils/model/partial-date'
import type { PlatformId } from '../../../utils/model/platform'

/** An own entry as it is being written: every field as text. */
export interface EntryDraft {
  readonly platform: PlatformId
  readonly name: string
  readonly status: Status
  /** Of the announcement while that is all there is, else of what happened. */
  readonly date: string
  readonly successors: readonly SuccessorDraft[]
  readonly sourceTitle: string
  readonly sourcePublisher: string
  readonly note: string
}

export interface SuccessorDraft {
  /** Tells rows apart. */
  readonly row: number
  readonly kind: (typeof successorKinds)[number]
  readonly name: string
  /** Empty: not known. */
  readonly platform: PlatformId | ''
  readonly url: string
  readonly number: string
}

/** What is wrong, by field: `date`, `successors.3.name` for the row 3. */
export type Problems = Readonly<Record<string, MessageKey>>

export type ReadDraft =
  | { readonly ok: true; readonly record: Closure }
  | { readonly ok: false; readonly problems: Problems }

export function draftOf({ account, status, announcedOn, effectiveOn, successors, sources, note }: Closure): EntryDraft {
  return {
    platform: account.platform,
    name: account.name,
    status,
    date: (status === 'announced' ? announcedOn : effectiveOn) ?? '',
    successors: successors.map((successor, row) => ({
      row,
      kind: successor.kind,
      name: successor.name,
      platform: (successor.kind === 'account' ? successor.platform : undefined) ?? '',
      url: ('url' in successor ? successor.url : undefined) ?? '',
      number: successor.kind === 'phone' ? successor.number : '',
    })),
    sourceTitle: sources[0]?.title ?? '',
    sourcePublisher: sources[0]?.publisher ?? '',
    note: note ?? '',
  }
}

/** An id of an own entry: one for each account. */
export function entryId({ platform, name }: Pick<EntryDraft, 'platform' | 'name'>): string {
  return `${platform}/${name.trim()}`
}

/**
 * Makes a record of a draft. What the form does not show (ids, an organisation, further sources) is kept of `base`, the
 * entry it takes the place of. `today`: `2026-11-21`.
 */
export function readDraft(draft: EntryDraft, base: Closure | undefined, today: string): ReadDraft {
  const rows = draft.successors.filter(({ name, url, number }) =>
    [name, url, number].some((text) => text.trim() !== ''),
  )
  const problems = findProblems(draft, rows)
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const parsed = parseClosure(toRecord(draft, rows, base, today))
  if (parsed.ok) return { ok: true, record: parsed.closure }
  return { ok: false, problems: { [fieldOf(parsed.error, rows)]: 'own_unfit' } }
}

function findProblems(draft: EntryDraft, rows: readonly SuccessorDraft[]): Problems {
  const found: Record<string, MessageKey> = {}
  if (draft.name.trim() === '') found['name'] = 'own_name_needed'
  if (draft.date.trim() !== '' && !isPartialDate(writtenDate(draft.date))) found['date'] = 'own_date_wrong'
  if (draft.sourceTitle.trim() === '') found['sourceTitle'] = 'own_source_needed'
  if (draft.sourcePublisher.trim() === '') found['sourcePublisher'] = 'own_publisher_needed'
  for (const { row, kind, name, url, number } of rows) {
    const field = `successors.${row}`
    if (name.trim() === '') found[`${field}.name`] = 'own_successor_needed'
    const hasUrl = kind === 'website' || kind === 'app'
    if (hasUrl && url.trim() !== '' && !isWebAddress(url.trim())) found[`${field}.url`] = 'own_url_wrong'
    if (kind === 'phone' && !/^\+?\d[\d ()-]+$/.test(number.trim())) found[`${field}.number`] = 'own_number_wrong'
  }
  return found
}

/** 2025年3月1日, 2025/3/1 and 2025.3.1 mean 2025-03-01. */
function writtenDate(text: string): string {
  const parts = text
    .normalize('NFKC')
    .trim()
    .replace(/日$/, '')
    .split(/[年月./-]/)
  return parts
    .filter((part, index) => index === 0 || index < parts.length - 1 || part !== '')
    .map((part) => part.trim().padStart(2, '0'))
    .join('-')
}

function toRecord(
  { platform, name, status, date, sourceTitle, sourcePublisher, note }: EntryDraft,
  rows: readonly SuccessorDraft[],
  base: Closure | undefined,
  today: string,
): unknown {
  const isSameAccount = base?.account.platform === platform && base.account.name === name.trim()
  const dateField = status === 'announced' ? 'announcedOn' : 'effectiveOn'
  const [first, ...others] = base?.sources ?? []
  const source: Partial<Source> = { ...first, title: sourceTitle.trim(), publisher: sourcePublisher.trim() }
  return {
    ...base,
    id: isSameAccount ? base.id : entryId({ platform, name }),
    account: { ...(isSameAccount && base.account), platform, name: name.trim() },
    status,
    [dateField]: date.trim() === '' ? null : writtenDate(date),
    successors: rows.map((row) => toSuccessor(row, base)),
    sources: [source, ...others],
    note: note.trim() === '' ? null : note.trim(),
    checkedOn: today,
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
  if (error.startsWith('sources[0].title')) return 'sourceTitle'
  if (error.startsWith('sources[0].publisher')) return 'sourcePublisher'
  return error.startsWith('note') ? 'note' : 'name'
}
