import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeList, type ListFiles } from '../../utils/list/encode-list'
import { type Command, parseOptions, UsageError } from './command'
import { loadSources, ownSources } from './load'
import { hasErrors, reportOf, writeProblem, writeSummary } from './report'

export const build = {
  summary: '检查名录，并生成插件和镜像使用的文件',
  help: `用法：npm run -s list -- build --out <文件夹> [--in <文件夹>] [--json]

  --out <文件夹>  写到哪里：head.json、manifest-….json 和 shard-….gz
  --in <文件夹>   名录源文件所在的文件夹，默认 lists
  --json          只输出一个 JSON 对象：{ok, errors, warnings, counts, files}
  --help          显示这段说明

名录有错误时什么也不写，退出码为 1。`,
  async run(args, { print, resolve }) {
    const options = parseOptions(args, {
      in: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    if (options.out === undefined) throw new UsageError('缺少 --out <文件夹>')
    const out = resolve(options.out)
    const compiled = await loadSources(options.in === undefined ? ownSources : resolve(options.in))
    const { info, closures } = compiled
    const files: ListFiles = hasErrors(compiled) || info === undefined ? new Map() : await encodeList(info, closures)
    await writeFiles(out, files)
    const written = Array.from(files, ([name, bytes]) => ({ name, bytes: bytes.length }))
    if (options.json) {
      print(JSON.stringify({ ...reportOf(compiled), files: written }))
    } else {
      for (const problem of compiled.problems) print(writeProblem(problem))
      print(writeSummary(compiled))
      for (const { name, bytes } of written) print(`${join(out, name)}  ${bytes} 字节`)
    }
    return hasErrors(compiled) ? 1 : 0
  },
} satisfies Command

async function writeFiles(folder: string, files: ListFiles): Promise<void> {
  if (files.size === 0) return
  await mkdir(folder, { recursive: true })
  await Promise.all(Array.from(files, ([name, bytes]) => writeFile(join(folder, name), bytes)))
}
