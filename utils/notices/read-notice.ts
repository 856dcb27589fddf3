import type { Successor } from '../model/closure'
import { isPlatformId } from '../model/platform'
import { findWrittenDates } from '../text/written-dates'
import { markBareNames } from './bare-names'
import { datesOf, readTextDates, type TextDates } from './case-dates'
import { statusOf } from './case-status'
import { successorsOf } from './case-successors'
import type { Case } from './case'
import { collectCases } from './cases'
import { type CleanText, cleanText } from './clean-text'
import { confidenceOf } from './confidence'
import type { Draft, DraftAccount, NoticeContext, Range } from './draft'
import { readSentence } from './find-acts'
import { toElements } from './groups'
import { joinTables } from './pasted-table'
import { splitSentences } from './sentences'
import { type Span, tokenize } from './tokens'

/**
 * Reads a closing notice: one draft for each account that its words close, merge, rename or open again, in their order;
 * none when they do not. Pure, in time linear in the text; never throws. Dates without a year are held against the day
 * it was posted, else against the dates in it; what stays open is left open.
 */
export function readNotice(notice: string, context: NoticeContext = {}): readonly Draft[] {
  const clean = cleanText(notice)
  const { text } = clean
  const dates = findWrittenDates(text)
  const elements = toElements(markBareNames(joinTables(tokenize(text, clean.isTraditional, dates), text), text), text)
  const readings = splitSentences(elements).map((sentence, number) => readSentence(sentence, number, text))
  const cases = collectCases(readings, context, text)
  if (cases.length === 0) return []
  const textDates = readTextDates(text, dates, context)
  return cases.flatMap((one) => toDraft(one, clean, textDates, context) ?? [])
}

function toDraft(one: Case, clean: CleanText, texts: TextDates, context: NoticeContext): Draft | undefined {
  const original = (span: Span) => wordsOf(clean, span)
  const found = successorsOf(one, original)
  // Of many accounts without names it is worth knowing only where they went.
  if (one.name === undefined && found.length === 0 && (one.group?.isCounted === true || one.group?.isOfMany === true))
    return undefined
  const first = statusOf(one, false)
  const { announced, effective } = datesOf(one, texts, context, first.status === 'stopped')
  const isLater = announced.date !== undefined && effective.date !== undefined && effective.date > announced.date
  const { status, said } = isLater ? statusOf(one, true) : first
  const dates = datesOf(one, texts, context, status === 'stopped')
  const range = (span: Span | undefined) => (span === undefined ? [] : [rangeOf(clean, span)])
  const { signer } = texts
  return {
    account: accountOf(one, original, context, signer),
    status,
    ...(dates.announced.date !== undefined && { announcedOn: dates.announced.date }),
    ...(dates.effective.date !== undefined && { effectiveOn: dates.effective.date }),
    withoutYear: {
      ...(dates.announced.withoutYear !== undefined && { announcedOn: dates.announced.withoutYear }),
      ...(dates.effective.withoutYear !== undefined && { effectiveOn: dates.effective.withoutYear }),
    },
    successors: found.map(({ successor }): Successor => successor),
    evidence: {
      account: range(one.name?.span),
      platform: one.placeSpans.map((span) => rangeOf(clean, span)),
      organisation: context.organisation === undefined ? range(signer) : [],
      status: [...new Set(said)].map(({ span }) => rangeOf(clean, span)),
      announcedOn: range(dates.announced.span),
      effectiveOn: range(dates.effective.span),
      successors: found.map(({ spans }) => spans.map((span) => rangeOf(clean, span))),
    },
    confidence: confidenceOf(one, context),
  }
}

function accountOf(
  one: Case,
  original: (span: Span) => string,
  context: NoticeContext,
  signer: Span | undefined,
): DraftAccount {
  const { name, place } = one
  const organisation = context.organisation ?? (signer === undefined ? undefined : original(signer))
  const platform = place === 'website' || (place !== undefined && isPlatformId(place)) ? place : undefined
  return {
    ...(name !== undefined && { name: name.span === undefined ? name.text : original(name.span) }),
    ...(platform !== undefined && { platform }),
    ...(organisation !== undefined && { organisation }),
  }
}

/** As it was written, without what cannot be seen and the readings of machines. */
function wordsOf({ original, at }: CleanText, { from, to }: Span): string {
  let words = ''
  for (let index = from; index < to; index += 1) words += original[at[index] ?? 0] ?? ''
  return words.trim()
}

function rangeOf({ at }: CleanText, { from, to }: Span): Range {
  const start = at[from] ?? 0
  // What was left out behind the last unit belongs to it no more.
  const end = to > from ? (at[to - 1] ?? 0) + 1 : start
  return [start, end]
}
