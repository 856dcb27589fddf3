import { z } from 'zod/mini'
import { decodeBase64 } from './base64'
import { createFields, parseFields } from './fields'
import { keyIdOf, type PublicKey } from './keys'
import { ListError } from './list-error'

/** The one file of a list that changes. */
export const headFile = 'head.json'

/** Most bytes it may have, signatures and all. */
export const headLimit = 1024

/** Most deltas it may name. */
export const mostDeltas = 4

/** What a head's signatures are about, as DSSE wants it said. */
export const headType = 'application/vnd.yibu.head+json'

/** What a publisher signs: which edition of the list is the newest, and by which digests its files are known. */
export interface ListHead {
  readonly format: 1
  readonly list: { readonly id: string; readonly name: string }
  /** Goes up by at least one with every publication. The list in the package has 0. */
  readonly sequence: number
  /** ISO instant, to the second: `2026-11-21T08:00:00Z`. */
  readonly issued: string
  /** ISO instant after which the list counts as stale. */
  readonly expires: string
  /** Number of records. */
  readonly count: number
  readonly manifest: { readonly digest: string; readonly bytes: number }
  /** Ways from earlier editions to this one, at most `mostDeltas`. */
  readonly deltas: readonly HeadDelta[]
  /** The publisher means it that more than a fifth of the records are gone. */
  readonly mayShrink?: true
  /** Every edition from this sequence on had the same manifest. For publishers: deltas to the next edition begin there. */
  readonly unchangedSince?: number
}

/** A file that brings every edition whose sequence is `from` or later up to the head's. */
export interface HeadDelta {
  readonly from: number
  readonly digest: string
  readonly bytes: number
}

/** A DSSE envelope (github.com/secure-systems-lab/dsse), decoded. */
export interface Envelope {
  readonly payload: Uint8Array<ArrayBuffer>
  readonly signatures: readonly Signature[]
}

export interface Signature {
  /** Which key made it, if it says so: see `keyIdOf`. */
  readonly keyId: string | undefined
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Reads `head.json`. Nothing in it is to be believed yet. Throws `ListError` (`too-large`, `html`, `malformed`). */
export function parseEnvelope(bytes: Uint8Array): Envelope {
  if (bytes.length > headLimit) {
    const isPage = /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 256)))
    if (isPage) throw new ListError('html', headFile, 'a page came in its place')
    throw new ListError('too-large', headFile, `is larger than ${headLimit} bytes`)
  }
  const { payload, signatures } = parseFields(bytes, createEnvelopeSchema(), headFile)
  return {
    payload: decode(payload),
    signatures: signatures.map(({ keyid, sig }) => ({ keyId: keyid, bytes: decode(sig) })),
  }
}

/** Reads the head without asking who signed it: for the list in the package, where the package is what is trusted. */
export function readUnsigned({ payload }: Envelope): ListHead {
  return parseFields(payload, createHeadSchema(), headFile)
}

/**
 * Reads the head when at least one of the keys signed it; says which did. Throws `ListError`: `unsigned` when none
 * did, `unsupported` where the browser has no Ed25519, `malformed` when what was signed is no head.
 */
export async function verifyEnvelope(
  envelope: Envelope,
  keys: readonly PublicKey[],
): Promise<{ readonly head: ListHead; readonly signedBy: readonly string[] }> {
  const signed = preAuthEncoding(envelope.payload)
  const verified = await Promise.all(
    keys.map(async (key) => ((await isSignedBy(signed, envelope.signatures, key)) ? [key.fingerprint] : [])),
  )
  const signedBy = [...new Set(verified.flat())]
  if (signedBy.length === 0) throw new ListError('unsigned', headFile, 'none of the keys signed it')
  return { head: readUnsigned(envelope), signedBy }
}

/** The bytes that are signed: DSSE's pre-authentication encoding of the payload and its type. */
export function preAuthEncoding(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = new TextEncoder().encode(`DSSEv1 ${headType.length} ${headType} ${payload.length} `)
  const bytes = new Uint8Array(start.length + payload.length)
  bytes.set(start)
  bytes.set(payload, start.length)
  return bytes
}

async function isSignedBy(
  signed: Uint8Array<ArrayBuffer>,
  signatures: readonly Signature[],
  key: PublicKey,
): Promise<boolean> {
  const imported = await importKey(key)
  const hinted = signatures.filter(({ keyId }) => keyId === keyIdOf(key))
  for (const { bytes } of new Set([...hinted, ...signatures])) {
    // oxlint-disable-next-line no-await-in-loop -- the first one is nearly always it
    if (await crypto.subtle.verify('Ed25519', imported, bytes, signed)) return true
  }
  return false
}

async function importKey({ spki }: PublicKey): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('spki', spki, 'Ed25519', false, ['verify'])
  } catch (cause) {
    throw new ListError('unsupported', headFile, 'signatures cannot be checked here', { cause })
  }
}

function createEnvelopeSchema() {
  const base64 = z.string().check(
    z.minLength(1),
    z.refine((text) => decodeBase64(text) !== undefined, 'not base64'),
  )
  return z.object({
    payload: base64,
    payloadType: z.literal(headType),
    signatures: z.array(z.object({ keyid: z.exactOptional(z.string()), sig: base64 })),
  })
}

function createHeadSchema() {
  const { text, listId, count, sequence, digest, bytes, instant } = createFields()
  return z
    .object({
      format: z.literal(1),
      list: z.object({ id: listId, name: text }),
      sequence,
      issued: instant,
      expires: instant,
      count,
      manifest: z.object({ digest, bytes }),
      deltas: z.array(z.object({ from: sequence, digest, bytes })).check(z.maxLength(mostDeltas)),
      mayShrink: z.exactOptional(z.literal(true)),
      unchangedSince: z.exactOptional(sequence),
    })
    .check(
      z.refine((head) => head.expires > head.issued, 'expires before it is issued'),
      z.refine((head) => (head.unchangedSince ?? 0) <= head.sequence, 'unchanged since the future'),
      z.refine((head) => head.deltas.every(({ from }) => from < head.sequence), 'a delta leads from the future'),
    )
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return decodeBase64(base64) ?? new Uint8Array()
}
