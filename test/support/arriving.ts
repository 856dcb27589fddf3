import type { Closure } from '../../utils/model/closure'
import type { NewEdition } from '../../utils/store/import'

/** An edition of the list `test` in shards of some records each; reading shard `broken` fails. */
export function arriving(
  digest: string,
  closures: readonly Closure[],
  { broken, shardSize = closures.length }: { readonly broken?: number; readonly shardSize?: number } = {},
): NewEdition {
  const shardCount = shardSize === 0 ? 0 : Math.ceil(closures.length / shardSize)
  return {
    list: 'test',
    head: { sequence: 1, issued: '2026-11-21T00:00:00Z', expires: '2026-12-21T00:00:00Z' },
    files: {
      info: { id: 'yibu', name: '移步名录', publisher: '移步', issuedOn: '2026-11-21', count: closures.length },
      digest,
      shards: [],
      shardCount,
      openShard: async (index) => {
        if (index === broken) throw new Error('interrupted')
        return async (visit) =>
          closures
            .slice(index * shardSize, (index + 1) * shardSize)
            .forEach((closure) => visit({ record: closure, json: JSON.stringify(closure) }))
      },
    },
  }
}
