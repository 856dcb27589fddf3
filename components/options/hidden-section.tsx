import { useRef, useState } from 'preact/hooks'
import type { HideScope } from '../../utils/model/hiding'
import { t } from '../../utils/i18n'
import type { AccountId } from '../../utils/model/account'
import type { PlatformId } from '../../utils/model/platform'
import { accountNoun, platformName } from '../names'
import { shortText } from '../short-text'
import { subjectOf } from '../status-text'
import { writeDay } from '../write-day'

/** An account or a platform that the person asked not to be told about. */
export interface HiddenEntry {
  readonly scope: HideScope
  readonly platform: PlatformId
  readonly name?: string | undefined
  readonly ids: readonly AccountId[]
  /** Unix time in milliseconds; only for `week`. */
  readonly until?: number | undefined
}

interface HiddenSectionProps {
  readonly hidden: readonly HiddenEntry[]
  readonly onShowAgain: (entry: HiddenEntry) => void
}

/** All that was hidden, each with its way back. */
export function HiddenSection({ hidden, onShowAgain }: HiddenSectionProps) {
  const headingRef = useRef<HTMLHeadingElement>(null)
  const [said, setSaid] = useState('')

  function showAgain(entry: HiddenEntry) {
    onShowAgain(entry)
    setSaid(t('options_shown_again', nameOf(entry)))
    // The pressed button goes away with its row.
    headingRef.current?.focus()
  }

  return (
    <section aria-labelledby="hidden">
      <h2 id="hidden" tabIndex={-1} ref={headingRef}>
        {t('options_hidden')}
      </h2>
      <output>{said}</output>
      {hidden.length === 0 && <p>{t('options_hidden_none')}</p>}
      <ul class="rows">
        {hidden.map((entry) => (
          <li key={JSON.stringify(entry)}>
            <p>
              {nameOf(entry)} <span class="hint">{durationOf(entry)}</span>
            </p>
            <button
              type="button"
              class="go"
              aria-label={t('options_show_again', nameOf(entry))}
              onClick={() => showAgain(entry)}
            >
              {t('show_again')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function nameOf({ scope, platform, name, ids }: HiddenEntry): string {
  if (scope === 'platform') return t('options_hidden_platform', platformName(platform))
  if (name) return subjectOf({ platform, name })
  return t('options_hidden_unnamed', accountNoun(platform), shortText(ids[0] ?? ''))
}

function durationOf({ until }: HiddenEntry): string {
  return until === undefined ? t('options_hidden_always') : t('options_hidden_until', writeDay(until))
}
