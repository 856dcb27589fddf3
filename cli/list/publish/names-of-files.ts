import { deltaFile } from '../../../utils/list/delta'
import type { ListHead } from '../../../utils/list/head'
import { manifestFile, type Shard, shardFile } from '../../../utils/list/manifest'

/** Names of all files that a head leads to. */
export function filesOf({ manifest, deltas }: ListHead, shards: readonly Shard[]): readonly string[] {
  return [manifestFile(manifest), ...shards.map(shardFile), ...deltas.map(deltaFile)]
}
