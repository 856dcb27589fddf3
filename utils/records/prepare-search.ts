import { createPace } from '../list/pace'
import type { Closure } from '../model/closure'
import type { ListKey } from '../model/subscription'
import { decodeSearchData, encodeSearchData, searchFormat } from '../search/encode-search-data'
import { buildSearchData, patchSearchData, type SearchData } from '../search/search-data'
import { type Bucket, bucketClosures } from '../store/bucket'
import { loadBuckets, loadByIds } from '../store/closures'
import type { Database, Edition } from '../store/database'
import { loadEditions } from '../store/editions'
import { beginSearchTask, completeSearchTask, type SearchTask } from '../store/search-data'

/**
 * Makes every list in use ready to be searched that is not, in steps of a few milliseconds: anew, or after a change only
 * what has changed. Interrupted at any point nothing is half there, and called again it begins with that list once more.
 * Two calls must not overlap. `onRest` is called between two steps. Gives whether there was anything to do.
 */
export async function prepareSearch(database: Database, onRest?: () => void): Promise<boolean> {
  const { inUse } = await loadEditions(database)
  let hasMade = false
  for (const { list } of inUse.toSorted((a, b) => a.info.count - b.info.count)) {
    // oxlint-disable-next-line no-await-in-loop -- one list in memory at a time
    if (await prepareList(database, list, onRest)) hasMade = true
  }
  return hasMade
}

async function prepareList(database: Database, list: ListKey, onRest: (() => void) | undefined): Promise<boolean> {
  for (let times = 0; ; times += 1) {
    /* oxlint-disable no-await-in-loop -- once more only when the list has changed meanwhile */
    const task = await beginSearchTask(database, list, searchFormat())
    if (task === undefined) return times > 0
    // Not kept beside its own copy.
    await completeSearchTask(database, task, encodeSearchData(await make(database, task, onRest)))
    /* oxlint-enable no-await-in-loop */
  }
}

async function make(
  database: Database,
  { edition, state, data }: SearchTask,
  onRest: (() => void) | undefined,
): Promise<SearchData> {
  const known = data && decodeSearchData(data)
  if (known !== undefined) {
    const puts = await loadByIds(database, edition, state.changed)
    return takeSteps(patchSearchData(known, puts, state.changed), onRest)
  }
  const source = readInParts(database, edition)
  return takeSteps(buildSearchData(source.closures), onRest, source.fill)
}

/** The same for records that are in memory. */
export async function makeSearchData(buckets: readonly Bucket[]): Promise<SearchData> {
  return takeSteps(buildSearchData(closuresOf(buckets)))
}

function* closuresOf(buckets: readonly Bucket[]): Generator<Closure> {
  for (const bucket of buckets) yield* bucketClosures(bucket)
}

/** The records of an edition, some buckets in memory at a time. */
function readInParts(database: Database, edition: Edition) {
  const total = 2 ** edition.bucketBits
  let next = 0
  let waiting: readonly Bucket[] = []
  const isOver = () => next >= total && waiting.length === 0
  function* closures(): Generator<Closure | undefined> {
    while (!isOver()) {
      const buckets = waiting
      waiting = []
      yield* closuresOf(buckets)
      yield undefined
    }
  }
  return {
    closures: closures(),
    /** To be awaited between two steps. */
    async fill(): Promise<void> {
      if (waiting.length > 0 || next >= total) return
      waiting = await loadBuckets(database, edition, next, bucketsAtOnce)
      next += bucketsAtOnce
    },
  }
}

/** Some 2 MB. */
const bucketsAtOnce = 64

async function takeSteps<Result>(
  steps: Generator<undefined, Result>,
  onRest?: () => void,
  fill?: () => Promise<void>,
): Promise<Result> {
  const pace = createPace()
  for (;;) {
    /* oxlint-disable no-await-in-loop -- steps come one after the other */
    await fill?.()
    const { done, value } = steps.next()
    if (done === true) return value
    if (!pace.isDue()) continue
    await pace.rest()
    onRest?.()
    /* oxlint-enable no-await-in-loop */
  }
}
