import type { Hiding } from '../../utils/model/hiding'
import { t } from '../../utils/i18n'
import type { PlatformId } from '../../utils/model/platform'
import { platformName } from '../names'
import { writeDay } from '../write-day'

interface HidingNoticeProps {
  readonly hiding: Hiding
  readonly platform: PlatformId
  /** Who manages this computer decided that, and the person cannot take it back. */
  readonly isLocked: boolean
  readonly onShowAgain: (hiding: Hiding) => void
}

/** Says who asked for silence here, with a way back where there is one. */
export function HidingNotice({ hiding, platform, isLocked, onShowAgain }: HidingNoticeProps) {
  if (isLocked) return <p class="hiding">{t('managed')}</p>
  return (
    <div class="hiding">
      <p>{hidingText(hiding, platform)}</p>
      <button type="button" class="go" onClick={() => onShowAgain(hiding)}>
        {t('show_again')}
      </button>
    </div>
  )
}

function hidingText({ scope, until }: Hiding, platform: PlatformId): string {
  if (scope === 'platform') return t('popup_hidden_platform', platformName(platform))
  return until === undefined ? t('popup_hidden_account') : t('popup_hidden_week', writeDay(until))
}
