import { t } from '../../utils/i18n'
import { platformName } from '../names'
import type { OptionsProps } from './options'

interface MarkSwitchesProps extends Pick<OptionsProps, 'platforms'> {
  /** Whoever manages this computer has decided. */
  readonly isLocked: boolean
  readonly onToggle: OptionsProps['onToggleMarks']
}

/** A switch for each platform on whose pages links to accounts are marked. */
export function MarkSwitches({ platforms, isLocked, onToggle }: MarkSwitchesProps) {
  const marked = platforms.filter(({ marksLinks }) => marksLinks !== undefined)
  return (
    <>
      <h3 id="marks">{t('options_marks')}</h3>
      <p class="hint">{t('options_marks_why')}</p>
      {isLocked && <p class="hint">{t('platforms_managed')}</p>}
      <ul class="rows" aria-labelledby="marks">
        {marked.map(({ platform, enabled, marksLinks }) => (
          <li key={platform}>
            <label>
              <input
                type="checkbox"
                checked={enabled && marksLinks === true}
                disabled={!enabled || isLocked}
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
