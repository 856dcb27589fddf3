/** Numbers that are added one by one, kept packed. */
export interface Growing<Numbers extends Packed> {
  readonly length: number
  push(value: number): void
  get(index: number): number
  set(index: number, value: number): void
  /** Forgets what was added last. */
  truncate(length: number): void
  /** No longer than what was added; shares memory with it. */
  view(): Numbers
}

export type Packed = Uint8Array | Uint16Array | Uint32Array

export function growingBytes(): Growing<Uint8Array> {
  return grow(new Uint8Array(64), (length) => new Uint8Array(length))
}

export function growingShorts(): Growing<Uint16Array> {
  return grow(new Uint16Array(64), (length) => new Uint16Array(length))
}

export function growingInts(): Growing<Uint32Array> {
  return grow(new Uint32Array(64), (length) => new Uint32Array(length))
}

function grow<Numbers extends Packed>(first: Numbers, make: (length: number) => Numbers): Growing<Numbers> {
  let numbers = first
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === numbers.length) {
        const larger = make(length * 2)
        larger.set(numbers)
        numbers = larger
      }
      numbers[length] = value
      length += 1
    },
    get: (index) => numbers[index] ?? 0,
    set(index, value) {
      numbers[index] = value
    },
    truncate(shorter) {
      length = shorter
    },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a part of an array is of its kind
    view: () => numbers.subarray(0, length) as Numbers,
  }
}
