import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../../utils/i18n'
import type { Closure } from '../../../utils/model/closure'
import { shortText } from '../../short-text'
import { statusSentence, subjectOf } from '../../status-text'
import { ConfirmBox } from '../confirm-box'

interface OwnListProps {
  readonly records: readonly Closure[]
  readonly onEdit: (record: Closure) => void
  readonly onRemove: (record: Closure) => Promise<void>
  readonly onSuggest: (record: Closure) => void
}

const shownAtOnce = 50

/** The entries there are, each with its ways to be changed and removed. */
export function OwnList({ records, onEdit, onRemove, onSuggest }: OwnListProps) {
  const [shown, setShown] = useState(shownAtOnce)
  const [removing, setRemoving] = useState<string>()
  const listRef = useRef<HTMLUListElement>(null)
  const askedRef = useRef<string>(undefined)
  useEffect(() => {
    // Back to the button that asked.
    const { current: asked } = askedRef
    if (removing === undefined && asked !== undefined) {
      listRef.current?.querySelector<HTMLElement>(`[data-remove="${CSS.escape(asked)}"]`)?.focus()
    }
    askedRef.current = removing
  }, [removing])
  if (records.length === 0) return <p>{t('own_none')}</p>
  return (
    <>
      <ul class="rows" ref={listRef} aria-label={t('list_own')}>
        {records.slice(0, shown).map((record) => (
          <li key={record.id}>
            <div class="entry">
              <p>{statusSentence(record)}</p>
              {record.successors.length > 0 && (
                <p class="hint">
                  {t('own_leads_to', record.successors.map(({ name }) => shortText(name)).join(t('list_comma')))}
                </p>
              )}
            </div>
            {removing === record.id ? (
              <ConfirmBox
                question={t('own_remove_sure', subjectOf(record.account))}
                yes={t('own_remove_yes')}
                no={t('own_remove_no')}
                onYes={async () => {
                  await onRemove(record)
                  askedRef.current = undefined
                  setRemoving(undefined)
                }}
                onNo={() => setRemoving(undefined)}
              />
            ) : (
              <div class="actions">
                <button
                  type="button"
                  class="go"
                  aria-label={t('own_edit_named', subjectOf(record.account))}
                  onClick={() => onEdit(record)}
                >
                  {t('own_edit')}
                </button>
                <button
                  type="button"
                  class="go"
                  aria-label={t('own_suggest_named', subjectOf(record.account))}
                  onClick={() => onSuggest(record)}
                >
                  {t('own_suggest')}
                </button>
                <button
                  type="button"
                  class="go"
                  aria-label={t('own_remove_named', subjectOf(record.account))}
                  data-remove={record.id}
                  onClick={() => setRemoving(record.id)}
                >
                  {t('own_remove')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {records.length > shown && (
        <button type="button" class="go" onClick={() => setShown(shown + shownAtOnce)}>
          {t('own_more', records.length - shown)}
        </button>
      )}
    </>
  )
}
