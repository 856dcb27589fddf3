import type { AccountId } from '../../utils/model/account'
import type { Closure, Source, Successor } from '../../utils/model/closure'
import { isAccountId, parseClosure } from '../../utils/model/parse-closure'
import type { PlatformId } from '../../utils/model/platform'
import { didYouMean } from './did-you-mean'
import { explainBadId } from './id-schemes'
import { errorAt, type Place, type Problem } from './problem'
import { findRegion } from './regions'
import type { ClosureRecord, SourceRecords, SuccessorRecord } from './schema'
import type { Path } from './yaml-file'

/** A record turned into a closure, and where its parts stand in the file. */
export interface Draft {
  readonly closure: Closure
  readonly record: ClosureRecord
  placeOf(this: void, path: Path): Place
}

export interface RecordContext {
  readonly province: { readonly name: string; readonly code: string }
  readonly sources: SourceRecords
  /** Place of a part of this record. */
  placeOf(this: void, path: Path): Place
}

/** Turns one record into a closure. Undefined beside its problems when it cannot be one. */
export function compileRecord(
  record: ClosureRecord,
  { province, sources, placeOf }: RecordContext,
): { readonly draft?: Draft; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const { account: name, platform, organisation, region, formerNames } = record

  const division =
    region === undefined ? ({ ok: true, code: province.code } as const) : findRegion(province.name, region)
  if (!division.ok) problems.push(errorAt(placeOf(['region']), division.problem, division.message))

  const ids = readIds(platform, record.ids, (at) => placeOf(['ids', at]), problems)
  const successors = (record.successors ?? []).flatMap(
    (successor, at) =>
      readSuccessor(successor, platform, (path) => placeOf(['successors', at, ...path]), problems) ?? [],
  )
  const cited = record.sources.flatMap((_, at) => findSource(sources, record.sources, at, placeOf, problems) ?? [])
  if (!division.ok || problems.length > 0) return { problems }

  const parsed = parseClosure({
    ...record,
    id: record.id ?? `${platform}/${name}`,
    account: { platform, name, formerNames, ids, organisation, division: division.code },
    successors,
    sources: cited,
  })
  if (!parsed.ok) return { problems: [errorAt(placeOf([]), 'bad-record', `这条记录不合格式：${parsed.error}`)] }
  return { draft: { closure: parsed.closure, record, placeOf }, problems }
}

function readIds(
  platform: PlatformId,
  ids: readonly string[] | undefined,
  placeOf: (at: number) => Place,
  problems: Problem[],
): readonly AccountId[] | undefined {
  return ids?.flatMap((id, at) => {
    const wrong = explainBadId(platform, id)
    if (wrong === undefined && isAccountId(id)) return [id]
    problems.push(errorAt(placeOf(at), 'bad-account-id', wrong ?? `“${id}”不是编号。`))
    return []
  })
}

const kinds = ['account', 'website', 'app', 'mini-program', 'phone'] as const

function readSuccessor(
  record: SuccessorRecord,
  ownPlatform: PlatformId,
  placeOf: (path: Path) => Place,
  problems: Problem[],
): Successor | undefined {
  const { platform, ids, url, number } = record
  const stated = kinds.filter((kind) => record[kind] !== undefined)
  const [kind] = stated
  const name = kind === undefined ? undefined : record[kind]
  if (kind === undefined || name === undefined || stated.length > 1) {
    problems.push(errorAt(placeOf([]), 'bad-successor', `一条去向只写一种：${kinds.join('、')} 中的一个。`))
    return undefined
  }
  const misplaced = [
    kind !== 'account' && platform !== undefined && 'platform',
    kind !== 'account' && ids !== undefined && 'ids',
    kind !== 'website' && kind !== 'app' && url !== undefined && 'url',
    kind !== 'phone' && number !== undefined && 'number',
  ].filter((key) => key !== false)
  for (const key of misplaced) problems.push(errorAt(placeOf([key]), 'bad-successor', `${kind} 的去向不能写 ${key}。`))
  if (kind === 'phone') {
    if (number !== undefined) return { kind, name, number }
    problems.push(errorAt(placeOf([]), 'missing-field', '电话去向要写 number: "12345"。'))
    return undefined
  }
  if (kind !== 'account') return { kind, name, ...(url !== undefined && { url }) }
  const known = readIds(platform ?? ownPlatform, ids, (at) => placeOf(['ids', at]), problems)
  return { kind, name, ...(platform !== undefined && { platform }), ...(known !== undefined && { ids: known }) }
}

function findSource(
  sources: SourceRecords,
  keys: readonly string[],
  at: number,
  placeOf: (path: Path) => Place,
  problems: Problem[],
): Source | undefined {
  const key = keys[at] ?? ''
  const source = Object.hasOwn(sources, key) ? sources[key] : undefined
  if (source === undefined) {
    const hint = didYouMean(key, Object.keys(sources)) || '，请先在那里添上。'
    problems.push(errorAt(placeOf(['sources', at]), 'unknown-source', `sources.yaml 里没有来源 ${key}${hint}`))
  } else if (keys.indexOf(key) < at) {
    problems.push(errorAt(placeOf(['sources', at]), 'duplicate-source', `来源 ${key} 在这条里写了两次。`))
  }
  return source
}
