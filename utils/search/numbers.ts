/** Whole numbers, packed: 7 bits a byte, the lowest first, and a high bit where more follow. */

/** Where reading goes on. */
export interface Place {
  at: number
}

/** Reads the number at a place and moves the place behind it. */
export function readNumber(bytes: Uint8Array, place: Place): number {
  let byte = bytes[place.at] ?? 0
  place.at += 1
  if (byte < 128) return byte
  let value = byte & 127
  for (let scale = 128; byte > 127; scale *= 128) {
    byte = bytes[place.at] ?? 0
    place.at += 1
    value += (byte & 127) * scale
  }
  return value
}

/** Writes a number byte by byte. */
export function pushNumber(push: (byte: number) => void, value: number): void {
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) push((rest & 127) | 128)
  push(rest)
}

/** In bytes. */
export function sizeOfNumber(value: number): number {
  let size = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size += 1
  return size
}
