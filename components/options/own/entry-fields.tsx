import type { EntryDraft } from './entry-draft'
import { currentDraft, type EntryState, type Origin, originOf } from './entry-state'
import type { Problems } from './read-draft'
import { SuccessorRows } from './successor-rows'
import { type MessageKey, t } from '../../../utils/i18n'
import { statuses } from '../../../utils/model/closure'
import { platformIds } from '../../../utils/model/platform'
import { platformName } from '../../names'
import { Field } from '../field'
import { Choice, TextField } from '../inputs'

interface EntryFieldsProps {
  readonly state: EntryState
  readonly problems: Problems
  /** There is an entry about this account, which this one would replace. */
  readonly takesPlace: boolean
  readonly onChange: (changes: Partial<EntryDraft>) => void
}

/** Every field of an entry, each with where what stands in it comes from. */
export function EntryFields({ state, problems, takesPlace, onChange }: EntryFieldsProps) {
  const draft = currentDraft(state)
  const originWords = (field: keyof EntryDraft) => {
    const key = origins[originOf(state, field)]
    return key && t(key)
  }
  const problemOf = (field: string) => (problems[field] ? t(problems[field]) : undefined)
  const text = (field: TextFields, label: string, hint?: MessageKey) => (
    <TextField
      label={label}
      {...(hint && { hint: t(hint) })}
      origin={originWords(field)}
      problem={problemOf(field)}
      value={draft[field]}
      onChange={(value) => onChange({ [field]: value })}
    />
  )
  const details = ['organisation', 'region', 'ids'] as const
  return (
    <>
      <div class="pair">
        <Choice
          label={t('options_platform')}
          origin={originWords('platform')}
          value={draft.platform}
          options={platformIds.map((id) => [id, platformName(id)] as const)}
          onChange={(platform) => onChange({ platform })}
        />
        {text('name', t('own_name'), 'own_name_hint')}
      </div>
      {takesPlace && <p class="warning">{t('own_takes_place')}</p>}
      <details open={details.some((field) => draft[field] !== '' || problems[field] !== undefined)}>
        <summary>{t('own_details')}</summary>
        {text('organisation', t('own_organisation'), 'own_organisation_hint')}
        {text('region', t('own_region'), 'own_region_hint')}
        {text('ids', t('own_ids'), 'own_ids_hint')}
      </details>
      <div class="pair">
        <Choice
          label={t('own_status')}
          origin={originWords('status')}
          value={draft.status}
          options={statuses.map((status) => [status, t(`own_status_${status}`)] as const)}
          onChange={(status) => onChange({ status })}
        />
        {text('effectiveOn', t('own_date'), 'own_date_hint')}
        {text('announcedOn', t('own_date_announced'), 'own_date_hint')}
      </div>
      <SuccessorRows
        origin={originWords('successors')}
        rows={draft.successors}
        problemOf={problemOf}
        onChange={(successors) => onChange({ successors })}
      />
      <div class="pair">
        {text('sourceTitle', t('own_source'), 'own_source_hint')}
        {text('sourcePublisher', t('own_publisher'))}
        {text('sourceDate', t('own_source_date'), 'own_date_hint')}
        {text('sourceUrl', t('own_source_url'), 'own_source_url_hint')}
      </div>
      <Field label={t('own_note')} problem={problemOf('note')}>
        {(described) => (
          <textarea
            {...described}
            rows={2}
            value={draft.note}
            onInput={({ currentTarget: { value } }) => onChange({ note: value })}
          />
        )}
      </Field>
    </>
  )
}

type TextFields = Exclude<keyof EntryDraft, 'platform' | 'status' | 'successors'>

const origins: Readonly<Record<Origin, MessageKey | undefined>> = {
  typed: undefined,
  page: 'own_from_page',
  guess: 'own_from_guess',
  base: undefined,
}
