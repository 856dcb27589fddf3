import { t } from '../../utils/i18n'
import type { ListInUse } from '../../utils/model/list'
import { listName } from '../names'
import { writeDay } from '../write-day'

interface StaleListProps {
  readonly list: ListInUse
  /** The list was named just before. */
  readonly isNamed?: boolean
}

/** Says of a list that has run out that it has, and since when; nothing of others. */
export function StaleList({ list, isNamed = false }: StaleListProps) {
  if (!list.isStale) return null
  const day = writeDay(Date.parse(list.expires))
  return <span class="stale">{isNamed ? t('list_stale_here', day) : t('list_stale', listName(list), day)}</span>
}
