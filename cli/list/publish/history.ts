import { type Publication, readChanges } from '../../../utils/list/delta'
import { defaultLimits } from '../../../utils/list/open-list'
import type { PublishedList } from './published-list'
import type { RecordChanges } from './compare-records'

/** What changed, and when, over the last editions. */
export interface History {
  /** In the order they were published; changes since the first of them are known. Never empty. */
  readonly publications: readonly Publication[]
  /** Id of a record → sequence of the edition that added, changed or removed it last. */
  readonly changes: ReadonlyMap<string, number>
  /** Sequence of the edition that changed what is said of the list last; 0: none of these. */
  readonly infoIn: number
}

/**
 * What a published list tells of its past: its delta from longest ago, where every change says in which edition it was
 * made. Throws `ListError` when that delta is broken.
 */
export async function readHistory({ head, fetchFile }: PublishedList): Promise<History> {
  const { sequence, issued, unchangedSince = sequence } = head
  const last: Publication = { sequence: unchangedSince, issued }
  const [longest] = head.deltas.toSorted((a, b) => a.from - b.from)
  if (longest === undefined) return { publications: [last], changes: new Map(), infoIn: 0 }
  const changes = new Map<string, number>()
  const header = await readChanges(fetchFile, head, longest, defaultLimits, (change) => {
    // Without a word about it, a change may have been made at any time: the latest is safe.
    changes.set('put' in change ? change.put.id : change.remove, change.in ?? sequence)
  })
  const first: Publication = { sequence: header.from, issued: header.fromIssued }
  const between = (header.publications ?? []).filter(
    (one) => one.sequence > first.sequence && one.sequence < last.sequence,
  )
  return { publications: [first, ...between, last], changes, infoIn: header.infoIn ?? 0 }
}

/** The history with one edition more; that edition itself does not stand among the publications. */
export function addEdition(
  { publications, changes, infoIn }: History,
  { sequence, changes: { added, changed, removed }, isInfoChanged }: EditionChanges,
): History {
  const ids = [...added, ...changed.map(({ after }) => after), ...removed].map(({ id }) => id)
  return {
    publications,
    changes: new Map([...changes, ...ids.map((id): [string, number] => [id, sequence])]),
    infoIn: isInfoChanged ? sequence : infoIn,
  }
}

interface EditionChanges {
  readonly sequence: number
  readonly changes: RecordChanges
  /** Whether its name, its publisher or the like are others. */
  readonly isInfoChanged: boolean
}
