/**
 * Text of a table that was packed when the code was built: base64 of UTF-8. As a literal of its own script it would be
 * in the way: one character beyond Latin-1 makes the browser keep and read the whole script at two bytes a character.
 */
export function unpackText(packed: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0)))
}
