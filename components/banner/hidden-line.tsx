import { t } from '../../utils/i18n'

/** What stands in the place of a note that was just hidden. */
export function HiddenLine() {
  return (
    <>
      <p class="line" hidden />
      <button type="button" class="hide undo" hidden>
        {t('undo')}
      </button>
    </>
  )
}
