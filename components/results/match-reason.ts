import { t } from '../../utils/i18n'
import type { Closure } from '../../utils/model/closure'
import type { Hit } from '../../utils/model/hit'
import { shortText } from '../short-text'

/** Why a record was found, where its name does not show it; undefined where it does. */
export function matchReason({ account, successors }: Closure, hit: Hit): string | undefined {
  const reasons = [
    hit.slip && t('match_slip', shortText(hit.slip.typed), shortText(hit.slip.meant)),
    hit.reading && t('match_reading', shortText(hit.reading, 80)),
    whereText(hit, account.formerNames?.[hit.at ?? 0], successors[hit.at ?? 0]?.name),
  ].filter(Boolean)
  return reasons.length > 0 ? reasons.join(t('match_comma')) : undefined
}

function whereText({ field }: Hit, formerName: string | undefined, successor: string | undefined): string | undefined {
  switch (field) {
    case 'name':
      return undefined
    case 'former-name':
      return formerName && t('match_former_name', shortText(formerName))
    case 'successor':
      return successor && t('match_successor', shortText(successor))
    case 'organisation':
      return t('match_organisation')
    case 'region':
      return t('match_region')
    case 'office':
      return t('match_office')
  }
}
