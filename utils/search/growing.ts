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

/** `known`: what was added already; it stays as it is. */
export function growingBytes(known?: Uint8Array): Growing<Uint8Array> {
  return grow(known?.slice() ?? new Uint8Array(0), (length) => new Uint8Array(length))
}

export function growingShorts(known?: Uint16Array): Growing<Uint16Array> {
  return grow(known?.slice() ?? new Uint16Array(0), (length) => new Uint16Array(length))
}

export function growingInts(known?: Uint32Array): Growing<Uint32Array> {
  return grow(known?.slice() ?? new Uint32Array(0), (length) => new Uint32Array(length))
}

function grow<Numbers extends Packed>(first: Numbers, make: (length: number) => Numbers): Growing<Numbers> {
  let numbers = first
  let { length } = first
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === numbers.length) {
        const larger = make(Math.max(64, length * 2))
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
