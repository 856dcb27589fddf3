import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { preAuthEncoding, type Signature } from '../../utils/list/head'
import { keyIdOf, parsePublicKey, type PublicKey } from '../../utils/list/keys'

/** A publisher's key: what signs, and what everybody may know of it. */
export interface SigningKey {
  readonly publicKey: PublicKey
  /** Signs a head, as `encodeHead` gave it. */
  sign(this: void, payload: Uint8Array): Signature
}

/** Both halves of a new Ed25519 key as PEM files: PKCS#8 and SPKI. */
export function createKeyPair(): { readonly privatePem: string; readonly publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privatePem: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    publicPem: String(publicKey.export({ format: 'pem', type: 'spki' })),
  }
}

/** Reads a private key in PEM. Undefined when it is none, or not an Ed25519 key. */
export async function parseSigningKey(pem: string): Promise<SigningKey | undefined> {
  const privateKey = readPrivateKey(pem)
  if (privateKey?.asymmetricKeyType !== 'ed25519') return undefined
  const publicKey = await parsePublicKey(String(createPublicKey(privateKey).export({ format: 'pem', type: 'spki' })))
  return {
    publicKey,
    sign: (payload) => ({
      keyId: keyIdOf(publicKey),
      bytes: new Uint8Array(sign(null, preAuthEncoding(payload), privateKey)),
    }),
  }
}

function readPrivateKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem)
  } catch {
    return undefined
  }
}
