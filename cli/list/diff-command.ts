import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Closure } from '../../utils/model/closure'
import type { ListInfo } from '../../utils/model/list'
import { type Command, parseOperands } from './command'
import { loadSources } from './load'
import { compareInfo, explainInfo } from './publish/compare-info'
import { compareRecords, type RecordParts } from './publish/compare-records'
import { fetchFilesOf, isAddress } from './publish/list-place'
import { shardsOf } from './publish/make-publication'
import { openPublished } from './publish/published-list'
import { Refusal } from './publish/refusal'
import { explainChanges, reportChangedFields, summarizeChanges } from './publish/write-changes'
import { hasErrors, writeProblem } from './report'

export const diff = {
  summary: '用文字说明两份名录有什么不同',
  help: `用法：npm run -s list -- diff <旧> <新> [--json]

  <旧> <新>  各是一个源文件夹（有 list.yaml）、发布好的文件夹（有 head.json）或它的地址
  --json     只输出一个 JSON 对象：{ok, list: [{field, before, after}], added, changed: [{id, name, fields}], removed}
  --help     显示这段说明

发布好的名录只核对摘要，不验证签名；要验证请用 verify。`,
  async run(args, { print, resolve }) {
    const { values, operands } = parseOperands(args, ['旧', '新'], { json: { type: 'boolean', default: false } })
    const [before, after] = operands.map((stated) => (isAddress(stated) ? stated : resolve(stated)))
    const [old, next] = [await openList(before ?? ''), await openList(after ?? '')]
    const list = compareInfo(old.info, next.info)
    const changes = await compareRecords(old.records, await collect(next.records))
    if (values.json) print(JSON.stringify({ ok: true, list, ...reportChangedFields(changes) }))
    else {
      for (const line of explainInfo(list)) print(line)
      for (const line of explainChanges(changes)) print(line)
      print(`${summarizeChanges(changes)}。`)
    }
    return 0
  },
} satisfies Command

interface OpenedList {
  readonly info: Omit<ListInfo, 'count'> | undefined
  readonly records: RecordParts
}

/** A list in whatever form it is. Throws `Refusal` and `ListError`. */
async function openList(place: string): Promise<OpenedList> {
  if (isAddress(place) || !(await isThere(join(place, 'list.yaml')))) {
    const { files } = await openPublished(fetchFilesOf(place))
    return { info: files.info, records: shardsOf(files) }
  }
  const compiled = await loadSources(place)
  if (!hasErrors(compiled)) return { info: compiled.info, records: [compiled.closures] }
  const problems = compiled.problems.map(writeProblem).join('\n')
  throw new Refusal(`${problems}\n${place} 没有通过检查，无法比较。`)
}

async function collect(parts: RecordParts): Promise<ReadonlyMap<string, Closure>> {
  const records = new Map<string, Closure>()
  for await (const part of parts) for (const closure of part) records.set(closure.id, closure)
  return records
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
