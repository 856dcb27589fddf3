/**
 * Decodes a saved page as a browser would that is told nothing by a server: by its byte order mark, else by the
 * charset it declares in its first 1024 bytes, else as UTF-8.
 * https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodeHtml(bytes: Uint8Array): string {
  const decoder = openDecoder(markedCharset(bytes)) ?? declaredDecoder(bytes) ?? new TextDecoder()
  return decoder.decode(bytes)
}

/** Undefined for a charset that nobody knows. */
function openDecoder(charset: string | undefined): TextDecoder | undefined {
  if (charset === undefined) return undefined
  try {
    return new TextDecoder(charset)
  } catch {
    return undefined
  }
}

function markedCharset([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return undefined
}

/** How far a browser looks for the declaration. */
const prescanBytes = 1024

/** The decoder of the first `<meta>` that declares a charset there is. */
function declaredDecoder(bytes: Uint8Array): TextDecoder | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, prescanBytes)).replaceAll(/<!--.*?(?:-->|$)/gs, '')
  for (const [, tag = ''] of head.matchAll(/<meta[\s/]((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi)) {
    const decoder = openDecoder(charsetOf(parseAttributes(tag)))
    // What could be read as bytes so far is not in UTF-16, whatever it says of itself.
    if (decoder !== undefined) return decoder.encoding.startsWith('utf-16') ? new TextDecoder() : decoder
  }
  return undefined
}

/** Takes the inside of a tag; gives its attributes, the first of each name, names in lower case. */
function parseAttributes(tag: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of tag.matchAll(
    /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g,
  )) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '')
  }
  return attributes
}

function charsetOf(attributes: ReadonlyMap<string, string>): string | undefined {
  const charset = attributes.get('charset')
  if (charset !== undefined) return charset
  if (attributes.get('http-equiv')?.toLowerCase() !== 'content-type') return undefined
  return /charset\s*=\s*["']?([^\s"';]+)/i.exec(attributes.get('content') ?? '')?.[1]
}
