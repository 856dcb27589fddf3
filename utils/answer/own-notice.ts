import { holderOf, namedBody } from '../match/organisation'
import type { Closure } from '../model/closure'
import type { OwnText } from '../model/own-text'
import type { Profile, Verification } from '../model/profile'
import type { Draft, Evidence, Range } from '../notices/draft'
import { readNotice } from '../notices/read-notice'
import { normalizeName } from '../text/normalize'

/** What an account's own words announce of itself, read by machine. */
export interface OwnNotice {
  /** The sentence that says so, as the page has it, shortened. */
  readonly quote: string
  /** All of the words it was read from. */
  readonly text: string
  /** A record in the making: its one source is the notice. Not on any list. */
  readonly closure: Closure
}

/** Readings less sure than this are not told; the reader's `confidence` says how often they are right. */
const surest = 0.8

/**
 * The closing that the account's own words announce, the surest one. Undefined where the page does not show the account
 * as a body's, where they announce nothing or are of another account, and where they also say that the account is there
 * again. `today`: `2026-11-21`.
 */
export function findOwnNotice(profile: Profile, texts: readonly OwnText[], today: string): OwnNotice | undefined {
  const { name, platform, verification } = profile
  // Articles never show whether their account is verified.
  const mayShowNone = platform === 'wechat' && verification.state === 'unknown'
  if (name === undefined || !(mayShowNone || isOfBody(verification))) return undefined
  const read = texts.flatMap((own) => readOwn(own, { ...profile, name }).map((draft) => ({ own, draft })))
  if (read.some(({ draft }) => draft.status === 'reopened')) return undefined
  const [best] = read
    .filter(({ draft }) => draft.confidence >= surest)
    .toSorted((a, b) => weigh(b.draft) - weigh(a.draft))
  if (best === undefined) return undefined
  const { text } = best.own
  const quote = quoteOf(text, best.draft.evidence)
  return { quote, text, closure: toClosure(best.draft, best.own, { ...profile, name }, quote, today) }
}

/** Of two that are as sure, the one that says where to go. */
function weigh({ confidence, successors }: Draft): number {
  return confidence + (successors.length > 0 ? 0.1 : 0)
}

type Named = Profile & { readonly name: string }

function isOfBody(verification: Verification): boolean {
  if (verification.state !== 'verified') return false
  const { text, holder = holderOf(text ?? '') } = verification
  return holder === 'organisation'
}

/** What a text says of the very account that shows it, whether that is to be believed or not. */
function readOwn({ from, text, postedOn }: OwnText, { platform, name, verification }: Named): readonly Draft[] {
  const organisation = verification.state === 'verified' ? verification.text : undefined
  const context = {
    platform,
    account: name,
    ...(organisation !== undefined && { organisation }),
    ...(postedOn !== undefined && { postedOn }),
  }
  return readNotice(text, context).filter(({ account, status, successors, evidence }) => {
    if (account.platform !== platform || account.name === undefined) return false
    if (normalizeName(account.name) !== normalizeName(name)) return false
    if (platformWords.test(sentenceAround(text, evidence.status))) return false
    // Where the page shows no verification, a body must have put its name under the words, or have it in the account's.
    const signed = [account.organisation ?? '', name].some((words) => holderOf(words) === 'organisation')
    if (verification.state !== 'verified' && !signed) return false
    // It bears its new name already.
    if (status === 'renamed' && successors.length === 0) return false
    if (evidence.account.length > 0) return true
    const sentence = sentenceAround(text, evidence.status)
    if (staying.test(sentence) || others.test(sentence)) return false
    return from === 'description' || isOfOneself(text, name)
  })
}

/**
 * Whether words that name no account are of the one that wrote them: they say 本账号 or 我局, or it signed them. What stands in quotation marks somebody else said.
 */
function isOfOneself(text: string, name: string): boolean {
  const unquoted = text.replaceAll(/“[^”]*”|「[^」]*」|『[^』]*』|‘[^’]*’/g, '')
  if (reported.test(unquoted)) return false
  return oneself.test(unquoted) || text.slice(-longestSignature).includes(name)
}

