import { t } from '../utils/i18n'
import type { SyncFailure } from '../utils/model/sync-state'
import { keyOf } from './names'

/** What went wrong with a list or a file, and what to do about it. */
export function failureSentence({ kind, status }: Pick<SyncFailure, 'kind' | 'status'>): string {
  if (kind === 'missing' && status !== undefined) return t('failure_missing_status', status)
  return t(`failure_${keyOf(kind)}`)
}
