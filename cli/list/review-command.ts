import { appendFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { type Command, parseOptions, type Terminal, UsageError } from './command'
import type { CompiledList } from './compile-sources'
import { loadSources, ownSources } from './load'
import type { Place } from './problem'
import { compareInfo, explainInfo, type InfoChange } from './publish/compare-info'
import { compareRecords, type RecordChanges } from './publish/compare-records'
import { explainChanges, reportChangedFields, summarizeChanges, writeRecord } from './publish/write-changes'
import { hasErrors, reportOf, writeProblem, writeSummary } from './report'
import { annotationOf, writeAnnotation } from './review/annotation'
import { type Approvals, fetchApprovals } from './review/fetch-approvals'
import { findSensitive, type SensitiveChange } from './review/find-sensitive'
import { findPrefix, loadRevision } from './review/load-revision'
import { type Section, writeMarkdown, writePlain } from './review/write-summary'

export const review = {
  summary: '审核对名录的一次改动：检查，用文字说明改了什么，要不要两个人看',
  help: `用法：npm run -s list -- review --against <提交> [--in <文件夹>] [选项]

  --against <提交>       要合并到哪里，如 origin/main；与它和现在的共同祖先比较
  --in <文件夹>          名录源文件所在的文件夹，默认 lists
  --pull-request <地址>  这次改动在 GitHub API 里的地址，如 https://api.github.com/repos/某/某/pulls/1；
                         环境变量 GITHUB_TOKEN 里有令牌时，用它查有几个人批准
  --annotations          把问题写成 GitHub 的注记（::error file=…），显示在出错的那一行
  --summary <文件>       把说明添到这个文件末尾（Markdown），不打印
  --json                 只输出一个 JSON 对象：{ok, errors, warnings, counts, list, changes, sensitive, approvals}
  --help                 显示这段说明

撤下记录、改去向要两个人批准（作者不算，批准之后又改过的不算）；不够时退出码为 1。没有令牌时查不到，只提醒
要人工核对。名录没有通过检查时退出码为 1。`,
  async run(args, { print, resolve }) {
    const options = readOptions(args)
    const folder = options.in === undefined ? ownSources : resolve(options.in)
    const found = await examine(folder, options)
    if (options.json) print(JSON.stringify(report(found)))
    else {
      if (options.annotations) for (const line of annotate(found)) print(line)
      if (options.summary === undefined) print(writePlain(describe(found)))
      else await writeInto(resolve(options.summary), found, print)
    }
    return isGood(found) ? 0 : 1
  },
} satisfies Command

interface Findings {
  readonly folder: string
  /** What the repository calls the folder: `lists/`. */
  readonly prefix: string
  readonly compiled: CompiledList
  /** None when the sources have errors, or those before have. */
  readonly changes?: RecordChanges
  readonly infoChanges: readonly InfoChange[]
  readonly sensitive: readonly SensitiveChange[]
  readonly approval: Approval
}

type Approval =
  | { readonly state: 'not-needed' | 'by-hand' }
  | { readonly state: 'enough' | 'missing'; readonly by: readonly string[] }
  | { readonly state: 'failed'; readonly error: string }

const neededApprovals = 2

function readOptions(args: readonly string[]) {
  const options = parseOptions(args, {
    against: { type: 'string' },
    in: { type: 'string' },
    'pull-request': { type: 'string' },
    annotations: { type: 'boolean', default: false },
    summary: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  const { against, 'pull-request': pullRequest } = options
  if (against === undefined) throw new UsageError('缺少 --against <提交>')
  if (pullRequest !== undefined && !/^https?:\/\/\S+\/pulls\/\d+$/.test(pullRequest)) {
    throw new UsageError(`--pull-request 要写成 https://api.github.com/repos/某/某/pulls/1 这样，不是 ${pullRequest}`)
  }
  return { ...options, against, pullRequest }
}

async function examine(
  folder: string,
  { against, pullRequest }: { readonly against: string; readonly pullRequest: string | undefined },
): Promise<Findings> {
  const [prefix, compiled] = await Promise.all([findPrefix(folder), loadSources(folder)])
  const nothing = { folder, prefix, compiled, infoChanges: [], sensitive: [] }
  if (hasErrors(compiled)) return { ...nothing, approval: { state: 'not-needed' } }
  const before = await loadRevision(folder, against)
  const isComparable = before === undefined || !hasErrors(before)
  if (!isComparable) return { ...nothing, approval: await findApproval(true, pullRequest) }
  const after = new Map(compiled.closures.map((closure) => [closure.id, closure]))
  const changes = await compareRecords([before?.closures ?? []], after)
  const sensitive = findSensitive(changes)
  return {
    ...nothing,
    changes,
    infoChanges: compareInfo(before?.info, compiled.info),
    sensitive,
    approval: await findApproval(sensitive.length > 0, pullRequest),
  }
}

async function findApproval(isNeeded: boolean, pullRequest: string | undefined): Promise<Approval> {
  const token = process.env['GITHUB_TOKEN'] ?? ''
  if (!isNeeded) return { state: 'not-needed' }
  if (pullRequest === undefined || token === '') return { state: 'by-hand' }
  const approvals: Approvals = await fetchApprovals(pullRequest, token)
  if (!approvals.ok) return { state: 'failed', error: approvals.error }
  return { state: approvals.by.length >= neededApprovals ? 'enough' : 'missing', by: approvals.by }
}

function isGood({ compiled, approval }: Findings): boolean {
  return !hasErrors(compiled) && approval.state !== 'missing' && approval.state !== 'failed'
}

function describe({ compiled, changes, infoChanges, sensitive, approval }: Findings): readonly Section[] {
  const checked = { title: '检查', lines: [...compiled.problems.map(writeProblem), writeSummary(compiled)] }
  if (hasErrors(compiled)) return [checked]
  const lines =
    changes === undefined
      ? [cannotCompare]
      : [...explainInfo(infoChanges), ...explainChanges(changes), `${summarizeChanges(changes)}。`]
  if (approval.state === 'not-needed') return [checked, { title: '改动', lines }]
  const reasons = sensitive.map((one) => `！${one.reasons.join('，')}：${writeRecord(one.closure)}`)
  return [checked, { title: '改动', lines }, { title: '要两个人看的', lines: [...reasons, explainApproval(approval)] }]
}

const cannotCompare = '目标分支上的名录没有通过现在的检查，说不出改了什么：请人工核对。'

function explainApproval(approval: Approval): string {
  switch (approval.state) {
    case 'not-needed':
      return '不用两个人看。'
    case 'by-hand':
      return `撤下记录、改去向要 ${neededApprovals} 个人批准；这里没有令牌，查不到有几个人批准，请人工核对。`
    case 'enough':
      return `${approval.by.join('、')} 已经批准。`
    case 'missing': {
      const so = approval.by.length === 0 ? '还没有人' : `只有 ${approval.by.join('、')}`
      return `撤下记录、改去向要 ${neededApprovals} 个人批准现在的样子，${so}批准。作者自己和仓库外的人不算。`
    }
    case 'failed':
      return `查不到有几个人批准（${approval.error}）。请稍后重新运行。`
  }
}

function annotate({ folder, prefix, compiled, sensitive, approval }: Findings): readonly string[] {
  const inRepository = (place: Place) => ({
    ...place,
    file: prefix + relative(folder, place.file).replaceAll('\\', '/'),
  })
  const problems = compiled.problems.map((problem) => annotationOf({ ...problem, ...inRepository(problem) }))
  if (approval.state === 'not-needed') return problems.map(writeAnnotation)
  const places = sensitive.map(({ closure, reasons }) => {
    const place = compiled.places.get(closure.id)
    const message = `${reasons.join('，')}：${writeRecord(closure)}`
    return { level: 'notice', title: '要两个人看', message, ...(place && { place: inRepository(place) }) } as const
  })
  const verdict = { level: levels[approval.state], title: '要两个人看', message: explainApproval(approval) } as const
  return [...problems, ...places, verdict].map(writeAnnotation)
}

const levels = { 'by-hand': 'warning', enough: 'notice', missing: 'error', failed: 'error' } as const

/** What stays on the terminal is of our own making: a runner reads commands out of what is printed. */
async function writeInto(file: string, found: Findings, print: Terminal['print']): Promise<void> {
  await appendFile(file, `${writeMarkdown(describe(found))}\n`)
  print(writeSummary(found.compiled))
  if (found.changes !== undefined) print(`${summarizeChanges(found.changes)}。`)
  if (found.approval.state !== 'not-needed') print(explainApproval(found.approval))
}

function report(found: Findings) {
  const { compiled, changes, infoChanges, sensitive, approval } = found
  return {
    ...reportOf(compiled),
    ok: isGood(found),
    list: infoChanges,
    changes: changes === undefined ? null : reportChangedFields(changes),
    sensitive: sensitive.map(({ closure: { id, account }, reasons }) => ({ id, name: account.name, reasons })),
    approvals: approval,
  }
}
