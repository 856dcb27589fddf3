import { t } from '../../utils/i18n'
import type { ListInUse } from '../../utils/model/list'
import { listName } from '../names'
import { writeDay } from '../write-day'

/** Says of a list that has run out that it has, and since when; nothing of others. */
export function StaleList({ list }: { readonly list: ListInUse }) {
  if (!list.isStale) return null
  return <span class="stale">{t('list_stale', listName(list), writeDay(Date.parse(list.expires)))}</span>
}
