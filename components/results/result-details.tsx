import type { ResultGroup, ShownResult } from '../../utils/answer/group-results'
import { t } from '../../utils/i18n'
import { FinePrint } from '../guidance/fine-print'
import { DeadEnd, SuggestedWay, Way } from '../guidance/routes'
import { accountNoun } from '../names'
import { shortText } from '../short-text'
import { statusSentence } from '../status-text'

interface ResultDetailsProps {
  readonly group: ResultGroup
  /** Whether each record says which list it comes from. */
  readonly namesList: boolean
}

/** What can be done about an answer, and what it rests on: every way on, every record with its sources. */
export function ResultDetails({ group, namesList }: ResultDetailsProps) {
  const { results } = group
  const [first, ...others] = results
  return (
    <>
      <Ways group={group} />
      {others.length === 0 ? (
        <Grounds result={first} namesList={namesList} />
      ) : (
        <ul class="parts">
          {results.map((result) => (
            <li key={`${result.guidance.list.key} ${result.guidance.closure.id}`}>
              <p>{statusSentence(result.guidance.closure)}</p>
              <Grounds result={result} namesList={namesList} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Stated ways first, then what became of the others; suggestions only where no way is stated. */
function Ways({ group: { results, ways } }: { readonly group: ResultGroup }) {
  const stated = ways.filter(({ route }) => route.end)
  const suggestions = stated.length > 0 ? [] : results.flatMap(({ guidance }) => guidance.suggestions)
  const actions = [...stated.map(({ route }) => route.end?.action), ...suggestions.map(({ action }) => action)]
  const search = actions.find((action) => action?.kind === 'search')
  const shared = { search }
  return (
    <>
      {stated.length > 0 && (
        <div class="stated">
          {stated.map(({ route, results: whose }) => (
            <Way
              key={JSON.stringify(route.end)}
              closure={whose[0].guidance.closure}
              route={route}
              whose={whose.length < results.length ? whoseText(whose) : undefined}
              {...shared}
            />
          ))}
        </div>
      )}
      {ways.map(({ route, results: [{ guidance }] }) =>
        route.end ? null : <DeadEnd key={route.via.at(-1)?.id} route={route} closure={guidance.closure} />,
      )}
      {suggestions.length > 0 && (
        <ul class="suggestions">
          {suggestions.map((suggestion) => (
            <SuggestedWay key={JSON.stringify(suggestion)} suggestion={suggestion} {...shared} />
          ))}
        </ul>
      )}
    </>
  )
}

function whoseText(results: readonly ShownResult[]): string {
  const nouns = new Set(results.map(({ guidance }) => accountNoun(guidance.closure.account.platform)))
  return t('way_of', [...nouns].join(t('list_comma')))
}

function Grounds({ result, namesList }: { readonly result: ShownResult; readonly namesList: boolean }) {
  const { closure, list } = result.guidance
  return (
    <>
      {closure.note && <p class="hint">{t('note', shortText(closure.note, 200))}</p>}
      <FinePrint sources={closure.sources} list={namesList ? list : undefined} />
    </>
  )
}
