import type { Draft } from '../../../utils/notices/draft'
import { normalizeName } from '../../../utils/text/normalize'
import type { AnnotatedNotice } from './annotated'

/** Right, superfluous and missing answers of one field. */
export interface Tally {
  readonly right: number
  readonly wrong: number
  readonly missing: number
}

export type Field = 'detection' | 'accounts' | 'platforms' | 'status' | 'dates' | 'successors'

export const fields: readonly Field[] = ['detection', 'accounts', 'platforms', 'status', 'dates', 'successors']

/** How the reading of one notice compares with what a person says of it. */
export interface NoticeScore {
  readonly id: string
  readonly provenance: string
  readonly isClosing: boolean
  readonly tallies: Readonly<Record<Field, Tally>>
  /** In words: what is wrong. */
  readonly misses: readonly string[]
  /** Of each draft: how sure it was, and whether it is right. */
  readonly drafts: readonly { readonly confidence: number; readonly isRight: boolean }[]
}

const none: Tally = { right: 0, wrong: 0, missing: 0 }

export function scoreNotice(notice: AnnotatedNotice, drafts: readonly Draft[]): NoticeScore {
  const isClosing = !notice.kind.startsWith('negative')
  const gold = goldOf(notice)
  const misses: string[] = []
  const compare = (field: string, expected: ReadonlySet<string>, found: ReadonlySet<string>) => {
    const tally = compareSets(expected, found)
    if (tally.wrong > 0 || tally.missing > 0) misses.push(`${field}：应为 ${list(expected)}，读成 ${list(found)}`)
    return tally
  }
  const detection = {
    right: isClosing && drafts.length > 0 ? 1 : 0,
    wrong: !isClosing && drafts.length > 0 ? 1 : 0,
    missing: isClosing && drafts.length === 0 ? 1 : 0,
  }
  if (detection.wrong > 0) misses.push(`误报：${drafts.map(({ account }) => account.name ?? '（无名）').join('、')}`)
  if (detection.missing > 0) misses.push('漏报')
  const found = new Set(drafts.flatMap(({ account }) => (account.name === undefined ? [] : [nameKey(account.name)])))
  const isScored = isClosing && drafts.length > 0
  return {
    id: notice.id,
    provenance: notice.provenance ?? '',
    isClosing,
    tallies: {
      detection,
      accounts: isClosing && gold.scoresAccount ? compare('账号', gold.names, found) : none,
      platforms: isClosing ? compare('平台', gold.platforms, platformsOf(drafts, gold.platforms)) : none,
      status: isScored ? scoreStatus(gold, drafts, misses) : none,
      dates: isScored ? scoreDates(notice, gold, drafts, misses) : none,
      successors: isClosing
        ? compare(
            '去向',
            gold.successors,
            new Set(drafts.flatMap(({ successors }) => successors.map(({ name }) => nameKey(name)))),
          )
        : none,
    },
    misses,
    drafts: drafts.map(({ confidence, account }) => ({
      confidence,
      isRight:
        isClosing &&
        (!gold.scoresAccount ||
          (account.name === undefined ? gold.names.size === 0 : gold.names.has(nameKey(account.name)))),
    })),
  }
}

interface Gold {
  readonly scoresAccount: boolean
  readonly names: ReadonlySet<string>
  readonly platforms: ReadonlySet<string>
  readonly successors: ReadonlySet<string>
  readonly statuses: ReadonlyMap<string, string>
  readonly status: string | undefined
}

