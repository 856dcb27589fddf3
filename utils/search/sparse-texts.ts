import { growingBytes, growingInts } from './growing'

/** Texts that only some of many things have, by the ascending numbers of those that do. */
export interface SparseTexts {
  readonly keys: Uint32Array
  /** Where the text of a key begins in `bytes`, UTF-8; one more at the end. */
  readonly starts: Uint32Array
  readonly bytes: Uint8Array
}

export function sparseText({ keys, starts, bytes }: SparseTexts, key: number): string | undefined {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return keys[low] === key ? new TextDecoder().decode(bytes.subarray(starts[low], starts[low + 1])) : undefined
}

/** Collects texts; keys have to ascend. */
export function createSparseTexts() {
  const keys = growingInts()
  const starts = growingInts()
  const bytes = growingBytes()
  const encoder = new TextEncoder()
  starts.push(0)
  return {
    add(key: number, text: string): void {
      keys.push(key)
      for (const byte of encoder.encode(text)) bytes.push(byte)
      starts.push(bytes.length)
    },
    finish: (): SparseTexts => ({ keys: keys.view(), starts: starts.view(), bytes: bytes.view() }),
  }
}
