import type { Hiding } from '../../utils/model/hiding'
import { t } from '../../utils/i18n'
import type { PlatformId } from '../../utils/model/platform'
import { platformName } from '../names'
import { writeDay } from '../write-day'

interface HidingNoticeProps {
  readonly hiding: Hiding
  readonly platform: PlatformId
  readonly onShowAgain: (hiding: Hiding) => void
}

/** Says that the person asked for silence here, with a way back. */
export function HidingNotice({ hiding, platform, onShowAgain }: HidingNoticeProps) {
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
