import { useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { PlatformId } from '../../utils/model/platform'
import { shortText } from '../short-text'
import { subjectOf } from '../status-text'

/** A listed account that was seen on this device. */
export interface SeenEntry {
  /** What it is remembered by. */
  readonly id: string
  readonly platform: PlatformId
  /** The name of its record. */
  readonly name: string
}

export interface SeenActions {
  /** Forgets one account, or without an id all of them. */
  readonly forget: (id?: string) => void
  readonly remember: (isOn: boolean) => void
}

interface SeenSectionProps {
  /** Last seen first. */
  readonly seen: readonly SeenEntry[]
  readonly isOn: boolean
  readonly actions: SeenActions
}

/** The listed accounts whose ids are remembered, each with its way out, and the switch for all of it. */
export function SeenSection({ seen, isOn, actions }: SeenSectionProps) {
  const headingRef = useRef<HTMLHeadingElement>(null)
  const [said, setSaid] = useState('')

  function forget(id: string | undefined, outcome: string) {
    actions.forget(id)
    setSaid(outcome)
    // The pressed button goes away with its row.
    headingRef.current?.focus()
  }

  return (
    <section aria-labelledby="seen">
      <h2 id="seen" tabIndex={-1} ref={headingRef}>
        {t('options_seen')}
      </h2>
      <p class="hint">{t('options_seen_why')}</p>
      <label class="switch">
        <input type="checkbox" checked={isOn} onChange={(event) => actions.remember(event.currentTarget.checked)} />
        {t('options_seen_on')}
      </label>
      <output>{said}</output>
      {seen.length === 0 && <p>{t('options_seen_none')}</p>}
      {seen.length > 0 && (
        <details>
          <summary>{t('options_seen_count', seen.length)}</summary>
          <ul class="rows">
            {seen.map((entry) => (
              <li key={entry.id}>
                <p>
                  {subjectOf(entry)} <span class="hint">{shortText(entry.id.replace(/^[^#]*#/, ''), 30)}</span>
                </p>
                <button
                  type="button"
                  class="go"
                  aria-label={t('options_seen_forget_named', subjectOf(entry))}
                  onClick={() => forget(entry.id, t('options_seen_forgotten', subjectOf(entry)))}
                >
                  {t('options_seen_forget')}
                </button>
              </li>
            ))}
          </ul>
          <button type="button" class="go" onClick={() => forget(undefined, t('options_seen_forgotten_all'))}>
            {t('options_seen_forget_all')}
          </button>
        </details>
      )}
    </section>
  )
}
