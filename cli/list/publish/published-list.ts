import { fetchEnvelope } from '../../../utils/list/fetch-envelope'
import type { FetchFile } from '../../../utils/list/fetch-file'
import { type ListHead, readUnsigned, type Signature, verifyEnvelope } from '../../../utils/list/head'
import type { PublicKey } from '../../../utils/list/keys'
import { openList, type OpenList } from '../../../utils/list/open-list'

/** A list as it was published, opened as a client opens it. */
export interface PublishedList {
  readonly head: ListHead
  readonly signatures: readonly Signature[]
  /** Fingerprints of those of the keys that signed it. */
  readonly signedBy: readonly string[]
  readonly files: OpenList
  readonly fetchFile: FetchFile
}

/** Opens a published list. Without keys only digests speak for it. Throws `ListError`. */
export async function openPublished(fetchFile: FetchFile, keys?: readonly PublicKey[]): Promise<PublishedList> {
  const envelope = await fetchEnvelope(fetchFile)
  const { head, signedBy } =
    keys === undefined ? { head: readUnsigned(envelope), signedBy: [] } : await verifyEnvelope(envelope, keys)
  return { head, signatures: envelope.signatures, signedBy, files: await openList(fetchFile, head), fetchFile }
}
