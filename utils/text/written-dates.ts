import type { PartialDate } from '../model/closure'
import { daysIn } from '../model/partial-date'
import { parseNumeral } from './numerals'

/** A date as somebody wrote it: what was said, and no more. */
export interface WrittenDate {
  /** UTF-16 offsets in the text that was searched. */
  readonly from: number
  readonly to: number
  readonly year?: number | 'this' | 'next' | 'last'
  readonly month?: number | 'this' | 'next' | 'last'
  readonly day?: number
  /** Days from the day it is said: 0 for 今日 and 即日, −1 for 昨日. */
  readonly inDays?: number
  /** Months from the day it is said: 两个月后. */
  readonly inMonths?: number
  /** 30个工作日后 and the like: a date that nothing here can know. */
  readonly isUnknowable?: true
}

/** Something a date without a year, or counted from the day it is said, can be held against. */
export interface ReferenceDay {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/**
 * Finds the dates in a text that is simplified and in half-width characters: `2025年3月10日`, `二〇二五年三月十日`, `3月10日`,
 * `2025-03-10`, `2025.3`, `今年3月`, `本月13日`, `年内`, `即日`, `30天后`. Spaces may stand in between. They do not overlap.
 */
export function findWrittenDates(text: string): readonly WrittenDate[] {
  const found: WrittenDate[] = []
  for (const match of text.matchAll(pattern)) {
    const fields = toDate(match)
    if (fields === undefined) continue
    const date = { from: match.index, to: match.index + match[0].length, ...fields }
    const year = found.at(-1)
    const joins = year !== undefined && isYearBefore(year, date) && /^[度 ]*$/.test(text.slice(year.to, date.from))
    if (joins)
      found[found.length - 1] = { ...date, from: year.from, ...(year.year !== undefined && { year: year.year }) }
    else found.push(date)
  }
  return found
}

/** 2025年 and 3月10日 are found one by one. */
function isYearBefore(year: WrittenDate, date: WrittenDate): boolean {
  const isYear = year.year !== undefined && year.month === undefined
  const goesOn = typeof date.month === 'number' || date.isUnknowable === true
  return isYear && date.year === undefined && goesOn && date.from - year.to <= 2
}

/**
 * The date that was meant, as precise as it was said and as `reference` allows. A date without a year is taken to be the
 * one nearest to the reference. Undefined when there is nothing to hold it against, or when no such day exists.
 */
export function resolveDate(written: WrittenDate, reference: ReferenceDay | undefined): PartialDate | undefined {
  if (written.isUnknowable) return undefined
  if (written.inDays !== undefined) return fromDay(reference, 0, written.inDays)
  if (written.inMonths !== undefined) return fromDay(reference, written.inMonths, 0)
  const year = yearOf(written, reference)
  if (year === undefined || year < 1000 || year > 2999) return undefined
  if (written.month === undefined) return written.day === undefined ? String(year) : undefined
  const month = typeof written.month === 'number' ? written.month : monthOf(written.month, reference)
  if (month === undefined) return undefined
  const shifted = fromMonth(year, month)
  if (written.day === undefined) return shifted
  const isReal = written.day >= 1 && written.day <= daysIn(Number(shifted.slice(0, 4)), Number(shifted.slice(5, 7)))
  return isReal ? `${shifted}-${pad(written.day)}` : undefined
}

/** What was said of a date without a year, in ISO 8601's old short form: `--03-10`, `--03`. */
export function writtenMonthDay({ year, month, day }: WrittenDate): string | undefined {
  if (year !== undefined || typeof month !== 'number') return undefined
  return `--${pad(month)}${day === undefined ? '' : `-${pad(day)}`}`
}

/** The day of a complete or partial date, to hold others against. */
export function toReference(date: PartialDate): ReferenceDay {
  const [year = 0, month, day] = date.split('-').map(Number)
  return { year, ...(month !== undefined && { month }), ...(day !== undefined && { day }) }
}

const numeral = '[〇零○一二两三四五六七八九十廿卅]'
const yearPart = `(?:(?<year>\\d{4}|[〇零○一二三四五六七八九]{4})(?=\\s?年)|(?<relative>[今本当同明次去]))\\s?年[底末初内]?`
const monthPart = `(?:(?<month>\\d{1,2}|${numeral}{1,3})|(?<relativeMonth>[本当次]|[下上]个?))\\s?月(?:[底末初]|[上中下]旬)?`
const dayPart = `(?<day>\\d{1,2}|${numeral}{1,3})\\s?[日号](?![线楼院店])`
const iso = `(?<isoYear>(?:19|20)\\d{2})(?<sign>[-./])(?<isoMonth>\\d{1,2})(?:\\k<sign>(?<isoDay>\\d{1,2}))?(?![\\d.])`
/** Where a holiday is likely to be meant as a date: not 五一路, 国庆晚会, 春节期间. */
const holiday =
  '(?<holiday>元旦|五一|国庆|劳动节|春节|清明|端午|中秋|元宵)(?:国际)?(?:劳动节|节)?(?:当[天日]|之日)?(?=(?<afterwards>之?后|以后|过后)| ?(?:起|开始|零[时点]|0[时点]|之?前(?![往进])))'
/** 3·15起, 6.30起: where nothing else can be meant. */
const pointed = '(?<![\\d.·])(?<pointedMonth>\\d{1,2})[.·](?<pointedDay>\\d{1,2})(?= ?(?:起|零时|0时))'
const relative = `(?<relativeDay>即日|今日(?!头条)|今天|明日|明天|昨日|昨天|次日|(?:本?(?:公告|通告|通知|公示)(?:发布|印发|发出)?|发布)之日(?=起))`
const span = `(?<count>\\d{1,4}|${numeral}{1,4})\\s?个?(?<unit>工作日|自然日|[天日周]|星期|月)(?:之?后|以后|期满)`

/** Everything in it is bounded: time is linear in the text. */
const pattern = new RegExp(
  [
    `(?<![\\d.])${iso}`,
    span,
    `(?<![\\d〇一二三四五六七八九])${yearPart}`,
    `(?<![\\d〇一二三四五六七八九十])${monthPart}(?:\\s?份)?(?:\\s?${dayPart})?`,
    holiday,
    pointed,
    '(?<within>年[内底])',
    relative,
    // A day by itself counts where a date is likely to go on.
    '(?<![\\d第])(?<lone>\\d{1,2})日(?=起|零|0|正|停|,|凌|晚|上|下|前|发)',
  ].join('|'),
  'g',
)

type Fields = Omit<WrittenDate, 'from' | 'to'>

function toDate(match: RegExpMatchArray): Fields | undefined {
  const groups = match.groups ?? {}
  if (groups['isoYear'] !== undefined) {
    return checked(Number(groups['isoYear']), Number(groups['isoMonth']), maybeNumber(groups['isoDay']))
  }
  if (groups['count'] !== undefined) return toSpan(groups['count'], groups['unit'] ?? '')
  if (groups['relativeDay'] !== undefined) return { inDays: relativeDays[groups['relativeDay']] ?? 0 }
  if (groups['holiday'] !== undefined) return toHoliday(groups['holiday'], groups['afterwards'] !== undefined)
  if (groups['pointedMonth'] !== undefined)
    return checked(undefined, Number(groups['pointedMonth']), Number(groups['pointedDay']))
  if (groups['within'] !== undefined) return { year: 'this' }
  if (groups['lone'] !== undefined) return checked(undefined, 'this', Number(groups['lone']))
  return checked(
    groups['year'] === undefined ? relativeYears[groups['relative'] ?? ''] : parseNumeral(groups['year']),
    groups['month'] === undefined ? relativeMonth(groups['relativeMonth']) : parseNumeral(groups['month']),
    groups['day'] === undefined ? undefined : parseNumeral(groups['day']),
  )
}

/** Those that follow the moon, and what comes after a holiday, are days that nothing here can know. */
function toHoliday(name: string, isAfterwards: boolean): Fields {
  const month = { 元旦: 1, 五一: 5, 劳动节: 5, 国庆: 10 }[name]
  return month === undefined || isAfterwards ? { isUnknowable: true } : { month, day: 1 }
}

function checked(year: WrittenDate['year'], month: WrittenDate['month'], day?: number): Fields | undefined {
  if (typeof month === 'number' && (month < 1 || month > 12)) return undefined
  if (day !== undefined && (day < 1 || day > 31)) return undefined
  if (year === undefined && month === undefined) return undefined
  return {
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
  }
}

const relativeDays: Readonly<Record<string, number>> = {
  即日: 0,
  今日: 0,
  今天: 0,
  明日: 1,
  明天: 1,
  次日: 1,
  昨日: -1,
  昨天: -1,
}

const relativeYears: Readonly<Record<string, NonNullable<WrittenDate['year']>>> = {
  今: 'this',
  本: 'this',
  当: 'this',
  同: 'this',
  明: 'next',
  次: 'next',
  去: 'last',
}

function relativeMonth(word: string | undefined): WrittenDate['month'] {
  if (word === undefined) return undefined
  if (word === '本' || word === '当') return 'this'
  return word.startsWith('上') ? 'last' : 'next'
}

function toSpan(count: string, unit: string): Fields {
  const number = parseNumeral(count)
  if (number === undefined || unit === '工作日') return { isUnknowable: true }
  if (unit === '月') return { inMonths: number }
  return { inDays: unit === '周' || unit === '星期' ? number * 7 : number }
}

function maybeNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

function yearOf({ year, month, day }: WrittenDate, reference: ReferenceDay | undefined): number | undefined {
  if (typeof year === 'number') return year
  if (reference === undefined) return undefined
  if (year !== undefined) return reference.year + { this: 0, next: 1, last: -1 }[year]
  if (typeof month !== 'number' || reference.month === undefined) return reference.year
  const there = month * 31 + (day ?? 15)
  const here = reference.month * 31 + (reference.day ?? 15)
  if (there - here > halfYear) return reference.year - 1
  return here - there > halfYear ? reference.year + 1 : reference.year
}

/** In the count of 31 days a month. */
const halfYear = 186

/** Months beyond December or before January belong to the years beside: `fromMonth` puts that right. */
function monthOf(word: 'this' | 'next' | 'last', reference: ReferenceDay | undefined): number | undefined {
  return reference?.month === undefined ? undefined : reference.month + { this: 0, next: 1, last: -1 }[word]
}

function fromMonth(year: number, month: number): string {
  const index = year * 12 + month - 1
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${pad((index % 12) + 1)}`
}

function fromDay(reference: ReferenceDay | undefined, months: number, days: number): PartialDate | undefined {
  if (reference?.month === undefined || reference.day === undefined) return undefined
  const month = fromMonth(reference.year, reference.month + months)
  const day = Math.min(reference.day, daysIn(Number(month.slice(0, 4)), Number(month.slice(5, 7))))
  const date = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, day + days))
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
  return text.length === 10 ? text : undefined
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
