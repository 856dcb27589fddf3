import { ListError } from './list-error'
import { createPace } from './pace'
import { readChunks } from './read-bytes'

export interface LinesExpectation {
  /** The file's name, for messages. */
  readonly file: string
  /** Most bytes of text to take. */
  readonly limit: number
}

/**
 * Decompresses a file of lines and hands each to `readLine` as it comes, resting every few milliseconds. Throws
 * `ListError` (`not-gzip`, `too-large`, `bad-record` for a line without end), and what `readLine` throws.
 */
export async function readLines(
  compressed: Uint8Array<ArrayBuffer>,
  { file, limit }: LinesExpectation,
  readLine: (line: string, number: number) => void,
): Promise<void> {
  const { isDue, rest } = createPace()
  let number = 0
  let left = ''
  for await (const chunk of decompress(compressed, file, limit)) {
    const lines = chunk.split('\n')
    lines[0] = left + (lines[0] ?? '')
    left = lines.pop() ?? ''
    for (const line of lines) {
      readLine(line, (number += 1))
      // oxlint-disable-next-line no-await-in-loop -- that is the point
      if (number % linesAtOnce === 0 && isDue()) await rest()
    }
    if (left.length > longestLine) throw new ListError('bad-record', file, 'a line has no end')
  }
  if (left !== '') readLine(left, number + 1)
}

/** Even asking the time takes time. */
const linesAtOnce = 16

/** Reads a line as JSON. Throws `ListError` (`bad-record`). */
export function parseLine(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new ListError('bad-record', file, `line ${number} is not JSON`, { cause })
  }
}

/** More than the longest record that `parseClosure` takes needs in practice; a list has no business near it. */
const longestLine = 1 << 18

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
