import type { NewSubscription } from './list-admin'

const keyMark = '#yibu-key='

/** Takes a link apart that names a list and the key that signs it: `https://list.example.cn/#yibu-key=MCow…`. */
export function parseShareLink(text: string): NewSubscription | undefined {
  const at = text.indexOf(keyMark)
  if (at < 0) return undefined
  return { address: text.slice(0, at).trim(), publicKey: readKey(decode(text.slice(at + keyMark.length))) }
}

/** Reads what the options page was opened with: `#add=<address>&key=<key>`, each encoded as in any address. */
export function parseAddHash(hash: string): NewSubscription | undefined {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const address = fields.get('add')
  if (address === null) return undefined
  return parseShareLink(address) ?? { address: address.trim(), publicKey: readKey(fields.get('key') ?? '') }
}

/** A key as text; the alphabet of base64 that addresses like is turned into the usual one. PEM stays as it is. */
function readKey(text: string): string {
  if (text.includes('-----')) return text.trim()
  // A plus that nobody encoded arrives as a space.
  return text.trim().replaceAll(' ', '+').replaceAll('-', '+').replaceAll('_', '/')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
