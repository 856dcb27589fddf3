import type { FollowedList, SyncOutcome } from './followed-list'
import { t } from '../../../utils/i18n'
import { failureSentence } from '../../failure-text'
import { writeCount, writeMoment } from '../../write-day'

/** What there is of a list when an update did not succeed. */
export type Kept = 'in_use' | 'unused' | 'stale' | 'nothing'

/** How an update ended, in words; what failed is told with what still works. */
export function outcomeText(outcome: SyncOutcome, kept: Kept): string {
  switch (outcome.kind) {
    case 'current':
      return t('sync_current', writeMoment(outcome.at))
    case 'updated': {
      const { toSequence, added, changed, removed } = outcome.changes
      return t('sync_updated', ...[toSequence, added.count, changed.count, removed.count].map(writeCount))
    }
    case 'first':
      return t('sync_first', writeCount(outcome.sequence), writeCount(outcome.count))
    case 'failed':
      return joinSentences(
        outcome.failure.kind !== 'cancelled' && t('sync_failed'),
        failureSentence(outcome.failure),
        t(`kept_${kept}`),
      )
    case 'unfinished':
      return joinSentences(t('sync_unfinished'), t(`kept_${kept}`))
  }
}

export function keptOf({ edition, isEnabled }: Pick<FollowedList, 'edition' | 'isEnabled'>): Kept {
  if (edition === undefined) return 'nothing'
  if (!isEnabled) return 'unused'
  return edition.isStale ? 'stale' : 'in_use'
}

/** Sentences one after the other, with a space between them where the language has one. */
export function joinSentences(...sentences: readonly (string | false | undefined)[]): string {
  return sentences.filter(Boolean).join(t('locale').startsWith('zh') ? '' : ' ')
}
