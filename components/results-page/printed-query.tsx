import { t } from '../../utils/i18n'
import type { ResultsQuery } from '../../utils/results/address'
import { filterNames } from '../../utils/results/filters'
import { choiceText } from './choice-text'

/** On paper only, where no boxes are: what was looked for. */
export function PrintedQuery({ query: { words, filters } }: { readonly query: ResultsQuery }) {
  const stated = filterNames.flatMap((name) => {
    const value = filters[name]
    return value === undefined ? [] : [t('filter_stated', t(`filter_${name}`), choiceText(name, value))]
  })
  const said = words === '' ? stated : [t('printed_words', words), ...stated]
  return (
    <ul class="printed">
      {said.length === 0 ? <li>{t('printed_all')}</li> : said.map((text) => <li key={text}>{text}</li>)}
    </ul>
  )
}
