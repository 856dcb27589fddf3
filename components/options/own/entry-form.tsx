import { useEffect, useRef, useState } from 'preact/hooks'
import { useFocus } from '../use-focus'
import { entryId } from './entry-draft'
import { EntryFields } from './entry-fields'
import { currentDraft, type EntryState, nextAfterSaving, pick, readAgain, unwrite, writeInto } from './entry-state'
import { NoticeDesk } from './notice-desk'
import { type Problems, readDraft } from './read-draft'
import { t } from '../../../utils/i18n'
import type { Closure } from '../../../utils/model/closure'
import { subjectOf } from '../../status-text'
import { localDay } from '../../../utils/model/partial-date'

interface EntryFormProps {
  /** What it begins with. */
  readonly begun: EntryState
  readonly records: readonly Closure[]
  /** Gives whether it was done. */
  readonly onSave: (record: Closure, replaced: string | undefined) => Promise<boolean>
  /** Nothing more is to be written; `saved` is what was saved last. */
  readonly onDone: (saved: Closure | undefined) => void
}

/** A text is read once nothing was typed for so long. */
const pauseMs = 250

/** Writes an own entry, or several from one notice. What is wrong is said at its field, once it was to be saved. */
export function EntryForm({ begun, records, onSave, onDone }: EntryFormProps) {
  const [state, setState] = useState(begun)
  const [problems, setProblems] = useState<Problems>({})
  const [isBusy, setBusy] = useState(false)
  const [last, setLast] = useState<Closure>()
  const headingRef = useFocus<HTMLHeadingElement>()
  const formRef = useRef<HTMLFormElement>(null)
  useEffect(() => formRef.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [problems])

  useEffect(() => {
    const timer = setTimeout(() => setState(readAgain), pauseMs)
    return () => clearTimeout(timer)
  }, [state.notice])

  const { edited, given } = state
  const draft = currentDraft(state)
  const known = records.find(({ id }) => id === entryId(draft))
  const takesPlace = known !== undefined && known.id !== edited?.id
  const count = Object.keys(problems).length

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (isBusy) return
    const read = readDraft(draft, { edited, known, pageIds: given.ids }, localDay())
    setProblems(read.ok ? {} : read.problems)
    if (!read.ok) return
    setBusy(true)
    const isSaved = await onSave(read.record, edited?.id)
    setBusy(false)
    if (!isSaved) return
    const next = nextAfterSaving(state)
    if (next === undefined) return onDone(read.record)
    setState(next)
    setLast(read.record)
    headingRef.current?.focus()
  }

  return (
    <form class="asking" ref={formRef} noValidate onSubmit={(event) => void submit(event)}>
      <h3 tabIndex={-1} ref={headingRef}>
        {t(edited ? 'own_edit_title' : 'own_add')}
      </h3>
      <output>{last && <p class="good">{t('own_saved_next', subjectOf(last.account))}</p>}</output>
      {!edited && (
        <NoticeDesk
          state={state}
          onChange={(notice) => setState((current) => ({ ...current, notice }))}
          onPick={(index) => {
            setState((current) => pick(current, index))
            setProblems({})
          }}
        />
      )}
      <EntryFields
        state={state}
        problems={problems}
        takesPlace={takesPlace}
        onChange={(changes) => setState((current) => writeInto(current, changes))}
        onUnwrite={(field) => setState((current) => unwrite(current, field))}
      />
      <output>{count > 0 && <p class="warning">{t('own_problems', count)}</p>}</output>
      <div class="actions">
        <button type="submit" class="go primary" aria-disabled={isBusy}>
          {t('save')}
        </button>
        <button type="button" class="go" onClick={() => onDone(last)}>
          {t(last ? 'own_done' : 'cancel')}
        </button>
      </div>
    </form>
  )
}
