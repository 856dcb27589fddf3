import { bucketClosures } from '../../utils/store/bucket'
import type { ListedClosure } from '../../utils/store/closures'
import { type Database, generationRange } from '../../utils/store/database'
import { listInUse, readEditions } from '../../utils/store/editions'

/** Every closure of every list in use, as they are at one moment. */
export async function loadClosures(database: Database): Promise<readonly ListedClosure[]> {
  const transaction = database.transaction(['editions', 'subscriptions', 'buckets'])
  const { inUse } = await readEditions(transaction)
  const loaded = await Promise.all(
    inUse.map(async (edition) => {
      const list = listInUse(edition, Date.now())
      const buckets = await transaction.objectStore('buckets').getAll(generationRange(edition))
      return buckets.flatMap(bucketClosures).map((closure) => ({ closure, list }))
    }),
  )
  return loaded.flat()
}
