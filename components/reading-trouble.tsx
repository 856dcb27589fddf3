import { t } from '../utils/i18n'
import type { ReadingTrouble } from '../utils/model/reading-trouble'
import { platformName } from './names'

/** Says of platforms whose pages seem to have changed what can no longer be read there, and what still works. */
export function ReadingTroubles({ troubles }: { readonly troubles: readonly ReadingTrouble[] }) {
  if (troubles.length === 0) return null
  return (
    <div class="trouble-notes">
      {troubles.map(({ platform, part }) => (
        <p key={`${platform} ${part}`}>{t(`trouble_${part}`, platformName(platform))}</p>
      ))}
      <p class="hint">{t('trouble_what_helps')}</p>
    </div>
  )
}
