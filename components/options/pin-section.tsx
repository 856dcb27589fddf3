import { useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { Profile } from '../../utils/model/profile'
import { accountNoun } from '../names'
import { shortText } from '../short-text'
import { subjectOf } from '../status-text'

export interface PinActions {
  readonly unpin: (account: Profile) => void
  /** Gives whether notifications are allowed from then on. */
  readonly allowNotifications: (isOn: boolean) => Promise<boolean>
}

interface PinSectionProps {
  /** Last pinned first. */
  readonly pinned: readonly Profile[]
  /** The browser lets Yibu show notifications. */
  readonly areNotificationsOn: boolean
  readonly actions: PinActions
}

/** The accounts the person wants to hear of, each with its way out, and how they are told. */
export function PinSection({ pinned, areNotificationsOn, actions }: PinSectionProps) {
  const headingRef = useRef<HTMLHeadingElement>(null)
  const [said, setSaid] = useState('')

  function unpin(account: Profile) {
    actions.unpin(account)
    setSaid(t('options_unpinned', nameOf(account)))
    // The pressed button goes away with its row.
    headingRef.current?.focus()
  }

  async function allow(input: HTMLInputElement) {
    const wanted = input.checked
    const isOn = await actions.allowNotifications(wanted)
    input.checked = isOn
    setSaid(wanted && !isOn ? t('options_notify_refused') : '')
  }

  return (
    <section aria-labelledby="pins">
      <h2 id="pins" tabIndex={-1} ref={headingRef}>
        {t('options_pins')}
      </h2>
      <p class="hint">{t('options_pins_why')}</p>
      <label class="switch">
        <input type="checkbox" checked={areNotificationsOn} onChange={(event) => void allow(event.currentTarget)} />
        {t('options_notify')}
      </label>
      <output>{said}</output>
      {pinned.length === 0 && <p>{t('options_pins_none')}</p>}
      <ul class="rows">
        {pinned.map((account) => (
          <li key={JSON.stringify(account)}>
            <p>{nameOf(account)}</p>
            <button
              type="button"
              class="go"
              aria-label={t('options_unpin', nameOf(account))}
              onClick={() => unpin(account)}
            >
              {t('unpin')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function nameOf({ platform, name, ids }: Profile): string {
  return name
    ? subjectOf({ platform, name })
    : t('options_hidden_unnamed', accountNoun(platform), shortText(ids[0] ?? ''))
}
