import type { Closure } from '../../utils/model/closure'
import { provinceFiles } from '../../utils/contribute/province-files'
import type { ListInfo } from '../../utils/model/list'
import { parseSelectors } from '../../utils/model/parse-selectors'
import { checkChains } from './check-chains'
import { checkDates, checkSourceDates } from './check-dates'
import { checkIds } from './check-ids'
import { compileRecord, type Draft } from './compile-record'
import { compareProblems, errorAt, type Place, type Problem } from './problem'
import { findProvince } from './regions'
import {
  type ClosuresFile,
  closuresSchema,
  type ListFile,
  listSchema,
  selectorsSchema,
  type SourceRecords,
  sourcesSchema,
} from './schema'
import { type Parsed, parseFile } from './parse-file'

export interface CompiledList {
  /** Absent when `list.yaml` has errors. */
  readonly info?: Omit<ListInfo, 'count'>
  /** Those records that are good, in the order of the files. */
  readonly closures: readonly Closure[]
  /** Where each of them begins, by its id. */
  readonly places: ReadonlyMap<string, Place>
  readonly sourceCount: number
  /** In the order of the files. The list can be built when none is an error. */
  readonly problems: readonly Problem[]
}

/** Compiles and checks a list from its source files: name within the folder (`closures/shandong.yaml`) → text. */
export function compileSources(files: ReadonlyMap<string, string>): CompiledList {
  const list = parseFile(files, 'list.yaml', listSchema)
  const sources = parseFile(files, 'sources.yaml', sourcesSchema)
  const selectors = files.has('selectors.yaml') ? [parseFile(files, 'selectors.yaml', selectorsSchema)] : []
  const provinces = Array.from(files.keys())
    .filter((file) => /^closures\/[^/]+\.yaml$/.test(file))
    .toSorted()
    .map((file) => parseFile(files, file, closuresSchema))
  const compiled = provinces.map((province) => compileProvince(province, sources))
  const drafts = compiled.flatMap((province) => province.drafts)
  const problems = [
    ...[list, sources, ...selectors, ...provinces, ...compiled].flatMap((file) => file.problems),
    ...checkNames(files),
    ...checkIds(drafts),
    ...checkChains(drafts),
    ...checkUse(sources, provinces),
    ...(list.ok ? [...checkDates(drafts, list.value.issuedOn), ...checkSourceDates(sources, list.value.issuedOn)] : []),
  ]
  return {
    ...(list.ok && { info: { ...infoOf(list.value), ...selectorsOf(selectors) } }),
    closures: drafts.map(({ closure }) => closure),
    places: new Map(drafts.map(({ closure, placeOf }) => [closure.id, placeOf([])])),
    sourceCount: sources.ok ? Object.keys(sources.value).length : 0,
    problems: problems.toSorted(compareProblems),
  }
}

function infoOf({ id, name, publisher, homepage, issuedOn }: ListFile): Omit<ListInfo, 'count'> {
  return { id, name, publisher, ...(homepage !== undefined && { homepage }), issuedOn }
}

/** Nothing where there are none: most lists never need any. */
function selectorsOf([parsed]: readonly Parsed<unknown>[]): Pick<ListInfo, 'selectors'> {
  const selectors = parsed?.ok === true ? parseSelectors(parsed.value) : {}
  return Object.keys(selectors).length === 0 ? {} : { selectors }
}

interface CompiledProvince {
  readonly drafts: readonly Draft[]
  readonly problems: readonly Problem[]
}

const nothing: CompiledProvince = { drafts: [], problems: [] }

/** The records of one file. None while the sources they cite cannot be read: every one of them would be in error. */
function compileProvince(parsed: Parsed<ClosuresFile>, sources: Parsed<SourceRecords>): CompiledProvince {
  if (!parsed.ok || !sources.ok) return nothing
  const { file, value, yaml } = parsed
  const province = findProvince(value.province)
  const place = yaml.placeOf(['province'])
  if (!province.ok) return { ...nothing, problems: [errorAt(place, province.problem, province.message)] }
  const expected = `closures/${provinceFiles[value.province] ?? ''}.yaml`
  const misplaced =
    file === expected ? [] : [errorAt(place, 'wrong-province', `${value.province}的记录应当放在 ${expected}。`)]
  const compiled = value.closures.map((record, at) =>
    compileRecord(record, {
      province: { name: value.province, code: province.code },
      sources: sources.value,
      placeOf: (path) => yaml.placeOf(['closures', at, ...path]),
    }),
  )
  return {
    drafts: compiled.flatMap(({ draft }) => draft ?? []),
    problems: [...misplaced, ...compiled.flatMap((one) => one.problems)],
  }
}

/** Files that look like records to whoever wrote them, and would be passed over. */
function checkNames(files: ReadonlyMap<string, string>): readonly Problem[] {
  return Array.from(files.keys())
    .filter((file) => /^closures\/.*\.ya?ml$/i.test(file) && !file.endsWith('.yaml'))
    .map((file) =>
      errorAt({ file, line: 1, column: 1 }, 'misnamed-file', '文件名要以小写的 .yaml 结尾，否则里面的记录不会读。'),
    )
}

/** Sources that no record cites. Cannot be told while a file cannot be read. */
function checkUse(sources: Parsed<SourceRecords>, provinces: readonly Parsed<ClosuresFile>[]): readonly Problem[] {
  if (!sources.ok || !provinces.every((province) => province.ok)) return []
  const cited = new Set(provinces.flatMap(({ value }) => value.closures.flatMap((record) => record.sources)))
  return Object.keys(sources.value)
    .filter((key) => !cited.has(key))
    .map((key) => {
      const message = `没有记录引用来源 ${key}：请删去，或补上引用它的记录。`
      return errorAt(sources.yaml.placeOfKey([key]), 'unused-source', message)
    })
}
