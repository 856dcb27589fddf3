import { encodeEnvelope, encodeHead } from '../../../utils/list/encode-head'
import { type HeadDelta, headLimit, type ListHead, mostDeltas, type Signature } from '../../../utils/list/head'

/**
 * The head with as many of the deltas as leave room for some signatures, the most useful of them first. Undefined when
 * there is no room even without deltas: then the list's name is too long.
 */
export function fitHead(
  head: Omit<ListHead, 'deltas'>,
  deltas: readonly HeadDelta[],
  signatureCount: number,
): ListHead | undefined {
  let fitting = withDeltas(head, [])
  if (lengthOf(fitting, signatureCount) > headLimit) return undefined
  for (const delta of deltas) {
    const more = withDeltas(head, [...fitting.deltas, delta])
    if (more.deltas.length <= mostDeltas && lengthOf(more, signatureCount) <= headLimit) fitting = more
  }
  return fitting
}

/** The newest horizon first, and always the same order of fields: the same head has the same bytes. */
function withDeltas(head: Omit<ListHead, 'deltas'>, deltas: readonly HeadDelta[]): ListHead {
  const { format, list, sequence, issued, expires, count, manifest, mayShrink, unchangedSince } = head
  return {
    format,
    list,
    sequence,
    issued,
    expires,
    count,
    manifest,
    deltas: deltas.toSorted((a, b) => b.from - a.from),
    ...(mayShrink === true && { mayShrink }),
    ...(unchangedSince !== undefined && { unchangedSince }),
  }
}

/** Bytes of `head.json` with so many signatures. */
function lengthOf(head: ListHead, signatureCount: number): number {
  const signature: Signature = { keyId: '0'.repeat(16), bytes: new Uint8Array(64) }
  return encodeEnvelope(
    encodeHead(head),
    Array.from({ length: signatureCount }, () => signature),
  ).length
}
