import { t } from '../../utils/i18n'
import { platformName } from '../names'
import type { OptionsProps } from './options'

interface MarkSwitchesProps extends Pick<OptionsProps, 'platforms'> {
  readonly onToggle: OptionsProps['onToggleMarks']
}

/** A switch for each platform on whose pages links to accounts are marked. */
export function MarkSwitches({ platforms, onToggle }: MarkSwitchesProps) {
  return (
    <>
      <h3 id="marks">{t('options_marks')}</h3>
      <p class="hint">{t('options_marks_why')}</p>
      <ul class="rows" aria-labelledby="marks">
        {platforms.map(({ platform, enabled, marksLinks }) => (
          <li key={platform}>
            <label>
              <input
                type="checkbox"
                checked={enabled && marksLinks}
                disabled={!enabled}
                onChange={(event) => onToggle(platform, event.currentTarget.checked)}
              />
              {t('options_marks_on', platformName(platform))}
            </label>
          </li>
        ))}
      </ul>
    </>
  )
}
