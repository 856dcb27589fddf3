type Bytes = Uint8Array<ArrayBuffer>

/** Undefined when the text is no base64, of either alphabet. White space is passed over. */
export function decodeBase64(text: string): Bytes | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** For the short: a call takes a few thousand arguments. */
export function encodeBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
