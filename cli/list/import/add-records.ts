import { Document, isSeq, stringify } from 'yaml'
import { compileSources } from '../compile-sources'
import { writeProblem } from '../report'
import { Refusal } from '../publish/refusal'
import { provinceFiles } from '../../../utils/contribute/province-files'
import type { ClosureRecord, SourceRecords } from '../schema'
import { readYaml } from '../yaml-file'

/** What is added to a list's source files. */
export interface Addition {
  readonly province: string
  readonly records: readonly ClosureRecord[]
  readonly source: { readonly key: string; readonly value: SourceRecords[string] }
}

/**
 * The files of a list (name within the folder → text) that an addition changes, with their new text; what stands there
 * stays as it is to the letter. Throws `Refusal` when the list would not pass its check for it.
 */
export function addRecords(
  files: ReadonlyMap<string, string>,
  { province, records, source }: Addition,
): ReadonlyMap<string, string> {
  const file = `closures/${provinceFiles[province] ?? ''}.yaml`
  const before = files.get(file) ?? `province: ${province}\n\nclosures:\n`
  const changed = new Map([[file, appendRecords(file, before, records)]])
  const sources = files.get('sources.yaml') ?? ''
  if (!hasKey(sources, source.key))
    changed.set('sources.yaml', `${endLine(sources)}\n${stringify({ [source.key]: source.value }, yaml)}`)
  const known = new Set(compileSources(files).problems.map(({ message }) => message))
  const { problems } = compileSources(new Map([...files, ...changed]))
  const added = problems.filter(({ severity, message }) => severity === 'error' && !known.has(message))
  if (added.length > 0) {
    const said = added.slice(0, 20).map(writeProblem)
    throw new Refusal(`没有写入：加上这些记录，名录就通不过检查。\n${said.join('\n')}`, { errors: added })
  }
  return changed
}

function appendRecords(file: string, text: string, records: readonly ClosureRecord[]): string {
  const { yaml: parsed } = readYaml(file, text)
  const last = isMapping(parsed?.value) ? Object.keys(parsed.value).at(-1) : undefined
  const isEmpty = /^closures:\s*$/m.test(text) && last !== 'closures'
  if (last !== 'closures' && !isEmpty) throw new Refusal(`没有写入：${file} 的最后一项不是 closures。`)
  const items = records.map((record) => writeRecord(record).replaceAll(/^(?=.)/gm, '  '))
  return `${endLine(text)}${isEmpty ? '' : '\n'}${items.join('\n')}`
}

/** As people write them by hand, the sources' keys on one line. */
function writeRecord(record: ClosureRecord): string {
  const document = new Document([record])
  const sources = document.getIn([0, 'sources'])
  if (isSeq(sources)) sources.flow = true
  return document.toString({ ...yaml, flowCollectionPadding: false })
}

/** A long line stays one line: a person compares it with the source. */
const yaml = { lineWidth: 0 } as const

function hasKey(sources: string, key: string): boolean {
  const { yaml: parsed } = readYaml('sources.yaml', sources)
  return isMapping(parsed?.value) && Object.hasOwn(parsed.value, key)
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function endLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
