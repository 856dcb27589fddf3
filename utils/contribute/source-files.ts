import {
  createSourceKeys,
  findUnfit,
  type SourceRecord,
  toSourceRecord,
  type Unfit,
  writeRecord,
  writeSource,
} from './source-record'
import { writeScalar } from './yaml'
import { findChainSteps } from '../match/chain-steps'
import type { Closure } from '../model/closure'

/** A list's sources as files, and what could not be written into them. */
export interface SourceFiles {
  /** list.yaml, sources.yaml, then a file a province; empty where nothing could be written. */
  readonly files: readonly SourceFile[]
  readonly leftOut: readonly { readonly closure: Closure; readonly because: Unfit }[]
}

export interface SourceFile {
  /** Within the folder: `closures/shandong.yaml`. */
  readonly name: string
  readonly text: string
  /** Records, or sources, in it. */
  readonly count: number
}

export interface SourceListInfo {
  readonly name: string
  readonly publisher: string
  /** Day: `2026-11-21`. */
  readonly issuedOn: string
}

/** Writes records as the files that a list's maintainer keeps, such that `list check` finds no error in them (docs: lists/README.md). */
export function writeSourceFiles(closures: readonly Closure[], info: SourceListInfo): SourceFiles {
  const { kept, leftOut } = choose(closures, info.issuedOn)
  if (kept.length === 0) return { files: [], leftOut }
  const keyOf = createSourceKeys()
  const sources = new Map<string, string>()
  const provinces = new Map<string, Kept[]>()
  for (const one of kept) {
    for (const source of one.closure.sources) sources.set(keyOf(source), writeSource(keyOf(source), source))
    provinces.set(one.place.file, [...(provinces.get(one.place.file) ?? []), one])
  }
  const files = Array.from(provinces, ([name, records]): SourceFile => {
    const written = records.map((one) => writeRecord(one, [...new Set(one.closure.sources.map(keyOf))], one.id))
    const province = records[0]?.place.province ?? ''
    return { name, text: `province: ${province}\n\nclosures:\n${written.join('\n')}`, count: records.length }
  })
  return {
    files: [
      { name: 'list.yaml', text: writeListFile(info), count: kept.length },
      { name: 'sources.yaml', text: [...sources.values()].join('\n'), count: sources.size },
      ...files.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ],
    leftOut,
  }
}

type Kept = SourceRecord & Required<Pick<SourceRecord, 'place'>> & { readonly id?: string }

function choose(closures: readonly Closure[], today: string) {
  const because = new Map<Closure, Unfit>()
  const fit = closures.flatMap((closure): readonly (Kept & { readonly original: Closure })[] => {
    const record = toSourceRecord(closure)
    const unfit = findUnfit(record, today)
    if (unfit !== undefined || record.place === undefined) {
      because.set(closure, unfit ?? 'region')
      return []
    }
    return [{ ...record, place: record.place, original: closure }]
  })
  const claims = createClaims()
  let kept = fit.flatMap((one) => {
    const claim = claims(one)
    if (typeof claim === 'string') {
      because.set(one.original, claim)
      return []
    }
    return [{ ...one, ...claim }]
  })
  // What is left out can leave a name to one account alone, and so close another circle.
  for (;;) {
    const inCircle = new Set(findChainSteps(kept.map(({ closure }) => closure)).flatMap(({ circle = [] }) => circle))
    if (inCircle.size === 0) break
    for (const { closure, original } of kept) if (inCircle.has(closure)) because.set(original, 'circle')
    kept = kept.filter(({ closure }) => !inCircle.has(closure))
  }
  const leftOut = Array.from(because, ([closure, reason]) => ({ closure, because: reason }))
  return { kept: kept as readonly Kept[], leftOut }
}

/** Gives each record the id it needs beside those before it: none, or one with its division where its name is taken. */
function createClaims(): (record: Kept) => { readonly id?: string } | Unfit {
  const names = new Set<string>()
  const accounts = new Set<string>()
  const accountIds = new Set<string>()
  return ({ closure: { id: own, account }, place }) => {
    const ids = (account.ids ?? []).map((id) => `${account.platform} ${id}`)
    if (new Set(ids).size < ids.length || ids.some((id) => accountIds.has(id))) return 'ids'
    const short = `${account.platform}/${account.name}`
    const full = `${short}@${place.code}`
    const id = own === full || names.has(short) ? full : short
    if (names.has(id) || accounts.has(full)) return 'duplicate'
    names.add(id)
    accounts.add(full)
    for (const claimed of ids) accountIds.add(claimed)
    return id === short ? {} : { id }
  }
}

function writeListFile({ name, publisher, issuedOn }: SourceListInfo): string {
  return `id: own-entries
name: ${writeScalar(name)}
publisher: ${writeScalar(publisher)}
issuedOn: ${issuedOn}
licence: CC0-1.0
`
}
