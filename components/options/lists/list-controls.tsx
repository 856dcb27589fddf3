import { useEffect, useRef, useState } from 'preact/hooks'
import type { FollowedList, ListActions } from './followed-list'
import { RenameForm } from './rename-form'
import { t } from '../../../utils/i18n'
import { shortText } from '../../short-text'
import { writeCount } from '../../write-day'
import { ConfirmBox } from '../confirm-box'

interface ListControlsProps {
  readonly list: FollowedList
  readonly actions: Pick<ListActions, 'rename' | 'enable'>
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => Promise<void>
}

/** The switch of a list, and buttons that rename, move and remove it. */
export function ListControls({ list, actions, isFirst, isLast, onMove, onRemove }: ListControlsProps) {
  const { key, kind, isEnabled } = list
  const [asking, setAsking] = useState<'rename' | 'remove'>()
  const renameRef = useRef<HTMLButtonElement>(null)
  const removeRef = useRef<HTMLButtonElement>(null)
  const name = shortText(list.name)
  useReturn(asking, renameRef, removeRef)

  return (
    <>
      <label class="switch">
        <input
          type="checkbox"
          checked={isEnabled}
          onChange={(event) => void actions.enable(key, event.currentTarget.checked)}
        />
        {t(kind === 'personal' ? 'list_use_own' : 'list_use')}
      </label>
      {asking === 'rename' && (
        <RenameForm
          list={list}
          onRename={(title) => void actions.rename(key, title).then(() => setAsking(undefined))}
          onCancel={() => setAsking(undefined)}
        />
      )}
      {asking === 'remove' && (
        <ConfirmBox
          question={t('list_remove_sure', name, writeCount(list.edition?.count ?? 0))}
          yes={t('list_remove_yes')}
          no={t('list_remove_no')}
          onYes={onRemove}
          onNo={() => setAsking(undefined)}
        />
      )}
      <div class="actions" hidden={asking !== undefined}>
        {kind !== 'personal' && (
          <button type="button" class="go" ref={renameRef} onClick={() => setAsking('rename')}>
            {t('list_rename')}
          </button>
        )}
        {!(isFirst && isLast) && (
          <>
            <MoveButton by={-1} label={t('list_up', name)} isEnd={isFirst} onMove={onMove} />
            <MoveButton by={1} label={t('list_down', name)} isEnd={isLast} onMove={onMove} />
          </>
        )}
        {kind === 'followed' && (
          <button type="button" class="go" ref={removeRef} onClick={() => setAsking('remove')}>
            {t('list_remove')}
          </button>
        )}
      </div>
    </>
  )
}

interface MoveButtonProps {
  readonly by: -1 | 1
  readonly label: string
  readonly isEnd: boolean
  readonly onMove: (by: -1 | 1) => void
}

function MoveButton({ by, label, isEnd, onMove }: MoveButtonProps) {
  return (
    <button
      type="button"
      class="go"
      data-move={by}
      aria-label={label}
      aria-disabled={isEnd}
      onClick={() => !isEnd && onMove(by)}
    >
      {t(by < 0 ? 'move_up' : 'move_down')}
    </button>
  )
}

interface Focusable {
  readonly current: HTMLElement | null
}

/** Back to the button that asked, once what it asked is answered. */
function useReturn(asking: 'rename' | 'remove' | undefined, renameRef: Focusable, removeRef: Focusable) {
  const askedRef = useRef<typeof asking>(undefined)
  useEffect(() => {
    const buttonRef = askedRef.current === 'rename' ? renameRef : removeRef
    if (asking === undefined && askedRef.current !== undefined) buttonRef.current?.focus()
    askedRef.current = asking
  }, [asking, renameRef, removeRef])
}
