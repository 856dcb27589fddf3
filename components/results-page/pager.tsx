import { t } from '../../utils/i18n'
import type { ResultsQuery } from '../../utils/results/address'
import { writeCount } from '../write-day'

interface PagerProps {
  readonly query: ResultsQuery
  readonly pages: number
  readonly addressOf: (query: ResultsQuery) => string
  readonly onPage: (page: number) => void
}

/** From page to page; each has an address of its own. Nothing where there is one page. */
export function Pager({ query, pages, addressOf, onPage }: PagerProps) {
  if (pages < 2) return null
  const turn = (page: number, label: string) =>
    page >= 1 && page <= pages ? (
      <a
        class="go"
        rel={page < query.page ? 'prev' : 'next'}
        href={addressOf({ ...query, page })}
        onClick={(event) => {
          // A press that asks for another tab or window is the browser's.
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
          event.preventDefault()
          onPage(page)
        }}
      >
        {label}
      </a>
    ) : (
      <span class="go" />
    )
  return (
    <nav class="pager" aria-label={t('pages')}>
      {turn(query.page - 1, t('page_previous'))}
      <span>{t('page_of', writeCount(query.page), writeCount(pages))}</span>
      {turn(query.page + 1, t('page_next'))}
    </nav>
  )
}
