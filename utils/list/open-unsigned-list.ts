import { fetchEnvelope } from './fetch-envelope'
import type { FetchFile } from './fetch-file'
import { type ListHead, readUnsigned } from './head'
import { openList, type OpenList } from './open-list'

/** Opens a list whose place is trusted, whoever signed it: the one in the package. Throws `ListError`. */
export async function openUnsignedList(
  fetchFile: FetchFile,
): Promise<{ readonly head: ListHead; readonly files: OpenList }> {
  const head = readUnsigned(await fetchEnvelope(fetchFile))
  return { head, files: await openList(fetchFile, head) }
}
