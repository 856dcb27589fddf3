/** A set of items by their numbers, a bit each; and a bit for each 32 of them of which one is in it. */
export interface ItemSet {
  readonly words: Int32Array
  readonly summary: Int32Array
}

/** For items below `count`. */
export function createItemSet(count: number): ItemSet {
  return { words: new Int32Array((count >> 5) + 1), summary: new Int32Array((count >> 10) + 1) }
}

export function addItem({ words, summary }: ItemSet, item: number): void {
  const word = item >> 5
  words[word] = (words[word] ?? 0) | (1 << (item & 31))
  summary[word >> 5] = (summary[word >> 5] ?? 0) | (1 << (word & 31))
}

export function hasItem({ words }: ItemSet, item: number): boolean {
  return ((words[item >> 5] ?? 0) & (1 << (item & 31))) !== 0
}

/** The lowest bit that is set, from 0 to 31. */
export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
