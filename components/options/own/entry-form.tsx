import { useEffect, useRef, useState } from 'preact/hooks'
import { draftOf, type EntryDraft, entryId, type Problems, readDraft } from './entry-draft'
import { SuccessorRows } from './successor-rows'
import { t } from '../../../utils/i18n'
import { type Closure, statuses } from '../../../utils/model/closure'
import { platformIds } from '../../../utils/model/platform'
import { platformName } from '../../names'
import { Field } from '../field'
import { Choice, TextField } from '../inputs'

interface EntryFormProps {
  /** The entry that is changed; undefined for a new one. */
  readonly edited: Closure | undefined
  /** What a new entry begins with as the account's name. */
  readonly name: string
  readonly records: readonly Closure[]
  readonly onSave: (record: Closure, replaced: string | undefined) => Promise<void>
  readonly onCancel: () => void
}

/** Writes an own entry. What is wrong is said at its field, once it was to be saved. */
export function EntryForm({ edited, name, records, onSave, onCancel }: EntryFormProps) {
  const [draft, setDraft] = useState<EntryDraft>(() => (edited ? draftOf(edited) : newDraft(name)))
  const [problems, setProblems] = useState<Problems>({})
  const [isBusy, setBusy] = useState(false)
  const headingRef = useRef<HTMLHeadingElement>(null)
  const formRef = useRef<HTMLFormElement>(null)
  useEffect(() => headingRef.current?.focus(), [])
  useEffect(() => formRef.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [problems])

  const known = records.find(({ id }) => id === entryId(draft))
  const takesPlace = known !== undefined && known.id !== edited?.id
  const change = (changes: Partial<EntryDraft>) => setDraft({ ...draft, ...changes })
  const problemOf = (field: string) => (problems[field] ? t(problems[field]) : undefined)

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (isBusy) return
    const read = readDraft(draft, edited ?? known, new Date().toLocaleDateString('sv-SE'))
    setProblems(read.ok ? {} : read.problems)
    if (!read.ok) return
    setBusy(true)
    await onSave(read.record, edited?.id)
    setBusy(false)
  }

  const count = Object.keys(problems).length
  return (
    <form class="asking" ref={formRef} noValidate onSubmit={(event) => void submit(event)}>
      <h3 tabIndex={-1} ref={headingRef}>
        {t(edited ? 'own_edit_title' : 'own_add')}
      </h3>
      <div class="pair">
        <Choice
          label={t('options_platform')}
          value={draft.platform}
          options={platformIds.map((id) => [id, platformName(id)] as const)}
          onChange={(platform) => change({ platform })}
        />
        <TextField
          label={t('own_name')}
          hint={t('own_name_hint')}
          problem={problemOf('name')}
          value={draft.name}
          onChange={(next) => change({ name: next })}
        />
        <Choice
          label={t('own_status')}
          value={draft.status}
          options={statuses.map((status) => [status, t(`own_status_${status}`)] as const)}
          onChange={(status) => change({ status })}
        />
        <TextField
          label={t(draft.status === 'announced' ? 'own_date_announced' : 'own_date')}
          hint={t('own_date_hint')}
          problem={problemOf('date')}
          value={draft.date}
          onChange={(date) => change({ date })}
        />
      </div>
      {takesPlace && <p class="warning">{t('own_takes_place')}</p>}
      <SuccessorRows rows={draft.successors} problemOf={problemOf} onChange={(successors) => change({ successors })} />
      <div class="pair">
        <TextField
          label={t('own_source')}
          hint={t('own_source_hint')}
          problem={problemOf('sourceTitle')}
          value={draft.sourceTitle}
          onChange={(sourceTitle) => change({ sourceTitle })}
        />
        <TextField
          label={t('own_publisher')}
          problem={problemOf('sourcePublisher')}
          value={draft.sourcePublisher}
          onChange={(sourcePublisher) => change({ sourcePublisher })}
        />
      </div>
      <Field label={t('own_note')} problem={problemOf('note')}>
        {(described) => (
          <textarea
            {...described}
            rows={2}
            value={draft.note}
            onInput={({ currentTarget: { value } }) => change({ note: value })}
          />
        )}
      </Field>
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

function newDraft(name: string): EntryDraft {
  return {
    platform: 'douyin',
    name,
    status: 'stopped',
    date: '',
    successors: [],
    sourceTitle: t('own_source_default'),
    sourcePublisher: t('own_publisher_default'),
    note: '',
  }
}
