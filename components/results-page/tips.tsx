import { t } from '../../utils/i18n'
import type { ResultsQuery } from '../../utils/results/address'
import type { Filters } from '../../utils/results/filters'
import { writeCount } from '../write-day'

interface TipsProps {
  readonly query: ResultsQuery
  /** Records there would be without the filters. */
  readonly unfiltered: number
  readonly onFilters: (filters: Filters) => void
}

/** How something might be found after all. */
export function Tips({ query, unfiltered, onFilters }: TipsProps) {
  return (
    <section class="tips" aria-labelledby="try">
      <h2 id="try">{t('results_try')}</h2>
      <ul>
        {unfiltered > 0 && (
          <li>
            {t('results_unfiltered', writeCount(unfiltered))}{' '}
            <button type="button" class="go" onClick={() => onFilters({})}>
              {t('filters_clear')}
            </button>
          </li>
        )}
        {query.words !== '' && <li>{t('results_try_less')}</li>}
        {query.words !== '' && <li>{t('results_try_other')}</li>}
      </ul>
    </section>
  )
}
