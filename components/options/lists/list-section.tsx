import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ListCard } from './list-card'
import type { FollowedList, ListActions } from './followed-list'
import { t } from '../../../utils/i18n'
import type { ListKey } from '../../../utils/model/subscription'
import { platformName } from '../../names'
import { shortText } from '../../short-text'
import { CountTable } from '../count-table'
import type { OptionsProps } from '../options'

interface ListSectionProps extends Pick<OptionsProps, 'lists' | 'counts'> {
  readonly actions: ListActions
}

/** Every list that is followed, in order, with what can be done with it; and what all of them hold together. */
export function ListSection({ lists, counts, actions }: ListSectionProps) {
  const headingRef = useRef<HTMLHeadingElement>(null)
  const [said, setSaid] = useState('')
  const moving = useMoving(lists ?? [])

  async function move(list: FollowedList, by: -1 | 1) {
    const keys = (lists ?? []).map(({ key }) => key)
    const from = keys.indexOf(list.key)
    const to = from + by
    if (to < 0 || to >= keys.length) return
    moving.begin(list.key, by)
    await actions.order(keys.with(from, keys[to] ?? list.key).with(to, list.key))
    setSaid(t('list_moved', shortText(list.name), to + 1))
  }

  async function remove(list: FollowedList) {
    await actions.remove(list.key)
    setSaid(t('list_removed', shortText(list.name)))
    // The card with the pressed button has gone.
    headingRef.current?.focus()
  }

  const platforms = counts.platforms.map(({ platform, count }) => ({ name: platformName(platform), count }))
  return (
    <section aria-labelledby="lists">
      <h2 id="lists" tabIndex={-1} ref={headingRef}>
        {t('options_list')}
      </h2>
      <p class="hint">{t('lists_what')}</p>
      <SyncAll lists={lists ?? []} onSync={() => actions.sync()} />
      <output>{said}</output>
      {lists?.length === 0 && <p>{t('options_no_list')}</p>}
      {lists && lists.length > 0 && lists.every(({ isEnabled }) => !isEnabled) && (
        <p class="warning">{t('lists_all_off_here')}</p>
      )}
      <ol class="cards">
        {lists?.map((list, index) => (
          <ListCard
            key={list.key}
            list={list}
            actions={actions}
            isFirst={index === 0}
            isLast={index === lists.length - 1}
            onMove={(by) => void move(list, by)}
            onRemove={() => remove(list)}
          />
        ))}
      </ol>
      <div class="counts">
        <CountTable title={t('options_by_platform')} label={t('options_platform')} rows={platforms} />
        <CountTable title={t('options_by_province')} label={t('options_province')} rows={counts.provinces} />
      </div>
    </section>
  )
}

/** A button for all the lists that are fetched, where there are several; says how many of them did how. */
function SyncAll({ lists, onSync }: { readonly lists: readonly FollowedList[]; readonly onSync: () => Promise<void> }) {
  const [state, setState] = useState<'idle' | 'running' | 'done'>('idle')
  const fetched = lists.filter(({ isEnabled, addresses }) => isEnabled && addresses.length > 0)
  if (fetched.length < 2) return null

  async function sync() {
    if (state === 'running') return
    setState('running')
    await onSync()
    setState('done')
  }

  return (
    <div class="actions">
      <button type="button" class="go" aria-disabled={state === 'running'} onClick={() => void sync()}>
        {t(state === 'running' ? 'sync_running' : 'sync_all')}
      </button>
      <output class="hint">{state === 'done' && tallyText(fetched)}</output>
    </div>
  )
}

function tallyText(lists: readonly FollowedList[]): string {
  const count = (...kinds: readonly string[]) =>
    lists.filter(({ outcome }) => outcome && kinds.includes(outcome.kind)).length
  return t('sync_tally', count('updated', 'first'), count('current'), count('failed', 'unfinished'))
}

/** Keeps the focus on the button that moved a list: browsers drop it when the list is put elsewhere in the page. */
function useMoving(lists: readonly FollowedList[]) {
  const movedRef = useRef<{ readonly key: ListKey; readonly by: -1 | 1 } | undefined>(undefined)
  const order = lists.map(({ key }) => key).join('\n')
  useLayoutEffect(() => {
    const { current } = movedRef
    movedRef.current = undefined
    if (current === undefined) return
    const card = document.querySelector(`[data-list="${CSS.escape(current.key)}"]`)
    const buttons = [current.by, -current.by].map((by) => card?.querySelector<HTMLElement>(`[data-move="${by}"]`))
    buttons.find((button) => button && button.getAttribute('aria-disabled') !== 'true')?.focus()
  }, [order])
  return {
    begin(key: ListKey, by: -1 | 1) {
      movedRef.current = { key, by }
    },
  }
}
