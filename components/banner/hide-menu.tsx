import { t } from '../../utils/i18n'
import { pageHideScopes } from '../../utils/model/hiding'
import type { PlatformId } from '../../utils/model/platform'
import { platformName } from '../names'

interface HideMenuProps {
  readonly platform: PlatformId
  /** Who manages this computer has decided about platforms: hiding one would have no effect. */
  readonly arePlatformsLocked: boolean
}

/**
 * A button that unfolds the ways to hide the note, in the flow so that nothing of the page is covered. Each way holds
 * what is said once it was taken.
 */
export function HideMenu({ platform, arePlatformsLocked }: HideMenuProps) {
  const scopes = pageHideScopes.filter((scope) => scope !== 'platform' || !arePlatformsLocked)
  const name = platformName(platform)
  return (
    <>
      <button type="button" class="hide" aria-expanded={false}>
        {t('hide')}
      </button>
      <fieldset class="scopes" aria-label={t('hide_label')} hidden>
        {scopes.map((scope) => (
          <button type="button" key={scope} data-hide={scope} data-line={t(`hidden_${scope}`, name)}>
            {t(`hide_${scope}`, name)}
          </button>
        ))}
      </fieldset>
    </>
  )
}
