import type { EntryDraft } from './entry-draft'
import { currentDraft, type EntryState, noticeSays, type Origin, originOf, pickedDraft } from './entry-state'
import type { Problems } from './read-draft'
import { SuccessorRows } from './successor-rows'
import { type MessageKey, t } from '../../../utils/i18n'
import { statuses } from '../../../utils/model/closure'
import { isPlatformId, platformIds } from '../../../utils/model/platform'
import { platformName } from '../../names'
import { shortText } from '../../short-text'
import { subjectOf } from '../../status-text'
import { Field } from '../field'
import { Choice, TextField } from '../inputs'

interface EntryFieldsProps {
  readonly state: EntryState
  readonly problems: Problems
  /** There is an entry about this account, which this one would replace. */
  readonly takesPlace: boolean
  readonly onChange: (changes: Partial<EntryDraft>) => void
  /** The person would rather have what the notice says. */
  readonly onUnwrite: (field: keyof EntryDraft) => void
}

/** Every field of an entry, each with where what stands in it comes from. */
export function EntryFields({ state, problems, takesPlace, onChange, onUnwrite }: EntryFieldsProps) {
  const draft = currentDraft(state)
  const problemOf = (field: string) => (problems[field] ? t(problems[field]) : undefined)

  /** What every field is told with. */
  function told(field: keyof EntryDraft, label: string) {
    const origin = origins[originOf(state, field)]
    return {
      label,
      origin: origin && t(origin),
      problem: problemOf(field),
      below: <NoticeSays state={state} field={field} label={label} onUse={() => onUnwrite(field)} />,
    }
  }
  function text(field: TextFields, label: string, hint?: string) {
    return (
      <TextField
        {...told(field, label)}
        {...(hint && { hint })}
        value={draft[field]}
        onChange={(value) => onChange({ [field]: value })}
      />
    )
  }
  const details = ['organisation', 'region', 'ids'] as const
  return (
    <>
      <div class="pair">
        <Choice
          {...told('platform', t('options_platform'))}
          value={draft.platform}
          options={platformIds.map((id) => [id, platformName(id)] as const)}
          onChange={(platform) => onChange({ platform })}
        />
        {text('name', t('own_name'), t('own_name_hint'))}
      </div>
      {takesPlace && <p class="warning">{t('own_takes_place')}</p>}
      <details open={details.some((field) => draft[field] !== '' || problems[field] !== undefined)}>
        <summary>{t('own_details')}</summary>
        {text('organisation', t('own_organisation'), t('own_organisation_hint'))}
        {text('region', t('own_region'), t('own_region_hint'))}
        {text('ids', t('own_ids'), t('own_ids_hint'))}
      </details>
      <div class="pair">
        <Choice
          {...told('status', t('own_status'))}
          value={draft.status}
          options={statuses.map((status) => [status, t(`own_status_${status}`)] as const)}
          onChange={(status) => onChange({ status })}
        />
        {text('effectiveOn', t('own_date'), dateHint(state, 'effectiveOn'))}
        {text('announcedOn', t('own_date_announced'), dateHint(state, 'announcedOn'))}
      </div>
      <SuccessorRows
        {...told('successors', t('own_successors'))}
        rows={draft.successors}
        problemOf={problemOf}
        onChange={(successors) => onChange({ successors })}
      />
      <div class="pair">
        {text('sourceTitle', t('own_source'), t('own_source_hint'))}
        {text('sourcePublisher', t('own_publisher'))}
        {text('sourceDate', t('own_source_date'), t('own_date_hint'))}
        {text('sourceUrl', t('own_source_url'), t('own_source_url_hint'))}
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

/** A day that the notice names without its year cannot be filled in, and is said instead. */
function dateHint(state: EntryState, field: 'announcedOn' | 'effectiveOn'): string {
  const [month, day] = pickedDraft(state)?.withoutYear[field]?.match(/\d+/g)?.map(Number) ?? []
  if (month === undefined) return t('own_date_hint')
  return day === undefined ? t('own_date_month_only', month) : t('own_date_without_year', month, day)
}

interface NoticeSaysProps {
  readonly state: EntryState
  readonly field: keyof EntryDraft
  readonly label: string
  readonly onUse: () => void
}

/** What the notice says where the person wrote something else, and the way back to it. */
function NoticeSays({ state, field, label, onUse }: NoticeSaysProps) {
  const said = noticeSays(state, field)
  if (said === undefined || originOf(state, field) !== 'typed') return null
  const words = wordsOf(field, said)
  if (words === wordsOf(field, currentDraft(state)[field])) return null
  return (
    <p class="hint says">
      {t('own_notice_says', words === '' ? t('own_notice_says_none') : shortText(words, 80))}
      <button type="button" class="go" aria-label={t('own_notice_use_named', label)} onClick={onUse}>
        {t('own_notice_use')}
      </button>
    </p>
  )
}

function wordsOf(field: keyof EntryDraft, value: EntryDraft[keyof EntryDraft]): string {
  if (typeof value !== 'string') {
    return value
      .map(({ name, platform }) => (platform === '' ? name : subjectOf({ name, platform })))
      .join(t('list_comma'))
  }
  if (field === 'platform' && isPlatformId(value)) return platformName(value)
  const status = field === 'status' && statuses.find((one) => one === value)
  return status ? t(`own_status_${status}`) : value
}

type TextFields = Exclude<keyof EntryDraft, 'platform' | 'status' | 'successors'>

const origins: Readonly<Record<Origin, MessageKey | undefined>> = {
  typed: undefined,
  notice: 'own_from_notice',
  page: 'own_from_page',
  guess: 'own_from_guess',
  base: undefined,
}
