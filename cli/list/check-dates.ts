import { isCertainlyAfter } from '../../utils/text/partial-date'
import type { Draft } from './compile-record'
import type { Parsed } from './parse-file'
import { errorAt, type Problem, warningAt } from './problem'
import type { SourceRecords } from './schema'

/** Weibo's first government account opened in November 2009: nothing closed before. */
const firstYear = '2009'

/** Dates in an order that can be: nothing was announced, published or checked after the list was issued. */
export function checkDates(drafts: readonly Draft[], issuedOn: string): readonly Problem[] {
  return drafts.flatMap(({ closure, placeOf }) => {
    const problems: Problem[] = []
    for (const field of ['announcedOn', 'checkedOn'] as const) {
      const date = closure[field]
      if (date !== undefined && isCertainlyAfter(date, issuedOn)) {
        const message = `${field} 是 ${date}，晚于名录的日期 ${issuedOn}（list.yaml 的 issuedOn）。`
        problems.push(errorAt(placeOf([field]), 'date-after-issue', message))
      }
    }
    for (const field of ['announcedOn', 'effectiveOn'] as const) {
      const date = closure[field]
      if (date !== undefined && isUnlikely(date, issuedOn)) {
        const message = `${field} 是 ${date}，不太可能：早于 ${firstYear} 年，或远在名录日期之后。请再核对。`
        problems.push(warningAt(placeOf([field]), 'unlikely-date', message))
      }
    }
    return problems
  })
}

export function checkSourceDates(sources: Parsed<SourceRecords>, issuedOn: string): readonly Problem[] {
  if (!sources.ok) return []
  return Object.entries(sources.value).flatMap(([key, { publishedOn }]) => {
    if (publishedOn === undefined || !isCertainlyAfter(publishedOn, issuedOn)) return []
    const message = `publishedOn 是 ${publishedOn}，晚于名录的日期 ${issuedOn}（list.yaml 的 issuedOn）。`
    return [errorAt(sources.yaml.placeOf([key, 'publishedOn']), 'date-after-issue', message)]
  })
}

function isUnlikely(date: string, issuedOn: string): boolean {
  const nextYear = String(Number(issuedOn.slice(0, 4)) + 1)
  return date.slice(0, 4) < firstYear || isCertainlyAfter(date, nextYear)
}
