import { t } from '../../utils/i18n'
import { platformName } from '../names'
import { ReadingTroubles } from '../reading-trouble'
import { MarkSwitches } from './mark-switches'
import { NoticeSwitch } from './notice-switch'
import type { OptionsProps } from './options'

interface PlatformSectionProps extends Pick<
  OptionsProps,
  'platforms' | 'troubles' | 'tellsNotices' | 'onToggleNotices'
> {
  /** Whoever manages this computer has decided. */
  readonly isLocked: boolean
  readonly areMarksLocked: boolean
  readonly onToggle: OptionsProps['onTogglePlatform']
  readonly onToggleMarks: OptionsProps['onToggleMarks']
}

/**
 * Where Yibu speaks up: a switch for each platform whose pages it reads, and one for the marks on links there; and whether
 * accounts' own notices are told.
 */
export function PlatformSection(props: PlatformSectionProps) {
  const { platforms, troubles, isLocked, areMarksLocked, onToggle, onToggleMarks, tellsNotices, onToggleNotices } =
    props
  return (
    <section aria-labelledby="platforms">
      <h2 id="platforms">{t('options_platforms')}</h2>
      <p class="hint">{t('options_platforms_why')}</p>
      <ReadingTroubles troubles={troubles} />
      {isLocked && <p class="hint">{t('platforms_managed')}</p>}
      <ul class="rows">
        {platforms.map(({ platform, enabled }) => (
          <li key={platform}>
            <label>
              <input
                type="checkbox"
                checked={enabled}
                disabled={isLocked}
                onChange={(event) => onToggle(platform, event.currentTarget.checked)}
              />
              {platformName(platform)}
            </label>
          </li>
        ))}
      </ul>
      <MarkSwitches platforms={platforms} isLocked={areMarksLocked} onToggle={onToggleMarks} />
      <NoticeSwitch isOn={tellsNotices} onToggle={onToggleNotices} />
    </section>
  )
}
