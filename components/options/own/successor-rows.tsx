import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { SuccessorDraft } from './entry-draft'
import { t } from '../../../utils/i18n'
import { successorKinds } from '../../../utils/model/closure'
import { platformIds } from '../../../utils/model/platform'
import { keyOf, platformName } from '../../names'
import { Choice, TextField } from '../inputs'

interface SuccessorRowsProps {
  readonly label: string
  /** Where they come from, in a word or two. */
  readonly origin: string | undefined
  /** What stands below the words above them. */
  readonly below?: ComponentChildren
  readonly rows: readonly SuccessorDraft[]
  readonly problemOf: (field: string) => string | undefined
  readonly onChange: (rows: readonly SuccessorDraft[]) => void
}

/** Where the account went: as many ways as are known. */
export function SuccessorRows({ label, origin, below, rows, problemOf, onChange }: SuccessorRowsProps) {
  const addRef = useRef<HTMLButtonElement>(null)
  const listRef = useRef<HTMLDivElement>(null)
  const pressedRef = useRef<'add' | 'remove'>(undefined)

  useEffect(() => {
    // To the row that was just added; from one that was removed to the button that adds. Rows that a notice brings take
    // the focus from nobody.
    if (pressedRef.current === 'add') listRef.current?.lastElementChild?.querySelector('select')?.focus()
    if (pressedRef.current === 'remove') addRef.current?.focus()
    pressedRef.current = undefined
  }, [rows.length])

  function add() {
    pressedRef.current = 'add'
    const row = Math.max(-1, ...rows.map((known) => known.row)) + 1
    onChange([...rows, { row, kind: 'account', name: '', platform: '', url: '', number: '' }])
  }

  return (
    <>
      <p>
        {label} {origin && <span class="origin">{origin}</span>}
      </p>
      {below}
      <div ref={listRef}>
        {rows.map((row, index) => (
          <SuccessorFields
            key={row.row}
            row={row}
            place={index + 1}
            problemOf={(field) => problemOf(`successors.${row.row}.${field}`)}
            onChange={(changes) => onChange(rows.map((known) => (known === row ? { ...row, ...changes } : known)))}
            onRemove={() => {
              pressedRef.current = 'remove'
              onChange(rows.filter((known) => known !== row))
            }}
          />
        ))}
      </div>
      <button type="button" class="go" ref={addRef} onClick={add}>
        {t('own_successor_add')}
      </button>
    </>
  )
}

interface SuccessorFieldsProps {
  readonly row: SuccessorDraft
  readonly place: number
  readonly problemOf: (field: string) => string | undefined
  readonly onChange: (changes: Partial<SuccessorDraft>) => void
  readonly onRemove: () => void
}

function SuccessorFields({ row, place, problemOf, onChange, onRemove }: SuccessorFieldsProps) {
  const { kind, name, platform, url, number } = row
  return (
    <fieldset>
      <legend>{t('own_successor', place)}</legend>
      <div class="pair">
        <Choice
          label={t('own_successor_kind')}
          value={kind}
          options={successorKinds.map((id) => [id, t(`own_kind_${keyOf(id)}`)] as const)}
          onChange={(next) => onChange({ kind: next })}
        />
        <TextField
          label={t('own_successor_name')}
          problem={problemOf('name')}
          value={name}
          onChange={(next) => onChange({ name: next })}
        />
        {kind === 'account' && (
          <Choice
            label={t('own_successor_platform')}
            problem={problemOf('platform')}
            value={platform}
            options={[['', t('own_platform_unknown')], ...platformIds.map((id) => [id, platformName(id)] as const)]}
            onChange={(next) => onChange({ platform: next })}
          />
        )}
        {(kind === 'website' || kind === 'app') && (
          <TextField
            label={t('own_url')}
            hint={t('own_url_hint')}
            problem={problemOf('url')}
            value={url}
            onChange={(next) => onChange({ url: next })}
          />
        )}
        {kind === 'phone' && (
          <TextField
            label={t('own_number')}
            problem={problemOf('number')}
            value={number}
            onChange={(next) => onChange({ number: next })}
          />
        )}
      </div>
      <button type="button" class="go" onClick={onRemove}>
        {t('own_successor_remove', place)}
      </button>
    </fieldset>
  )
}
