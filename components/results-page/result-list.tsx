import { groupResults, type ShownResult } from '../../utils/answer/group-results'
import { t } from '../../utils/i18n'
import { AnswerLine } from '../results/answer-line'
import { ResultDetails } from '../results/result-details'

interface ResultListProps {
  readonly results: readonly ShownResult[]
  readonly namesList: boolean
}

export function ResultList({ results, namesList }: ResultListProps) {
  return (
    <ul class="records" aria-label={t('search_results')}>
      {groupResults(results).map((group) => {
        const [{ guidance }] = group.results
        return (
          <li key={`${guidance.list.key} ${guidance.closure.id}`}>
            <AnswerLine isHeaded group={group} />
            <ResultDetails group={group} namesList={namesList} />
          </li>
        )
      })}
    </ul>
  )
}
