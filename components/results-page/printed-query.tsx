import { t } from '../../utils/i18n'
import type { ResultsQuery } from '../../utils/results/address'
import { queryTexts } from './query-text'

/** On paper only, where no boxes are: what was looked for. */
export function PrintedQuery({ query }: { readonly query: ResultsQuery }) {
  const said = queryTexts(query)
  return (
    <ul class="printed">
      {said.length === 0 ? <li>{t('printed_all')}</li> : said.map((text) => <li key={text}>{text}</li>)}
    </ul>
  )
}
