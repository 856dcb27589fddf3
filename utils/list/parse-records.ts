import type { Closure } from '../model/closure'
import { parseClosure } from '../model/parse-closure'
import { ListError } from './list-error'
import { readChunks } from './read-bytes'

export interface ShardExpectation {
  /** The file's name, for messages. */
  readonly file: string
  /** Number of records it must hold. */
  readonly count: number
  /** Most bytes of text to take. */
  readonly limit: number
}

/** Decompresses a shard and parses its lines as they come. Throws `ListError`. */
export async function parseRecords(
  compressed: Uint8Array<ArrayBuffer>,
  { file, count, limit }: ShardExpectation,
): Promise<readonly Closure[]> {
  const closures: Closure[] = []
  const ids = new Set<string>()
  for await (const line of splitLines(decompress(compressed, file, limit), file)) {
    const closure = parseRecord(line, file, closures.length + 1)
    if (ids.has(closure.id)) throw new ListError('bad-record', file, `${closure.id} stands twice`)
    ids.add(closure.id)
    closures.push(closure)
    if (closures.length > count) break
  }
  if (closures.length !== count) throw new ListError('bad-record', file, `does not hold ${count} records`)
  return closures
}

function parseRecord(line: string, file: string, number: number): Closure {
  const parsed = parseClosure(parseJson(line, file, number))
  if (!parsed.ok) throw new ListError('bad-record', file, `line ${number}: ${parsed.error}`)
  return parsed.closure
}

function parseJson(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new ListError('bad-record', file, `line ${number} is not JSON`, { cause })
  }
}

/** More than the longest record that `parseClosure` takes needs in practice; a list has no business near it. */
const longestLine = 1 << 18

async function* splitLines(chunks: AsyncIterable<string>, file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = chunk.split('\n')
    lines[0] = rest + (lines[0] ?? '')
    rest = lines.pop() ?? ''
    yield* lines
    if (rest.length > longestLine) throw new ListError('bad-record', file, 'a line has no end')
  }
  if (rest !== '') yield rest
}

async function* decompress(compressed: Uint8Array<ArrayBuffer>, file: string, limit: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const stream = slices(compressed).pipeThrough(new DecompressionStream('gzip'))
  let length = 0
  try {
    for await (const chunk of readChunks(stream)) {
      length += chunk.length
      if (length > limit) throw new ListError('too-large', file, `holds more than ${limit} bytes`)
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder.decode()
  } catch (cause) {
    if (cause instanceof ListError) throw cause
    throw new ListError('not-gzip', file, 'does not decompress to text', { cause })
  }
}

/**
 * Chrome's decompression turns a chunk into all of its output before anybody can say stop, and gzip packs a
 * thousandfold: 16 KB at a time never become more than some 16 MB.
 */
const sliceBytes = 16 << 10

function slices(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let offset = 0
  return new ReadableStream({
    pull(controller) {
      if (offset >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(offset, offset + sliceBytes))
      offset += sliceBytes
    },
  })
}
