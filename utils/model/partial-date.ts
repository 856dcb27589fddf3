import type { PartialDate } from './closure'

/** True for `2025`, `2025-03` and `2025-03-10` from the years 1000 to 2999, of months and days that exist. */
export function isPartialDate(value: unknown): value is PartialDate {
  if (typeof value !== 'string' || !datePattern.test(value)) return false
  // Every month has 28 days: most dates need no look at the calendar.
  if (value.length < 10 || value.slice(8) <= '28') return true
  return Number(value.slice(8)) <= daysIn(Number(value.slice(0, 4)), Number(value.slice(5, 7)))
}

const datePattern = /^[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

/** The day of a moment where this device is: `2025-03-10`. `timeMs`: Unix time in milliseconds. */
export function localDay(timeMs: number = Date.now()): PartialDate {
  const time = new Date(timeMs)
  const parts = [time.getFullYear(), time.getMonth() + 1, time.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}

/** Number of days of a month (1 to 12). */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
