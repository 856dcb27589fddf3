import { type EntryDraft, successorRows } from './entry-draft'
import { writtenDate } from './read-draft'
import type { OwnFormGiven } from '../../../utils/model/own-form-link'
import { limits } from '../../../utils/model/parse-closure'
import { isPartialDate } from '../../../utils/model/partial-date'
import type { PlatformId } from '../../../utils/model/platform'
import { isPlatformId } from '../../../utils/model/platform'
import type { Draft, NoticeContext } from '../../../utils/notices/draft'
import { readNotice } from '../../../utils/notices/read-notice'
import { normalizeName } from '../../../utils/text/normalize'
import { isCertainlyAfter } from '../../../utils/text/partial-date'

/** A notice as the person gives it: its words, and what they know of it. */
export interface NoticeInput {
  readonly text: string
  /** Where it was posted; empty: not known. */
  readonly platform: PlatformId | ''
  readonly account: string
  readonly postedOn: string
}

/** Longest text that is read, in UTF-16 units: many times any notice. */
export const longestInput = 50_000

/** What a link brought, as the person would have given it. */
export function noticeInputOf({ notice, platform, name, postedOn }: OwnFormGiven): NoticeInput {
  return { text: notice ?? '', platform: platform ?? '', account: name ?? '', postedOn: postedOn ?? '' }
}

/** What the notice says, one draft for each account. */
export function readInput(input: NoticeInput, given: OwnFormGiven): readonly Draft[] {
  if (input.text.trim() === '') return []
  return readNotice(input.text.slice(0, longestInput), contextOf(input, given))
}

/** Whether a draft is about the account whose page the form was opened from, as far as its words go. */
export function isGivenAccount({ account }: Draft, given: OwnFormGiven): boolean {
  if (given.name === undefined) return false
  const isHere = account.platform === undefined || account.platform === given.platform
  return isHere && (account.name === undefined || normalizeName(account.name) === normalizeName(given.name))
}

interface ReadNotice {
  readonly notice: NoticeInput
  readonly given: OwnFormGiven
  /** All that was read of it. */
  readonly drafts: readonly Draft[]
}

/**
 * The form's fields as a draft fills them. `untitled`: what a notice without a title is called; `today`: what happens after
 * it is announced, no more.
 */
export function noticeFields(
  draft: Draft,
  { notice: input, given, drafts }: ReadNotice,
  { untitled, today }: { readonly untitled: string; readonly today: string },
): Partial<EntryDraft> {
  const { account, status, announcedOn, effectiveOn, successors } = draft
  const publisher = account.organisation ?? input.account.trim()
  const publishedOn = postedOnOf(input) ?? announcedOn
  const isToCome = effectiveOn !== undefined && status !== 'reopened' && isCertainlyAfter(effectiveOn, today)
  // Who signs a notice about the accounts of several bodies is not the body of each.
  const isOfOneBody = new Set(drafts.map((one) => one.account.name)).size === 1
  return {
    ...withoutGiven(draft, given, isOfOneBody),
    status: isToCome ? 'announced' : status,
    ...(announcedOn !== undefined && { announcedOn }),
    ...(effectiveOn !== undefined && { effectiveOn }),
    successors: successorRows(successors),
    sourceTitle: titleOf(input.text) ?? untitled,
    ...(publisher !== '' && { sourcePublisher: publisher.slice(0, limits.publisher) }),
    ...(publishedOn !== undefined && { sourceDate: publishedOn }),
  }
}

/** The account as the words have it; what only stands there because the page had told it is the page's to fill in. */
function withoutGiven({ account, evidence }: Draft, given: OwnFormGiven, isOfOneBody: boolean): Partial<EntryDraft> {
  const { platform, name, organisation } = account
  const isTold = { platform: evidence.platform.length > 0, name: evidence.account.length > 0 }
  return {
    ...(isPlatformId(platform) && (isTold.platform || platform !== given.platform) && { platform }),
    ...(name !== undefined && (isTold.name || name !== given.name) && { name }),
    ...(organisation !== undefined && isOfOneBody && organisation !== given.organisation && { organisation }),
  }
}

function contextOf(input: NoticeInput, given: OwnFormGiven): NoticeContext {
  const account = input.account.trim()
  const postedOn = postedOnOf(input)
  const isGiven = given.name !== undefined && normalizeName(account) === normalizeName(given.name)
  return {
    ...(input.platform !== '' && { platform: input.platform }),
    ...(account !== '' && { account }),
    ...(isGiven && given.organisation !== undefined && { organisation: given.organisation }),
    ...(postedOn !== undefined && { postedOn }),
  }
}

function postedOnOf({ postedOn }: NoticeInput): string | undefined {
  const date = writtenDate(postedOn)
  return isPartialDate(date) ? date : undefined
}

/** The first line, where it looks like a title and more follows: 关于停用…的公告, or what stands in 【 】. */
function titleOf(text: string): string | undefined {
  const [, bracketed] = /^\s*【([^】\n]{4,60})】/.exec(text) ?? []
  if (bracketed !== undefined) return bracketed.trim()
  const [, line = ''] = /^\s*(\S[^\n]*)\n\s*\S/.exec(text) ?? []
  const title = line.trim().replaceAll(/\s+/g, ' ')
  return title.length >= 4 && title.length <= 60 && !/[。！？!?；;，,：:]$/.test(title) ? title : undefined
}
