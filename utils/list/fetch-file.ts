import { headFile } from './head'
import { ListError } from './list-error'
import { explainBreak } from './read-bytes'

/**
 * Gives a file of a list by its name. Throws `ListError` (`missing`, `timeout`, `cancelled`) when it does not come.
 * `signal` gives it up, also while the stream is read; no more than `limit` bytes of it will be.
 */
export type FetchFile = (
  name: string,
  options?: { readonly signal?: AbortSignal; readonly limit?: number },
) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>

/**
 * Files below an address that ends with a slash: `https://example.cn/list/`, `chrome-extension://…/list/`. Nothing is
 * said of who asks, or from where.
 */
export function fetchFilesFrom(base: string): FetchFile {
  return async (name, { signal } = {}) => {
    const response = await request(new URL(name, base), name, signal)
    if (!response.ok || response.body === null) {
      const { status } = response
      throw new ListError('missing', name, `status ${status}`, { status })
    }
    return response.body
  }
}

async function request(url: URL, name: string, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // All other files are named after what is in them: a copy from whenever is as good.
      cache: name === headFile ? 'no-store' : 'default',
      ...(signal !== undefined && { signal }),
    })
  } catch (cause) {
    throw explainBreak(cause, name, new ListError('missing', name, 'could not be fetched', { cause }))
  }
}
