/**
 * Words to be looked for, from wherever they come: whole characters, white space and control characters as single
 * spaces, at most `longestWords` of them. Idempotent.
 */
export function cleanWords(text: string): string {
  // Only the head is looked at: a selection may be a whole page.
  const head = text.slice(0, longestWords * 8).toWellFormed()
  const spaced = head.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
  return Array.from(spaced).slice(0, longestWords).join('').trim()
}

/** Characters; longer than any name. */
export const longestWords = 100
