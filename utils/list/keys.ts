import { decodeBase64 } from './base64'
import { digestOf } from './digest'
import { type KeyProblem, ListError } from './list-error'

/** A key that a publisher signs lists with, the part that everybody may know. */
export interface PublicKey {
  /** SHA-256 of `spki`, in lower-case hex. */
  readonly fingerprint: string
  /** SubjectPublicKeyInfo of an Ed25519 key in DER (RFC 8410). */
  readonly spki: Uint8Array<ArrayBuffer>
}

/**
 * Reads a public key as it is passed on: PEM (`-----BEGIN PUBLIC KEY-----`), or the base64 of it alone. Throws
 * `ListError` (`bad-key`), whose `keyProblem` says what the text is instead.
 */
export async function parsePublicKey(text: string): Promise<PublicKey> {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) throw badKey('private')
  const [, body = text] = /-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----/.exec(text) ?? []
  const der = decodeBase64(body)
  if (der === undefined || der.length < 16) throw badKey('unreadable')
  if (isPrivate(der)) throw badKey('private')
  if (der.length !== spkiBytes || !startsWith(der, spkiStart))
    throw badKey(isSequence(der) ? 'not-ed25519' : 'unreadable')
  return { fingerprint: await digestOf(der), spki: der }
}

/**
 * A fingerprint for people to compare: the first 32 of its 64 digits, in groups of four. 128 bits cannot be met by trial;
 * nobody compares 64 digits.
 */
export function writeFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 32).match(/.{4}/g) ?? []).join(' ')
}

/** What a signature says of its key: the first 16 digits of the fingerprint. A hint, not a proof. */
export function keyIdOf({ fingerprint }: Pick<PublicKey, 'fingerprint'>): string {
  return fingerprint.slice(0, 16)
}

const spkiBytes = 44

/** SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING (32 bytes) }: what every Ed25519 key begins with. */
const spkiStart = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00] as const

/** PKCS#8 begins with its version: SEQUENCE { INTEGER 0 or 1, … }. */
function isPrivate(der: Uint8Array): boolean {
  const content = (der[1] ?? 0) < 0x80 ? 2 : 2 + ((der[1] ?? 0) & 0x7f)
  return isSequence(der) && der[content] === 0x02 && der[content + 1] === 0x01
}

function isSequence(der: Uint8Array): boolean {
  return der[0] === 0x30
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function badKey(keyProblem: KeyProblem): ListError {
  return new ListError('bad-key', 'key', explanations[keyProblem], { keyProblem })
}

const explanations: Readonly<Record<KeyProblem, string>> = {
  private: 'is a private key, which nobody but its publisher may see',
  'not-ed25519': 'is not an Ed25519 key',
  unreadable: 'is not a public key in PEM or base64',
}
