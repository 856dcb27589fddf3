import {
  type ErrorCode,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import { errorAt, type Place, type Problem } from './problem'

export type Path = readonly PropertyKey[]

/** A YAML file as plain data, and where in the file each part of it stands. */
export interface YamlFile {
  /** Maps, lists and texts; every scalar is the text that was written. Empty entries are left out. */
  readonly value: unknown
  /** Where a value stands; for one that is not there, where what should hold it stands. */
  placeOf(this: void, path: Path): Place
  /** Where the key of an entry stands. */
  placeOfKey(this: void, path: Path): Place
}

/** Reads one file. Undefined beside its problems when it cannot be understood. */
export function readYaml(
  file: string,
  text: string,
): { readonly yaml?: YamlFile; readonly problems: readonly Problem[] } {
  const lines = new LineCounter()
  // `failsafe`: 2025-03, 12345 and no stay what was written.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })

  function placeAt(offset: number): Place {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col }
  }

  const problems = [...document.errors, ...document.warnings].map((error) => {
    const code = error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'bad-yaml'
    return errorAt(placeAt(error.pos[0]), code, explain(error))
  })
  visit(document, {
    // An alias can blow up to any size, and nobody needs one here.
    Alias: (_, alias) =>
      void problems.push(errorAt(placeAt(alias.range?.[0] ?? 0), 'bad-yaml', '请不要用 * 引用，写出内容。')),
  })
  if (problems.length > 0) return { problems }

  function nodeAt(path: Path): Node | undefined {
    const node = path.length === 0 ? document.contents : document.getIn(path, true)
    return isNodeWithRange(node) ? node : undefined
  }

  function placeOf(path: Path): Place {
    const node = nodeAt(path)
    if (node?.range) return placeAt(node.range[0])
    return path.length === 0 ? placeAt(0) : placeOf(path.slice(0, -1))
  }

  function placeOfKey(path: Path): Place {
    const holder = nodeAt(path.slice(0, -1))
    const pair = isMap(holder)
      ? holder.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1))
      : undefined
    return isPair(pair) && isScalar(pair.key) && pair.key.range ? placeAt(pair.key.range[0]) : placeOf(path)
  }

  return { yaml: { value: withoutEmpty(document.toJS()), placeOf, placeOfKey }, problems }
}

function isNodeWithRange(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value
}

/** `region:` with nothing behind it is as if it were not there. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== '' && entry !== null)
      .map(([key, entry]) => [key, withoutEmpty(entry)]),
  )
}

function explain({ code, message }: YAMLError): string {
  return explanations[code] ?? `YAML 的写法有误：${message}`
}

const badPair = '这一行的“键: 值”没有写对；值里若有冒号加空格，请用引号括起来。'

const explanations: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: '同一条里这个键写了两次，请删去一个。',
  TAB_AS_INDENT: '缩进要用空格，不能用制表符（Tab）。',
  BAD_INDENT: '缩进不对：同一级的行要对齐。',
  MISSING_CHAR: '这里少了一个符号（引号、逗号、冒号或括号）。',
  MULTILINE_IMPLICIT_KEY: badPair,
  BLOCK_AS_IMPLICIT_KEY: badPair,
}
