import { t } from '../../utils/i18n'

/** Leads to the form for own entries; `utils/page/banner-section.ts` makes it work. */
export function RecordButton() {
  return (
    <div class="way">
      <button type="button" class="go record">
        {t('notice_record')}
      </button>
      <p class="hint">{t('notice_record_hint')}</p>
    </div>
  )
}
