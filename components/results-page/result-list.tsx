import type { ShownResult } from '../../utils/answer/group-results'
import { t } from '../../utils/i18n'
import { ResultItem } from '../popup/result-item'

interface ResultListProps {
  readonly results: readonly ShownResult[]
  readonly namesList: boolean
}

export function ResultList({ results, namesList }: ResultListProps) {
  return (
    <ul class="records" aria-label={t('search_results')}>
      {results.map(({ guidance }) => (
        <li key={`${guidance.list.key} ${guidance.closure.id}`}>
          <ResultItem guidance={guidance} namesList={namesList} />
        </li>
      ))}
    </ul>
  )
}
