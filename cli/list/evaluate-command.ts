import { readFile } from 'node:fs/promises'
import { isPartialDate } from '../../utils/model/partial-date'
import { isPlatformId } from '../../utils/model/platform'
import type { NoticeContext } from '../../utils/notices/draft'
import { readNotice } from '../../utils/notices/read-notice'
import { type Command, parseOperands } from './command'
import { groupBy } from './group-by'
import { type AnnotatedNotice, parseAnnotated } from './notices/annotated'
import { type NoticeScore, scoreNotice } from './notices/score'
import { type FieldSummary, reliability, summarize, type Summary } from './notices/summary'
import { Refusal } from './publish/refusal'

export const evaluate = {
  summary: '用标注好的公告检验读公告的本领',
  help: `用法：npm run -s list -- evaluate <文件> [--json]

  <文件>    标注好的公告，一行一个 JSON 对象：{id, text, kind, provenance?, gold, gold_not_in_text?, context?}；
            kind 以 negative 开头的是不该读出东西的
  --json    只输出一个 JSON 对象：{summary, byProvenance, reliability, misses}
  --help    显示这段说明

打印查全率、误报、账号和去向的 F1、状态和日期的正确率，以及每一处错。gold_not_in_text 里的字段不计分。`,
  async run(args, { print, resolve }) {
    const { values, operands } = parseOperands(args, ['文件'], { json: { type: 'boolean', default: false } })
    const file = resolve(operands[0] ?? '')
    const notices = parseAnnotated(await readText(file), file)
    const scores = notices.map((notice) => scoreNotice(notice, readNotice(notice.text, contextOf(notice))))
    print(values.json ? JSON.stringify(report(scores)) : write(scores))
    return 0
  },
} satisfies Command

/** What the words do not say was seen on the page that the notice stood on. */
function contextOf({ context, gold, gold_not_in_text: unknown = [] }: AnnotatedNotice): NoticeContext {
  const [place] = gold.platforms ?? []
  const platform = context?.platform ?? (unknown.includes(`platform:${place}`) ? place : undefined)
  const account = context?.account ?? (unknown.includes('account') && !gold.accounts ? gold.account : undefined)
  const posted = context?.posted ?? (unknown.includes('announced_date') ? gold.announced_date : undefined)
  return {
    ...(isPlatformId(platform) && { platform }),
    ...(typeof account === 'string' && { account }),
    ...(isPartialDate(posted) && { postedOn: posted }),
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new Refusal(`读不了 ${file}`, {}, { cause })
  }
}

function report(scores: readonly NoticeScore[]) {
  return {
    summary: summarize(scores),
    byProvenance: Object.fromEntries(Array.from(byProvenance(scores), ([name, own]) => [name, summarize(own)])),
    reliability: reliability(scores),
    misses: scores.flatMap(({ id, misses }) => (misses.length > 0 ? [{ id, misses }] : [])),
  }
}

function byProvenance(scores: readonly NoticeScore[]): ReadonlyMap<string, readonly NoticeScore[]> {
  return groupBy(scores, ({ provenance }) => provenance)
}

function write(scores: readonly NoticeScore[]): string {
  const groups = [...byProvenance(scores)]
  const lines =
    groups.length > 1
      ? groups.flatMap(([name, own]) => ['', `【${name || '没有写来历'}】`, ...writeSummary(summarize(own))])
      : []
  const misses = scores.flatMap(({ id, misses: own }) => own.map((miss) => `  ${id} ${miss}`))
  const table = reliability(scores).map(
    ({ from, to, drafts, meanConfidence, right }) =>
      `  ${from.toFixed(2)}–${Math.min(1, to).toFixed(2)}：${drafts} 条，平均 ${meanConfidence.toFixed(2)}，实际 ${right.toFixed(2)}`,
  )
  return [...writeSummary(summarize(scores)), ...lines, '', '把握有多准：', ...table, '', '错处：', ...misses].join(
    '\n',
  )
}

const labels = { accounts: '账号', platforms: '平台', successors: '去向', status: '状态', dates: '日期' } as const

function writeSummary({ notices, closings, falseAlarms, scores }: Summary): readonly string[] {
  const { detection, accounts, platforms, successors, status, dates } = scores
  return [
    `${notices} 条，其中 ${closings} 条是关停公告：读出 ${percent(detection.recall)}，误报 ${falseAlarms} 条`,
    ...(
      [
        ['accounts', accounts],
        ['platforms', platforms],
        ['successors', successors],
      ] as const
    ).map(
      ([field, one]) =>
        `  ${labels[field]}：F1 ${percent(one.f1)}（对 ${one.right}，多 ${one.wrong}，漏 ${one.missing}）`,
    ),
    ...(
      [
        ['status', status],
        ['dates', dates],
      ] as const
    ).map(([field, one]) => `  ${labels[field]}：${writeAccuracy(one)}`),
  ]
}

function writeAccuracy({ right, wrong, precision }: FieldSummary): string {
  return `正确 ${percent(precision)}（对 ${right}，错 ${wrong}）`
}

function percent(value: number | null): string {
  return value === null ? '—' : `${(value * 100).toFixed(1)}%`
}
