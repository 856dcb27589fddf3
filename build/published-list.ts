import { existsSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const id = 'virtual:yibu/published-list'

/**
 * Vite plugin: where the list in the package is published, from the environment of the build. `YIBU_LIST_URL` names its
 * mirrors, `YIBU_LIST_KEY` the keys that may sign it (the base64 of a PEM, or a file that holds one), each separated by
 * commas. Without them the list in the package serves as it is.
 */
export function publishedList(environment: NodeJS.ProcessEnv = process.env): Plugin {
  return {
    name: 'yibu:published-list',
    resolveId: (name) => (name === id ? `\0${id}` : undefined),
    load: (name) => (name === `\0${id}` ? `export default ${JSON.stringify(readPublished(environment))}` : undefined),
  }
}

function readPublished({ YIBU_LIST_URL = '', YIBU_LIST_KEY = '' }: NodeJS.ProcessEnv) {
  const addresses = split(YIBU_LIST_URL).map(readAddress)
  const publicKeys = split(YIBU_LIST_KEY).map(readKey)
  if (addresses.length > 0 !== publicKeys.length > 0) {
    throw new Error('YIBU_LIST_URL and YIBU_LIST_KEY belong together: set both, or neither')
  }
  return { addresses, publicKeys }
}

function split(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

function readAddress(text: string): string {
  if (!/^https?:\/\/[^?#]+$/.test(text)) throw new Error(`YIBU_LIST_URL: ${text} is not the address of a folder`)
  return text.replace(/(?:head\.json|\/?)$/, (end) => (end === 'head.json' ? '' : '/'))
}

function readKey(text: string): string {
  const pem = existsSync(text) ? readFileSync(text, 'utf8') : text
  const [, body = pem] = /-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----/.exec(pem) ?? []
  const base64 = body.replace(/\s/g, '')
  // An Ed25519 key as SPKI begins with the same twelve bytes, always (RFC 8410).
  if (!/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/.test(base64)) {
    throw new Error(`YIBU_LIST_KEY: ${text} is neither an Ed25519 public key nor a file that holds one`)
  }
  return base64
}
