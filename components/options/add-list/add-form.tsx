import { useState } from 'preact/hooks'
import { t } from '../../../utils/i18n'
import type { NewSubscription } from '../../../utils/model/list-admin'
import { parseShareLink } from '../../../utils/model/share-link'
import type { SyncFailure } from '../../../utils/model/sync-state'
import { failureSentence } from '../../failure-text'
import { Field } from '../field'
import { joinSentences } from '../lists/outcome-text'

interface AddFormProps {
  readonly draft: NewSubscription
  /** Why the list could not be looked at. */
  readonly failure: SyncFailure | undefined
  readonly isBusy: boolean
  readonly onChange: (draft: NewSubscription) => void
  readonly onLook: () => void
}

/** Where a list is, and the key that signs it. A link that holds both fills both. */
export function AddForm({ draft, failure, isBusy, onChange, onLook }: AddFormProps) {
  const [isChecked, setChecked] = useState(false)
  const { address, publicKey } = draft

  function submit(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) {
    event.preventDefault()
    if (isBusy) return
    setChecked(true)
    if (address.trim() !== '' && publicKey.trim() !== '') return onLook()
    event.currentTarget.querySelector<HTMLElement>(address.trim() === '' ? '[name=address]' : '[name=key]')?.focus()
  }

  function change(next: NewSubscription) {
    setChecked(false)
    onChange(next)
  }

  const needed = (text: string, problem: string) => (isChecked && text.trim() === '' ? problem : undefined)
  const badAddress = failure?.kind === 'bad-address' ? failureSentence(failure) : undefined
  const badKey = failure?.kind === 'bad-key' ? failureSentence(failure) : undefined
  return (
    <form onSubmit={submit} noValidate>
      <p class="hint">{t('add_what')}</p>
      <Field
        label={t('add_address')}
        hint={t('add_address_hint')}
        problem={needed(address, t('add_address_needed')) ?? badAddress}
      >
        {(described) => (
          <input
            {...described}
            name="address"
            type="text"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            value={address}
            onInput={({ currentTarget: { value } }) => change(parseShareLink(value) ?? { ...draft, address: value })}
          />
        )}
      </Field>
      <Field label={t('add_key')} hint={t('add_key_hint')} problem={needed(publicKey, t('add_key_needed')) ?? badKey}>
        {(described) => (
          <textarea
            {...described}
            name="key"
            rows={3}
            autocomplete="off"
            spellcheck={false}
            value={publicKey}
            onInput={({ currentTarget: { value } }) => change({ ...draft, publicKey: value })}
          />
        )}
      </Field>
      <output>
        {failure && !badAddress && !badKey && (
          <p class="warning">{joinSentences(t('add_failed'), failureSentence(failure))}</p>
        )}
      </output>
      <button type="submit" class="go" aria-disabled={isBusy}>
        {t('add_look')}
      </button>
    </form>
  )
}
