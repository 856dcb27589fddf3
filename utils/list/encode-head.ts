import { encodeBase64 } from './base64'
import { headType, type ListHead, type Signature } from './head'

/** A head as the bytes that are signed. */
export function encodeHead(head: ListHead): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(head))
}

/** What `head.json` holds: a head that `encodeHead` gave, with the signatures that there are. May be longer than it may be. */
export function encodeEnvelope(payload: Uint8Array, signatures: readonly Signature[]): Uint8Array<ArrayBuffer> {
  const envelope = {
    payload: encodeBase64(payload),
    payloadType: headType,
    signatures: signatures.map(({ keyId, bytes }) => ({ keyid: keyId, sig: encodeBase64(bytes) })),
  }
  return new TextEncoder().encode(`${JSON.stringify(envelope)}\n`)
}
