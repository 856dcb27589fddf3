import type { Status } from '../model/closure'
import type { Act, ActKind } from './acts'
import type { Case } from './case'

/** What happened to the account, from all that is said of it, and the words that say so. */
export function statusOf(
  { acts, targets, name, isSelf, group }: Case,
  isLater: boolean,
): { readonly status: Status; readonly said: readonly Act[] } {
  const isNameless = name === undefined && !isSelf && (group?.isOfMany !== true || group.isCounted)
  const main = acts.filter(({ isPassing, isTitle }) => !isPassing && !isTitle)
  const said = main.length > 0 ? main : acts
  const last = said.at(-1)
  if (last?.kinds.has('reopen')) return { status: 'reopened', said: [last] }
  for (const [kind, status] of moves) {
    const moved = acts.filter((act) => act.kinds.has(kind) && !act.isOfContent)
    if (moved.length > 0 && targets.length > 0) return { status, said: moved }
  }
  const newer = targets.some(({ isNew }) => isNew)
  if (newer && said.some(({ kinds }) => kinds.has('stop') || kinds.has('close'))) return { status: 'migrated', said }
  // 关停15个,仅保留某某: of accounts without names it is known where they went.
  if (isNameless && targets.length > 0) return { status: 'merged', said }
  const statuses = said.map((act) => ({ act, status: statusOfAct(act, isLater) }))
  const best = order.map((status) => statuses.filter((one) => one.status === status)).find((found) => found.length > 0)
  return { status: best?.[0]?.status ?? 'announced', said: best?.map(({ act }) => act) ?? said }
}

const moves: readonly (readonly [ActKind, Status])[] = [
  ['rename', 'renamed'],
  ['merge', 'merged'],
  ['migrate', 'migrated'],
]

/** What has come about outweighs what is yet to. */
const order: readonly Status[] = ['deregistered', 'stopped', 'announced']

function statusOfAct(act: Act, isLater: boolean): Status {
  const { kinds, isDone, isFuture, isDecided, isProcess, isAnnounced, isTitle } = act
  const { effective, isFromThen, isByThen } = act.dates
  const isCounted = effective?.isUnknowable === true || (effective?.inDays ?? 0) > 0 || (effective?.inMonths ?? 0) > 0
  const isAhead = isByThen || (isCounted && !isFromThen)
  const begins = effective !== undefined && !isAhead
  if (kinds.has('stop')) {
    const isOpen = (isFuture || isDecided) && !begins
    if (isDone && kinds.has('deregister') && !isProcess) return 'deregistered'
    return (isOpen && !isDone) || isAhead ? 'announced' : 'stopped'
  }
  if (!kinds.has('close') && !kinds.has('deregister')) return 'announced'
  const ends = kinds.has('deregister') ? 'deregistered' : 'stopped'
  if (isAhead || isTitle) return 'announced'
  if (isDone && !isProcess) return ends
  if (isProcess) return 'announced'
  if (begins && isFromThen) return ends
  if (begins && effective.inDays === 0) return ends
  if (isFuture || isDecided || isAnnounced || isLater) return 'announced'
  return begins || !kinds.has('deregister') ? ends : 'announced'
}
