import { readFile } from 'node:fs/promises'
import { type KeyProblem, ListError } from '../../../utils/list/list-error'
import { parsePublicKey, type PublicKey } from '../../../utils/list/keys'
import { parseSigningKey, type SigningKey } from '../signing-key'
import { Refusal } from './refusal'

/** Reads private keys from their files, each key once. Throws `Refusal`. */
export async function readSigningKeys(files: readonly string[]): Promise<readonly SigningKey[]> {
  const keys = await Promise.all(
    files.map(async (file) => {
      const key = await parseSigningKey(await readKeyFile(file))
      if (key === undefined) {
        throw new Refusal(`${file} 不是 Ed25519 私钥（PKCS#8 PEM）。私钥由 keygen 生成；${file}.pub 那样的是公钥。`)
      }
      return key
    }),
  )
  return [...new Map(keys.map((key) => [key.publicKey.fingerprint, key])).values()]
}

/** Reads public keys from their files. Throws `Refusal`. */
export function readPublicKeys(files: readonly string[]): Promise<readonly PublicKey[]> {
  return Promise.all(
    files.map(async (file) => {
      try {
        return await parsePublicKey(await readKeyFile(file))
      } catch (cause) {
        if (!(cause instanceof ListError) || cause.keyProblem === undefined) throw cause
        throw new Refusal(`${file} ${explanations[cause.keyProblem]}`, {}, { cause })
      }
    }),
  )
}

const explanations: Readonly<Record<KeyProblem, string>> = {
  private: '是私钥：这里要的是公钥（.pub）。私钥不要给任何人，也不要放到公开的地方。',
  'not-ed25519': '不是 Ed25519 的公钥。',
  unreadable: '不是公钥：应当是 PEM（-----BEGIN PUBLIC KEY-----）或它的 base64。',
}

async function readKeyFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new Refusal(`读不了密钥文件 ${file}。`, {}, { cause })
  }
}
