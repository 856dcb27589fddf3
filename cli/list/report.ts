import type { Closure } from '../../utils/model/closure'
import { divisionPath } from '../../utils/text/divisions'
import type { CompiledList } from './compile-sources'
import { groupBy } from './group-by'
import type { Problem } from './problem'

export function hasErrors({ problems }: CompiledList): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

/** What `--json` says of a list's sources. */
export function reportOf(compiled: CompiledList) {
  const { closures, sourceCount, problems } = compiled
  return {
    ok: !hasErrors(compiled),
    errors: problems.filter(({ severity }) => severity === 'error').map(withoutSeverity),
    warnings: problems.filter(({ severity }) => severity === 'warning').map(withoutSeverity),
    counts: {
      closures: closures.length,
      sources: sourceCount,
      platforms: countBy(closures, ({ account }) => account.platform),
      statuses: countBy(closures, ({ status }) => status),
      provinces: countBy(closures, ({ account }) => divisionPath(account.division ?? '')[0] ?? ''),
    },
  }
}

function withoutSeverity({ code, file, line, column, message }: Problem) {
  return { code, file, line, column, message }
}

function countBy(closures: readonly Closure[], keyOf: (closure: Closure) => string): Readonly<Record<string, number>> {
  const groups = groupBy(closures, keyOf)
  return Object.fromEntries(Array.from(groups, ([key, group]) => [key, group.length]))
}

/** `lists/closures/shandong.yaml:12:5 错误：…` */
export function writeProblem({ file, line, column, severity, message }: Problem): string {
  return `${file}:${line}:${column} ${severity === 'error' ? '错误' : '提醒'}：${message}`
}

export function writeSummary(compiled: CompiledList): string {
  const { errors, warnings, counts } = reportOf(compiled)
  const found = `${counts.closures} 条记录，${counts.sources} 个来源；${errors.length} 处错误，${warnings.length} 处提醒。`
  return errors.length === 0 ? `通过：${found}` : `没有通过：${found}`
}
