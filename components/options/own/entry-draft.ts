import type { Closure, Status, Successor, successorKinds } from '../../../utils/model/closure'
import type { PlatformId } from '../../../utils/model/platform'
import { writeRegion } from '../../../utils/text/written-region'

/** An own entry as it is being written: every field as text. */
export interface EntryDraft {
  readonly platform: PlatformId
  readonly name: string
  /** The body the platform verified the account for. */
  readonly organisation: string
  /** Full names of divisions from the province down: `山东省 淄博市`. */
  readonly region: string
  /** Ids with their schemes, between white space: `sec_uid:… uid:…`. */
  readonly ids: string
  readonly status: Status
  readonly announcedOn: string
  readonly effectiveOn: string
  readonly successors: readonly SuccessorDraft[]
  readonly sourceTitle: string
  readonly sourcePublisher: string
  readonly sourceDate: string
  readonly sourceUrl: string
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

/** A record as the form shows it. */
export function draftOf({ account, status, successors, sources, note, ...closure }: Closure): EntryDraft {
  const [source] = sources
  return {
    platform: account.platform,
    name: account.name,
    organisation: account.organisation ?? '',
    region: writeRegion(account.division ?? ''),
    ids: account.ids?.join(' ') ?? '',
    status,
    announcedOn: closure.announcedOn ?? '',
    effectiveOn: closure.effectiveOn ?? '',
    successors: successorRows(successors),
    sourceTitle: source?.title ?? '',
    sourcePublisher: source?.publisher ?? '',
    sourceDate: source?.publishedOn ?? '',
    sourceUrl: source?.url ?? '',
    note: note ?? '',
  }
}

export function successorRows(successors: readonly Successor[]): readonly SuccessorDraft[] {
  return successors.map((successor, row) => ({
    row,
    kind: successor.kind,
    name: successor.name,
    platform: (successor.kind === 'account' ? successor.platform : undefined) ?? '',
    url: ('url' in successor ? successor.url : undefined) ?? '',
    number: successor.kind === 'phone' ? successor.number : '',
  }))
}

/** An id of an own entry: one for each account. */
export function entryId({ platform, name }: Pick<EntryDraft, 'platform' | 'name'>): string {
  return `${platform}/${name.trim()}`
}
