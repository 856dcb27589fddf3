import type { Answer, Destination, NoticeAnswer, Route } from '../../utils/answer/answer'
import type { BannerText, PageMark, PageState } from '../../utils/messages'
import type { Closure } from '../../utils/model/closure'
import type { HistoryFact } from '../../utils/model/history'
import type { Profile } from '../../utils/model/profile'

/** What `npm run inspect` prints. */
export interface Report {
  readonly platform: string | null
  readonly profile: {
    readonly ids: readonly string[]
    readonly name: string | null
    readonly verified: boolean | null
    readonly verification: string | null
    /** What the platform's own page says became of the account; left out where it says nothing. */
    readonly history?: readonly HistoryFact[]
  } | null
  readonly verdict: {
    readonly kind: string
    readonly sure: string | null
    readonly closure: string | null
    readonly status: string | null
    readonly successors: Successors
  }
  /** What was searched for, and what the lists say of it; null on pages that are no search. */
  readonly search: { readonly words: string; readonly verdict: Report['verdict'] } | null
  /** What the account's own page announces, where no list has the account. */
  readonly notice: {
    /** The page's own words. */
    readonly quote: string
    readonly status: string
    readonly announcedOn: string | null
    readonly effectiveOn: string | null
    readonly successors: Successors
  } | null
  readonly banner: BannerText | null
  /** Links that are marked, in the page's order. */
  readonly marks: readonly PageMark[]
  readonly requests: readonly string[]
}

type Successors = readonly {
  readonly name: string
  readonly platform: string | null
  readonly url: string | null
}[]

export function createReport(
  state: PageState | undefined,
  banner: BannerText | undefined,
  requests: readonly string[],
): Report {
  return {
    platform: state?.platform ?? null,
    profile: state?.profile === undefined ? null : reportProfile(state.profile),
    verdict: reportVerdict(state?.answer),
    search: state?.search === undefined ? null : reportSearch(state.search),
    notice: reportNotice(state?.answer?.notice),
    banner: banner ?? null,
    marks: state?.marks ?? [],
    requests,
  }
}

function reportProfile({ ids, name, verification, history }: Profile): Report['profile'] {
  return {
    ids,
    name: name ?? null,
    verified: verification.state === 'unknown' ? null : verification.state === 'verified',
    verification: verification.state === 'verified' ? (verification.text ?? null) : null,
    ...(history && { history }),
  }
}

function reportSearch({ words, answer }: NonNullable<PageState['search']>): Report['search'] {
  return { words, verdict: reportVerdict(answer) }
}

function reportVerdict(answer: Answer | undefined): Report['verdict'] {
  const verdict = answer?.verdict
  const closure = verdict === undefined || verdict.kind === 'none' ? undefined : subjectOf(verdict)
  return {
    kind: verdict?.kind ?? 'none',
    sure: verdict !== undefined && 'sure' in verdict ? verdict.sure : null,
    closure: closure?.id ?? null,
    status: closure?.status ?? null,
    successors: closure === undefined ? [] : reportEnds(answer?.guidance?.routes ?? []),
  }
}

function reportNotice(notice: NoticeAnswer | undefined): Report['notice'] {
  if (notice === undefined) return null
  const { status, announcedOn, effectiveOn } = notice.closure
  return {
    quote: notice.quote,
    status,
    announcedOn: announcedOn ?? null,
    effectiveOn: effectiveOn ?? null,
    successors: reportEnds(notice.routes),
  }
}

function reportEnds(routes: readonly Route[]): Successors {
  return routes.flatMap(({ end }) => (end ? [reportEnd(end)] : []))
}

function subjectOf(verdict: Exclude<Answer['verdict'], { kind: 'none' }>): Closure | undefined {
  return verdict.kind === 'successor' ? verdict.closures[0] : verdict.closure
}

function reportEnd({ successor, action }: Destination) {
  return {
    name: successor.name,
    platform: successor.kind === 'account' ? (successor.platform ?? null) : null,
    url: 'url' in action ? action.url : null,
  }
}
