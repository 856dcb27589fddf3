import { t } from '../utils/i18n'

interface PinButtonProps {
  /** The person wants to hear of it when the account closes. */
  readonly isPinned: boolean
  /** Absent in the banner, which other code makes live by `data-pin`. */
  readonly onPin?: (isOn: boolean) => void
}

/** Asks to be told when the account closes, or takes that back. */
export function PinButton({ isPinned, onPin }: PinButtonProps) {
  return (
    <div class="pin">
      {isPinned && <p class="hint">{t('pinned')}</p>}
      <button
        type="button"
        class="go"
        data-pin={isPinned ? 'off' : 'on'}
        data-said={t(isPinned ? 'unpinned_said' : 'pinned')}
        data-full={t('pin_full')}
        onClick={onPin && (() => onPin(!isPinned))}
      >
        {t(isPinned ? 'unpin' : 'pin')}
      </button>
    </div>
  )
}
