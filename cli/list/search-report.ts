import { chooseAction } from '../../utils/answer/actions'
import { homeKey, closureKeys, type AccountKey } from '../../utils/match/keys'
import { followSuccessors, type Trail } from '../../utils/match/trails'
import type { Closure } from '../../utils/model/closure'
import type { Hit } from '../../utils/model/hit'

/** What was found for one query. */
export interface SearchReport {
  readonly query: string
  readonly results: readonly FoundRecord[]
}

interface FoundRecord {
  /** The id of the record. */
  readonly closure: string
  readonly name: string
  readonly platform: string
  readonly score: number
  readonly matched: Hit['matched']
  readonly field: Hit['field']
  readonly slip?: Hit['slip']
  /** Where to go now. */
  readonly successors: readonly {
    readonly name: string
    readonly platform: string | null
    readonly url: string | null
  }[]
}

/** Adds to a hit where its successors lead in the end, as far as these records tell. */
export function followTo(closures: readonly Closure[]): (hit: Hit) => Promise<FoundRecord> {
  const byId = new Map(closures.map((closure) => [closure.id, closure]))
  const byKey = new Map<AccountKey, Closure[]>()
  for (const closure of closures) {
    for (const key of [homeKey(closure), ...closureKeys(closure)]) {
      const known = byKey.get(key)
      if (known === undefined) byKey.set(key, [closure])
      else known.push(closure)
    }
  }
  const find = async (keys: readonly AccountKey[]) => [...new Set(keys.flatMap((key) => byKey.get(key) ?? []))]
  return async ({ id, name, platform, score, matched, field, slip }) => {
    const closure = byId.get(id)
    const trails = closure === undefined ? [] : await followSuccessors(closure, find)
    const successors = closure === undefined ? [] : trails.flatMap((trail) => reportEnd(trail, closure))
    return { closure: id, name, platform, score, matched, field, ...(slip !== undefined && { slip }), successors }
  }
}

/** What `list search --json` says of one query: why something was found is for people. */
export function toJson({ query, results }: SearchReport) {
  return { query, results: results.map(({ field: _field, slip: _slip, ...rest }) => rest) }
}

function reportEnd({ end, via }: Trail, closure: Closure): FoundRecord['successors'] {
  if (end === undefined) return []
  const action = chooseAction(end, (via.at(-1) ?? closure).account.platform)
  const platform = end.kind === 'account' ? (end.platform ?? null) : null
  return [{ name: end.name, platform, url: 'url' in action ? action.url : null }]
}

/** For people: a query, and under it what it finds. */
export function writeSearchReport({ query, results }: SearchReport): string {
  if (results.length === 0) return `${query}：没有找到`
  const lines = results.map(({ closure, name, matched, field, slip, successors }) => {
    const ends = successors.map((successor) => successor.name).join('、')
    const why = slip === undefined ? fieldNames[field] : `近似：${slip.typed} → ${slip.meant}`
    return `  ${mark(name, matched)}（${closure}）${why && `［${why}］`}${ends && ` → ${ends}`}`
  })
  return [`${query}：`, ...lines].join('\n')
}

const fieldNames = {
  name: '',
  'former-name': '原名',
  successor: '去向',
  organisation: '主体',
  region: '地区',
  office: '职能',
} satisfies Record<Hit['field'], string>

function mark(name: string, ranges: Hit['matched']): string {
  let marked = ''
  let done = 0
  for (const [from, to] of ranges) {
    marked += `${name.slice(done, from)}「${name.slice(from, to)}」`
    done = to
  }
  return marked + name.slice(done)
}
