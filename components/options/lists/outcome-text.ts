import type { FollowedList, SyncOutcome } from './followed-list'
import { t } from '../../../utils/i18n'
import { failureSentence } from '../../failure-text'
import { writeCount, writeMoment } from '../../write-day'

/** How an update ended, in words; what failed is told with what still works. */
export function outcomeText(outcome: SyncOutcome, list: Pick<FollowedList, 'edition' | 'isEnabled'>): string {
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
        keptText(list),
      )
    case 'unfinished':
      return joinSentences(t('sync_unfinished'), keptText(list))
  }
}

/** What still works after an update that did not. */
export function keptText({ edition, isEnabled }: Pick<FollowedList, 'edition' | 'isEnabled'>): string {
  if (edition === undefined) return t('kept_nothing')
  if (edition.isStale) return t('kept_stale')
  return t(isEnabled ? 'kept_in_use' : 'kept_unused')
}

/** Sentences one after the other, with a space between them where the language has one. */
export function joinSentences(...sentences: readonly (string | false | undefined)[]): string {
  return sentences.filter(Boolean).join(t('locale').startsWith('zh') ? '' : ' ')
}
