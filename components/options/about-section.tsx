import { t } from '../../utils/i18n'

/** Which Yibu this is, under what terms, and what it is not. */
export function AboutSection({ version }: { readonly version: string }) {
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t('options_about')}</h2>
      <p>{t('options_version', version)}</p>
      <p>{t('options_independent')}</p>
      <p class="hint">{t('options_licence')}</p>
    </section>
  )
}
