import type { NoticeAnswer } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { Closure } from '../../utils/model/closure'
import { shortText } from '../short-text'
import { writeDate } from '../status-text'
import { Routes } from './routes'

/**
 * What the account's own page announces, in its own words, and where these say to go. It stands in no list: that is said,
 * too.
 */
export function NoticeNote({ notice }: { readonly notice: NoticeAnswer }) {
  const dates = datesOf(notice.closure)
  // Who looks for the name finds the very account that the page shows.
  const suggestions = notice.suggestions.filter(({ kind }) => kind !== 'search')
  return (
    <>
      <p class="label">{t('notice_says', '').trim()}</p>
      <p class="quote" lang="zh-CN">
        {quoteOf(notice)}
      </p>
      {dates.length > 0 && (
        <div class="fine">
          {dates.map((date) => (
            <span key={date}>{date}</span>
          ))}
        </div>
      )}
      {notice.routes.some(({ end }) => end) && <p class="label">{t('to')}</p>}
      <Routes small guidance={{ ...notice, suggestions }} />
      <p class="label">{t('notice_unlisted')}</p>
    </>
  )
}

/** The same in one sentence. */
export function noticeSummary(notice: NoticeAnswer): string {
  return t('notice_says', quoteOf(notice))
}

function quoteOf({ quote }: NoticeAnswer): string {
  return shortText(quote, longestQuote)
}

/** No shorter than `findOwnNotice` makes it. */
const longestQuote = 100

function datesOf({ announcedOn, effectiveOn }: Closure): readonly string[] {
  return [
    ...(announcedOn === undefined ? [] : [t('notice_announced', writeDate(announcedOn))]),
    ...(effectiveOn === undefined ? [] : [t('notice_effective', writeDate(effectiveOn))]),
  ]
}