function goldOf({ gold, gold_not_in_text: unknown = [] }: AnnotatedNotice): Gold {
  const accounts = gold.accounts ?? []
  const named =
    accounts.length > 0 ? accounts.map(({ account }) => account) : [gold.account].filter((name) => name !== null)
  const successors = [...(gold.successors ?? []), ...accounts.flatMap((one) => one.successors ?? [])]
  const hidden = new Set(
    unknown.filter((field) => field.startsWith('platform:')).map((field) => field.slice('platform:'.length)),
  )
  const places = accounts.length > 0 ? accounts.map(({ platform }) => platform) : (gold.platforms ?? [])
  return {
    scoresAccount: accounts.length > 0 || !unknown.includes('account'),
    names: new Set(named.map(nameKey)),
    platforms: new Set(
      places.flatMap((place) => (place && place !== 'other' && !hidden.has(place) ? [placeKey(place)] : [])),
    ),
    successors: new Set(successors.flatMap(({ name }) => (name === null ? [] : [nameKey(name)]))),
    statuses: new Map(accounts.map(({ account, status }) => [nameKey(account), status ?? ''])),
    status: gold.status ?? undefined,
  }
}

/** A platform that the annotation does not hold is wrong only where it holds one. */
function platformsOf(drafts: readonly Draft[], expected: ReadonlySet<string>): ReadonlySet<string> {
  if (expected.size === 0) return expected
  return new Set(drafts.flatMap(({ account }) => account.platform ?? []))
}

function scoreStatus(gold: Gold, drafts: readonly Draft[], misses: string[]): Tally {
  let [right, wrong] = [0, 0]
  const matched = drafts.filter(
    ({ account }) => account.name === undefined || !gold.scoresAccount || gold.names.has(nameKey(account.name)),
  )
  const seen = new Set<string>()
  for (const { account, status } of matched) {
    const key = nameKey(account.name ?? '')
    if (seen.has(key)) continue
    seen.add(key)
    const expected = gold.statuses.get(key) ?? gold.status
    if (expected === status) right += 1
    else {
      wrong += 1
      misses.push(`状态（${account.name ?? '无名'}）：应为 ${expected ?? '无'}，读成 ${status}`)
    }
  }
  return { right, wrong, missing: 0 }
}

const dateFields = [
  ['announced_date', 'announcedOn', '公告日期'],
  ['effective_date', 'effectiveOn', '生效日期'],
] as const

/** Every draft's two dates; without the year where the words do not say it. Whether one is rightly absent counts too. */
function scoreDates(notice: AnnotatedNotice, gold: Gold, drafts: readonly Draft[], misses: string[]): Tally {
  let [right, wrong] = [0, 0]
  for (const [key, field, label] of dateFields) {
    const unknown = notice.gold_not_in_text ?? []
    if (unknown.includes(key)) continue
    const noYear = unknown.includes(`${key}:year`)
    const expected = new Set<string>()
    const found = new Set<string>()
    const cut = (date: string) => (noYear ? date.replace(/^(?:\d{4}|-)-/, '') : date)
    for (const one of notice.gold.accounts ?? []) {
      const date = one[key] ?? notice.gold[key]
      if (date) expected.add(cut(date))
    }
    if (expected.size === 0 && notice.gold[key]) expected.add(cut(notice.gold[key]))
    for (const draft of drafts) {
      if (gold.scoresAccount && draft.account.name !== undefined && !gold.names.has(nameKey(draft.account.name)))
        continue
      const date = draft[field] ?? (noYear ? draft.withoutYear[field] : undefined)
      if (date !== undefined) found.add(cut(date))
    }
    if (list(expected) === list(found)) right += 1
    else {
      wrong += 1
      misses.push(`${label}：应为 ${list(expected)}，读成 ${list(found)}`)
    }
  }
  return { right, wrong, missing: 0 }
}

function compareSets(expected: ReadonlySet<string>, found: ReadonlySet<string>): Tally {
  const right = [...found].filter((one) => expected.has(one)).length
  return { right, wrong: found.size - right, missing: expected.size - right }
}

function list(values: ReadonlySet<string>): string {
  return values.size === 0 ? '无' : [...values].toSorted().join('、')
}

/** Names are the same with and without their brackets and marks. */
function nameKey(name: string): string {
  return normalizeName(name).replace(/[^\p{L}\p{N}]/gu, '')
}

function placeKey(place: string): string {
  return place === 'miniprogram' ? 'mini-program' : place
}
