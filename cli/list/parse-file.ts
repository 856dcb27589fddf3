import { z } from 'zod/mini'
import { didYouMean } from './did-you-mean'
import { errorAt, type Place, type Problem, type ProblemCode } from './problem'
import { type Path, readYaml, type YamlFile } from './yaml-file'

export type Parsed<Value> =
  | {
      readonly ok: true
      readonly file: string
      readonly value: Value
      readonly yaml: YamlFile
      readonly problems: readonly []
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads one of a list's files and holds it against its schema. */
export function parseFile<Schema extends z.ZodMiniType>(
  files: ReadonlyMap<string, string>,
  file: string,
  schema: Schema,
): Parsed<z.infer<Schema>> {
  const text = files.get(file)
  if (text === undefined) {
    return { ok: false, problems: [errorAt({ file, line: 1, column: 1 }, 'missing-file', `缺少文件 ${file}。`)] }
  }
  const { yaml, problems } = readYaml(file, text)
  if (yaml === undefined) return { ok: false, problems }
  const parsed = schema.safeParse(yaml.value)
  if (parsed.success) return { ok: true, file, value: parsed.data, yaml, problems: [] }
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => explain(issue, yaml, schema)) }
}

function explain(issue: z.core.$ZodIssue, yaml: YamlFile, schema: z.ZodMiniType): readonly Problem[] {
  const { path } = issue
  const field = String(path.at(-1) ?? '文件')
  const written = valueAt(yaml.value, path)
  if (written === undefined) {
    return [errorAt(yaml.placeOf(path), 'missing-field', `缺少 ${field}。`)]
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const hint = didYouMean(key, fieldsAt(schema, path)) || '。'
      return errorAt(yaml.placeOfKey([...path, key]), 'unknown-field', `不认识的键 ${key}${hint}`)
    })
  }
  const place = yaml.placeOf(path)
  if (issue.code === 'invalid_type') {
    return [errorAt(place, 'wrong-type', `${field} 应当是${kinds[issue.expected] ?? '别的写法'}。`)]
  }
  if (issue.code === 'invalid_value') return [explainChoice(place, field, issue.values.map(String), written)]
  if (issue.code === 'too_small') return [errorAt(place, 'missing-field', `${field} 至少要有 ${issue.minimum} 项。`)]
  if (issue.code === 'too_big') return [errorAt(place, 'bad-text', `${field} 最多 ${issue.maximum} 项。`)]
  return [errorAt(place, codeOf(issue), `${field}：${issue.message}`)]
}

function explainChoice(place: Place, field: string, values: readonly string[], written: unknown): Problem {
  const choice = `可以写 ${values.join('、')}。`
  if (typeof written !== 'string') return errorAt(place, 'wrong-type', `${field} 应当是一个词，${choice}`)
  return errorAt(place, 'unknown-value', `${field} 不能是“${written}”${didYouMean(written, values) || '；'}${choice}`)
}

const kinds: Readonly<Record<string, string>> = {
  string: '一段文字',
  array: '列表：每项一行，以“- ”开头',
  object: '“键: 值”',
  record: '“键: 值”',
}

/** A check of ours says in its `params` which problem it found. */
function codeOf(issue: z.core.$ZodIssue): ProblemCode {
  const code: ProblemCode | undefined = issue.code === 'custom' ? issue.params?.['code'] : undefined
  return code ?? 'bad-record'
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((holder, key) => (isHolder(holder) ? holder[key] : undefined), value)
}

function isHolder(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}

/** The keys that the schema knows at a path, for suggestions. */
function fieldsAt(schema: unknown, path: Path): readonly string[] {
  let here = schema
  for (const key of path) {
    here = inside(here)
    if (here instanceof z.ZodMiniArray) here = here.def.element
    else if (here instanceof z.ZodMiniRecord) here = here.def.valueType
    else if (here instanceof z.ZodMiniObject) here = here.def.shape[String(key)]
  }
  here = inside(here)
  return here instanceof z.ZodMiniObject ? Object.keys(here.def.shape) : []
}

function inside(schema: unknown): unknown {
  return schema instanceof z.ZodMiniExactOptional ? schema.def.innerType : schema
}
