import { deltaFile, readDelta } from '../../../utils/list/delta'
import { ListError } from '../../../utils/list/list-error'
import { shardFile } from '../../../utils/list/manifest'
import { readShard } from '../../../utils/list/open-list'
import type { Closure } from '../../../utils/model/closure'
import type { PublishedList } from './published-list'

/** What a delta says that the shards must bear out. */
interface Claim {
  readonly file: string
  /** Id → the record as JSON; undefined for one that is removed. */
  readonly records: ReadonlyMap<string, string | undefined>
}

/**
 * Reads every file of a list as a client would, and holds its deltas against its shards. Calls back with the name of
 * each file that is good. Throws `ListError` for the first that is not.
 */
export async function checkPublished(list: PublishedList, onGood: (file: string) => void): Promise<void> {
  const claims = await readClaims(list, onGood)
  const ids = new Set<string>()
  const { shards } = list.files
  for (const [index, shard] of shards.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one shard in memory at a time
    for (const closure of await readShard(list.files, index)) {
      if (ids.has(closure.id)) throw new ListError('bad-record', shardFile(shard), `${closure.id} stands in two shards`)
      ids.add(closure.id)
      for (const claim of claims) refuseContradiction(claim, closure)
    }
    onGood(shardFile(shard))
  }
  for (const { file, records } of claims) {
    for (const [id, record] of records) {
      if (record === undefined || ids.has(id)) continue
      throw new ListError('bad-record', file, `puts ${id}, which no shard holds`)
    }
  }
}

async function readClaims(
  { head, fetchFile }: PublishedList,
  onGood: (file: string) => void,
): Promise<readonly Claim[]> {
  const claims: Claim[] = []
  for (const delta of head.deltas) {
    // oxlint-disable-next-line no-await-in-loop -- at most four
    const { puts, removals } = await readDelta(fetchFile, head, delta)
    const file = deltaFile(delta)
    onGood(file)
    claims.push({
      file,
      records: new Map([
        ...puts.map((closure): [string, string] => [closure.id, JSON.stringify(closure)]),
        ...removals.map((id): [string, undefined] => [id, undefined]),
      ]),
    })
  }
  return claims
}

function refuseContradiction({ file, records }: Claim, closure: Closure): void {
  const { id } = closure
  if (!records.has(id)) return
  const record = records.get(id)
  if (record === undefined) throw new ListError('bad-record', file, `removes ${id}, which a shard holds`)
  if (record !== JSON.stringify(closure)) throw new ListError('bad-record', file, `puts another ${id} than the shard`)
}
