import { ListError } from './list-error'

/** Gives a file of a list by its name. Throws `ListError` (`missing`) when it does not come. */
export type FetchFile = (name: string) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>

/** Files below an address that ends with a slash: `https://example.cn/list/`, `chrome-extension://…/list/`. */
export function fetchFilesFrom(base: string): FetchFile {
  return async (name) => {
    const response = await request(new URL(name, base), name)
    if (!response.ok || response.body === null) throw new ListError('missing', name, `status ${response.status}`)
    return response.body
  }
}

async function request(url: URL, name: string): Promise<Response> {
  try {
    return await fetch(url, { credentials: 'omit' })
  } catch (cause) {
    throw new ListError('missing', name, 'could not be fetched', { cause })
  }
}
