import type { PartialDate } from '../model/closure'
import { type ReferenceDay, resolveDate, toReference, writtenMonthDay, type WrittenDate } from '../text/written-dates'
import type { Case } from './case'
import type { NoticeContext } from './draft'
import { looksLikeOffice } from './nouns'
import type { Span } from './tokens'

/** The dates of a whole text, and what they can be held against. */
export interface TextDates {
  /** The date under the notice. */
  readonly signature?: WrittenDate
  /** The body that signs it. */
  readonly signer?: Span
  reference(this: void, date: WrittenDate): ReferenceDay | undefined
}

export interface CaseDate {
  readonly date?: PartialDate
  readonly withoutYear?: string
  readonly span?: Span
}

export function readTextDates(text: string, dates: readonly WrittenDate[], context: NoticeContext): TextDates {
  const years = dates.filter((date) => typeof date.year === 'number')
  const posted = context.postedOn === undefined ? undefined : toReference(context.postedOn)
  const last = dates.at(-1)
  const signature = last !== undefined && isSignature(text, last) ? last : undefined
  const signer = signature === undefined ? undefined : findSigner(text, signature.from)
  return {
    ...(signature !== undefined && { signature }),
    ...(signer !== undefined && { signer }),
    reference: (date) => posted ?? asReference(yearNear(years, date)),
  }
}

/** The last with a year before it, else the first after it. Binary search: there may be many. */
function yearNear(years: readonly WrittenDate[], date: WrittenDate): WrittenDate | undefined {
  let [low, high] = [0, years.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((years[middle]?.from ?? 0) < date.from) low = middle + 1
    else high = middle
  }
  return years[low - 1] ?? years.at(-1)
}

function asReference(date: WrittenDate | undefined): ReferenceDay | undefined {
  const resolved = date === undefined ? undefined : resolveDate(date, undefined)
  return resolved === undefined ? undefined : toReference(resolved)
}

/** Nothing but brackets and full stops after it, and before it a line's end or the name of a body. */
function isSignature(text: string, { from, to, day, inDays }: WrittenDate): boolean {
  if (day === undefined || inDays !== undefined || /[^\s)。.!]/.test(text.slice(to, to + 40))) return false
  if (text.length - to > 40) return false
  const before = text.slice(Math.max(0, from - 12), from).trimEnd()
  if (before === '' || /[\n。!()—]$/.test(before) || /\n\s*$/.test(text.slice(0, from).slice(-4))) return true
  if (/(?:^|[\n。;, ])(?:公告|公示|发布|成文)?(?:日期|时间):$/.test(before)) return true
  return !/[,至到于自从在为起:]$/.test(before) && looksLikeOffice(before, { from: 0, to: before.length })
}

function findSigner(text: string, end: number): Span | undefined {
  const before = text.slice(Math.max(0, end - 60), end)
  const match = /(?:^|[\n。!;,\s])([\p{L}]{4,40})[\s)]*$/u.exec(before)
  const name = match?.[1]
  if (match === null || name === undefined) return undefined
  const from = Math.max(0, end - 60) + match.index + match[0].indexOf(name)
  const span = { from, to: from + name.length }
  return looksLikeOffice(text, span) ? span : undefined
}

/** When it was announced and from when it holds. */
export function datesOf(
  { acts, targets, since }: Case,
  texts: TextDates,
  context: NoticeContext,
  isStopped: boolean,
): { readonly announced: CaseDate; readonly effective: CaseDate } {
  const said = acts.map(({ dates }) => dates)
  const announcing = said.find((dates) => dates.announced !== undefined)?.announced ?? texts.signature
  const announced: CaseDate =
    announcing === undefined
      ? { ...(context.postedOn !== undefined && { date: context.postedOn }) }
      : resolve(announcing, announcedFrom(announcing, texts, context))
  const dated = acts.filter(({ dates, isTitle }) => dates.effective !== undefined && !isTitle)
  const main = dated.find(({ kinds }) => kinds.has('stop')) ?? dated[0]
  const opened = targets.find(({ dates }) => dates?.effective !== undefined)?.dates
  const effective = main?.dates.effective ?? opened?.effective ?? since
  if (effective === undefined) {
    const isSameDay =
      isStopped && acts.some((act) => act.kinds.has('stop') && act.isAnnounced && act.dates.announced !== undefined)
    return { announced, effective: isSameDay ? announced : {} }
  }
  const isCounted = effective.inDays !== undefined || effective.inMonths !== undefined
  if (isCounted && announced.date === undefined && announced.withoutYear !== undefined) {
    const isToday = effective.inDays === 0
    return { announced, effective: { ...(isToday && { withoutYear: announced.withoutYear }), span: effective } }
  }
  const reference = announced.date === undefined ? texts.reference(effective) : toReference(announced.date)
  if (isCounted && announced.date === undefined && context.postedOn === undefined) return { announced, effective: {} }
  return {
    announced,
    effective: resolve(
      effective,
      effective.year === undefined && !isCounted ? (texts.reference(effective) ?? reference) : reference,
    ),
  }
}

/** 今天 in a report is the day of the report, which other dates of the text say nothing of. */
function announcedFrom(date: WrittenDate, texts: TextDates, context: NoticeContext): ReferenceDay | undefined {
  if (date.inDays === undefined || context.postedOn !== undefined) return texts.reference(date)
  const signed = texts.signature === undefined ? undefined : resolveDate(texts.signature, undefined)
  return signed === undefined ? undefined : toReference(signed)
}

function resolve(written: WrittenDate, reference: ReferenceDay | undefined): CaseDate {
  const date = resolveDate(written, reference)
  const withoutYear = date === undefined ? writtenMonthDay(written) : undefined
  return {
    ...(date !== undefined && { date }),
    ...(withoutYear !== undefined && { withoutYear }),
    span: { from: written.from, to: written.to },
  }
}
