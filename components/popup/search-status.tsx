import type { ResultGroup } from '../../utils/answer/group-results'
import { t } from '../../utils/i18n'
import { actionLabel } from '../guidance/action-button'
import { groupSubject } from '../results/answer-line'
import { shortText } from '../short-text'
import type { Found, PopupProps } from './popup'

interface SearchStatusProps {
  readonly lists: PopupProps['lists']
  readonly allOff: boolean | undefined
  readonly isSearching: boolean
  /** Undefined until something was found, or nothing. */
  readonly found: Found | undefined
  readonly groups: readonly ResultGroup[]
}

/** How the search stands, for those who look and those who listen: how many, which comes first, and what Enter does. */
export function SearchStatus(props: SearchStatusProps) {
  return <output class="label">{props.isSearching && <Status {...props} />}</output>
}

function Status({ found, groups, lists, allOff }: SearchStatusProps) {
  if (!found) return <>{t('search_waiting')}</>
  const [first] = groups
  if (!first) return <strong>{nothingText(found, lists, allOff)}</strong>
  const [way] = first.ways.flatMap(({ route }) => route.end ?? [])
  const platform = way?.successor.kind === 'account' ? way.successor.platform : undefined
  return (
    <>
      {found.preparing && <span class="preparing">{t('results_preparing')}</span>}
      {countText(found, groups.length)} <span class="unseen">{t('search_which', groupSubject(first))}</span>{' '}
      {way && (
        <span class="enter">
          {t('search_enter', actionLabel({ name: way.successor.name, action: way.action, platform }))}
        </span>
      )}
    </>
  )
}

function nothingText(
  { query, preparing, hasTrouble }: Found,
  lists: SearchStatusProps['lists'],
  allOff = false,
): string {
  if (hasTrouble) return t('results_trouble')
  if (lists.length === 0) return t(allOff ? 'lists_all_off' : 'options_no_list')
  return preparing ? t('results_preparing') : t('search_nothing', shortText(query.trim()))
}

function countText({ results, allHref }: Found, groups: number): string {
  if (allHref) return t('search_first', results.length)
  return groups < results.length ? t('search_grouped', results.length, groups) : t('search_found', results.length)
}
