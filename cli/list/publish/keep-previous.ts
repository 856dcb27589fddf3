import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { deltaFile } from '../../../utils/list/delta'
import { manifestFile, shardFile } from '../../../utils/list/manifest'
import { defaultLimits } from '../../../utils/list/open-list'
import { readVerified } from '../../../utils/list/read-verified'
import type { PublishedList } from './published-list'
import { isThere, writeWhole } from './write-files'

/**
 * Puts the files of the previous edition, but not its head, into a folder. Whoever has just fetched that head, or gets
 * it from a cache, still finds what it names. Throws `ListError`.
 */
export async function keepPrevious(folder: string, { head, files, fetchFile }: PublishedList): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { manifest, deltas } = head
  const named = [
    { ...manifest, file: manifestFile(manifest), limit: defaultLimits.manifest },
    ...files.shards.map((shard) => ({ ...shard, file: shardFile(shard), limit: defaultLimits.shard })),
    ...deltas.map((delta) => ({ ...delta, file: deltaFile(delta), limit: defaultLimits.delta })),
  ]
  for (const { limit, ...one } of named) {
    // oxlint-disable-next-line no-await-in-loop -- there may be hundreds
    const bytes = await readVerified(fetchFile, one, limit)
    const place = join(folder, one.file)
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (!(await isThere(place, bytes))) await writeWhole(place, bytes)
  }
}
