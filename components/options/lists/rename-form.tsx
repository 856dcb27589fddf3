import { useEffect, useRef, useState } from 'preact/hooks'
import type { FollowedList } from './followed-list'
import { t } from '../../../utils/i18n'

interface RenameFormProps {
  readonly list: FollowedList
  readonly onRename: (title: string) => void
  readonly onCancel: () => void
}

/** Gives a list a name of the person's own, or its publisher's back. */
export function RenameForm({ list, onRename, onCancel }: RenameFormProps) {
  const [title, setTitle] = useState(list.name)
  const inputRef = useRef<HTMLInputElement>(null)
  useEffect(() => inputRef.current?.select(), [])

  function submit(event: SubmitEvent) {
    event.preventDefault()
    onRename(title.trim())
  }

  return (
    <form class="asking" onSubmit={submit}>
      <label class="field">
        <span>{t('list_rename_label')}</span>
        <input
          type="text"
          value={title}
          maxLength={60}
          ref={inputRef}
          onInput={(event) => setTitle(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.isComposing) onCancel()
          }}
        />
      </label>
      <p class="hint">{t('list_rename_hint')}</p>
      <div class="actions">
        <button type="submit" class="go primary">
          {t('save')}
        </button>
        <button type="button" class="go" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  )
}
