import { useState } from 'preact/hooks'
import { useFocus } from '../use-focus'
import type { ShownPreview } from './add-list-section'
import { t } from '../../../utils/i18n'
import type { ListPreview } from '../../../utils/model/list-admin'
import { shortText } from '../../short-text'
import { writeCount, writeDay } from '../../write-day'
import { Field } from '../field'
import { Row } from '../row'

interface PreviewCardProps {
  readonly found: ShownPreview
  readonly isBusy: boolean
  readonly onFollow: (title: string) => void
  readonly onCancel: () => void
}

/** What a list says of itself, and whose key signed that: to be decided on. */
export function PreviewCard({ found: { preview, fingerprint }, isBusy, onFollow, onCancel }: PreviewCardProps) {
  const { name, address, count, sequence, issued, expires, isKnown, isNewKey } = preview
  const [title, setTitle] = useState('')
  const headingRef = useFocus<HTMLHeadingElement>()
  const isStale = Date.parse(expires) <= Date.now()

  return (
    <form
      class="asking"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) onFollow(title.trim())
      }}
    >
      <h3 tabIndex={-1} ref={headingRef}>
        {t('add_preview', shortText(name))}
      </h3>
      {isStale && <p class="warning">{t('add_stale', writeDay(Date.parse(expires)))}</p>}
      {isKnown && <p class="warning">{t(isNewKey ? 'add_known_new_key' : 'add_known')}</p>}
      <dl>
        <Row term={t('options_count')}>{writeCount(count)}</Row>
        <Row term={t('list_sequence')}>{t('list_sequence_of', writeCount(sequence), writeDay(Date.parse(issued)))}</Row>
        <Row term={t('list_expires')}>{writeDay(Date.parse(expires))}</Row>
        <Row term={t('add_address')}>
          <span class="code">{shortText(address, 200)}</span>
        </Row>
        <Row term={t('list_fingerprint')}>
          <strong class="code">{fingerprint}</strong>
        </Row>
      </dl>
      <p>{t('add_compare')}</p>
      {!isKnown && (
        <Field label={t('add_name')} hint={t('list_rename_hint')}>
          {(described) => (
            <input
              {...described}
              type="text"
              maxLength={60}
              value={title}
              onInput={({ currentTarget: { value } }) => setTitle(value)}
            />
          )}
        </Field>
      )}
      <div class="actions">
        <button type="submit" class="go primary" aria-disabled={isBusy}>
          {t(addLabel(preview))}
        </button>
        {!isBusy && (
          <button type="button" class="go" onClick={onCancel}>
            {t('cancel')}
          </button>
        )}
      </div>
    </form>
  )
}

function addLabel({ isKnown, isNewKey }: Pick<ListPreview, 'isKnown' | 'isNewKey'>) {
  if (isNewKey) return 'add_accept_key'
  return isKnown ? 'add_mirror' : 'add_follow'
}
