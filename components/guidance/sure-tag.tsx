import { t } from '../../utils/i18n'
import type { Sureness } from '../../utils/match/verdict'

/** How a record was tied to the account on the page. */
export function SureTag({ sure }: { readonly sure: Sureness }) {
  return <span class={sure === 'name' ? 'tag weak' : 'tag'}>{t(`sure_${sure}`)}</span>
}
