import { readFile } from 'node:fs/promises'
import { type Command, parseOperands, UsageError } from './command'
import { loadSources, ownSources } from './load'
import { Refusal } from './publish/refusal'
import { hasErrors, writeProblem } from './report'
import { followTo, type SearchReport, toJson, writeSearchReport } from './search-report'
import { parseClosures } from '../inspect/parse-closures'
import type { Closure } from '../../utils/model/closure'

export const search = {
  summary: '像插件里那样查记录：名称、地区、职能，拼音、首字母都行',
  help: `用法：npm run -s list -- search <要查的话> [--in <文件夹> | --closures <文件>] [--queries <文件>] [--limit <条数>] [--json]

  <要查的话>         如 临淄交警、lzjj、linzi jiaojing、淄博 公积金
  --in <文件夹>      名录源文件所在的文件夹，默认 lists
  --closures <文件>  不查源文件，查这个文件里的记录，一行一个 JSON 对象
  --queries <文件>   查这个文件里的每一行；可以和 <要查的话> 一起用
  --limit <条数>     每句话最多列几条，默认 10
  --json             只输出一个 JSON 数组，一句话一个元素：
                     {query, results: [{closure, name, platform, score, matched: [[从, 到]…], successors}]}
  --help             显示这段说明

matched 是名称里对上的地方，按 UTF-16 计；successors 是顺着去向走到头的地方。查不到也不算错，退出码为 0。`,
  async run(args, { print, resolve }) {
    const options = readOptions(args)
    const queries = [...options.words, ...(await readQueries(options.queries, resolve))]
    if (queries.length === 0 && options.queries === undefined) throw new UsageError('缺少 <要查的话>')
    const closures = await loadClosures(options, resolve)
    // Only this command needs the tables behind it, which take a second to make.
    const { createSearchIndex } = await import('../../utils/search/search')
    const index = createSearchIndex(closures)
    const follow = followTo(closures)
    const reports: SearchReport[] = []
    for (const query of queries) {
      // oxlint-disable-next-line no-await-in-loop -- nothing is waited for: the records are here
      const results = await Promise.all(index.search(query, { limit: options.limit }).map(follow))
      reports.push({ query, results })
    }
    if (options.json) print(JSON.stringify(reports.map(toJson)))
    else for (const report of reports) print(writeSearchReport(report))
    return 0
  },
} satisfies Command

interface Options {
  readonly words: readonly string[]
  readonly in?: string | undefined
  readonly closures?: string | undefined
  readonly queries?: string | undefined
  readonly limit: number
  readonly json: boolean
}

function readOptions(args: readonly string[]): Options {
  const { values, operands } = parseOperands(args, [], searchOptions, true)
  if (!/^[1-9]\d{0,3}$/.test(values.limit)) throw new UsageError(`--limit 要写 1 到 9999 的整数，不是 ${values.limit}`)
  if (values.in !== undefined && values.closures !== undefined) {
    throw new UsageError('--in 和 --closures 只能写一个')
  }
  return { ...values, limit: Number(values.limit), words: operands.length === 0 ? [] : [operands.join(' ')] }
}

const searchOptions = {
  in: { type: 'string' },
  closures: { type: 'string' },
  queries: { type: 'string' },
  limit: { type: 'string', default: '10' },
  json: { type: 'boolean', default: false },
} as const

type Resolve = (path: string) => string

/** Every line is a query, empty ones too: the answers stand in the order of the lines. */
async function readQueries(file: string | undefined, resolve: Resolve): Promise<readonly string[]> {
  if (file === undefined) return []
  const text = await readText('--queries', resolve(file))
  const lines = text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '')
  return text === '' ? [] : lines.split(/\r?\n/)
}

async function loadClosures(options: Options, resolve: Resolve): Promise<readonly Closure[]> {
  if (options.closures !== undefined) {
    const file = resolve(options.closures)
    const text = await readText('--closures', file)
    try {
      return parseClosures(text, file)
    } catch (cause) {
      throw new Refusal(cause instanceof Error ? cause.message : String(cause), {}, { cause })
    }
  }
  const compiled = await loadSources(options.in === undefined ? ownSources : resolve(options.in))
  if (!hasErrors(compiled)) return compiled.closures
  throw new Refusal([...compiled.problems.map(writeProblem), '名录没有通过检查。'].join('\n'))
}

async function readText(option: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new Refusal(`${option}：读不了 ${file}`, {}, { cause })
  }
}
