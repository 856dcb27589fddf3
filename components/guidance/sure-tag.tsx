import { t } from '../../utils/i18n'
import type { Sureness } from '../../utils/match/verdict'

const labels = { id: 'sure_id', organisation: 'sure_organisation', name: 'sure_name' } as const

/** How a record was tied to the account on the page. */
export function SureTag({ sure }: { readonly sure: Sureness }) {
  return <span class={sure === 'name' ? 'tag weak' : 'tag'}>{t(labels[sure])}</span>
}