/** The name, and the day below it. */
const longestSignature = 40

/** What sites themselves say in the place of an account that is gone, or that a rate limit or a log-in wall hides. */
const platformWords = /自主[注註][销銷]|[无無]法(?:查看|[访訪][问問]|[显顯]示)|不存在/

const oneself =
  /[本此](?:官方)?(?:[账帐賬帳][号戶户號]|公[众眾]|抖音|微博|[头頭][条條]|[视視][频頻]|平台|号|號)|我[们們]|[本我](?:局|院|校|园|園|[镇鎮]|[乡鄉]|街道|[办辦]|中心|[会會]|[馆館]|[支大中]?[队隊]|站|委|[厅廳]|[单單]位|所|[处處])/
/** 本账号为唯一官方账号, 请关注本账号: it is another one that closes. */
const staying = /唯一|[认認][准準][本此我]|[关關]注[本此我]/
const reported = /[记記]者|[网網]友[：:]|[网網][传傳]|[据據]悉|[据據]了解|[据據][报報][道導]/
/** Whom news are about: 该账号, 某地, 又一批. */
const others =
  /[该該某](?:[局院校园園镇鎮乡鄉部委厅廳办辦馆館队隊站所台县縣市区區地]|[账帐賬帳]|公[众眾]|抖音|微博|[头頭][条條]|[视視][频頻]|平台|[单單]位|[号號])|[一多各数數][地家个個批]/

function toClosure(draft: Draft, { postedOn }: OwnText, profile: Named, quote: string, today: string): Closure {
  const { platform, name, ids, verification } = profile
  const organisation =
    verification.state === 'verified' ? namedBody(verification.text ?? '') : draft.account.organisation
  const announcedOn = draft.announcedOn ?? postedOn
  const isToCome = draft.effectiveOn !== undefined && draft.effectiveOn > today
  return {
    id: `${platform}/${name}`,
    account: { platform, name, ...(ids.length > 0 && { ids }), ...(organisation !== undefined && { organisation }) },
    status: isToCome ? 'announced' : draft.status,
    ...(announcedOn !== undefined && { announcedOn }),
    ...(draft.effectiveOn !== undefined && { effectiveOn: draft.effectiveOn }),
    successors: draft.successors,
    sources: [{ title: quote, publisher: name, ...(postedOn !== undefined && { publishedOn: postedOn }) }],
    checkedOn: today,
  }
}

/** In UTF-16 units. */
const longestQuote = 90

/** The sentence that says it, with those up to where to go where they are short; of a long one what fits around the words. */
function quoteOf(text: string, { status, successors }: Evidence): string {
  const [from, end] = sentenceRange(text, status)
  const [, way] = sentenceRange(text, successors[0] ?? status)
  const to = way > end && way - from <= longestQuote ? way : end
  if (to - from <= longestQuote) return text.slice(from, to).trim()
  const [first = from] = status[0] ?? []
  // Whom it is about stands before the words, and where to go behind them.
  const start = Math.max(from, Math.min(first - longestQuote / 2, to - longestQuote))
  const stop = Math.min(to, start + longestQuote)
  const cut = text
    .slice(start, stop)
    .replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
    .trim()
  return `${start > from ? '…' : ''}${cut}${stop < to ? '…' : ''}`
}

function sentenceAround(text: string, said: readonly Range[]): string {
  return text.slice(...sentenceRange(text, said))
}

/** Of the last of the words: what a title said is said again in the sentence, with more. */
function sentenceRange(text: string, said: readonly Range[]): Range {
  const [at = 0, until = text.length] = said.at(-1) ?? []
  const before = text.slice(0, at)
  const from = Math.max(...[...'。！？!?\n'].map((mark) => before.lastIndexOf(mark))) + 1
  const end = text.slice(until).search(/[。！？!?\n]/)
  return [from, end < 0 ? text.length : until + end]
}
