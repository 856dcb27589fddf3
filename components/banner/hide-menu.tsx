import type { Ref } from 'preact'
import { t } from '../../utils/i18n'
import type { PlatformId } from '../../utils/model/platform'
import { platformName } from '../names'
import type { BannerHideScope } from './banner'

interface HideMenuProps {
  readonly platform: PlatformId
  readonly open: boolean
  readonly toggleRef: Ref<HTMLButtonElement>
  readonly onToggle: () => void
  readonly onHide: (scope: BannerHideScope) => void
}

const scopes = ['once', 'week', 'account', 'platform'] as const

/** A button that unfolds the ways to hide the note, in the flow so that nothing of the page is covered. */
export function HideMenu({ platform, open, toggleRef, onToggle, onHide }: HideMenuProps) {
  return (
    <>
      <button type="button" class="hide" aria-expanded={open} ref={toggleRef} onClick={onToggle}>
        {t('hide')}
      </button>
      {open && (
        <fieldset class="scopes" aria-label={t('hide_label')}>
          {scopes.map((scope) => (
            <button type="button" key={scope} onClick={() => onHide(scope)}>
              {t(`hide_${scope}`, platformName(platform))}
            </button>
          ))}
        </fieldset>
      )}
    </>
  )
}
