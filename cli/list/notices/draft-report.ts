import type { PartialDate, Status, Successor } from '../../../utils/model/closure'
import type { Draft, Range } from '../../../utils/notices/draft'
import { toClosureDraft } from '../../../utils/notices/to-closure'
import { formatPartialDate } from '../../../utils/text/partial-date'
import type { GivenNotice } from './given-notice'

/** What `--json` says of a draft: a record as far as it goes, and the words behind it. */
export function reportDraft(draft: Draft) {
  const { withoutYear, confidence, evidence } = draft
  const closure = toClosureDraft(draft)
  // A list cannot hold a website's record, but who reads the draft should know that it is one.
  const account = {
    ...closure.account,
    ...(draft.account.platform !== undefined && { platform: draft.account.platform }),
  }
  return { ...closure, account, withoutYear, confidence, evidence }
}

/** For people: what was read, and under each part the words it was read from. */
export function reviewNotice({ name, text }: GivenNotice, drafts: readonly Draft[]): string {
  if (drafts.length === 0) return `${name}：没有读出关停`
  const parts = drafts.flatMap((draft, index) => ['', ...reviewDraft(draft, index + 1, text)])
  return [`${name}：${drafts.length} 份草稿`, ...parts].join('\n')
}

function reviewDraft(draft: Draft, number: number, text: string): readonly string[] {
  const { account, status, announcedOn, effectiveOn, withoutYear, successors, evidence, confidence } = draft
  return [
    `${number}. ${account.name ?? '（文中没有名称）'}　把握 ${Math.round(confidence * 100)}%`,
    ...field('账号', account.name ?? '没有写', evidence.account, text),
    ...field('平台', account.platform === undefined ? '没有写' : placeNames[account.platform], evidence.platform, text),
    ...(account.organisation === undefined ? [] : field('单位', account.organisation, evidence.organisation, text)),
    ...field('状态', statusNames[status], evidence.status, text),
    ...field('公告日期', writeDate(announcedOn, withoutYear.announcedOn), evidence.announcedOn, text),
    ...field('生效日期', writeDate(effectiveOn, withoutYear.effectiveOn), evidence.effectiveOn, text),
    ...(successors.length === 0 ? ['   去向：没有写'] : []),
    ...successors.flatMap((one, index) => field('去向', describe(one), evidence.successors[index] ?? [], text)),
  ]
}

/** `short` is a date without its year: `--03-10`. */
function writeDate(date: PartialDate | undefined, short: string | undefined): string {
  if (date !== undefined) return formatPartialDate(date, 'zh-CN')
  if (short === undefined) return '没有写'
  const [month, day] = short.slice(2).split('-').map(Number)
  return `${month}月${day === undefined ? '' : `${day}日`}（没写年份）`
}

const statusNames = {
  announced: '已公告将关停（announced）',
  stopped: '已停更（stopped）',
  deregistered: '已注销（deregistered）',
  merged: '已合并（merged）',
  migrated: '已迁移（migrated）',
  renamed: '已更名（renamed）',
  reopened: '又重新启用（reopened）',
} satisfies Record<Status, string>

const placeNames = {
  douyin: '抖音（douyin）',
  weibo: '微博（weibo）',
  toutiao: '今日头条（toutiao）',
  wechat: '微信公众号（wechat）',
  channels: '视频号（channels）',
  'mini-program': '小程序（mini-program）',
  app: 'APP（app）',
  kuaishou: '快手（kuaishou）',
  bilibili: '哔哩哔哩（bilibili）',
  xiaohongshu: '小红书（xiaohongshu）',
  zhihu: '知乎（zhihu）',
  website: '网站（名录里还没有这一类）',
} satisfies Record<NonNullable<Draft['account']['platform']>, string>

function describe(successor: Successor): string {
  switch (successor.kind) {
    case 'account':
      return `${successor.name}，${successor.platform === undefined ? '没有写平台' : placeNames[successor.platform]}`
    case 'website':
      return `${successor.name}，网站${successor.url === undefined ? '' : ` ${successor.url}`}`
    case 'app':
      return `${successor.name}，APP`
    case 'mini-program':
      return `${successor.name}，小程序`
    case 'phone':
      return `${successor.name}，电话 ${successor.number}`
  }
}

function field(label: string, value: string, ranges: readonly Range[], text: string): readonly string[] {
  return [`   ${label}：${value}`, ...gather(ranges, text).flatMap((near) => underline(text, near))]
}

/** Ranges that fit on one line of the review go on one. */
function gather(ranges: readonly Range[], text: string): readonly (readonly Range[])[] {
  const lines: Range[][] = []
  for (const range of [...ranges].toSorted(([a], [b]) => a - b)) {
    const line = lines.at(-1)
    const [first, last] = [line?.[0], line?.at(-1)]
    const fits =
      first !== undefined &&
      last !== undefined &&
      range[0] >= last[1] &&
      range[1] - first[0] <= widest &&
      endOfLine(text, first[0]) >= range[1]
    if (fits) line?.push(range)
    else lines.push([range])
  }
  return lines
}

/** Characters from the first word to the last that one line shows. */
const widest = 30

/** The words around some ranges, and lines under the ranges. */
function underline(text: string, ranges: readonly Range[]): readonly string[] {
  const [first = 0, last = 0] = [ranges[0]?.[0], ranges.at(-1)?.[1]]
  const start = Math.max(startOfLine(text, first), first - around)
  const end = Math.min(endOfLine(text, last), last + around)
  const lead = start > startOfLine(text, first) ? '…' : ''
  let marks = ' '.repeat(columns(lead))
  let done = start
  for (const [from, to] of ranges) {
    marks += ' '.repeat(columns(onOneLine(text.slice(done, from))))
    marks += '‾'.repeat(Math.max(1, columns(onOneLine(text.slice(from, to)))))
    done = to
  }
  const trail = end < endOfLine(text, last) ? '…' : ''
  return [`     ${lead}${onOneLine(text.slice(start, end))}${trail}`, `     ${marks}`]
}

/** How many characters of a line are shown on either side. */
const around = 12

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

function onOneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- what a terminal would obey is not shown
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]/g, ' ').toWellFormed()
}

/** Columns of a terminal: Chinese characters and full-width signs take two. */
export function columns(text: string): number {
  let count = 0
  for (const sign of text) {
    if (/[\p{Mn}\p{Cf}]/u.test(sign)) continue
    count += wide.test(sign) ? 2 : 1
  }
  return count
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
