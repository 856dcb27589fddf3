import { digestOf } from './digest'
import type { FetchFile } from './fetch-file'
import { isHtml } from './fields'
import { ListError } from './list-error'
import { explainBreak, readBytes } from './read-bytes'

/** A file that another one names. */
export interface NamedFile {
  readonly file: string
  readonly digest: string
  readonly bytes: number
}

/**
 * Fetches a file of which digest and length are known; gives nothing but that very file. Throws `ListError` (`too-large`
 * before anything is fetched, `missing`, `timeout`, `cancelled`, `truncated`, `html`, `tampered`).
 */
export async function readVerified(
  fetchFile: FetchFile,
  { file, digest, bytes: expected }: NamedFile,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (expected > limit) throw new ListError('too-large', file, `${expected} bytes are too many`)
  const { bytes, whole } = await readWhole(fetchFile, file, expected)
  if (whole && bytes.length === expected && (await digestOf(bytes)) === digest) return bytes
  if (isHtml(new TextDecoder().decode(bytes.subarray(0, 256)))) {
    throw new ListError('html', file, 'a page came in its place')
  }
  if (whole && bytes.length < expected) {
    throw new ListError('truncated', file, `${bytes.length} bytes came of ${expected}`)
  }
  throw new ListError('tampered', file, 'is not the file that was meant')
}

/** Fetches a file, but no more than `limit` bytes of it. Throws `ListError` as the way there may fail. */
export async function readWhole(
  fetchFile: FetchFile,
  file: string,
  limit: number,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly whole: boolean }> {
  const stream = await fetchFile(file, { limit })
  try {
    return await readBytes(stream, limit)
  } catch (cause) {
    throw explainBreak(cause, file, new ListError('truncated', file, 'broke off', { cause }))
  }
}
