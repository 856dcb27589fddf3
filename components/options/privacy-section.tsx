import { t } from '../../utils/i18n'

const promises = ['local', 'no_request', 'lists', 'search', 'kept', 'no_account'] as const

/** What Yibu does with what it sees, in plain words. */
export function PrivacySection() {
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy">{t('options_privacy')}</h2>
      <ul class="plain">
        {promises.map((promise) => (
          <li key={promise}>{t(`privacy_${promise}`)}</li>
        ))}
      </ul>
    </section>
  )
}
