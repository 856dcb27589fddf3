import { t } from '../../utils/i18n'
import type { OptionsProps } from './options'

interface NoticeSwitchProps {
  readonly isOn: boolean
  readonly onToggle: OptionsProps['onToggleNotices']
}

/** Whether what accounts announce on their own pages is told where no list has them. */
export function NoticeSwitch({ isOn, onToggle }: NoticeSwitchProps) {
  return (
    <>
      <h3>{t('options_notices')}</h3>
      <p class="hint">{t('options_notices_why')}</p>
      <label class="switch">
        <input type="checkbox" checked={isOn} onChange={(event) => onToggle(event.currentTarget.checked)} />
        {t('options_notices_on')}
      </label>
    </>
  )
}
