import { useId } from 'preact/hooks'
import { ChangesDetails } from './changes-details'
import type { FollowedList, ListActions } from './followed-list'
import { ListControls } from './list-controls'
import { ListFacts, OriginDetails } from './list-facts'
import { SyncStatus } from './sync-status'
import { t } from '../../../utils/i18n'
import { shortText } from '../../short-text'
import { writeDay } from '../../write-day'

interface ListCardProps {
  readonly list: FollowedList
  readonly actions: ListActions
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => Promise<void>
}

/** One list: what it is, how fresh it is, and what can be done with it. */
export function ListCard({ list, actions, ...placed }: ListCardProps) {
  const { key, name, kind, isLocked, isEnabled, edition } = list
  const id = useId()
  return (
    <li class={isEnabled ? 'card' : 'card off'} data-list={key}>
      <article aria-labelledby={id}>
        <h3 id={id}>
          {shortText(name)} {kind !== 'followed' && <span class="tag">{t(`list_is_${kind}`)}</span>}{' '}
          {isLocked && <span class="tag">{t('list_is_managed')}</span>}{' '}
          {!isEnabled && <span class="tag weak">{t('list_is_off')}</span>}{' '}
          {edition?.isStale && <span class="tag weak">{t('list_is_stale')}</span>}
        </h3>
        {edition?.isStale && <p class="warning">{t('list_stale_since', writeDay(edition.expiresAt))}</p>}
        <ListFacts list={list} />
        <SyncStatus list={list} onSync={() => actions.sync(key)} onCancel={() => actions.cancelSync(key)} />
        {list.changes && <ChangesDetails changes={list.changes} />}
        <OriginDetails list={list} />
        {isLocked ? (
          <p class="hint">{t('list_managed_why')}</p>
        ) : (
          <ListControls list={list} actions={actions} {...placed} />
        )}
      </article>
    </li>
  )
}
