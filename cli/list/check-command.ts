import { type Command, parseOptions } from './command'
import { loadSources, ownSources } from './load'
import { hasErrors, reportOf, writeProblem, writeSummary } from './report'

export const check = {
  summary: '检查名录的源文件，指出每个问题在哪一行',
  help: `用法：npm run -s list -- check [--in <文件夹>] [--json]

  --in <文件夹>  名录源文件所在的文件夹，默认 lists
  --json         只输出一个 JSON 对象：{ok, errors, warnings, counts}
  --help         显示这段说明

有错误时退出码为 1；只有提醒时为 0。`,
  async run(args, { print, resolve }) {
    const options = parseOptions(args, {
      in: { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    const compiled = await loadSources(options.in === undefined ? ownSources : resolve(options.in))
    if (options.json) {
      print(JSON.stringify(reportOf(compiled)))
    } else {
      for (const problem of compiled.problems) print(writeProblem(problem))
      print(writeSummary(compiled))
    }
    return hasErrors(compiled) ? 1 : 0
  },
} satisfies Command
