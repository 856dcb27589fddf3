import type { PartialDate } from '../model/closure'
import { daysIn } from '../model/partial-date'

export { isPartialDate } from '../model/partial-date'

/** The first day a date can mean: `2025-03` → `2025-03-01`. */
export function earliestDay(date: PartialDate): string {
  return date + '-01-01'.slice(date.length - 4)
}

/** The last day a date can mean: `2025-02` → `2025-02-28`. */
export function latestDay(date: PartialDate): string {
  const [year = '', month = '12', day] = date.split('-')
  return `${year}-${month}-${day ?? daysIn(Number(year), Number(month))}`
}

/** True when every day that `a` can mean lies after every day that `b` can mean: `2025-03` and `2025` overlap. */
export function isCertainlyAfter(a: PartialDate, b: PartialDate): boolean {
  return earliestDay(a) > latestDay(b)
}

/**
 * As people write it, and no more precise than it is: `2025年3月10日`, `2025年3月`, `10 March 2025`.
 * @param locale BCP 47 (`zh-CN`) or as Chrome spells it (`zh_CN`); English without a country is written day first.
 */
export function formatPartialDate(date: PartialDate, locale: string): string {
  // Written by hand, for the content script: making a formatter takes longer than all else it does.
  if (locale.startsWith('zh')) return formatChinese(date)
  // A date is the same day everywhere: read and written in UTC, it never slips across midnight.
  return formatter(locale, date.length).format(new Date(`${earliestDay(date)}T00:00:00Z`))
}

function formatChinese(date: PartialDate): string {
  return date
    .split('-')
    .map((part, index) => `${Number(part)}${'年月日'[index] ?? ''}`)
    .join('')
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** One for each language and precision (`length` of the date): making one takes far longer than using it. */
function formatter(locale: string, length: number): Intl.DateTimeFormat {
  const key = `${locale} ${length}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale.replaceAll('_', '-'), {
    timeZone: 'UTC',
    calendar: 'gregory',
    year: 'numeric',
    ...(length > 4 && { month: 'long' }),
    ...(length > 7 && { day: 'numeric' }),
  })
  formatters.set(key, made)
  return made
}
