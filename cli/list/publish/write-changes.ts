import type { Account } from '../../../utils/model/account'
import type { Closure, Source, Status, Successor } from '../../../utils/model/closure'
import type { PlatformId } from '../../../utils/model/platform'
import { divisionPath } from '../../../utils/text/divisions'
import type { RecordChanges } from './compare-records'

/** `新增 3 条，改动 1 条，撤下 0 条` */
export function summarizeChanges({ added, changed, removed }: RecordChanges): string {
  return `新增 ${added.length} 条，改动 ${changed.length} 条，撤下 ${removed.length} 条`
}

/** What changed, a line a record. Of more than `most` of a kind the rest is counted. */
export function writeChanges({ added, changed, removed }: RecordChanges, most = 50): readonly string[] {
  return [
    ...shorten('新增', added, most).map((line) => `＋ ${line}`),
    ...shorten(
      '改动',
      changed.map(({ after }) => after),
      most,
    ).map((line) => `～ ${line}`),
    ...shorten('撤下', removed, most).map((line) => `－ ${line}`),
  ]
}

/** What changed, field by field, for somebody who reviews it. */
export function explainChanges({ added, changed, removed }: RecordChanges): readonly string[] {
  return [
    ...added.flatMap((closure) => [`＋ 新增 ${writeRecord(closure)}`, ...writeFields(closure).map(indent)]),
    ...changed.flatMap(({ before, after }) => [
      `～ 改动 ${writeRecord(after)}`,
      ...changedFields(before, after).map(({ field, before: was, after: is }) => indent(`${field}：${was} → ${is}`)),
    ]),
    ...removed.map((closure) => `－ 撤下 ${writeRecord(closure)}`),
  ]
}

/** What `--json` says of changes. */
export function reportChanges({ added, changed, removed }: RecordChanges) {
  return { added: added.map(named), changed: changed.map(({ after }) => named(after)), removed: removed.map(named) }
}

/** As `reportChanges`, with what is other about changed records. */
export function reportChangedFields(changes: RecordChanges) {
  return {
    ...reportChanges(changes),
    changed: changes.changed.map(({ before, after }) => ({ ...named(after), fields: changedFields(before, after) })),
  }
}

function named({ id, account: { name } }: Closure) {
  return { id, name }
}

function shorten(kind: string, closures: readonly Closure[], most: number): readonly string[] {
  const lines = closures.slice(0, most).map(writeRecord)
  return closures.length > most ? [...lines, `……${kind}的还有 ${closures.length - most} 条`] : lines
}

/** `临淄交警（抖音，douyin/临淄交警）` */
export function writeRecord({ id, account: { name, platform } }: Closure): string {
  return `${name}（${platforms[platform]}，${id}）`
}

function indent(line: string): string {
  return `    ${line}`
}

function writeFields(closure: Closure): readonly string[] {
  return Object.entries(fields).flatMap(([field, write]) => {
    const text = write(closure)
    return text === nothing || field === '名称' || field === '平台' ? [] : [`${field}：${text}`]
  })
}

function changedFields(before: Closure, after: Closure) {
  return Object.entries(fields)
    .map(([field, write]) => ({ field, before: write(before), after: write(after) }))
    .filter((one) => one.before !== one.after)
}

const nothing = '（没有写）'

const fields: Readonly<Record<string, (closure: Closure) => string>> = {
  名称: ({ account }) => account.name,
  平台: ({ account }) => platforms[account.platform],
  曾用名: ({ account }) => writeAll(account.formerNames),
  编号: ({ account }) => writeAll(account.ids),
  单位: ({ account }) => account.organisation ?? nothing,
  区划: ({ account }) => writeDivision(account),
  状态: ({ status }) => statuses[status],
  公告日期: ({ announcedOn }) => announcedOn ?? nothing,
  生效日期: ({ effectiveOn }) => effectiveOn ?? nothing,
  去向: ({ successors }) => writeAll(successors.map(writeSuccessor)),
  来源: ({ sources }) => writeAll(sources.map(writeSource)),
  说明: ({ note }) => note ?? nothing,
  核对日期: ({ checkedOn }) => checkedOn,
}

function writeAll(texts: readonly string[] = []): string {
  return texts.length === 0 ? nothing : texts.join('；')
}

function writeDivision({ division }: Account): string {
  return division === undefined ? nothing : [...divisionPath(division), division].join(' ')
}

function writeSuccessor(successor: Successor): string {
  switch (successor.kind) {
    case 'account': {
      const platform = successor.platform === undefined ? '平台未写明' : platforms[successor.platform]
      return [`账号“${successor.name}”（${platform}）`, ...(successor.ids ?? [])].join(' ')
    }
    case 'phone':
      return `电话“${successor.name}” ${successor.number}`
    case 'website':
      return [`网站“${successor.name}”`, successor.url ?? ''].join(' ').trim()
    case 'app':
      return [`应用“${successor.name}”`, successor.url ?? ''].join(' ').trim()
    case 'mini-program':
      return `小程序“${successor.name}”`
  }
}

function writeSource({ title, publisher, publishedOn, url, archivedUrl }: Source): string {
  return [`《${title}》${publisher}`, publishedOn, url, archivedUrl].filter((part) => part !== undefined).join(' ')
}

const statuses: Readonly<Record<Status, string>> = {
  announced: '已公告将关停',
  stopped: '已停更',
  deregistered: '已注销',
  merged: '已合并',
  migrated: '已迁移',
  renamed: '已更名',
  reopened: '又重新启用',
}

const platforms: Readonly<Record<PlatformId, string>> = {
  douyin: '抖音',
  weibo: '微博',
  toutiao: '今日头条',
  wechat: '公众号',
  channels: '视频号',
  'mini-program': '小程序',
  app: '应用',
  kuaishou: '快手',
  bilibili: '哔哩哔哩',
  xiaohongshu: '小红书',
  zhihu: '知乎',
}
