/**
 * A text of a list or a page, fit for one sentence: without control and direction characters, which could turn the
 * sentence around it, and cut to `limit` characters.
 */
export function shortText(text: string, limit = 40): string {
  // Only the head is looked at: the text may be a million characters long.
  const head = Array.from(text.slice(0, limit * 4).replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ''))
  return head.length > limit || text.length > limit * 4 ? `${head.slice(0, limit).join('')}…` : head.join('')
}
