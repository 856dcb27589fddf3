import { latestDay } from '../../utils/text/partial-date'
import { type Command, parseOptions, UsageError } from './command'
import type { CompiledList } from './compile-sources'
import { loadSources, ownSources } from './load'
import { Refusal } from './publish/refusal'
import { writeRecord } from './publish/write-changes'
import { hasErrors, writeProblem } from './report'

export const stale = {
  summary: '列出很久没有核对过来源的记录',
  help: `用法：npm run -s list -- stale [--in <文件夹>] [--days <天数>] [--today <日子>] [--json]

  --in <文件夹>   名录源文件所在的文件夹，默认 lists
  --days <天数>   多少天没有核对算久，默认 365
  --today <日子>  从哪一天往回数，如 2026-11-21；默认今天
  --json          只输出一个 JSON 对象：{ok, today, days, total, records: [{id, name, checkedOn, file, line}]}
  --help          显示这段说明

只写了年或月的核对日期，按那一年或那个月的最后一天算。最久的在前。有这样的记录也不算错，退出码为 0。`,
  async run(args, { print, resolve }) {
    const { in: folder = '', days, today, json } = readOptions(args)
    const compiled = await loadSources(folder === '' ? ownSources : resolve(folder))
    if (hasErrors(compiled)) {
      throw new Refusal([...compiled.problems.map(writeProblem), '名录没有通过检查。'].join('\n'))
    }
    const records = findStale(compiled, addDays(today, -days))
    const total = compiled.closures.length
    if (json) {
      const report = records.map(({ closure, place }) => {
        const { id, account, checkedOn } = closure
        return { id, name: account.name, checkedOn, file: place?.file, line: place?.line }
      })
      print(JSON.stringify({ ok: true, today, days, total, records: report }))
      return 0
    }
    for (const { closure, place } of records) {
      const where = place === undefined ? '' : `${place.file}:${place.line} `
      print(`${where}${writeRecord(closure)} 核对于 ${closure.checkedOn}`)
    }
    print(`${total} 条记录里，${records.length} 条有 ${days} 天以上没有核对过。`)
    return 0
  },
} satisfies Command

/** The records last checked before a day, for certain; those checked longest ago first. */
function findStale({ closures, places }: CompiledList, before: string) {
  return closures
    .filter(({ checkedOn }) => latestDay(checkedOn) < before)
    .map((closure) => ({ closure, place: places.get(closure.id) }))
    .toSorted((a, b) => order(latestDay(a.closure.checkedOn), latestDay(b.closure.checkedOn)))
}

function readOptions(args: readonly string[]) {
  const options = parseOptions(args, {
    in: { type: 'string' },
    days: { type: 'string', default: '365' },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    json: { type: 'boolean', default: false },
  })
  const { days, today } = options
  if (!/^[1-9]\d{0,4}$/.test(days)) throw new UsageError(`--days 要写 1 到 99999 的整数，不是 ${days}`)
  if (!isDay(today)) throw new UsageError(`--today 要写成 2026-11-21 这样，不是 ${today}`)
  return { ...options, days: Number(days), today }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text
}

/** Some days after a day; an empty text when it is none. */
function addDays(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) ? '' : new Date(time + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
