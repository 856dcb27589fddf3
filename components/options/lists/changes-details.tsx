import { t } from '../../../utils/i18n'
import type { ChangedRecords, Changes } from '../../../utils/model/sync-state'
import { shortText } from '../../short-text'
import { writeCount, writeMoment } from '../../write-day'

/** What the last update changed, with the names of the accounts as far as they were kept. */
export function ChangesDetails({ changes }: { readonly changes: Changes }) {
  const { at, toSequence, added, changed, removed } = changes
  return (
    <details>
      <summary>{t('changes_title')}</summary>
      <p class="hint">{t('changes_when', writeMoment(at), writeCount(toSequence))}</p>
      <Names label={t('changes_added', writeCount(added.count))} records={added} />
      <Names label={t('changes_changed', writeCount(changed.count))} records={changed} />
      <Names label={t('changes_removed', writeCount(removed.count))} records={removed} />
    </details>
  )
}

function Names({ label, records: { count, names } }: { readonly label: string; readonly records: ChangedRecords }) {
  if (count === 0) return null
  const listed = names.map((name) => shortText(name)).join(t('list_comma'))
  return (
    <p>
      {label}
      <span lang="zh-CN">{listed}</span>
      {count > names.length && t('changes_more', writeCount(count))}
    </p>
  )
}
