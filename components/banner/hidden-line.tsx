import type { Ref } from 'preact'
import { t } from '../../utils/i18n'
import type { PlatformId } from '../../utils/model/platform'
import { platformName } from '../names'
import type { BannerHideScope } from './banner'

interface HiddenLineProps {
  readonly text: string
  readonly undoRef: Ref<HTMLButtonElement>
  readonly onUndo: () => void
}

/** What stands in the place of a note that was just hidden. */
export function HiddenLine({ text, undoRef, onUndo }: HiddenLineProps) {
  return (
    <>
      <p class="line">{text}</p>
      <button type="button" class="hide" ref={undoRef} onClick={onUndo}>
        {t('undo')}
      </button>
    </>
  )
}

export function hiddenText(scope: BannerHideScope, platform: PlatformId): string {
  return t(`hidden_${scope}`, platformName(platform))
}
