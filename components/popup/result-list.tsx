import type { ResultGroup } from '../../utils/answer/group-results'
import { t } from '../../utils/i18n'
import { AnswerLine } from '../results/answer-line'
import { ResultDetails } from '../results/result-details'

interface ResultListProps {
  readonly groups: readonly ResultGroup[]
  /** The place of the answer the arrow keys are at. */
  readonly active: number | undefined
  /** Whether each record says which list it comes from. */
  readonly namesList: boolean
  readonly onPress: (place: number) => void
}

export const listBoxId = 'found'

export function optionId(place: number): string {
  return `found-${place}`
}

/** What can be done about an answer stands in an element of this id. */
export function detailsId(place: number): string {
  return `found-${place}-details`
}

/**
 * Answers as a list box, which the search box governs. The options of one hold no links or buttons, so what can be done
 * about an answer stands behind all of them, each part named by its answer; `order` alone shows it below.
 */
export function ResultList({ groups, active, namesList, onPress }: ResultListProps) {
  return (
    <div class="found">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag is a list box that a text box governs */}
      <div role="listbox" id={listBoxId} aria-label={t('search_results')}>
        {groups.map((group, place) => (
          // The search box hears the keys for all of them.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={groupKey(group)}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
            role="option"
            id={optionId(place)}
            class="answer"
            tabIndex={-1}
            aria-selected={place === active}
            style={{ order: 2 * place }}
            onClick={() => onPress(place)}
          >
            <AnswerLine group={group} />
          </div>
        ))}
      </div>
      {groups.map((group, place) => (
        <div
          key={groupKey(group)}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no field set: there is nothing to be filled in
          role="group"
          id={detailsId(place)}
          class="details"
          aria-labelledby={optionId(place)}
          style={{ order: 2 * place + 1 }}
        >
          <ResultDetails group={group} namesList={namesList} />
        </div>
      ))}
    </div>
  )
}

export function groupKey({ results: [{ guidance }] }: ResultGroup): string {
  return `${guidance.list.key} ${guidance.closure.id}`
}
