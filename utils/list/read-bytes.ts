import { ListError } from './list-error'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Reads a stream, but no more than `limit` bytes of it: then the rest is cancelled and `whole` is false. Errors of the
 * stream are passed on.
 */
export async function readBytes(
  stream: ReadableStream<Bytes>,
  limit: number,
): Promise<{ readonly bytes: Bytes; readonly whole: boolean }> {
  const chunks: Bytes[] = []
  let length = 0
  for await (const chunk of readChunks(stream)) {
    chunks.push(chunk)
    length += chunk.length
    if (length > limit) return { bytes: join(chunks, length).subarray(0, limit), whole: false }
  }
  return { bytes: join(chunks, length), whole: true }
}

/** The chunks of a stream, which is cancelled when the loop over them ends early. Safari's streams do not iterate. */
export async function* readChunks(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = stream.getReader()
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- chunks come one after the other
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    // Of a stream that ended or failed there is nothing left to cancel.
    await reader.cancel().catch(() => undefined)
  }
}

function join(chunks: readonly Bytes[], length: number): Bytes {
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

/** What a failed request or stream means: given up, too slow, or else what the caller says. */
export function explainBreak(cause: unknown, file: string, otherwise: ListError): ListError {
  if (cause instanceof ListError) return cause
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'TimeoutError') return new ListError('timeout', file, 'took too long', { cause })
  if (name === 'AbortError') return new ListError('cancelled', file, 'was given up', { cause })
  return otherwise
}
