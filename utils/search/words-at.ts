/** Words by their first two characters, the longest first. */
export type WordsByBeginning = ReadonlyMap<string, readonly string[]>

/** Of words of one character nothing is kept. */
export function groupWords(words: Iterable<string>): WordsByBeginning {
  const grouped = new Map<string, string[]>()
  for (const word of new Set(words)) {
    if (word.length < 2) continue
    grouped.set(word.slice(0, 2), [...(grouped.get(word.slice(0, 2)) ?? []), word])
  }
  for (const group of grouped.values()) group.sort((a, b) => b.length - a.length)
  return grouped
}

/** The longest of the words that stands in a text at a place. */
export function wordAt(words: WordsByBeginning, text: string, at: number): string | undefined {
  return words.get(text.slice(at, at + 2))?.find((word) => text.startsWith(word, at))
}

export function isAmong(words: WordsByBeginning, text: string): boolean {
  return words.get(text.slice(0, 2))?.includes(text) === true
}
