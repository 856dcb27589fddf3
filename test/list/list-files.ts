import { digestOf } from '../../utils/list/digest'
import type { FetchFile } from '../../utils/list/fetch-file'
import type { ListHead } from '../../utils/list/head'
import { ListError } from '../../utils/list/list-error'
import { type OpenList, readShard } from '../../utils/list/open-list'
import type { Closure } from '../../utils/model/closure'

export const info = { id: 'test', name: '测试名录', publisher: '某人', issuedOn: '2026-11-21' }

export function closureOf(name: string, more: Partial<Closure> = {}): Closure {
  return {
    id: `weibo/${name}`,
    account: { platform: 'weibo', name },
    status: 'stopped',
    successors: [],
    sources: [{ title: '公告', publisher: '某报' }],
    checkedOn: '2026-11',
    ...more,
  }
}

/** A head whose manifest is this very text, whatever is in it, and the files with it. */
export async function headOf(
  manifest: string,
  count: number,
): Promise<{ readonly head: ListHead; readonly files: Map<string, Uint8Array<ArrayBuffer>> }> {
  const bytes = bytesOf(manifest)
  const digest = await digestOf(bytes)
  const head: ListHead = {
    format: 1,
    list: { id: info.id, name: info.name },
    sequence: 1,
    issued: '2026-11-21T08:00:00Z',
    expires: '2026-12-21T08:00:00Z',
    count,
    manifest: { digest, bytes: bytes.length },
    deltas: [],
  }
  return { head, files: new Map([[`manifest-${digest}.json`, bytes]]) }
}

/** Serves files as a host would, in chunks of a few bytes. */
export function serve(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, chunkBytes = 7000): FetchFile {
  return (name) => {
    const bytes = files.get(name)
    if (bytes === undefined) return Promise.reject(new ListError('missing', name, 'no such file'))
    const chunks: Uint8Array<ArrayBuffer>[] = []
    for (let at = 0; at < bytes.length; at += chunkBytes) chunks.push(bytes.subarray(at, at + chunkBytes))
    return Promise.resolve(
      new ReadableStream({
        pull(controller) {
          const chunk = chunks.shift()
          if (chunk === undefined) controller.close()
          else controller.enqueue(chunk)
        },
      }),
    )
  }
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

export async function gzip(data: string | Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([data]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

export async function readAll(list: OpenList): Promise<readonly Closure[]> {
  const shards = Array.from({ length: list.shardCount }, (_, index) => readShard(list, index))
  return (await Promise.all(shards)).flat()
}
