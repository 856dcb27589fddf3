import { useEffect, useRef, useState } from 'preact/hooks'
import type { EntryDraft } from './entry-draft'
import { entryId } from './entry-draft'
import { EntryFields } from './entry-fields'
import { currentDraft, type EntryState, writeInto } from './entry-state'
import { type Problems, readDraft } from './read-draft'
import { t } from '../../../utils/i18n'
import type { Closure } from '../../../utils/model/closure'

interface EntryFormProps {
  /** What it begins with. */
  readonly begun: EntryState
  readonly records: readonly Closure[]
  readonly onSave: (record: Closure, replaced: string | undefined) => Promise<void>
  readonly onCancel: () => void
}

/** Writes an own entry. What is wrong is said at its field, once it was to be saved. */
export function EntryForm({ begun, records, onSave, onCancel }: EntryFormProps) {
  const [state, setState] = useState(begun)
  const [problems, setProblems] = useState<Problems>({})
  const [isBusy, setBusy] = useState(false)
  const headingRef = useRef<HTMLHeadingElement>(null)
  const formRef = useRef<HTMLFormElement>(null)
  useEffect(() => headingRef.current?.focus(), [])
  useEffect(() => formRef.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [problems])

  const { edited, given } = state
  const draft = currentDraft(state)
  const known = records.find(({ id }) => id === entryId(draft))
  const takesPlace = known !== undefined && known.id !== edited?.id
  const count = Object.keys(problems).length

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (isBusy) return
    const read = readDraft(draft, { edited, known, pageIds: given.ids }, new Date().toLocaleDateString('sv-SE'))
    setProblems(read.ok ? {} : read.problems)
    if (!read.ok) return
    setBusy(true)
    await onSave(read.record, edited?.id)
    setBusy(false)
  }

  return (
    <form class="asking" ref={formRef} noValidate onSubmit={(event) => void submit(event)}>
      <h3 tabIndex={-1} ref={headingRef}>
        {t(edited ? 'own_edit_title' : 'own_add')}
      </h3>
      <EntryFields
        state={state}
        problems={problems}
        takesPlace={takesPlace}
        onChange={(changes: Partial<EntryDraft>) => setState((current) => writeInto(current, changes))}
      />
      <output>{count > 0 && <p class="warning">{t('own_problems', count)}</p>}</output>
      <div class="actions">
        <button type="submit" class="go primary" aria-disabled={isBusy}>
          {t('save')}
        </button>
        <button type="button" class="go" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  )
}
